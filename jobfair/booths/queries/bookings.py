"""Reads of bookings: an employer's own, one booth's, what may be brought."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.booths.models import Booking, Booth, BranchLink, ZoneQuota
from jobfair.booths.queries.states import states_of
from jobfair.booths.rules import LIVE_STATES, BookingState, BoothState
from jobfair.booths.rules.permissions import BRINGABLE_STATES, OPEN_FAIRS
from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import PUBLIC_STATES
from jobfair.postings.models import FairPosting, Posting

NO_BOOKING = _l("There is no such booking.")


def open_fairs() -> Sequence[Fair]:
    """Fairs whose booths can be booked now, the next first."""
    now = clock.now()
    until = sa.func.coalesce(Fair.booking_until, Fair.opens_at)
    query = sa.select(Fair).where(Fair.status.in_(OPEN_FAIRS), until >= now, Fair.opens_at > now)
    return db.session.scalars(query.order_by(Fair.opens_at)).all()


def get_fair(slug: str) -> Fair:
    """A fair that is no draft any more; NotFound for anything else."""
    fair = db.session.scalar(sa.select(Fair).where(Fair.slug == slug, Fair.status.in_(PUBLIC_STATES)))
    if fair is None:
        raise NotFound(_l("There is no such fair."))
    return fair


def get_any_fair(slug: str) -> Fair:
    """Any fair, for staff."""
    fair = db.session.scalar(sa.select(Fair).where(Fair.slug == slug))
    if fair is None:
        raise NotFound(_l("There is no such fair."))
    return fair


def bookings_of(employer: Employer) -> Sequence[Booking]:
    """Everything an employer has booked, the latest fair first."""
    query = (
        sa.select(Booking)
        .join(Booking.fair)
        .options(joinedload(Booking.fair).joinedload(Fair.venue))
        .where(Booking.employer_id == employer.id)
        .order_by(Fair.opens_at.desc(), Booking.id.desc())
    )
    return db.session.scalars(query).unique().all()


def get_booking(booking_id: int, *, employer: Employer | None = None) -> Booking:
    """A booking of this employer (of any, for staff, who pass None); NotFound for everybody else's."""
    query = (
        sa.select(Booking)
        .options(joinedload(Booking.fair), joinedload(Booking.wanted_zone))
        .where(Booking.id == booking_id)
    )
    booking = db.session.scalar(query)
    if booking is None or (employer is not None and booking.employer_id != employer.id):
        raise NotFound(NO_BOOKING)
    return booking


def live_booking(employer: Employer, fair: Fair) -> Booking | None:
    """The one booking that the employer (or another part of its legal entity) has at the fair."""
    entity = entity_of(employer)
    query = sa.select(Booking).where(
        Booking.fair_id == fair.id,
        Booking.status.in_(LIVE_STATES),
        sa.or_(Booking.employer_id == employer.id, Booking.entity_code == entity),
    )
    return db.session.scalars(query).unique().first()


def entity_of(employer: Employer) -> str:
    """The credit code of the legal entity: the parent's where staff have recorded that it is a branch."""
    link = db.session.get(BranchLink, employer.id)
    return link.entity_code if link is not None else employer.credit_code


def booths_of(fair: Fair) -> Sequence[Booth]:
    """All booths of a fair with their zones, by code."""
    query = sa.select(Booth).options(joinedload(Booth.zone)).where(Booth.fair_id == fair.id).order_by(Booth.code)
    return db.session.scalars(query).all()


def free_booths(fair: Fair) -> list[Booth]:
    """Booths that nobody has, holds or is offered, and that are in use."""
    states = states_of(fair)
    return [booth for booth in booths_of(fair) if states.get(booth.id) is BoothState.FREE]


def get_booth(fair: Fair, booth_id: int | None) -> Booth:
    """A booth of this very fair."""
    booth = db.session.get(Booth, booth_id) if booth_id is not None else None
    if booth is None or booth.fair_id != fair.id:
        raise NotFound(_l("There is no such booth at this fair."))
    return booth


def holder_of(booth: Booth) -> Booking | None:
    """Who has the booth, holds it or is offered it."""
    query = sa.select(Booking).where(Booking.booth_id == booth.id, Booking.status.in_(LIVE_STATES))
    return db.session.scalars(query).unique().first()


def bringable_postings(employer: Employer) -> Sequence[Posting]:
    """Jobs an employer may bring to a fair: published or in review, and not over."""
    query = (
        sa.select(Posting)
        .where(
            Posting.employer_id == employer.id,
            Posting.status.in_(BRINGABLE_STATES),
            sa.or_(Posting.valid_until.is_(None), Posting.valid_until >= clock.today()),
        )
        .order_by(Posting.status.desc(), Posting.id)
    )
    return db.session.scalars(query).unique().all()


def postings_of(booking: Booking) -> Sequence[Posting]:
    """The jobs the employer has chosen to bring."""
    query = (
        sa.select(Posting)
        .join(FairPosting, FairPosting.posting_id == Posting.id)
        .where(FairPosting.fair_id == booking.fair_id, Posting.employer_id == booking.employer_id)
        .order_by(Posting.id)
    )
    return db.session.scalars(query).unique().all()


def waiting_list(fair: Fair) -> Sequence[Booking]:
    """Employers that wait for a booth, the first in line first."""
    query = (
        sa.select(Booking)
        .options(joinedload(Booking.wanted_zone))
        .where(Booking.fair_id == fair.id, Booking.status == BookingState.WAITING)
        .order_by(Booking.waiting_since, Booking.id)
    )
    return db.session.scalars(query).unique().all()


def standby_list(fair: Fair) -> list[Booking]:
    """Those of them that would come on the day."""
    return [booking for booking in waiting_list(fair) if booking.standby]


def place_in_line(booking: Booking) -> int:
    """1 for whoever is offered the next booth (of the zones it wants)."""
    earlier = sa.select(sa.func.count()).where(
        Booking.fair_id == booking.fair_id,
        Booking.status == BookingState.WAITING,
        sa.or_(
            Booking.waiting_since < booking.waiting_since,
            sa.and_(Booking.waiting_since == booking.waiting_since, Booking.id < booking.id),
        ),
    )
    return (db.session.scalar(earlier) or 0) + 1


def quotas_of(fair: Fair) -> dict[int, ZoneQuota]:
    """The quotas of a fair's zones, by zone."""
    query = sa.select(ZoneQuota).where(ZoneQuota.zone_id.in_([zone.id for zone in fair.zones]))
    return {quota.zone_id: quota for quota in db.session.scalars(query)}


def taken_by_zone(fair: Fair) -> dict[int | None, int]:
    """How many booths of each zone somebody has, holds or is offered."""
    query = (
        sa.select(Booth.zone_id, sa.func.count())
        .join(Booking, sa.and_(Booking.booth_id == Booth.id, Booking.status.in_(LIVE_STATES)))
        .where(Booth.fair_id == fair.id)
        .group_by(Booth.zone_id)
    )
    return dict(db.session.execute(query).all())


def admits(quota: ZoneQuota | None, employer: Employer, taken: int) -> bool:
    """Whether a zone has room for one more of this employer's industry."""
    return quota is None or (is_of_industry(quota, employer) and (quota.most is None or taken < quota.most))


def is_of_industry(quota: ZoneQuota, employer: Employer) -> bool:
    """Whether the zone is meant for the employer's industry."""
    return not quota.industries or employer.industry_code.startswith(tuple(quota.industries))


def choosable_booths(fair: Fair, employer: Employer) -> list[Booth]:
    """Free booths in zones that have room for this employer."""
    quotas, taken = quotas_of(fair), taken_by_zone(fair)
    return [
        booth
        for booth in free_booths(fair)
        if booth.zone_id is None or admits(quotas.get(booth.zone_id), employer, taken.get(booth.zone_id, 0))
    ]
