"""How each booth of a fair stands now: what plans, lists and walls show."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from jobfair.booths.models import Booking, Booth
from jobfair.booths.queries.terms import terms_of
from jobfair.booths.rules import LIVE_STATES, BookingState, BoothState
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairState

_SHOWN = {
    BookingState.APPLIED: BoothState.HELD,
    BookingState.OFFERED: BoothState.HELD,
    BookingState.RETURNED: BoothState.HELD,
    BookingState.CONFIRMED: BoothState.TAKEN,
    BookingState.ARRIVED: BoothState.ARRIVED,
    BookingState.LEFT: BoothState.CLOSED,
}


def states_of(fair: Fair) -> dict[int, BoothState]:
    """The state of every booth of a fair, by its id. Absence is computed from the clock: no job has to run."""
    is_late = is_absence_public(fair)
    query = (
        sa.select(Booth.id, Booth.closed_reason, Booking.status, Booking.offered_until)
        .outerjoin(Booking, sa.and_(Booking.booth_id == Booth.id, Booking.status.in_(LIVE_STATES)))
        .where(Booth.fair_id == fair.id)
    )
    missed = _missed(fair) if is_late else set()
    found = {}
    for booth_id, closed, status, until in db.session.execute(query):
        state = _state(status, until, is_late=is_late, was_missed=booth_id in missed)
        found[booth_id] = BoothState.CLOSED if closed and state is BoothState.FREE else state
    return found


def _state(status: BookingState | None, until: datetime | None, *, is_late: bool, was_missed: bool) -> BoothState:
    if status is None:
        return BoothState.ABSENT if was_missed else BoothState.FREE
    if status is BookingState.OFFERED and until is not None and until < clock.now():
        return BoothState.FREE
    if status is BookingState.CONFIRMED and is_late:
        return BoothState.ABSENT
    return _SHOWN[status]


def absent_from(fair: Fair) -> datetime:
    """The moment from which a booth whose employer has not come is shown as absent."""
    return fair.opens_at + timedelta(minutes=terms_of(fair).absent_after_minutes)


def is_absence_public(fair: Fair) -> bool:
    """Whether the fair has been open long enough for an empty booth to be called absent."""
    return fair.status is FairState.LIVE and clock.now() >= absent_from(fair)


def absent_bookings(fair: Fair) -> list[Booking]:
    """Confirmed employers that have not come by then, by booth; empty before."""
    if not is_absence_public(fair):
        return []
    query = (
        sa.select(Booking)
        .join(Booking.booth)
        .where(Booking.fair_id == fair.id, Booking.status == BookingState.CONFIRMED)
        .order_by(Booth.code)
    )
    return list(db.session.scalars(query).unique())


def _missed(fair: Fair) -> set[int | None]:
    query = sa.select(Booking.booth_id).where(Booking.fair_id == fair.id, Booking.status == BookingState.NO_SHOW)
    return set(db.session.scalars(query))
