"""The filters of the list as people see them: groups of values with their words and counts."""

from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from jobfair.core.formatting import show_money
from jobfair.core.language import Text, _, _l, _n, current_language
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.postings.rules import EmploymentType
from jobfair.postings.search.criteria import DAYS, PAY_FLOORS, Comfort, Criteria
from jobfair.postings.search.query import Counts, Found
from jobfair.reference import queries as reference
from jobfair.reference.rules import Education, SkillGrade

Option = tuple[Any, str, int | None]
Words = dict[str, dict[Any, str]]


class FilterGroup(NamedTuple):
    """One filter: `options` are (value, words, count); `single` allows one value; `chips` shows all at once."""

    name: str
    legend: str
    options: tuple[Option, ...]
    chosen: tuple[str, ...]
    single: bool = False
    chips: bool = False


LEGENDS: dict[str, Text] = {
    "have": _l("Good for me"),
    "region": _l("Place of work"),
    "pay": _l("Pay a month, at least"),
    "trade": _l("Trade"),
    "education": _l("My education"),
    "grade": _l("Skill grade asked for"),
    "type": _l("Kind of employment"),
    "industry": _l("Industry"),
    "group": _l("Welcomes"),
    "days": _l("Posted"),
}
SINGLE = ("pay", "education", "days")


def filter_groups(criteria: Criteria, found: Found) -> list[FilterGroup]:
    """All filters in the order of the page; values without results are left out unless chosen."""
    words, groups = all_words(), []
    for name, legend in LEGENDS.items():
        held = getattr(criteria, name)
        chosen = held if isinstance(held, tuple) else (str(held),) if held is not None else ("",)
        options = _options(found.counts[name], words[name], chosen)
        if _helps(options, found.total, bool(held)):
            if name in SINGLE:
                options.insert(0, ("", _("Any"), None))
            groups.append(
                FilterGroup(name, str(legend), tuple(options), chosen, name in SINGLE, name in ("pay", "days"))
            )
    return groups


def _helps(options: list[Option], total: int, is_chosen: bool) -> bool:
    """Whether a filter can change anything: it is in use, or some value would leave something out."""
    return is_chosen or any(count != total for _value, _words, count in options)


def _options(counts: Counts, words: dict[Any, str], chosen: tuple[str, ...]) -> list[Option]:
    return [
        (str(value), text, counts.get(value, 0))
        for value, text in words.items()
        if counts.get(value) or str(value) in chosen
    ]


_kept: WeakKeyDictionary[reference.Snapshot, dict[str, Words]] = WeakKeyDictionary()


def all_words() -> Words:
    """For every filter its values in order and what they are called; kept while the dictionaries stay."""
    known, language = reference.snapshot(), current_language()
    kept = _kept.setdefault(known, {})
    if language not in kept:
        kept[language] = _spoken(known)
    return kept[language]


def _spoken(known: reference.Snapshot) -> Words:
    return {
        "have": {comfort.value: str(comfort.label) for comfort in Comfort},
        "region": {p.key: str(p.name) for p in sorted(known.places, key=lambda p: not p.in_jinzhou)},
        "pay": {floor: _("%(pay)s up", pay=show_money(floor)) for floor in PAY_FLOORS},
        "trade": {trade.key: str(trade.name) for trade in known.all_trades},
        "education": {level.value: str(level.label) for level in Education if level is not Education.ANY},
        "grade": {grade.value: str(grade.label) for grade in SkillGrade},
        "type": {kind.value: str(kind.label) for kind in EmploymentType},
        "industry": {branch.code: str(branch.name) for branch in known.branches},
        "group": {group.key: str(group.name) for group in reference.target_groups()},
        "days": {span: days_text(span) for span in DAYS},
    }


def days_text(days: int) -> str:
    """`in the last 3 days`."""
    return _n("in the last day", "in the last %(num)s days", days)


def chosen_words(criteria: Criteria) -> list[tuple[str, Any, str]]:
    """Every filter value in force with its words: (filter, value, words)."""
    words = all_words()
    return [(name, value, _word(name, value, words)) for name, value in criteria.chosen]


def _word(name: str, value: Any, words: dict[str, dict[Any, str]]) -> str:
    if name == "fair":
        fair = db.session.query(Fair).filter_by(slug=value).one_or_none()
        return str(fair.title) if fair is not None else _("a fair that is not known")
    if name == "employer":
        return _("one employer")
    if name == "pay":
        return _("%(pay)s up", pay=show_money(value))
    if name == "education":
        return _("for %(education)s", education=words[name][value])
    if name == "days":
        return days_text(value)
    return words[name].get(value, str(value))
