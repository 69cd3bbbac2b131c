"""Fairs with a gate, and how many people are inside."""

from typing import NamedTuple

import sqlalchemy as sa

from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairMode, FairState
from jobfair.gate import rules
from jobfair.gate.models import GateOccupancy, GatePassage
from jobfair.gate.rules import Direction


class Inside(NamedTuple):
    """People inside, the approved limit (None: none set), and places lent to gates for a network break."""

    inside: int
    capacity: int | None
    lent: int
    offline_share: int

    @property
    def free(self) -> int | None:
        """Places anybody may still be let in to."""
        return None if self.capacity is None else max(0, self.capacity - self.inside)

    @property
    def percent(self) -> float:
        """How full the hall is, 0 to 100."""
        return min(100.0, round(100 * self.inside / self.capacity, 1)) if self.capacity else 0.0

    @property
    def is_full(self) -> bool:
        """Whether the gate must refuse the next person."""
        return self.capacity is not None and self.inside >= self.capacity


def inside_of(fair: Fair) -> Inside:
    """How full the hall is now; before the gate first opens, what the passages say."""
    row = db.session.get(GateOccupancy, fair.id)
    if row is not None:
        return Inside(row.inside, fair.approved_capacity, row.lent, row.offline_share)
    return Inside(counted_inside(fair.id), fair.approved_capacity, 0, rules.DEFAULT_OFFLINE_SHARE)


def counted_inside(fair_id: int) -> int:
    """People inside, counted from the passages."""
    step = sa.case((GatePassage.direction == Direction.IN, 1), else_=-1)
    return db.session.scalar(sa.select(sa.func.sum(step)).where(GatePassage.fair_id == fair_id)) or 0


def get_staff_fair(slug: str) -> Fair:
    """A fair people come to, for those who prepare or run its gate; NotFound for any other."""
    fair = db.session.scalar(sa.select(Fair).where(Fair.slug == slug))
    if fair is None or not rules.has_gate(fair):
        raise NotFound(_l("There is no fair with a gate at this address."))
    return fair


def staff_fairs() -> list[Fair]:
    """Fairs whose gate may be needed: open, coming, and those of the last days; today's first."""
    recent = clock.today().toordinal() - 7
    query = (
        sa.select(Fair)
        .where(
            Fair.mode != FairMode.ONLINE,
            Fair.status.in_((FairState.BOOKING, FairState.ANNOUNCED, FairState.LIVE, FairState.CLOSED)),
            Fair.held_on >= clock.today().fromordinal(recent),
        )
        .order_by(sa.case((Fair.status == FairState.LIVE, 0), else_=1), Fair.held_on)
    )
    return list(db.session.scalars(query))
