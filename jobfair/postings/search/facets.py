"""The open postings in memory: for every value of every filter the set of row numbers that have it.

One set takes an eighth of a byte a posting. The process reads everything once and afterwards only what changed
since its data version, so counts stay exact for a few microseconds a filter value.
"""

import threading
from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
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

Key = tuple[str, Any]
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

    def of(self, name: str, values: Iterable[Any]) -> int:
        """Row numbers that have any of `values` of the filter `name`."""
        return bits.any_of(self.sets.get((name, value), 0) for value in values)

    def values(self, name: str) -> list[Any]:
        """Values of a filter that some open posting has."""
        return [value for kind, value in self.sets if kind == name]

    def people(self, members: int) -> int:
        """People wanted by these postings together."""
        return bits.total(members, {power: b for (kind, power), b in self.sets.items() if kind == "people"})

    def paying(self, yuan: int) -> int:
        """Row numbers whose comparable monthly pay is at least `yuan` even at its lower end."""
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

    def updated(self, version: int, rows: list[Any], groups: Iterable[Any]) -> "Facets":
        """A new state with these rows of the listing read anew; the old one stays as it is for whoever reads it."""
        fresh = Facets(version, self.day)
        fresh.posting_ids, fresh.pay, fresh.published = self.posting_ids[:], self.pay[:], self.published[:]
        added = fresh._take(rows, groups)
        size = len(fresh.posting_ids)
        keep = ~bits.bits_of((row.number for row in rows), size)
        fresh.sets = {key: held for key, old in self.sets.items() if (held := old & keep)}
        for key, numbers in added.items():
            fresh.sets[key] = fresh.sets.get(key, 0) | bits.bits_of(numbers, size)
        fresh.open = fresh.sets.get(("open", True), 0)
        return fresh

    def _take(self, rows: list[Any], groups: Iterable[Any]) -> dict[Key, list[int]]:
        """Note the rows' figures and return which row numbers each filter value gains."""
        gained: dict[Key, list[int]] = defaultdict(list)
        missing = max((row.number for row in rows), default=0) + 1 - len(self.posting_ids)
        for column in (self.posting_ids, self.pay, self.published):
            column.extend([0] * missing)
        for row in rows:
            number = row.number
            self.posting_ids[number] = row.posting_id
            self.published[number] = row.published_at
            self.pay[number] = row.monthly_min
            if row.is_open:
                for key in _keys(row):
                    gained[key].append(number)
        opened = set(gained.get(("open", True), ()))
        for number, group in groups:
            if number in opened:
                gained["group", group].append(number)
        return gained


def _keys(row: Any) -> list[Key]:
    """The filter values of one posting."""
    keys: list[Key] = [
        ("open", True),
        ("region", row.region_id),
        ("industry", row.industry_code),
        ("trade", row.occupation_id),
        ("type", row.employment_type),
        ("education", row.education_rank),
        ("grade", row.skill_rank),
        ("pay", min(row.monthly_min // PAY_STEP, TOP_STEP)),
    ]
    keys += [("with", flag) for flag in ("graduates", "board", "lodging") if getattr(row, flag)]
    people = row.open_headcount
    keys += [("people", power) for power in range(people.bit_length()) if people >> power & 1]
    return keys


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
    count = sa.select(sa.func.count()).select_from(PostingListing)
    fresh, whole = db.session.scalar(count.where(changed)) or 0, db.session.scalar(count) or 0
    if fresh == whole:
        kept = Facets(-1, kept.day)  # all numbered anew: nothing of the old may stay
    rows = db.session.execute(_listed(kept.day).where(changed)).all() if fresh else []
    in_groups = (
        sa.select(PostingListing.id, posting_group.c.group_key)
        .join(posting_group, posting_group.c.posting_id == PostingListing.posting_id)
        .where(changed)
    )
    return kept.updated(version, list(rows), db.session.execute(in_groups) if fresh else ())


def _listed(day: date) -> sa.Select[Any]:
    columns: tuple[Any, ...] = (
        PostingListing.id.label("number"),
        PostingListing.posting_id,
        PostingListing.published_at,
        open_condition(day).label("is_open"),
        Posting.region_id,
        Employer.industry_code,
        Posting.occupation_id,
        sa.type_coerce(Posting.employment_type, sa.String()).label("employment_type"),
        Posting.education_rank,
        Posting.skill_rank,
        Posting.suits_graduates.label("graduates"),
        Posting.board,
        Posting.lodging,
        Posting.monthly_min,
        Posting.open_headcount,
    )
    query = sa.select(*columns).join(Posting, Posting.id == PostingListing.posting_id)
    return query.join(Employer, Employer.id == Posting.employer_id)
