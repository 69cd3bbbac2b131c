"""Fairs, their venue and zones."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.campaigns.models import Campaign
from jobfair.core.database import Base, EnumText, Record, one_of
from jobfair.core.language import Bilingual
from jobfair.fairs.rules import FairMode, FairState
from jobfair.reference.models import PillarTag, Region, ZoneType

fair_campaign = sa.Table(
    "fair_campaign",
    Base.metadata,
    sa.Column("fair_id", sa.ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("campaign_id", sa.ForeignKey("campaign.id"), primary_key=True),
)
fair_pillar = sa.Table(
    "fair_pillar",
    Base.metadata,
    sa.Column("fair_id", sa.ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("pillar_tag_id", sa.ForeignKey("pillar_tag.id"), primary_key=True),
)


class Venue(Record):
    """A hall with the number of people approved to be inside at once."""

    __tablename__ = "venue"
    __public__ = True

    name_zh: Mapped[str] = mapped_column(sa.String(120), unique=True)
    name_en: Mapped[str] = mapped_column(sa.String(200))
    address_zh: Mapped[str] = mapped_column(sa.String(200), default="")
    address_en: Mapped[str] = mapped_column(sa.String(300), default="")
    directions_zh: Mapped[str] = mapped_column(sa.Text, default="")
    directions_en: Mapped[str] = mapped_column(sa.Text, default="")
    region_id: Mapped[int | None] = mapped_column(sa.ForeignKey("region.id"))
    approved_capacity: Mapped[int | None]

    region: Mapped[Region | None] = relationship()

    @property
    def name(self) -> Bilingual:
        """The name in both languages."""
        return Bilingual(self.name_zh, self.name_en)


class Fair(Record):
    """A job fair. What it counts is computed from rows, never typed."""

    __tablename__ = "fair"
    __table_args__ = (
        one_of("status", FairState),
        one_of("mode", FairMode),
        sa.CheckConstraint("closes_at > opens_at", name="opens_before_closing"),
    )
    __public__ = True

    slug: Mapped[str] = mapped_column(sa.String(60), unique=True)
    title_zh: Mapped[str] = mapped_column(sa.String(160))
    title_en: Mapped[str] = mapped_column(sa.String(240))
    theme_zh: Mapped[str] = mapped_column(sa.String(120), default="")
    theme_en: Mapped[str] = mapped_column(sa.String(200), default="")
    description_zh: Mapped[str] = mapped_column(sa.Text, default="")
    description_en: Mapped[str] = mapped_column(sa.Text, default="")
    mode: Mapped[FairMode] = mapped_column(EnumText(FairMode))
    organiser_zh: Mapped[str] = mapped_column(sa.String(200), default="")
    organiser_en: Mapped[str] = mapped_column(sa.String(300), default="")
    venue_id: Mapped[int | None] = mapped_column(sa.ForeignKey("venue.id"))
    held_on: Mapped[date] = mapped_column(index=True)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    booking_until: Mapped[datetime | None]
    approved_capacity: Mapped[int | None]
    expected_people: Mapped[int | None]
    status: Mapped[FairState] = mapped_column(EnumText(FairState), default=FairState.DRAFT, index=True)
    livestream_platform: Mapped[str | None] = mapped_column(sa.String(20))
    is_demo: Mapped[bool] = mapped_column(default=False)

    venue: Mapped[Venue | None] = relationship(lazy="joined")
    zones: Mapped[list["FairZone"]] = relationship(back_populates="fair", order_by="FairZone.sort")
    campaigns: Mapped[list[Campaign]] = relationship(secondary=fair_campaign)
    pillars: Mapped[list[PillarTag]] = relationship(secondary=fair_pillar, order_by="PillarTag.sort")

    @property
    def title(self) -> Bilingual:
        """The title in both languages."""
        return Bilingual(self.title_zh, self.title_en)

    @property
    def theme(self) -> Bilingual:
        """The theme in both languages."""
        return Bilingual(self.theme_zh, self.theme_en)


class FairZone(Record):
    """A zone of one fair; how many a fair has is counted, never assumed (domain.md section 6)."""

    __tablename__ = "fair_zone"
    __table_args__ = (sa.UniqueConstraint("fair_id", "zone_type_key"),)
    __public__ = True

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"))
    zone_type_key: Mapped[str] = mapped_column(sa.ForeignKey("zone_type.key"))
    name_zh: Mapped[str] = mapped_column(sa.String(80))
    name_en: Mapped[str] = mapped_column(sa.String(120))
    location: Mapped[str] = mapped_column(sa.String(80), default="")
    sort: Mapped[int] = mapped_column(default=0)

    fair: Mapped[Fair] = relationship(back_populates="zones")
    zone_type: Mapped[ZoneType] = relationship(lazy="joined")

    @property
    def name(self) -> Bilingual:
        """The name in both languages."""
        return Bilingual(self.name_zh, self.name_en)
