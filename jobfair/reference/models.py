"""Dictionaries: regions, industries, occupations, synonyms, wages, groups and zone types."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.core.database import Base, EnumText, one_of
from jobfair.core.language import Bilingual
from jobfair.reference.rules import RegionKind, ServiceKind


class Named:
    """A name in both languages."""

    name_zh: Mapped[str] = mapped_column(sa.String(80))
    name_en: Mapped[str] = mapped_column(sa.String(120))

    @property
    def name(self) -> Bilingual:
        """The name, spoken in the reader's language."""
        return Bilingual(self.name_zh, self.name_en)


class Region(Named, Base):
    """A place: with its GB/T 2260 code, or a functional zone without one, known by `key`."""

    __tablename__ = "region"
    __table_args__ = (one_of("kind", RegionKind),)
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    code: Mapped[str | None] = mapped_column(sa.String(6), unique=True)
    kind: Mapped[RegionKind] = mapped_column(EnumText(RegionKind))
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("region.id"))
    sort: Mapped[int] = mapped_column(default=0)
    in_jinzhou: Mapped[bool] = mapped_column(default=False)


class Industry(Named, Base):
    """A section (letter) or division (two figures) of GB/T 4754-2017."""

    __tablename__ = "industry"
    __public__ = True

    code: Mapped[str] = mapped_column(sa.String(3), primary_key=True)
    section: Mapped[str] = mapped_column(sa.String(1), index=True)


class PillarTag(Named, Base):
    """A tag of the city's industrial layout (`scheme='layout'`) or of a fair's own list (`scheme='fair'`)."""

    __tablename__ = "pillar_tag"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    scheme: Mapped[str] = mapped_column(sa.String(10))
    tier: Mapped[str | None] = mapped_column(sa.String(10))
    sort: Mapped[int] = mapped_column(default=0)


class Occupation(Named, Base):
    """An occupation as fairs name it, placed in one of the eight major classes of the 2022 dictionary."""

    __tablename__ = "occupation"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    major_class: Mapped[int]
    is_trade: Mapped[bool] = mapped_column(default=False)
    sort: Mapped[int] = mapped_column(default=0)
    edited_at: Mapped[datetime | None]  # by staff: the packaged names no longer replace theirs
    retired_at: Mapped[datetime | None]  # no longer offered; postings and profiles that have it keep it


class Synonym(Base):
    """A search word; words with the same `meaning` find each other."""

    __tablename__ = "synonym"
    __table_args__ = (sa.UniqueConstraint("meaning", "word"),)
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    meaning: Mapped[str] = mapped_column(sa.String(40), index=True)
    word: Mapped[str] = mapped_column(sa.String(40), index=True)
    retired_at: Mapped[datetime | None]  # kept, so that the packaged dictionary does not bring it back


class MinimumWage(Base):
    """Minimum wage of a region from a date; only a row confirmed by a named person may block a posting."""

    __tablename__ = "minimum_wage"

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(sa.ForeignKey("region.id"), index=True)
    month_yuan: Mapped[int]
    hour_fen: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    source: Mapped[str] = mapped_column(sa.String(300))
    confirmed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    confirmed_on: Mapped[date | None]
    retired_at: Mapped[datetime | None]  # wrong or overtaken: counts no more, stays for those who ask

    region: Mapped[Region] = relationship()


class TargetGroup(Named, Base):
    """A group that campaigns help; belonging to one is sensitive unless said otherwise."""

    __tablename__ = "target_group"
    __public__ = True

    key: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    definition_zh: Mapped[str] = mapped_column(sa.Text, default="")
    definition_en: Mapped[str] = mapped_column(sa.Text, default="")
    is_sensitive: Mapped[bool] = mapped_column(default=True)
    sort: Mapped[int] = mapped_column(default=0)


class ZoneType(Named, Base):
    """A kind of zone a fair may have; the dictionary grows without code."""

    __tablename__ = "zone_type"
    __table_args__ = (one_of("service_kind", ServiceKind),)
    __public__ = True

    key: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    service_kind: Mapped[ServiceKind] = mapped_column(EnumText(ServiceKind))
    pictogram: Mapped[str] = mapped_column(sa.String(30), default="zone-other")
    purpose_zh: Mapped[str] = mapped_column(sa.String(200), default="")
    purpose_en: Mapped[str] = mapped_column(sa.String(300), default="")
    sort: Mapped[int] = mapped_column(default=0)
