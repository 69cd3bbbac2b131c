"""An employer books: the application holds the booth at once, or a place on the waiting list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobfair.accounts.models import Account
from jobfair.booths import messages, queries, rules
from jobfair.booths.models import Booking, Booth
from jobfair.booths.queries import bookings
from jobfair.booths.rules import permissions
from jobfair.booths.rules.conduct import StrikeKind
from jobfair.booths.rules.day import MOST_RECRUITERS
from jobfair.booths.services.conduct import record_strike
from jobfair.booths.services.offers import expire_overdue, offer_free_booth
from jobfair.booths.services.places import require_place
from jobfair.booths.services.steps import follow_booking, take_step, touch
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict, DomainError, Invalid
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.postings.models import FairPosting, Posting


@dataclass(frozen=True)
class Wish:
    """What an employer says when it applies."""

    postings: Sequence[Posting]
    recruiters: int
    needs: str = ""
    standby: bool = False
    wanted_zone_id: int | None = None


def require_may_book(fair: Fair, employer: Employer) -> None:
    """Refuse whoever may not book; the sentence says what to do."""
    reason = permissions.why_not_book(
        fair,
        employer,
        bar=queries.bar_on(employer, fair),
        postings=len(bookings.bringable_postings(employer)),
        at=clock.now(),
    )
    permissions.require(reason)
    if bookings.live_booking(employer, fair) is not None:
        raise Conflict(_l("Your legal entity already has a booking at this fair; there is one for each."))


def book(actor: Account, *, fair: Fair, employer: Employer, booth: Booth, wish: Wish) -> Booking:
    """Apply for a booth, which is held from now on; Conflict when somebody was quicker."""
    expire_overdue(fair)
    require_may_book(fair, employer)
    _require_sensible(wish, employer)
    if booth.fair_id != fair.id or booth.closed_reason:
        raise Invalid(_l("This booth cannot be booked."), field="booth")
    require_place(booth, employer)
    booking = _begin(actor, fair, employer, wish, booth)
    _bring(booking, wish.postings)
    touch(booking)
    return booking


def join_waiting_list(actor: Account, *, fair: Fair, employer: Employer, wish: Wish) -> Booking:
    """Wait for a booth; refused while one can be had at once."""
    expire_overdue(fair)
    require_may_book(fair, employer)
    _require_sensible(wish, employer)
    choosable = bookings.choosable_booths(fair, employer)
    if any(wish.wanted_zone_id in (None, booth.zone_id) for booth in choosable):
        raise Conflict(_l("There are free booths now: you can take one at once."))
    booking = _begin(actor, fair, employer, wish, None)
    take_step(actor, booking=booking, verb="wait", waiting_since=clock.now())
    _bring(booking, wish.postings)
    return booking


def change_booking(actor: Account, *, booking: Booking, wish: Wish) -> None:
    """Bring other jobs or people; a returned application is thereby handed in again."""
    if not permissions.can_change(booking, at=clock.now()):
        raise Conflict(_l("This booking can no longer be changed."))
    kept = {posting.id for posting in bookings.postings_of(booking)}
    _require_sensible(wish, booking.employer, kept=kept)
    booking.recruiters, booking.needs, booking.standby = wish.recruiters, wish.needs, wish.standby
    if booking.status is rules.BookingState.WAITING:
        booking.wanted_zone_id = wish.wanted_zone_id
    db.session.flush()
    _bring(booking, wish.postings)
    if booking.status is rules.BookingState.RETURNED:
        take_step(actor, booking=booking, verb="resubmit", submitted_at=clock.now())
    touch(booking)


def cancel(actor: Account, *, booking: Booking, reason: str = "") -> None:
    """The employer gives its booth, its offer or its place in the line back; next in line is offered the booth."""
    terms = queries.terms_of(booking.fair)
    now, today = clock.now(), clock.today()
    permissions.require(permissions.why_not_cancel(booking, terms, at=now, on=today))
    is_late = permissions.cancels_late(booking, terms, on=today)
    booth = booking.booth
    take_step(actor, booking=booking, verb="cancel", reason=reason or None)
    if is_late:
        record_strike(actor, booking=booking, kind=StrikeKind.LATE_CANCEL)
    if booth is not None:
        offer_free_booth(booking.fair, booth)


def cancel_for(actor: Account, *, booking: Booking, reason: str) -> None:
    """Staff cancel for an employer, with the reason that its team reads; nothing is recorded against it."""
    if not reason.strip():
        raise Invalid(_l("Please give the reason; the other side will read it."), field="reason")
    booth = booking.booth
    take_step(actor, booking=booking, verb="cancel", reason=reason)
    messages.cancelled_by_staff(booking, reason)
    if booth is not None:
        offer_free_booth(booking.fair, booth)


def _require_sensible(wish: Wish, employer: Employer, *, kept: Collection[int] = ()) -> None:
    """Jobs that are brought already may stay whatever has become of them."""
    new = [posting for posting in wish.postings if posting.id not in kept]
    if new or not wish.postings:
        permissions.require_postings(new, employer)
    if not 1 <= wish.recruiters <= MOST_RECRUITERS:
        raise Invalid(
            _l("Please say how many recruiters come: 1 to %(most)s.", most=MOST_RECRUITERS), field="recruiters"
        )


def _begin(actor: Account, fair: Fair, employer: Employer, wish: Wish, booth: Booth | None) -> Booking:
    """The row whose unique indexes decide among everybody who asks at once."""
    booking = Booking(
        fair_id=fair.id,
        employer_id=employer.id,
        entity_code=bookings.entity_of(employer),
        booth_id=booth.id if booth is not None else None,
        booked_by_id=actor.id,
        recruiters=wish.recruiters,
        needs=wish.needs,
        standby=wish.standby,
        wanted_zone_id=wish.wanted_zone_id,
        submitted_at=clock.now(),
    )
    try:
        with db.session.begin_nested():
            transitions.begin(rules.BOOKING, booking, actor=actor)
    except IntegrityError:
        raise _lost_race(fair, employer) from None
    return booking


def _lost_race(fair: Fair, employer: Employer) -> DomainError:
    if bookings.live_booking(employer, fair) is not None:
        return Conflict(_l("Your legal entity already has a booking at this fair; there is one for each."))
    return Conflict(
        _l("Somebody was quicker: this booth has just been taken. Please choose another."), field="booth"
    )


def _bring(booking: Booking, postings: Sequence[Posting]) -> None:
    """Exactly these jobs of the employer come to the fair."""
    wanted = {posting.id for posting in postings}
    known = {posting.id for posting in bookings.postings_of(booking)}
    db.session.execute(
        sa.delete(FairPosting).where(
            FairPosting.fair_id == booking.fair_id, FairPosting.posting_id.in_(known - wanted)
        )
    )
    db.session.add_all(
        FairPosting(fair_id=booking.fair_id, posting_id=posting_id) for posting_id in sorted(wanted - known)
    )
    db.session.flush()
    follow_booking(booking)
