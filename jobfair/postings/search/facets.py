"""The open postings in memory: for every value of every filter the set of row numbers that have it.

One set takes an eighth of a byte a posting. The process reads everything once and afterwards only what changed
since its data version, so counts stay exact for a few microseconds a filter value.
"""

import threading
from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from jobfair.core import clock, data_version
from jobfair.employers.models import Employer
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.postings.models import Posting, posting_group
from jobfair.postings.rules import PostingState
from jobfair.postings.search import bits
from jobfair.postings.search.tables import PostingListing

T = TypeVar("T")
Key = tuple[str, Any]
OPEN: Key = ("open", True)
ONE_OF = ("region", "industry", "trade", "type", "education", "grade")  # filters a posting has one value of
EITHER = ("graduates", "board", "lodging")
BATCH = 10_000  # rows read at once
MOST_KEPT = 64  # answers of one kind; a set of a million postings is 125 KB
PAY_STEP = 500  # yuan a month
TOP_STEP = 60  # 30,000 and more


def open_condition(day: date | None = None) -> sa.ColumnElement[bool]:
    """What makes a posting public: `Posting.is_open` for a SELECT over Posting joined with its Employer."""
    day = day or clock.today()
    return sa.and_(
        Posting.status == PostingState.PUBLISHED,
        Posting.valid_until >= day,
        Posting.open_headcount > 0,
        Employer.status == Qualification.APPROVED,
        Employer.approved_until >= day,
    )


class Facets:
    """All open postings at one data version on one day."""

    def __init__(self, version: int, day: date) -> None:
        self.version, self.day = version, day
        self.sets: dict[Key, int] = {}
        self.open = 0
        self.posting_ids = array("q", [0])
        self.pay = array("l", [0])
        self.published = array("d", [0.0])
        self._kept: dict[str, dict[Hashable, Any]] = defaultdict(dict)

    def kept(self, kind: str, key: Hashable, work_out: Callable[[], T], *, most: int = MOST_KEPT) -> T:
        """What `work_out` answers, asked once a key: only what changes with the data version or the day."""
        answers = self._kept[kind]
        if key not in answers:
            if len(answers) >= most:
                answers = self._kept[kind] = {}
            answers[key] = work_out()
        answer: T = answers[key]
        return answer

    def of(self, name: str, values: Iterable[Any]) -> int:
        """Row numbers that have any of `values` of the filter `name`."""
        wanted = tuple(values)
        if len(wanted) == 1:
            return self.sets.get((name, wanted[0]), 0)
        return self.kept("of", (name, wanted), lambda: bits.any_of(self.sets.get((name, v), 0) for v in wanted))

    def values(self, name: str) -> list[Any]:
        """Values of a filter that some open posting has."""
        return [value for kind, value in self.sets if kind == name]

    def people(self, members: int) -> int:
        """People wanted by these postings together."""
        return bits.total(members, {power: b for (kind, power), b in self.sets.items() if kind == "people"})

    def paying(self, yuan: int) -> int:
        """Row numbers whose comparable monthly pay is at least `yuan` even at its lower end."""
        return self.kept("paying", yuan, lambda: self._paying(yuan))

    def _paying(self, yuan: int) -> int:
        step = min(yuan // PAY_STEP, TOP_STEP)
        above = self.of("pay", range(step + 1, TOP_STEP + 1))
        edge = self.sets.get(("pay", step), 0)
        if yuan % PAY_STEP == 0 and step < TOP_STEP:
            return above | edge
        fits = [n for n in bits.downwards(edge) if self.pay[n] >= yuan]
        return above | bits.bits_of(fits, len(self.pay))

    def since(self, moment: float) -> int:
        """Row numbers published at `moment` (seconds) or later: they are the highest."""
        low, high = 1, len(self.published)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.published[middle] < moment else (low, middle)
        return self.open >> low << low

    def by_pay(self, members: int, *, skip: int, take: int) -> list[int]:
        """Members from the best paid down, newest first where pay is equal."""
        found: list[int] = []
        for step in range(TOP_STEP, -1, -1):
            group = members & self.sets.get(("pay", step), 0)
            held = group.bit_count()
            if skip < held:
                ordered = sorted(bits.downwards(group), key=lambda n: -self.pay[n])
                found += ordered[skip : skip + take - len(found)]
                if len(found) == take:
                    break
            skip = max(0, skip - held)
        return found

    def updated(self, version: int, parts: Iterable[Sequence[Any]], groups: Iterable[Any]) -> "Facets":
        """A new state with these rows of the listing read anew; the old one stays as it is for whoever reads it."""
        fresh = Facets(version, self.day)
        fresh.posting_ids, fresh.pay, fresh.published = self.posting_ids[:], self.pay[:], self.published[:]
        gained: dict[Key, list[int]] = defaultdict(list)
        numbers: list[int] = []
        for rows in parts:
            numbers += fresh._take(rows, gained)
        if not numbers:
            fresh.sets, fresh.open = self.sets, self.open
            return fresh
        opened = set(gained.get(OPEN, ()))
        for number, group in groups:
            if number in opened:
                gained["group", group].append(number)
        size = len(fresh.posting_ids)
        keep = ~bits.bits_of(numbers, size)
        fresh.sets = {key: held for key, old in self.sets.items() if (held := old & keep)}
        for key, members in gained.items():
            fresh.sets[key] = fresh.sets.get(key, 0) | bits.bits_of(members, size)
        fresh.open = fresh.sets.get(OPEN, 0)
        return fresh

    def _take(self, rows: Sequence[Any], gained: dict[Key, list[int]]) -> list[int]:
        """Note the rows' figures and which row numbers each filter value gains; returns the rows' numbers."""
        missing = max((row[0] for row in rows), default=0) + 1 - len(self.posting_ids)
        for column in (self.posting_ids, self.pay, self.published):
            column.extend([0] * missing)
        for number, posting_id, published_at, is_open, monthly, people, *values in rows:
            self.posting_ids[number], self.published[number], self.pay[number] = posting_id, published_at, monthly
            if not is_open:
                continue
            gained[OPEN].append(number)
            gained["pay", min(monthly // PAY_STEP, TOP_STEP)].append(number)
            for name, value in zip(ONE_OF, values, strict=False):
                gained[name, value].append(number)
            for name, holds in zip(EITHER, values[len(ONE_OF) :], strict=True):
                if holds:
                    gained["with", name].append(number)
            for power in range(people.bit_length()):
                if people >> power & 1:
                    gained["people", power].append(number)
        return [row[0] for row in rows]


# By connection pool: a disposed engine may come back to another database under the same address.
_kept: WeakKeyDictionary[sa.Pool, Facets] = WeakKeyDictionary()
_lock = threading.Lock()


def current() -> Facets:
    """The facets at the data version that this transaction sees."""
    version, day, pool = data_version.current(), clock.today(), db.engine.pool
    kept = _kept.get(pool)
    if kept is None or kept.day != day or kept.version < version:
        with _lock:
            kept = _kept.get(pool)
            if kept is None or kept.day != day:
                kept = Facets(-1, day)
            if kept.version < version:
                kept = _kept[pool] = _brought_up(kept, version)
    return kept


def _brought_up(kept: Facets, version: int) -> Facets:
    changed = PostingListing.changed > kept.version
    older = sa.select(PostingListing.id).where(PostingListing.changed <= kept.version).limit(1)
    if kept.version >= 0 and db.session.scalar(older) is None:
        kept = Facets(-1, kept.day)  # all numbered anew: nothing of the old may stay
    rows = db.session.execute(_listed(kept.day).where(changed)).partitions(BATCH)
    in_groups = (
        sa.select(PostingListing.id, posting_group.c.group_key)
        .join(posting_group, posting_group.c.posting_id == PostingListing.posting_id)
        .where(changed)
    )
    return kept.updated(version, rows, db.session.execute(in_groups))


def _listed(day: date) -> sa.Select[Any]:
    """What `Facets._take` reads of each posting, in its order."""
    columns: tuple[Any, ...] = (
        PostingListing.id,
        PostingListing.posting_id,
        PostingListing.published_at,
        open_condition(day),
        Posting.monthly_min,
        Posting.open_headcount,
        Posting.region_id,
        Employer.industry_code,
        Posting.occupation_id,
        sa.type_coerce(Posting.employment_type, sa.String()),
        Posting.education_rank,
        Posting.skill_rank,
        Posting.suits_graduates,
        Posting.board,
        Posting.lodging,
    )
    query = sa.select(*columns).join(Posting, Posting.id == PostingListing.posting_id)
    return query.join(Employer, Employer.id == Posting.employer_id)
