"""A search, answered: which postings, in which order, how many people they want, and counts beside every filter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa

from jobfair.core import clock
from jobfair.core.transactions import may_write
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairState
from jobfair.postings.models import FairPosting, Posting
from jobfair.postings.rules import EmploymentType
from jobfair.postings.search import bits, facets, matches
from jobfair.postings.search.criteria import DAYS, PAY_FLOORS, Comfort, Criteria, Sort
from jobfair.postings.search.facets import Facets
from jobfair.postings.search.matches import Tiers
from jobfair.postings.search.tables import PostingListing
from jobfair.postings.search.words import Word, read_words, split_known
from jobfair.reference import queries as reference
from jobfair.reference.rules import Education, SkillGrade

Counts = dict[Any, int]
MOST_ANSWERS = 500


@dataclass(frozen=True)
class Found:
    """The answer: posting ids of one page in order, totals over all pages, counts by filter and value."""

    posting_ids: list[int]
    total: int
    headcount: int
    counts: dict[str, Counts]
    words: tuple[Word, ...] = ()
    loosened: bool = False  # nothing had all as typed; the query was cut at known places and trades
    mark: int = field(default_factory=count().__next__, compare=False)  # another answer has another one


def search(criteria: Criteria, *, page: int = 1, per_page: int = 20, counting: bool = True) -> Found:
    """Open postings that fit `criteria`. A page beyond the last gives the last; `counting` adds the facets.

    The answer is the same one for a minute (days are counted from now) while nothing public changes.
    """
    held, asked = facets.current(), (criteria, page, per_page, counting, int(clock.now().timestamp() // 60))
    if may_write():
        return _searched(held, criteria, page, per_page, counting)
    return held.kept(
        "search", asked, lambda: _searched(held, criteria, page, per_page, counting), most=MOST_ANSWERS
    )


def _searched(held: Facets, criteria: Criteria, page: int, per_page: int, counting: bool) -> Found:
    words, tiers = _read(criteria.q, held)
    limits = {name: limit(criteria, held) for name, limit in LIMITS.items() if getattr(criteria, name)}
    result = held.open & (tiers.anywhere if tiers else -1)
    for limit in limits.values():
        result &= limit
    loosened = False
    if not result and words and (cut := split_known(criteria.q)):
        words, tiers, loosened = cut, _all_of(cut, held), True
        result = held.open & tiers.anywhere & _intersection(limits.values())
    total = result.bit_count()
    number = min(page, max(1, -(-total // per_page)))
    numbers = _ordered(criteria.order, result, tiers, held, skip=(number - 1) * per_page, take=per_page)
    base = held.open & (tiers.anywhere if tiers else -1)
    return Found(
        posting_ids=[held.posting_ids[n] for n in numbers],
        total=total,
        headcount=held.people(result),
        counts=_counts(base, limits, result, held) if counting else {},
        words=tuple(words),
        loosened=loosened and total > 0,
    )


def _intersection(sets: Iterable[int]) -> int:
    result = -1
    for one in sets:
        result &= one
    return result


def _read(q: str, held: Facets) -> tuple[list[Word], Tiers | None]:
    if not q:
        return [], None
    words = read_words(q)
    return words, _all_of(words, held)


def _all_of(words: list[Word], held: Facets) -> Tiers:
    """Where every word was found; nothing at all when nothing can be searched for."""
    if not words:
        return Tiers(0, 0, 0, 0)
    tiers = matches.find(words[0].phrases, held)
    for word in words[1:]:
        tiers = tiers.both(matches.find(word.phrases, held))
    return tiers


def _ordered(order: Sort, result: int, tiers: Tiers | None, held: Facets, *, skip: int, take: int) -> list[int]:
    if order is Sort.PAY:
        return held.by_pay(result, skip=skip, take=take)
    if order is Sort.RELEVANCE and tiers is not None:
        return bits.ranked([result & tier for tier in tiers], skip=skip, take=take)
    return bits.downwards(result, skip=skip, take=take)


# ---- filters ----


def _region_ids(keys: Iterable[str]) -> set[int]:
    """The regions themselves and all that lie in them."""
    places, wanted = reference.snapshot().places, set(keys)
    ids = {place.id for place in places if place.key in wanted}
    while more := {place.id for place in places if place.parent_id in ids} - ids:
        ids |= more
    return ids


def _industry_codes(codes: Iterable[str]) -> set[str]:
    wanted = set(codes)
    return {b.code for b in reference.snapshot().branches if b.code in wanted or b.section in wanted}


def _trade_ids(keys: Iterable[str]) -> set[int]:
    wanted = set(keys)
    return {trade.id for trade in reference.snapshot().all_trades if trade.key in wanted}


def _listed(condition: sa.ColumnElement[bool], *joins: Any) -> int:
    query = sa.select(PostingListing.id)
    for target, on in joins:
        query = query.join(target, on)
    numbers = list(db.session.scalars(query.where(condition)))
    return bits.bits_of(numbers, max(numbers, default=0))


_BROUGHT = (FairPosting, sa.and_(FairPosting.posting_id == PostingListing.posting_id, FairPosting.shown))
_FAIR = (Fair, Fair.id == FairPosting.fair_id)


def _today(day: date) -> int:
    live = sa.and_(Fair.held_on == day, Fair.status.in_((FairState.ANNOUNCED, FairState.LIVE)))
    return _listed(live, _BROUGHT, _FAIR)


def _comfort(value: str, held: Facets) -> int:
    if value == Comfort.TODAY:
        return held.kept("today", held.day, lambda: _today(held.day))
    return held.of("with", (value,))


def _posted_within(days: int, held: Facets) -> int:
    return held.since((clock.now() - timedelta(days=days)).timestamp())


def _up_to(education: str) -> range:
    return range(Education(education).rank + 1)


LIMITS: dict[str, Callable[[Criteria, Facets], int]] = {
    "region": lambda c, held: held.of("region", _region_ids(c.region)),
    "industry": lambda c, held: held.of("industry", _industry_codes(c.industry)),
    "trade": lambda c, held: held.of("trade", _trade_ids(c.trade)),
    "pay": lambda c, held: held.paying(c.pay or 0),
    "education": lambda c, held: held.of("education", _up_to(c.education or Education.DOCTOR)),
    "grade": lambda c, held: held.of("grade", [SkillGrade(value).rank for value in c.grade]),
    "type": lambda c, held: held.of("type", c.type),
    "group": lambda c, held: held.of("group", c.group),
    "have": lambda c, held: _intersection(_comfort(value, held) for value in c.have),
    "days": lambda c, held: _posted_within(c.days or 0, held),
    "fair": lambda c, held: _listed(Fair.slug == c.fair, _BROUGHT, _FAIR),
    "employer": lambda c, held: _listed(
        Posting.employer_id == c.employer, (Posting, Posting.id == PostingListing.posting_id)
    ),
}


# ---- counts ----


def _counts(base: int, limits: dict[str, int], result: int, held: Facets) -> dict[str, Counts]:
    """For each filter how many results each of its values would give with all other filters as they are."""

    def other(name: str) -> int:
        return base & _intersection(limit for kind, limit in limits.items() if kind != name)

    def each(name: str, values: Iterable[Any] | None = None) -> Counts:
        within = other(name)
        chosen = held.values(name) if values is None else values
        return {value: (within & held.sets.get((name, value), 0)).bit_count() for value in chosen}

    trades, places = reference.snapshot().trade, reference.snapshot().place
    pay, days, education = other("pay"), other("days"), other("education")
    return {
        "region": {places[i].key: n for i, n in each("region").items() if n and i in places},
        "industry": _by_section(each("industry")),
        "trade": {trades[i].key: n for i, n in each("trade").items() if n and i in trades},
        "pay": {floor: (pay & held.paying(floor)).bit_count() for floor in PAY_FLOORS},
        "education": {
            level.value: (education & held.of("education", _up_to(level))).bit_count()
            for level in Education
            if level is not Education.ANY
        },
        "grade": {grade.value: n for grade in SkillGrade for n in each("grade", [grade.rank]).values()},
        "type": each("type", [kind.value for kind in EmploymentType]),
        "group": each("group"),
        "have": {c.value: (result & _comfort(c.value, held)).bit_count() for c in Comfort},
        "days": {span: (days & _posted_within(span, held)).bit_count() for span in DAYS},
    }


def _by_section(counts: Counts) -> Counts:
    branches = reference.snapshot().branch
    sections: Counts = {}
    for code, number in counts.items():
        if number and code in branches:
            section = branches[code].section
            sections[section] = sections.get(section, 0) + number
    return sections


def open_count() -> tuple[int, int]:
    """Number of open postings and the people they want together (职位数, 岗位数)."""
    held = facets.current()
    return held.open.bit_count(), held.people(held.open)
