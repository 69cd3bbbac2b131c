"""Protected terms and the construction each stands in."""

from collections.abc import Iterator

from jobfair.postings.wording.articles import (
    CONTRACT_9,
    MARKET_11,
    PROMOTION_3,
    PROMOTION_3_OPEN,
    PROMOTION_28,
    PROMOTION_29,
    PROMOTION_30,
    PROMOTION_31,
    WOMEN_43,
    Article,
)
from jobfair.postings.wording.constructions import CONSTRUCTIONS, Rule
from jobfair.postings.wording.findings import Finding
from jobfair.postings.wording.kinds import Kind, kind_of
from jobfair.postings.wording.lexicon import Entry, Role
from jobfair.postings.wording.normalise import Normalised
from jobfair.postings.wording.tokens import Token
from jobfair.postings.wording.verdicts import Construction, Ground, Verdict

_WINDOW = 30
_WARNED = frozenset({Ground.AGE, Ground.STATUS, Ground.APPEARANCE_ORIGIN, Ground.BAIT, Ground.PROBATION_PAY})
#: Traits a form may ask for as basic data; naming them in a limit is caught with the people they name.
_TOLD_FREELY = frozenset({Ground.SEX, Ground.AGE, Ground.ETHNICITY, Ground.STATUS, Ground.HOUSEHOLD_REGION})
_ARTICLES: dict[Ground, Article] = {
    Ground.SEX: WOMEN_43,
    Ground.MARRIAGE_CHILDBEARING: WOMEN_43,
    Ground.ETHNICITY: PROMOTION_28,
    Ground.RELIGION: PROMOTION_3,
    Ground.HEALTH_CARRIER: PROMOTION_30,
    Ground.DISABILITY: PROMOTION_29,
    Ground.HOUSEHOLD_REGION: MARKET_11,
    Ground.STATUS: MARKET_11,
    Ground.AGE: PROMOTION_3_OPEN,
    Ground.APPEARANCE_ORIGIN: PROMOTION_3_OPEN,
    Ground.FEE_DEPOSIT: CONTRACT_9,
    Ground.DOCUMENT_HOLDING: CONTRACT_9,
}


def article_for(ground: Ground, tag: str = "") -> Article:
    """The provision a group ground rests on; rural workers have one of their own."""
    return PROMOTION_31 if tag == "rural" else _ARTICLES[ground]


def _letter(token: Token, focus: Entry) -> str:
    entry = token.entry
    if entry is None or entry.role not in {Role.TERM, Role.ATTRIBUTE}:
        return token.letter
    same = entry.ground is focus.ground
    if entry.role is Role.TERM:
        return "t" if same else "u"
    return "a" if same else "e"


def _spaced(cut: list[Token], at: int) -> bool:
    """Whether the space at ``at`` only parts Latin words, and so says nothing about clauses."""
    if cut[at].letter != " " or at == 0 or at + 1 == len(cut):
        return False
    return cut[at - 1].latin and cut[at + 1].latin


def _context(cut: list[Token], at: int, focus: Entry) -> tuple[str, list[int]]:
    """The letters around the term within its sentence, and which token each letter is."""
    low = at
    while low > 0 and at - low < _WINDOW and cut[low - 1].letter != ";":
        low -= 1
    high = at + 1
    while high < len(cut) and high - at <= _WINDOW and cut[high].letter != ";":
        high += 1
    letters: list[str] = []
    places: list[int] = []
    for index in range(low, high):
        if _spaced(cut, index):
            continue
        letters.append("@" if index == at else _letter(cut[index], focus))
        places.append(index)
    return "".join(letters), places


def _first_fit(kind: Kind, letters: str) -> tuple[Rule, int, int] | None:
    for rule in CONSTRUCTIONS[kind]:
        if found := rule.pattern.search(letters):
            return rule, found.start(), found.end()
    return None


def level_for(entry: Entry, kind: Kind, rule: Rule) -> Verdict:
    if rule.level is not None:
        return rule.level
    if entry.tag in {"title-en", "pronoun", "medical"} or entry.ground in _WARNED:
        return Verdict.WARN
    if entry.tag == "minority" and rule.effect is Construction.PREFERENCE:
        return Verdict.WARN
    return Verdict.BLOCK


def term_findings(normalised: Normalised, cut: list[Token]) -> Iterator[Finding]:
    """One finding for every term that limits, prefers, excludes, counts or tests people."""
    for at, token in enumerate(cut):
        entry = token.entry
        if entry is None or entry.ground is None or (entry.role is Role.ATTRIBUTE and entry.ground in _TOLD_FREELY):
            continue
        kind = kind_of(entry)
        letters, places = _context(cut, at, entry)
        fit = _first_fit(kind, letters)
        if fit is None or fit[0].effect is None:
            continue
        rule, first, last = fit
        start, end = normalised.span(cut[places[first]].start, cut[places[max(first, last - 1)]].end)
        yield Finding(
            entry.ground,
            level_for(entry, kind, rule),
            normalised.source[start:end],
            start,
            end,
            article_for(entry.ground, entry.tag),
            rule.effect,
            entry.tag,
        )
