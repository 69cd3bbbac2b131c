"""Who may do what with a booking now: asked by services and pages alike; pure."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from jobfair.booths.rules.bookings import BOOKING, BookingState
from jobfair.booths.rules.conduct import Bar, LateCancel
from jobfair.core.errors import Conflict, DomainError, Invalid
from jobfair.core.formatting import show_date
from jobfair.core.language import Text, _l
from jobfair.employers.rules import Qualification
from jobfair.fairs.rules import FairState
from jobfair.postings.rules import PostingState
from jobfair.reference.workdays import add_workdays

_B = BookingState
BRINGABLE_STATES = (PostingState.PUBLISHED, PostingState.IN_REVIEW)
OPEN_FAIRS = (FairState.BOOKING, FairState.ANNOUNCED)
CHANGEABLE_STATES = (_B.APPLIED, _B.WAITING, _B.OFFERED, _B.RETURNED, _B.CONFIRMED, _B.ARRIVED)
MOST_AT_ONCE = 200  # bookings on one assignment board


def is_open_for_booking(fair: Any, *, at: datetime) -> bool:
    """Whether booths of this fair can be booked at that moment."""
    until = min(fair.booking_until or fair.opens_at, fair.opens_at)
    return fair.status in OPEN_FAIRS and at <= until


def why_not_book(fair: Any, employer: Any, *, bar: Bar | None, postings: int, at: datetime) -> Text | None:
    """Why this employer may not book at this fair now, in a sentence that says what to do; None when it may."""
    if not is_open_for_booking(fair, at=at):
        return _l("Booths of this fair cannot be booked now.")
    if employer.status is Qualification.SUSPENDED:
        return _l("The bureau has suspended this employer, so no booth can be booked.")
    if not employer.is_verified:
        return _l("Only employers whose papers the bureau has verified can book. Please hand yours in first.")
    if bar is not None and bar.until is None:
        return _l("Booking is closed to you because of what is on record. You can appeal against it.")
    if bar is not None:
        return _l(
            "Booking is closed to you until %(day)s because of what is on record. You can appeal against it.",
            day=show_date(bar.until),
        )
    if not postings:
        return _l("A booth needs jobs: publish one, or hand one in for review, and come back.")
    return None


def cancel_until(fair: Any, terms: Any) -> date:
    """The last day on which a confirmed booth can be given back without consequence (domain.md 4.1)."""
    return add_workdays(fair.held_on, -terms.cancel_workdays) if terms.cancel_workdays else fair.held_on


def cancels_late(booking: Any, terms: Any, *, on: date) -> bool:
    """Whether giving the booth back today comes after the day for it."""
    return booking.status is _B.CONFIRMED and on > cancel_until(booking.fair, terms)


def why_not_cancel(booking: Any, terms: Any, *, at: datetime, on: date) -> Text | None:
    """Why the employer may not cancel now; None when it may."""
    if not BOOKING.allows("cancel", booking.status):
        return _l("This booking can no longer be cancelled.")
    if at >= booking.fair.opens_at:
        return _l("The fair has begun. Please talk to the bureau's staff in the hall.")
    if cancels_late(booking, terms, on=on) and terms.late_cancel is LateCancel.REFUSED:
        return _l(
            "A booth can be given back until %(day)s. If you cannot come, please telephone the bureau.",
            day=show_date(cancel_until(booking.fair, terms)),
        )
    return None


def can_change(booking: Any, *, at: datetime) -> bool:
    """Whether the employer may change jobs, people and needs: until the fair is over."""
    return booking.status in CHANGEABLE_STATES and at < booking.fair.closes_at


def can_answer_offer(booking: Any, *, at: datetime) -> bool:
    """Whether an offer is open."""
    return booking.status is _B.OFFERED and booking.offered_until is not None and at <= booking.offered_until


def require_postings(chosen: Sequence[Any], employer: Any) -> None:
    """Refuse a booking without jobs, with somebody else's, or with ones that nobody may see or review."""
    if not chosen:
        raise Invalid(_l("Please choose at least one job that you bring."), field="postings")
    for posting in chosen:
        if posting.employer_id != employer.id or posting.status not in BRINGABLE_STATES or posting.is_expired:
            raise Invalid(
                _l("Only your own jobs that are published or in review can be brought."), field="postings"
            )


def why_not_confirm(booking: Any, postings: Sequence[Any]) -> Text | None:
    """Why staff may not confirm yet (条例 art. 28: every exhibitor and its notice is verified first); None: may."""
    if not booking.employer.is_verified:
        return _l("The employer's papers are not verified, or the check has run out.")
    if booking.booth is None:
        return _l("No booth is chosen yet.")
    if not any(posting.status is PostingState.PUBLISHED and not posting.is_expired for posting in postings):
        return _l("None of the jobs it brings has been published yet; please review them first.")
    return None


def why_not_arrive(booking: Any, *, on: date) -> Text | None:
    """Why an arrival cannot be recorded; None when it can."""
    if booking.fair.status is not FairState.LIVE or booking.fair.held_on != on:
        return _l("The fair is not open today.")
    if not (BOOKING.allows("arrive", booking.status) or BOOKING.allows("come_late", booking.status)):
        return _l("This employer has no confirmed booth, or is already there.")
    return None


def require(reason: Text | None, *, field: str | None = None, error: type[DomainError] = Conflict) -> None:
    """Raise the refusal when there is a reason for one."""
    if reason is not None:
        raise error(reason, field=field)


def can_appeal(strike: Any, terms: Any, *, on: date) -> bool:
    """Whether the employer may still appeal: once, within the days the terms give."""
    in_time = (on - strike.happened_on).days <= terms.appeal_days
    return strike.lifted_at is None and strike.appeal is None and in_time
