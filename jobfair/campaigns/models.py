"""Campaigns, key projects, and figures that somebody else has reported."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.campaigns.rules import say
from jobfair.core.database import Record
from jobfair.core.language import Bilingual


class Campaign(Record):
    """A period with a theme, such as Spring Breeze; fairs may belong to several."""

    __tablename__ = "campaign"
    __public__ = True

    slug: Mapped[str] = mapped_column(sa.String(60), unique=True)
    title_zh: Mapped[str] = mapped_column(sa.String(120))
    title_en: Mapped[str] = mapped_column(sa.String(200))
    theme_zh: Mapped[str] = mapped_column(sa.String(120), default="")
    theme_en: Mapped[str] = mapped_column(sa.String(200), default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]

    @property
    def title(self) -> Bilingual:
        """The title in both languages."""
        return Bilingual(self.title_zh, self.title_en)

    @property
    def theme(self) -> Bilingual:
        """The theme in both languages."""
        return Bilingual(self.theme_zh, self.theme_en)


class KeyProject(Record):
    """One of the city's key projects, with only the facts its source gives."""

    __tablename__ = "key_project"
    __public__ = True

    number: Mapped[int] = mapped_column(unique=True)
    name_zh: Mapped[str] = mapped_column(sa.String(120))
    name_en: Mapped[str] = mapped_column(sa.String(200))
    investment_100m_yuan: Mapped[int | None]  # 亿元; unknown stays unknown
    status_zh: Mapped[str | None] = mapped_column(sa.Text)
    status_en: Mapped[str | None] = mapped_column(sa.Text)
    source_zh: Mapped[str] = mapped_column(sa.String(200))
    source_en: Mapped[str] = mapped_column(sa.String(300))
    as_of: Mapped[date]

    @property
    def name(self) -> Bilingual:
        """The name in both languages."""
        return Bilingual(self.name_zh, self.name_en)


class ReportedFigure(Record):
    """A number from a paper or the press, never added to what the portal counts (domain.md 3.3).

    `qualifier` is the word that makes it inexact (余, 约 …); `as_of` the date until which it counts.
    `subject` is `campaign:<slug>` or `fair:<slug>`; `part_of` names the figure it is a subset of (“其中”).
    """

    __tablename__ = "reported_figure"
    __table_args__ = (sa.UniqueConstraint("subject", "key", "source_zh"),)
    __public__ = True

    subject: Mapped[str] = mapped_column(sa.String(80), index=True)
    key: Mapped[str] = mapped_column(sa.String(40))
    part_of: Mapped[str | None] = mapped_column(sa.String(40))
    label_zh: Mapped[str] = mapped_column(sa.String(80))
    label_en: Mapped[str] = mapped_column(sa.String(120))
    unit_zh: Mapped[str] = mapped_column(sa.String(10))
    unit_en: Mapped[str] = mapped_column(sa.String(30))
    value: Mapped[int | None]
    qualifier: Mapped[str | None] = mapped_column(sa.String(4))
    stated_zh: Mapped[str] = mapped_column(sa.String(200))
    as_of: Mapped[date]
    source_zh: Mapped[str] = mapped_column(sa.String(200))
    source_en: Mapped[str] = mapped_column(sa.String(300))
    note_zh: Mapped[str | None] = mapped_column(sa.Text)
    note_en: Mapped[str | None] = mapped_column(sa.Text)
    sort: Mapped[int] = mapped_column(default=0)

    @property
    def label(self) -> Bilingual:
        """What is counted."""
        return Bilingual(self.label_zh, self.label_en)

    @property
    def unit(self) -> Bilingual:
        """In what it is counted."""
        return Bilingual(self.unit_zh, self.unit_en)

    @property
    def source(self) -> Bilingual:
        """Who says so."""
        return Bilingual(self.source_zh, self.source_en)

    @property
    def said(self) -> str:
        """The number as it may be printed, qualifier included."""
        return say(self.value, self.qualifier)
