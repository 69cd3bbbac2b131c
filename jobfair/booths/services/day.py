"""Employers on the day: arrival, absence, leaving with the closing form."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobfair.accounts.models import Account
from jobfair.booths import messages, queries
from jobfair.booths.models import Booking, ClosingFeedback
from jobfair.booths.queries import bookings
from jobfair.booths.queries import day as reads
from jobfair.booths.rules import BOOKING, BookingState, permissions
from jobfair.booths.rules.conduct import StrikeKind
from jobfair.booths.rules.day import MOST_PEOPLE, MOST_RECRUITERS, RATINGS
from jobfair.booths.services.conduct import lift_strike, record_strike
from jobfair.booths.services.steps import take_step, touch
from jobfair.core import clock
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _, _l
from jobfair.extensions import db


def check_in(actor: Account, *, booking: Booking, recruiters: int, poster_checked: bool) -> bool:
    """An employer has come; whether it was late by the fair's terms.

    Late and by the terms not to be let in any more, or marked as missed and the booth given away: Conflict.
    """
    permissions.require(permissions.why_not_arrive(booking, on=clock.today()))
    if not 1 <= recruiters <= MOST_RECRUITERS:
        raise Invalid(
            _l("Please say how many recruiters come: 1 to %(most)s.", most=MOST_RECRUITERS), field="recruiters"
        )
    now, terms = clock.now(), queries.terms_of(booking.fair)
    is_late = reads.is_late(booking.fair, terms, at=now)
    values: dict[str, Any] = {
        "arrived_at": now,
        "arrived_late": is_late,
        "recruiters_came": recruiters,
        "poster_checked": poster_checked,
    }
    if BOOKING.allows("arrive", booking.status):
        take_step(actor, booking=booking, verb="arrive", **values)
    else:
        _come_late(actor, booking, terms.late_loses_booth, values)
    if is_late and terms.counts_late:
        record_strike(actor, booking=booking, kind=StrikeKind.LATE)
    return is_late


def _come_late(actor: Account, booking: Booking, loses_booth: bool, values: dict[str, Any]) -> None:
    if loses_booth:
        raise Conflict(_l("By the terms of this fair the booth was not kept after the time to report."))
    if booking.booth is None or bookings.holder_of(booking.booth) is not None:
        raise Conflict(_l("The booth has been given to another employer. Please offer a free one."))
    if bookings.live_booking(booking.employer, booking.fair) is not None:
        raise Conflict(_l("This employer already has a booking at the fair."))
    take_step(actor, booking=booking, verb="come_late", **(values | {"arrived_late": True}))
    for strike in reads.strikes_of_booking(booking):
        if strike.kind is StrikeKind.NO_SHOW and strike.lifted_at is None:
            lift_strike(actor, strike=strike, reason=_("Came late after all."))


def undo_arrival(actor: Account, *, booking: Booking) -> None:
    """A slip at the desk: the employer is not there (yet)."""
    for strike in reads.strikes_of_booking(booking):
        if strike.kind is StrikeKind.LATE and strike.lifted_at is None:
            lift_strike(actor, strike=strike, reason=_("The arrival was recorded by mistake."))
    take_step(
        actor,
        booking=booking,
        verb="undo_arrival",
        arrived_at=None,
        arrived_late=False,
        recruiters_came=None,
        poster_checked=False,
    )


def mark_missed(actor: Account | None, *, booking: Booking, reason: str | None = None) -> None:
    """A confirmed employer did not come: its booth is free for a standby employer, and it is recorded."""
    if clock.now() < queries.absent_from(booking.fair):
        raise Conflict(_l("It is too early to say so: the fair has only just opened."))
    take_step(actor, booking=booking, verb="miss", reason=reason)
    record_strike(actor, booking=booking, kind=StrikeKind.NO_SHOW)


@dataclass(frozen=True)
class Figures:
    """What the closing form asks for (domain.md 4.2 item 5)."""

    wanted: int
    resumes: int
    interviews: int
    intentions: int
    planned_hires: int
    rating: int
    remarks: str = ""


def hand_in_feedback(
    actor: Account, *, booking: Booking, figures: Figures, signed_by: str | None = None
) -> ClosingFeedback:
    """The closing form, filled in by the employer, or keyed in by staff from the paper that somebody signed.

    It may be mended until the employer has left.
    """
    if booking.status is not BookingState.ARRIVED:
        raise Conflict(_l("The closing form is for employers that are at the fair."))
    _require_possible(figures)
    row = reads.feedback_of(booking)
    if row is None:
        row = ClosingFeedback(booking_id=booking.id)
        db.session.add(row)
    for name in ("wanted", "resumes", "interviews", "intentions", "planned_hires", "rating", "remarks"):
        setattr(row, name, getattr(figures, name))
    row.filled_in_by_id, row.signed_by = actor.id, signed_by
    db.session.flush()
    touch(booking)
    return row


def _require_possible(figures: Figures) -> None:
    """Nobody meets more people than handed something in, or agrees with more than were met."""
    for name in ("wanted", "resumes", "interviews", "intentions", "planned_hires"):
        if not 0 <= getattr(figures, name) <= MOST_PEOPLE:
            raise Invalid(_l("Please give a number from 0 to %(most)s.", most=MOST_PEOPLE), field=name)
    if figures.rating not in RATINGS:
        raise Invalid(_l("Please choose one."), field="rating")
    if figures.planned_hires > figures.intentions:
        raise Invalid(
            _l("You plan to hire more people than you have reached an intention with."), field="planned_hires"
        )


def leave(actor: Account, *, booking: Booking, at: datetime | None = None) -> None:
    """The employer leaves; refused until its closing form is in."""
    if reads.feedback_of(booking) is None:
        raise Conflict(_l("Please hand in the closing form first; it takes two minutes."))
    take_step(actor, booking=booking, verb="leave", left_at=at or clock.now())
    messages.thanked(booking)
