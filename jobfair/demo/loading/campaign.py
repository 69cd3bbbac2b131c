"""The campaign, its reported figures and the key projects: the article's facts, with their source."""

from datetime import date
from typing import Any

from jobfair.campaigns.models import Campaign, KeyProject, ReportedFigure
from jobfair.demo.content import article
from jobfair.demo.content.materials import document
from jobfair.demo.loading.ledger import add


def load() -> Campaign:
    """Everything that is only told, never counted here."""
    facts, words = article.campaign(), document("fairs")["campaign"]
    campaign = Campaign(
        slug=words["slug"],
        title_zh=facts["title_zh"],
        title_en=words["title_en"],
        theme_zh=facts["theme_zh"],
        theme_en=words["theme_en"],
        starts_on=date.fromisoformat(facts["from"]),
        ends_on=date.fromisoformat(facts["to"]),
    )
    as_of = date.fromisoformat(facts["reported_as_of"])
    fair = document("fairs")["archived"]["slug"]
    figures = [
        *_figures("campaign", words["slug"], facts, as_of),
        *_figures("fair", fair, article.fair(), article.fair_day()),
    ]
    for place, figure in enumerate(figures):
        figure.sort = place
    add([campaign, *_projects(), *figures])
    return campaign


def _sources() -> dict[str, str]:
    words = document("fairs")["archived"]
    return {"source_zh": words["source_zh"], "source_en": words["source_en"]}


def _projects() -> list[KeyProject]:
    words, told = document("fairs")["projects"], article.facts()["key_projects"]["projects"]
    return [
        KeyProject(
            number=number,
            name_zh=project["name_zh"],
            name_en=name_en,
            investment_100m_yuan=project["investment_100m_cny"],
            status_zh=project["status_zh"],
            status_en=words["status_en"].get(str(number)),
            as_of=date(2023, 3, 9),
            **_sources(),
        )
        for number, (project, name_en) in enumerate(zip(told, words["names_en"], strict=True), start=1)
    ]


def _figures(kind: str, slug: str, facts: dict[str, Any], as_of: date) -> list[ReportedFigure]:
    """One row for each figure of `kind`, its number taken from the article's facts."""
    return [
        ReportedFigure(
            subject=f"{kind}:{slug}",
            part_of=words.get("part_of"),
            as_of=as_of,
            **{name: words[name] for name in ("key", "label_zh", "label_en", "unit_zh", "unit_en")},
            **_number(words, facts),
            **{name: words[name].format(**_zones(facts)) for name in ("note_zh", "note_en") if name in words},
            **_sources(),
        )
        for words in document("fairs")["figures"][kind]
    ]


def _number(words: dict[str, str], facts: dict[str, Any]) -> dict[str, Any]:
    """Value, qualifier and the words as printed; words that are no number stay words."""
    found: Any = facts
    for part in words["path"].split("."):
        found = found[part]
    if isinstance(found, str):
        return {"value": None, "qualifier": None, "stated_zh": found}
    told = found if isinstance(found, dict) else {"value": found, "qualifier": None}
    if str(told["value"]) not in words["quote_zh"]:
        raise ValueError(f"the quotation of {words['key']} does not hold its number")
    return {"value": told["value"], "qualifier": told["qualifier"], "stated_zh": words["quote_zh"]}


def _zones(facts: dict[str, Any]) -> dict[str, Any]:
    return {"stated": facts.get("zones_stated_as_zh"), "zones": len(facts.get("zones_zh", ()))}
