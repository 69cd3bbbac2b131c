"""Reads of the dictionaries: rows for forms and writes, and a snapshot in memory for pages and search."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.core import data_version
from jobfair.core.errors import NotFound
from jobfair.core.language import Bilingual, _l
from jobfair.core.paging import Page, paginate
from jobfair.core.search_text import normalise
from jobfair.extensions import db
from jobfair.reference.models import (
    Industry,
    MinimumWage,
    Occupation,
    PillarTag,
    Region,
    Synonym,
    TargetGroup,
    ZoneType,
)
from jobfair.reference.pinyin import pinyin_key, syllables

JINZHOU = "jinzhou"
Entry = TypeVar("Entry", Synonym, Occupation, MinimumWage)


class Place(NamedTuple):
    """A region as pages need it."""

    id: int
    key: str
    name: Bilingual
    kind: str
    parent_id: int | None
    in_jinzhou: bool


class Trade(NamedTuple):
    """An occupation as pages and search need it."""

    id: int
    key: str
    name: Bilingual
    major_class: int
    is_trade: bool
    pinyin: str
    is_retired: bool = False


class Branch(NamedTuple):
    """An industry section or division as pages need it."""

    code: str
    name: Bilingual
    section: str


class Snapshot:
    """The dictionaries at one moment; built once per change of public data and kept by the process."""

    def __init__(self) -> None:
        self.places = tuple(
            Place(row.id, row.key, row.name, row.kind.value, row.parent_id, row.in_jinzhou) for row in all_regions()
        )
        self.all_trades = tuple(
            Trade(
                row.id, row.key, row.name, row.major_class, row.is_trade, pinyin_key(row.name_zh),
                row.retired_at is not None,
            )
            for row in all_occupations()
        )  # fmt: skip
        self.trades = tuple(trade for trade in self.all_trades if not trade.is_retired)
        self.branches = tuple(Branch(row.code, row.name, row.section) for row in all_industries())
        words = sa.select(Synonym.meaning, Synonym.word).where(Synonym.retired_at.is_(None))
        self._words = tuple(db.session.execute(words).all())
        self.groups = tuple((group.key, group.name) for group in target_groups())
        self.content = (self.places, self.all_trades, self.branches, self._words, self.groups)

    @cached_property
    def place(self) -> dict[int, Place]:
        """Regions by row number."""
        return {place.id: place for place in self.places}

    @cached_property
    def trade(self) -> dict[int, Trade]:
        """Occupations by row number, retired ones included: what has one keeps it."""
        return {trade.id: trade for trade in self.all_trades}

    @cached_property
    def branch(self) -> dict[str, Branch]:
        """Industries by code."""
        return {branch.code: branch for branch in self.branches}

    @cached_property
    def jinzhou(self) -> tuple[Place, ...]:
        """The city's counties, districts and functional zones."""
        return tuple(place for place in self.places if place.in_jinzhou)

    @cached_property
    def chips(self) -> tuple[Trade, ...]:
        """The trades that the home page offers as chips."""
        return tuple(trade for trade in self.trades if trade.is_trade)

    @cached_property
    def _equal(self) -> dict[str, frozenset[str]]:
        meanings: dict[str, set[str]] = defaultdict(set)
        for meaning, word in self._words:
            meanings[meaning].add(word)
        equal: dict[str, set[str]] = defaultdict(set)
        for meaning, word in self._words:
            equal[word] |= meanings[meaning]
        return {word: frozenset(others) for word, others in equal.items()}

    @cached_property
    def _readings(self) -> dict[str, frozenset[str]]:
        """Chinese words by their whole pinyin: search words, trades and places; homophones share an entry."""
        known = {word for _meaning, word in self._words}
        known |= {trade.name.zh for trade in self.trades} | {place.name.zh for place in self.places}
        read: dict[str, set[str]] = defaultdict(set)
        for word in known:
            if len(word) > 1 and not word.isascii():
                read["".join(syllables(word))].add(word.lower())
        return {reading: frozenset(words) for reading, words in read.items()}

    def read_as(self, letters: str) -> frozenset[str]:
        """The known Chinese words whose pinyin is `letters` (small, without spaces or tones)."""
        return self._readings.get(letters, frozenset())

    def equivalents(self, word: str) -> frozenset[str]:
        """Search words that mean the same as `word`, itself included (lower case)."""
        word = word.strip().lower()
        return self._equal.get(word, frozenset()) | {word}


# By connection pool: a disposed engine may come back to another database under the same address.
_kept: WeakKeyDictionary[sa.Pool, tuple[int, Snapshot]] = WeakKeyDictionary()


def snapshot() -> Snapshot:
    """The dictionaries as last committed; read anew when public data changed or this transaction writes."""
    session = db.session()
    if session.info.get("wrote"):
        return Snapshot()
    version, pool = data_version.current(), db.engine.pool
    kept = _kept.get(pool)
    if kept is None or kept[0] != version:
        fresh = Snapshot()
        # Most public changes touch no dictionary: then the same snapshot stays, and what was worked out from it.
        same = kept is not None and kept[1].content == fresh.content
        kept = _kept[pool] = (version, kept[1] if kept is not None and same else fresh)
    return kept[1]


def all_regions() -> list[Region]:
    """Every region, in the order of the dictionary."""
    return list(db.session.scalars(sa.select(Region).order_by(Region.sort, Region.id)))


def jinzhou_regions() -> list[Region]:
    """The districts, counties, county-level cities and functional zones of Jinzhou."""
    query = sa.select(Region).where(Region.in_jinzhou).order_by(Region.sort, Region.id)
    return list(db.session.scalars(query))


def find_region(key: str) -> Region | None:
    """The region with this key."""
    return db.session.scalar(sa.select(Region).where(Region.key == key))


def all_occupations() -> list[Occupation]:
    """Every occupation, in the order of the dictionary."""
    return list(db.session.scalars(sa.select(Occupation).order_by(Occupation.sort, Occupation.id)))


def find_occupation(key: str) -> Occupation | None:
    """The occupation with this key."""
    return db.session.scalar(sa.select(Occupation).where(Occupation.key == key))


def all_industries() -> list[Industry]:
    """Sections, each followed by its divisions."""
    return list(db.session.scalars(sa.select(Industry).order_by(Industry.section, Industry.code)))


def pillar_tags(scheme: str) -> list[PillarTag]:
    """The tags of one scheme, `layout` or `fair`; the two are independent (domain.md 5.3)."""
    query = sa.select(PillarTag).where(PillarTag.scheme == scheme).order_by(PillarTag.sort, PillarTag.id)
    return list(db.session.scalars(query))


def target_groups() -> list[TargetGroup]:
    """Every target group."""
    return list(db.session.scalars(sa.select(TargetGroup).order_by(TargetGroup.sort, TargetGroup.key)))


def zone_types() -> list[ZoneType]:
    """Every kind of zone."""
    return list(db.session.scalars(sa.select(ZoneType).order_by(ZoneType.sort, ZoneType.key)))


def wage_on(region_id: int, day: date) -> MinimumWage | None:
    """The minimum wage of a region valid on `day`; it may be unconfirmed, and then only warns (domain.md 2.8)."""
    query = (
        sa.select(MinimumWage)
        .where(
            MinimumWage.region_id == region_id,
            MinimumWage.retired_at.is_(None),
            MinimumWage.valid_from <= day,
            sa.or_(MinimumWage.valid_to.is_(None), MinimumWage.valid_to >= day),
        )
        .order_by(MinimumWage.valid_from.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def synonyms_of(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each search word what it may also be called, itself included."""
    known = snapshot()
    return {word: known.equivalents(word) for word in words}


def meanings_of(word: str) -> list[str]:
    """The meanings a search word has now."""
    query = sa.select(Synonym.meaning).where(Synonym.word == word, Synonym.retired_at.is_(None))
    return list(db.session.scalars(query.order_by(Synonym.meaning)))


def words_kept(text: str, *, page: int) -> Page[Synonym]:
    """One page of search words, those of one meaning together; found by any word of the meaning."""
    query = sa.select(Synonym)
    if text:
        meant = sa.select(Synonym.meaning).where(Synonym.word.contains(normalise(text), autoescape=True))
        query = query.where(Synonym.meaning.in_(meant))
    return paginate(query.order_by(Synonym.meaning, Synonym.id), page=page, per_page=60)


def occupations_kept(text: str, *, page: int) -> Page[Occupation]:
    """One page of occupations, retired ones included, by name in either language."""
    query = sa.select(Occupation)
    if text:
        columns = (Occupation.name_zh, Occupation.name_en)
        query = query.where(sa.or_(*(column.icontains(text, autoescape=True) for column in columns)))
    return paginate(query.order_by(Occupation.major_class, Occupation.sort, Occupation.id), page=page, per_page=60)


def wages_kept() -> list[MinimumWage]:
    """Every minimum wage, the newest first in each place."""
    query = sa.select(MinimumWage).join(Region).options(joinedload(MinimumWage.region))
    return list(db.session.scalars(query.order_by(Region.sort, Region.id, MinimumWage.valid_from.desc())))


def get_synonym(synonym_id: int) -> Synonym:
    """A search word by its key."""
    return _found(db.session.get(Synonym, synonym_id))


def get_occupation(occupation_id: int) -> Occupation:
    """An occupation by its key."""
    return _found(db.session.get(Occupation, occupation_id))


def get_wage(wage_id: int) -> MinimumWage:
    """A minimum wage by its key."""
    return _found(db.session.get(MinimumWage, wage_id))


def _found(row: Entry | None) -> Entry:
    if row is None:
        raise NotFound(_l("There is no such entry."))
    return row
