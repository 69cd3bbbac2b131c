"""The floor plan of a fair: a grid with booths and everything else people look for in a hall."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.booths.rules import PlanKind
from jobfair.core.database import EnumText, Record, one_of
from jobfair.core.language import Bilingual
from jobfair.fairs.models import Fair, FairZone

LARGEST_GRID = 200


class FloorPlan(Record):
    """The grid of one fair's hall: so many cells wide and deep, counted from the top left corner."""

    __tablename__ = "floor_plan"
    __table_args__ = (
        sa.CheckConstraint(f"width BETWEEN 1 AND {LARGEST_GRID}", name="width"),
        sa.CheckConstraint(f"depth BETWEEN 1 AND {LARGEST_GRID}", name="depth"),
    )
    __public__ = True

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"), unique=True)
    width: Mapped[int]
    depth: Mapped[int]
    # Grows with each saved change, so that of two people who draw at once neither overwrites the other unseen.
    revision: Mapped[int] = mapped_column(default=1)

    fair: Mapped[Fair] = relationship()


class Booth(Record):
    """A place in the hall with the code that stands on its sign; not drawn yet while x and y are None."""

    __tablename__ = "booth"
    __table_args__ = (
        sa.UniqueConstraint("fair_id", "code"),
        sa.CheckConstraint("(x IS NULL) = (y IS NULL)", name="placed"),
        sa.CheckConstraint("width > 0 AND depth > 0", name="extent"),
    )
    __public__ = True

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"))
    zone_id: Mapped[int | None] = mapped_column(sa.ForeignKey("fair_zone.id"))
    code: Mapped[str] = mapped_column(sa.String(10))
    x: Mapped[int | None]
    y: Mapped[int | None]
    width: Mapped[int] = mapped_column(default=2)
    depth: Mapped[int] = mapped_column(default=2)
    # Kept free by staff (a pillar, a damaged stand, the organiser's own): nobody can book it.
    closed_reason: Mapped[str | None] = mapped_column(sa.String(120))

    fair: Mapped[Fair] = relationship()
    zone: Mapped[FairZone | None] = relationship()


class PlanElement(Record):
    """Something on the plan that is no booth: an entrance, a desk, a zone's area, a pillar."""

    __tablename__ = "plan_element"
    __table_args__ = (
        one_of("kind", PlanKind),
        sa.CheckConstraint("width > 0 AND depth > 0", name="extent"),
    )
    __public__ = True

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"), index=True)
    zone_id: Mapped[int | None] = mapped_column(sa.ForeignKey("fair_zone.id", ondelete="SET NULL"))
    kind: Mapped[PlanKind] = mapped_column(EnumText(PlanKind))
    x: Mapped[int]
    y: Mapped[int]
    width: Mapped[int] = mapped_column(default=1)
    depth: Mapped[int] = mapped_column(default=1)
    label_zh: Mapped[str] = mapped_column(sa.String(40), default="")
    label_en: Mapped[str] = mapped_column(sa.String(60), default="")

    zone: Mapped[FairZone | None] = relationship()

    @property
    def label(self) -> Bilingual:
        """What stands on it; the name of its kind where nothing does."""
        return Bilingual(self.label_zh, self.label_en or self.label_zh)
