"""Booths that become free go to whoever waits: an offer with an end, one employer after the other.

An offer holds its booth through the same unique index as every booking, so that nothing is offered twice.
"""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobfair.accounts.models import Account
from jobfair.booths import messages, queries
from jobfair.booths.models import Booking, Booth
from jobfair.booths.queries import bookings
from jobfair.booths.rules import BOOKING, BookingState, permissions
from jobfair.booths.services.places import require_place
from jobfair.booths.services.steps import take_step
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict, DomainError, Invalid
from jobfair.core.jobs import in_turns, periodic
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair


def offer_booth(
    actor: Account | None, *, fair: Fair, booth: Booth, employer: Employer, until: datetime | None = None
) -> Booking:
    """Offer a free booth to an employer, who has until then to accept (default: as the terms say).

    Who is not on the waiting list is put on it first. Conflict when somebody has the booth – an absent employer's
    booth is free once its booking has been marked as missed – or when the employer has a booth already.
    """
    booth = bookings.get_booth(fair, booth.id)
    if booth.closed_reason:
        raise Conflict(_l("This booth is not in use."))
    if not employer.is_verified:
        raise Conflict(_l("The employer's papers are not verified, or the check has run out."))
    require_place(booth, employer)
    booking = _waiting_booking(actor, fair, employer)
    ends_at = until or _end_of_offer(fair)
    if ends_at <= clock.now():
        raise Invalid(_l("The time to answer lies in the past."))
    try:
        with db.session.begin_nested():
            take_step(
                actor,
                booking=booking,
                verb="offer",
                booth_id=booth.id,
                offered_until=ends_at,
                offered_by_id=actor.id if actor is not None else None,
            )
    except IntegrityError:
        raise Conflict(_l("Somebody was quicker: this booth has just been taken. Please choose another.")) from None
    messages.booth_offered(booking)
    return booking


def accept_offer(actor: Account, *, booking: Booking) -> Booking:
    """The employer takes the booth. What staff offered is confirmed with it, what came by itself waits for them."""
    if not permissions.can_answer_offer(booking, at=clock.now()):
        raise Conflict(_l("The time to answer this offer is over, or it has been answered."))
    offerer = db.session.get(Account, booking.offered_by_id) if booking.offered_by_id is not None else None
    take_step(actor, booking=booking, verb="accept", offered_until=None, submitted_at=clock.now())
    if offerer is not None and permissions.why_not_confirm(booking, bookings.postings_of(booking)) is None:
        take_step(offerer, booking=booking, verb="confirm")
        messages.confirmed(booking)
    return booking


def decline_offer(actor: Account, *, booking: Booking) -> None:
    """The employer goes on waiting, at the end of the line; the next is offered the booth."""
    _give_offer_back(actor, booking, "decline")


def offer_free_booth(fair: Fair, booth: Booth, *, not_to: Booking | None = None) -> Booking | None:
    """Offer a booth that has become free to the first in line that it suits; None when there is nobody.

    Only before the fair's day: on the day staff decide (a standby employer must be near).
    """
    if not permissions.is_open_for_booking(fair, at=clock.now()) and fair.held_on <= clock.today():
        return None
    if booth.closed_reason or clock.now() >= fair.opens_at:
        return None
    for booking in bookings.waiting_list(fair):
        wants = booking.wanted_zone_id in (None, booth.zone_id)
        if booking is not_to or not wants or queries.bar_on(booking.employer, fair) is not None:
            continue
        try:
            return offer_booth(None, fair=fair, booth=booth, employer=booking.employer)
        except DomainError:
            continue
    return None


def expire_overdue(fair: Fair) -> int:
    """Take offers back whose time is over; the next in line are offered the booths. Returns how many."""
    query = sa.select(Booking).where(
        Booking.fair_id == fair.id, Booking.status == BookingState.OFFERED, Booking.offered_until < clock.now()
    )
    overdue = db.session.scalars(query).unique().all()
    for booking in overdue:
        expire_offer(booking)
    return len(overdue)


def expire_offer(booking: Booking) -> None:
    """Nobody answered in time."""
    _give_offer_back(None, booking, "expire")
    messages.offer_expired(booking)


def expire_due() -> int:
    """The same for all fairs; safe to run twice or late. Returns how many."""
    query = sa.select(Booking.id).where(Booking.status == BookingState.OFFERED, Booking.offered_until < clock.now())
    return sum(in_turns(lambda: db.session.scalars(query), _expire_one))


def _expire_one(booking_id: int) -> bool:
    booking = bookings.get_booking(booking_id)
    until = booking.offered_until
    is_due = booking.status is BookingState.OFFERED and until is not None and until < clock.now()
    if is_due:
        expire_offer(booking)
    return is_due


def _give_offer_back(actor: Account | None, booking: Booking, verb: str) -> None:
    booth = booking.booth
    take_step(actor, booking=booking, verb=verb, booth_id=None, offered_until=None, waiting_since=clock.now())
    if booth is not None:
        offer_free_booth(booking.fair, booth, not_to=booking)


def _waiting_booking(actor: Account | None, fair: Fair, employer: Employer) -> Booking:
    """The employer's place in the line."""
    found = bookings.live_booking(employer, fair)
    if found is None:
        found = Booking(
            fair_id=fair.id,
            employer_id=employer.id,
            entity_code=bookings.entity_of(employer),
            booked_by_id=actor.id if actor is not None else None,
            standby=True,
        )
        transitions.begin(BOOKING, found, actor=actor)
        take_step(actor, booking=found, verb="wait", waiting_since=clock.now())
    if found.status is not BookingState.WAITING:
        raise Conflict(_l("This employer already has a booking at the fair."))
    return found


def _end_of_offer(fair: Fair) -> datetime:
    terms, now = queries.terms_of(fair), clock.now()
    if fair.held_on <= clock.today():
        return now + timedelta(minutes=terms.offer_minutes)
    return min(now + timedelta(hours=terms.offer_hours), fair.opens_at)


periodic("booths.expire_offers", every=timedelta(minutes=2))(expire_due)
