"""Who waits where, at which pace people are served, and what follows from both."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobfair.core import clock
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate.models import FairPass
from jobfair.queues.models import QueueRules, ServiceQueue, Ticket
from jobfair.queues.rules import estimates, fairness
from jobfair.queues.rules.estimates import LATEST_TURNS, Estimate, Pace
from jobfair.queues.rules.fairness import Waiting
from jobfair.queues.rules.states import AT_A_PLACE, QueueState, TicketState

DEFAULTS = {
    "most_places": 3,
    "reserve_percent": 20,
    "grace_minutes": 5,
    "places_back": 3,
    "referral_minutes": 20,
    "minutes_each": 8,
}


def rules_of(fair_id: int) -> QueueRules:
    """What staff have set for the queues of a fair; the defaults (a row not kept yet) where they have not."""
    found = db.session.scalar(sa.select(QueueRules).where(QueueRules.fair_id == fair_id))
    return found or QueueRules(fair_id=fair_id, **DEFAULTS)


def waiting_in(queue_ids: Sequence[int]) -> dict[int, list[Waiting]]:
    """Everybody who waits in these queues; `free`: with a valid pass, and neither called nor served anywhere."""
    other = aliased(Ticket)
    busy = sa.select(other.id).where(other.pass_id == Ticket.pass_id, other.status.in_(AT_A_PLACE)).exists()
    query = (
        sa.select(
            Ticket.queue_id,
            Ticket.id,
            Ticket.rank,
            Ticket.priority.is_not(None),
            sa.and_(FairPass.revoked_at.is_(None), sa.not_(busy)),
        )
        .join(FairPass, FairPass.id == Ticket.pass_id)
        .where(Ticket.queue_id.in_(queue_ids), Ticket.status == TicketState.WAITING)
        .order_by(Ticket.rank, Ticket.id)
    )
    found: dict[int, list[Waiting]] = defaultdict(list)
    for queue_id, ticket_id, rank, reserved, free in db.session.execute(query):
        found[queue_id].append(Waiting(ticket_id, rank, bool(reserved), bool(free)))
    return found


def _turns(*where: sa.ColumnElement[bool]) -> list[tuple[int, float]]:
    """(queue, minutes) of the last turns of each queue, the oldest first."""
    latest = sa.func.row_number().over(partition_by=Ticket.queue_id, order_by=Ticket.ended_at.desc())
    query = sa.select(Ticket.queue_id, Ticket.called_at, Ticket.ended_at, latest.label("place")).where(
        Ticket.status == TicketState.DONE, Ticket.called_at.is_not(None), *where
    )
    rows = query.subquery()
    wanted = sa.select(rows).where(rows.c.place <= LATEST_TURNS).order_by(rows.c.ended_at)
    return [
        (row.queue_id, (row.ended_at - row.called_at).total_seconds() / 60) for row in db.session.execute(wanted)
    ]


def paces_of(fair_id: int, queues: Sequence[ServiceQueue]) -> dict[int, Pace]:
    """How fast each queue serves, from what was measured today in it, else at the fair, else as staff assume."""
    turns: dict[int, list[float]] = defaultdict(list)
    everybody: list[float] = []
    for queue_id, minutes in _turns(Ticket.fair_id == fair_id):
        turns[queue_id].append(minutes)
        everybody.append(minutes)
    return {
        queue.id: estimates.pace(turns[queue.id], of_fair=everybody, assumed=queue.minutes_each) for queue in queues
    }


@dataclass(frozen=True)
class Standing:
    """A queue as it stands now."""

    queue: ServiceQueue
    waiting: list[Waiting]
    at_place: list[Ticket]  # called and served, the latest call first
    pace: Pace
    estimate: Estimate  # for somebody who joins now
    turns_left: int
    longest_since: datetime | None  # since when the first in rank waits

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self.waiting)

    @property
    def has_room(self) -> bool:
        """Whether somebody who joins now can still be served today."""
        return self.count < self.turns_left

    @property
    def longest_minutes(self) -> int:
        """How long the first to join has waited, in minutes; 0 when nobody waits."""
        return int((clock.now() - self.longest_since).total_seconds() // 60) if self.longest_since else 0


def queues_of(fair: Fair, *, side: str = "") -> list[ServiceQueue]:
    """The queues of a fair by code, those of one side of the hall if it is named."""
    query = sa.select(ServiceQueue).where(ServiceQueue.fair_id == fair.id)
    if side:
        query = query.where(ServiceQueue.side == side)
    return list(db.session.scalars(query.order_by(ServiceQueue.code)))


def sides_of(fair: Fair) -> list[str]:
    """The sides of the hall that queues name."""
    query = sa.select(ServiceQueue.side).where(ServiceQueue.fair_id == fair.id, ServiceQueue.side != "")
    return list(db.session.scalars(query.distinct().order_by(ServiceQueue.side)))


def standings(fair: Fair, queues: Sequence[ServiceQueue]) -> list[Standing]:
    """How these queues stand, in their order; a fixed number of questions however many they are."""
    ids = [queue.id for queue in queues]
    waiting, paces = waiting_in(ids), paces_of(fair.id, queues)
    called: dict[int, list[Ticket]] = defaultdict(list)
    at_place = sa.select(Ticket).where(Ticket.queue_id.in_(ids), Ticket.status.in_(AT_A_PLACE))
    for ticket in db.session.scalars(at_place.order_by(Ticket.called_at.desc(), Ticket.id.desc())):
        called[ticket.queue_id].append(ticket)
    since = dict(
        db.session.execute(
            sa.select(Ticket.queue_id, sa.func.min(Ticket.joined_at))
            .where(Ticket.queue_id.in_(ids), Ticket.status == TicketState.WAITING)
            .group_by(Ticket.queue_id)
        ).all()
    )
    return [_standing(fair, queue, waiting[queue.id], called[queue.id], paces[queue.id], since) for queue in queues]


def standing(queue: ServiceQueue) -> Standing:
    """How one queue stands."""
    return standings(queue.fair, [queue])[0]


def _standing(
    fair: Fair,
    queue: ServiceQueue,
    waiting: list[Waiting],
    at_place: list[Ticket],
    pace: Pace,
    since: dict[int, datetime],
) -> Standing:
    minutes = max(0.0, (fair.closes_at - clock.now()).total_seconds() / 60)
    if queue.status is QueueState.CLOSED:
        minutes = 0.0
    return Standing(
        queue,
        waiting,
        at_place,
        pace,
        estimates.estimate(pace, ahead=len(waiting), seats=queue.seats, busy=len(at_place)),
        estimates.turns_left(pace, seats=queue.seats, minutes_left=minutes),
        since.get(queue.id),
    )


@dataclass(frozen=True)
class Place:
    """Where one ticket stands in its queue."""

    ahead: int
    estimate: Estimate


def places_of(fair: Fair, tickets: Sequence[Ticket]) -> dict[int, Place]:
    """People ahead and time for each ticket that waits."""
    wanted = [ticket for ticket in tickets if ticket.status is TicketState.WAITING]
    queues = {ticket.queue_id: ticket.queue for ticket in wanted}
    known = {one.queue.id: one for one in standings(fair, list(queues.values()))} if queues else {}
    return {ticket.id: _place(known[ticket.queue_id], ticket) for ticket in wanted}


def _place(now: Standing, ticket: Ticket) -> Place:
    ahead = fairness.people_ahead(
        now.waiting, ticket.id, calls_made=now.queue.calls_made, percent=now.queue.reserve_percent
    )
    time = estimates.estimate(now.pace, ahead=ahead, seats=now.queue.seats, busy=len(now.at_place))
    return Place(ahead, time)
