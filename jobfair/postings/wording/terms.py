"""Protected terms and the construction each stands in."""

import re
from collections.abc import Iterator
from functools import lru_cache

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
from jobfair.postings.wording.lexicon import Entry
from jobfair.postings.wording.lexicon.entry import ATTRIBUTES_AT, GROUNDS, TERMS_AT
from jobfair.postings.wording.normalise import Normalised
from jobfair.postings.wording.tokens import Token
from jobfair.postings.wording.verdicts import Construction, Ground, Verdict

_WINDOW = 30
_WARNED = frozenset({Ground.AGE, Ground.STATUS, Ground.APPEARANCE_ORIGIN, Ground.BAIT, Ground.PROBATION_PAY})
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


_NAMES_WOMEN = re.compile(
    r"[女妹姐姨妈妇娘嫂婶靓]|wom[ae]n|female|lad(?:y|ies)|girl|gal\b|moms?\b|mums?\b|wife|wives|mother|waitress|maid|\bshe\b|\bhers?\b|ess(?:es)?\b"
)


def article_for(entry: Entry, words: str, effect: Construction) -> Article:
    """The provision a ground rests on; rural workers, and a wish for women, have one of their own.

    妇女权益保障法 art. 43 forbids what keeps women out; a post kept for women offends 就业促进法 art. 3.
    """
    if entry.tag == "rural":
        return PROMOTION_31
    assert entry.ground is not None
    keeps_out = effect is Construction.EXCLUSION
    if entry.ground is Ground.SEX and (_NAMES_WOMEN.search(words) is not None) is not keeps_out:
        return PROMOTION_3
    return _ARTICLES[entry.ground]


class _Clauses:
    """The whole text as letters, once for every ground, so that a term's surroundings are one slice."""

    def __init__(self, cut: list[Token]) -> None:
        kept = [index for index in range(len(cut)) if not _parts_latin_words(cut, index)]
        self.tokens = [cut[index] for index in kept]
        self._neutral = "".join([token.letter for token in self.tokens])
        self._of_ground: dict[Ground, str] = {}

    def around(self, at: int, ground: Ground) -> tuple[str, int]:
        """The letters of the sentence around the term at ``at``, and the place of the first of them."""
        row = self._of_ground.get(ground)
        if row is None:
            row = self._of_ground[ground] = self._neutral.translate(_SEEN_FROM[ground])
        low = max(0, at - _WINDOW, row.rfind(";", max(0, at - _WINDOW), at) + 1)
        high = row.find(";", at, at + _WINDOW)
        high = high if high >= 0 else min(len(row), at + _WINDOW)
        return f"{row[low:at]}@{row[at + 1 : high]}", low


_SEEN_FROM = {
    ground: {TERMS_AT + index: "t" if other is ground else "u" for index, other in enumerate(GROUNDS)}
    | {ATTRIBUTES_AT + index: "a" if other is ground else "e" for index, other in enumerate(GROUNDS)}
    for ground in GROUNDS
}


def _parts_latin_words(cut: list[Token], at: int) -> bool:
    """Whether the space at ``at`` only parts Latin words, and so says nothing about clauses."""
    if cut[at].letter != " " or at == 0 or at + 1 == len(cut):
        return False
    return cut[at - 1].latin and cut[at + 1].latin


@lru_cache(maxsize=4096)
def _first_fit(kind: Kind, letters: str) -> tuple[Rule, int, int] | None:
    present = set(letters)
    for rule in CONSTRUCTIONS[kind]:
        if (not rule.needs or not rule.needs.isdisjoint(present)) and (found := rule.pattern.search(letters)):
            return rule, found.start(), found.end()
    return None


def level_for(entry: Entry, kind: Kind, rule: Rule) -> Verdict:
    if rule.level is not None:
        return rule.level
    if entry.tag in {"title-en", "pronoun", "subject", "medical"} or entry.ground in _WARNED:
        return Verdict.WARN
    if entry.tag == "minority" and rule.effect is Construction.PREFERENCE:
        return Verdict.WARN
    return Verdict.BLOCK


def term_findings(normalised: Normalised, cut: list[Token]) -> Iterator[Finding]:
    """One finding for every term that limits, prefers, excludes, counts or tests people."""
    clauses = _Clauses(cut)
    for at, token in enumerate(clauses.tokens):
        entry = token.entry
        if entry is None or entry.ground is None:
            continue
        kind = kind_of(entry)
        letters, low = clauses.around(at, entry.ground)
        fit = _first_fit(kind, letters)
        if fit is None:
            continue
        rule, first, last = fit
        if rule.effect is None:
            continue
        begin, stop = clauses.tokens[low + first], clauses.tokens[low + max(first, last - 1)]
        start, end = normalised.span(begin.start, stop.end)
        words = normalised.text[token.start : token.end]
        yield Finding(
            entry.ground,
            level_for(entry, kind, rule),
            normalised.source[start:end],
            start,
            end,
            article_for(entry, words, rule.effect),
            rule.effect,
            entry.tag,
        )
