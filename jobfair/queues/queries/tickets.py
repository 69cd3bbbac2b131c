"""Tickets as the person, the booth, the desk and the public see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.booths.models import Booking, Booth
from jobfair.booths.rules import BookingState
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairState
from jobfair.gate.models import FairPass
from jobfair.queues.models import Referral, ServiceQueue, Ticket
from jobfair.queues.rules.states import AT_A_PLACE, LIVE_STATES, QueueKind, ReferralState, TicketState

ON_LOG = 60


def find_queue(queue_id: int) -> ServiceQueue | None:
    """A queue by its key."""
    return db.session.get(ServiceQueue, queue_id)


def get_queue(fair: Fair, code: str) -> ServiceQueue:
    """The queue with this code at this fair; NotFound without one."""
    query = sa.select(ServiceQueue).where(ServiceQueue.fair_id == fair.id, ServiceQueue.code == code)
    found = db.session.scalar(query.options(joinedload(ServiceQueue.booking)))
    if found is None:
        raise NotFound(_l("There is no such queue at this fair."))
    return found


def find_booth_queue(booking: Booking) -> ServiceQueue | None:
    """The queue of a booth, None until it has been opened."""
    return db.session.scalar(sa.select(ServiceQueue).where(ServiceQueue.booking_id == booking.id))


def find_booking_at(fair: Fair, code: str) -> Booking | None:
    """Who stands at the booth with this code: confirmed to come, there, or gone again."""
    present = (BookingState.CONFIRMED, BookingState.ARRIVED, BookingState.LEFT)
    query = (
        sa.select(Booking)
        .join(Booth, Booth.id == Booking.booth_id)
        .where(Booth.fair_id == fair.id, Booth.code == code, Booking.status.in_(present))
    )
    return db.session.scalar(query)


def find_booth(fair: Fair, code: str) -> Booth | None:
    """The booth with this code."""
    return db.session.scalar(sa.select(Booth).where(Booth.fair_id == fair.id, Booth.code == code))


def tickets_of(holder: FairPass, *, live_only: bool = False) -> list[Ticket]:
    """A person's tickets: the one that is called first, then the live ones, then the rest, newest first."""
    query = sa.select(Ticket).where(Ticket.pass_id == holder.id)
    if live_only:
        query = query.where(Ticket.status.in_(LIVE_STATES))
    first = sa.case((Ticket.status.in_(AT_A_PLACE), 0), (Ticket.status.in_(LIVE_STATES), 1), else_=2)
    return list(db.session.scalars(query.order_by(first, Ticket.id.desc()).limit(50)))


def get_ticket(ticket_id: int, *, holder: FairPass) -> Ticket:
    """One of a person's own tickets; NotFound for anybody else's."""
    query = sa.select(Ticket).where(Ticket.id == ticket_id, Ticket.pass_id == holder.id)
    ticket = db.session.scalar(query)
    if ticket is None:
        raise NotFound(_l("There is no such ticket."))
    return ticket


def find_live(queue: ServiceQueue, holder: FairPass) -> Ticket | None:
    """The place somebody holds in a queue now."""
    query = sa.select(Ticket).where(
        Ticket.queue_id == queue.id, Ticket.pass_id == holder.id, Ticket.status.in_(LIVE_STATES)
    )
    return db.session.scalar(query)


def count_live(holder: FairPass) -> int:
    """How many places somebody holds now; those whose call was missed count, the places are kept."""
    query = sa.select(sa.func.count()).where(Ticket.pass_id == holder.id, Ticket.status.in_(LIVE_STATES))
    return db.session.scalar(query) or 0


def get_queue_ticket(queue: ServiceQueue, ticket_id: int) -> Ticket:
    """A ticket of a queue, for those who run it; NotFound for one of another queue."""
    query = sa.select(Ticket).where(Ticket.id == ticket_id, Ticket.queue_id == queue.id)
    ticket = db.session.scalar(query)
    if ticket is None:
        raise NotFound(_l("There is no such ticket in this queue."))
    return ticket


def current_of(queue: ServiceQueue, actor_id: int) -> Ticket | None:
    """Whose turn it is with this member of the team; with a single seat it is the turn of the whole team."""
    query = sa.select(Ticket).where(Ticket.queue_id == queue.id, Ticket.status.in_(AT_A_PLACE))
    if queue.seats > 1:
        query = query.where(Ticket.called_by_id == actor_id)
    return db.session.scalar(query.order_by(Ticket.called_at, Ticket.id).limit(1))


def waiting_tickets(queue: ServiceQueue, *, most: int = 30) -> Sequence[Ticket]:
    """Those who wait and those who missed their call, by rank."""
    query = sa.select(Ticket).where(
        Ticket.queue_id == queue.id, Ticket.status.in_((TicketState.WAITING, TicketState.MISSED))
    )
    return db.session.scalars(query.order_by(Ticket.rank, Ticket.id).limit(most)).all()


def log_of(queue: ServiceQueue) -> Sequence[Ticket]:
    """The public log: the last calls, with the code of a reason, without anybody's name."""
    query = sa.select(Ticket).where(Ticket.queue_id == queue.id, Ticket.called_at.is_not(None))
    return db.session.scalars(query.order_by(Ticket.called_at.desc(), Ticket.id.desc()).limit(ON_LOG)).all()


def fairs_open_now() -> list[Fair]:
    """Fairs that are open."""
    return list(db.session.scalars(sa.select(Fair).where(Fair.status == FairState.LIVE).order_by(Fair.opens_at)))


def find_booking_today(employer_id: int) -> Booking | None:
    """The employer's booth at a fair that is open now."""
    query = (
        sa.select(Booking)
        .join(Fair, Fair.id == Booking.fair_id)
        .where(
            Booking.employer_id == employer_id,
            Fair.status == FairState.LIVE,
            Booking.status.in_((BookingState.CONFIRMED, BookingState.ARRIVED)),
        )
        .order_by(Fair.opens_at)
        .limit(1)
    )
    return db.session.scalar(query)


def referrals_to(queue: ServiceQueue) -> Sequence[Referral]:
    """People sent on to this desk whom nobody has taken yet."""
    return _referrals(Ticket.queue_id == queue.id, at=Referral.ticket_id)


def referrals_from(queue: ServiceQueue) -> Sequence[Referral]:
    """People this desk has sent on and nobody has taken yet."""
    return _referrals(Ticket.queue_id == queue.id, at=Referral.from_ticket_id)


def _referrals(*where: Any, at: Any) -> Sequence[Referral]:
    query = (
        sa.select(Referral)
        .join(Ticket, Ticket.id == at)
        .options(joinedload(Referral.ticket), joinedload(Referral.from_ticket))
        .where(Referral.status == ReferralState.OFFERED, *where)
    )
    return db.session.scalars(query.order_by(Referral.id)).all()


def find_referral_of(ticket: Ticket) -> Referral | None:
    """How somebody was sent on to this place, None when they joined by themselves."""
    return db.session.scalar(sa.select(Referral).where(Referral.ticket_id == ticket.id))


def get_referral(queue: ServiceQueue, referral_id: int) -> Referral:
    """An open referral to this desk."""
    for referral in referrals_to(queue):
        if referral.id == referral_id:
            return referral
    raise NotFound(_l("Nobody is waiting for an answer here."))


@dataclass(frozen=True)
class Served:
    """What a queue did today."""

    done: int
    missed: int
    left: int


def served(queue: ServiceQueue) -> Served:
    """Counts of ended turns."""
    rows = db.session.execute(
        sa.select(Ticket.status, sa.func.count()).where(Ticket.queue_id == queue.id).group_by(Ticket.status)
    )
    found = dict(rows.all())
    return Served(found.get(TicketState.DONE, 0), found.get(TicketState.MISSED, 0), found.get(TicketState.LEFT, 0))


def desks_of(fair: Fair) -> Sequence[ServiceQueue]:
    """The service desks of a fair."""
    query = sa.select(ServiceQueue).where(ServiceQueue.fair_id == fair.id, ServiceQueue.kind == QueueKind.DESK)
    return db.session.scalars(query.order_by(ServiceQueue.code)).all()
