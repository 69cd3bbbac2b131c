"""Staff decide on applications: one by one, and many at once on the assignment board."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from jobfair.accounts.models import Account
from jobfair.booths import messages
from jobfair.booths.models import Booking, Booth, BranchLink, ZoneQuota
from jobfair.booths.queries import bookings
from jobfair.booths.rules import UNDECIDED_STATES, BookingState, permissions
from jobfair.booths.services.offers import expire_overdue, offer_booth, offer_free_booth
from jobfair.booths.services.places import require_place
from jobfair.booths.services.steps import follow_booking, take_step, touch
from jobfair.core import audit, clock
from jobfair.core.errors import Conflict, DomainError, Invalid
from jobfair.core.language import Text, _l
from jobfair.employers.models import Employer
from jobfair.employers.queries import hold
from jobfair.extensions import db
from jobfair.fairs.models import Fair, FairZone


def confirm(actor: Account, *, booking: Booking) -> None:
    """Confirm an application; refused while employer or jobs are not verified (条例 art. 28)."""
    hold(booking.employer)
    permissions.require(permissions.why_not_confirm(booking, bookings.postings_of(booking)))
    take_step(actor, booking=booking, verb="confirm")
    messages.confirmed(booking)


def return_booking(actor: Account, *, booking: Booking, reason: str) -> None:
    """Give an application back to be mended; its booth stays held."""
    take_step(actor, booking=booking, verb="return", reason=reason)
    messages.returned(booking, reason)


def refuse(actor: Account, *, booking: Booking, reason: str) -> None:
    """Refuse an application; its booth is free again, or goes to whoever waits."""
    booth = booking.booth
    take_step(actor, booking=booking, verb="refuse", reason=reason)
    messages.refused(booking, reason)
    if booth is not None:
        offer_free_booth(booking.fair, booth)


def move(actor: Account, *, booking: Booking, booth: Booth) -> None:
    """Give an application another booth of the same fair; a confirmed one keeps its booth (domain.md 4.1)."""
    if booking.status not in UNDECIDED_STATES:
        raise Conflict(_l("Once confirmed, a booth is not changed any more."))
    if booth.fair_id != booking.fair_id or booth.closed_reason:
        raise Invalid(_l("This booth cannot be booked."), field="booth")
    require_place(booth, booking.employer, without=booking)
    before = booking.booth
    try:
        with db.session.begin_nested():
            booking.booth_id = booth.id
            db.session.flush()
    except IntegrityError:
        raise Conflict(_l("Somebody was quicker: this booth has just been taken. Please choose another.")) from None
    db.session.refresh(booking)
    audit.record("booking.moved", f"booking:{booking.id}", actor_id=actor.id, booth=booth.code)
    follow_booking(booking)
    touch(booking)
    if before is not None:
        offer_free_booth(booking.fair, before)


@dataclass(frozen=True)
class Assignment:
    """A row of the board: which booking, the booth it shall have (None: the one it has), and whether to confirm."""

    booking: Booking
    booth: Booth | None = None
    confirm: bool = True


def problems_of(fair: Fair, rows: Sequence[Assignment]) -> dict[int, Text]:
    """Why rows of the board cannot be done, by booking; empty when all can. For the preview: changes nothing."""
    found: dict[int, Text] = {}
    wanted: dict[int, int] = {}
    free = {booth.id for booth in bookings.free_booths(fair)}
    for row in rows:
        key = row.booking.id
        if row.booth is not None and row.booth.id in wanted:
            found[key] = _l("Booth %(code)s is given twice.", code=row.booth.code)
        elif row.booth is not None and row.booth.id not in free:
            found[key] = _l("Booth %(code)s is not free any more.", code=row.booth.code)
        elif row.booking.status is BookingState.WAITING and row.booth is None:
            found[key] = _l("Please choose the booth to be offered.")
        elif row.booking.status not in (BookingState.APPLIED, BookingState.WAITING):
            found[key] = _l("It is now “%(state)s”.", state=row.booking.status.label)
        elif row.confirm and row.booking.status is BookingState.APPLIED:
            reason = _why_not(row)
            if reason is not None:
                found[key] = reason
        if row.booth is not None:
            wanted[row.booth.id] = key
    return found


def assign(actor: Account, *, fair: Fair, rows: Sequence[Assignment]) -> int:
    """Do all rows of the board or none: the first that cannot be done is named and nothing is changed."""
    if not rows:
        raise Invalid(_l("Please choose at least one application."))
    if len(rows) > permissions.MOST_AT_ONCE:
        raise Invalid(_l("At most %(most)s applications at once, please.", most=permissions.MOST_AT_ONCE))
    expire_overdue(fair)
    for row in rows:
        try:
            _assign_one(actor, fair, row)
        except DomainError as refusal:
            name = row.booking.employer.name
            raise Conflict(
                _l("Nothing was changed. %(name)s: %(why)s", name=name, why=refusal.message), field="rows"
            ) from refusal
    return len(rows)


def _assign_one(actor: Account, fair: Fair, row: Assignment) -> None:
    if row.booking.status is BookingState.WAITING:
        if row.booth is None:
            raise Invalid(_l("Please choose the booth to be offered."))
        offer_booth(actor, fair=fair, booth=row.booth, employer=row.booking.employer)
        return
    if row.booth is not None and row.booth.id != row.booking.booth_id:
        move(actor, booking=row.booking, booth=row.booth)
    if row.confirm:
        confirm(actor, booking=row.booking)


def _why_not(row: Assignment) -> Text | None:
    return permissions.why_not_confirm(row.booking, bookings.postings_of(row.booking))


def record_branch(actor: Account, *, employer: Employer, entity_code: str) -> None:
    """Note that an employer is a branch of the legal entity with this (valid) credit code; empty: it is not."""
    link = db.session.get(BranchLink, employer.id)
    if not entity_code or entity_code == employer.credit_code:
        if link is not None:
            db.session.delete(link)
    elif link is None:
        db.session.add(
            BranchLink(
                employer_id=employer.id,
                entity_code=entity_code,
                recorded_by_id=actor.id,
                recorded_at=clock.now(),
            )
        )
    else:
        link.entity_code, link.recorded_by_id, link.recorded_at = entity_code, actor.id, clock.now()
    db.session.flush()
    audit.record("employer.branch_recorded", f"employer:{employer.id}", actor_id=actor.id, entity=entity_code)


def set_quota(actor: Account, *, zone: FairZone, most: int | None, industries: Sequence[str]) -> None:
    """How many booths of a zone may be given away, to which industries; nobody who has one loses it."""
    quota = bookings.quotas_of(zone.fair).get(zone.id)
    if quota is None:
        quota = ZoneQuota(zone_id=zone.id)
        db.session.add(quota)
    quota.most, quota.industries = most, list(industries)
    db.session.flush()
    audit.record("booking.quota_set", f"fair_zone:{zone.id}", actor_id=actor.id, most=most)
