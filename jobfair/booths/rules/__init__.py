"""Rules of the hall, by noun."""

from jobfair.booths.rules.bookings import (
    BOOKING,
    HELD_STATES,
    LIVE_STATES,
    PRESENT_STATES,
    STEP_LABELS,
    TOOK_PART_STATES,
    UNDECIDED_STATES,
    BookingState,
)
from jobfair.booths.rules.plan import BoothState, PlanKind

__all__ = [
    "BOOKING",
    "HELD_STATES",
    "LIVE_STATES",
    "PRESENT_STATES",
    "STEP_LABELS",
    "TOOK_PART_STATES",
    "UNDECIDED_STATES",
    "BookingState",
    "BoothState",
    "PlanKind",
]
