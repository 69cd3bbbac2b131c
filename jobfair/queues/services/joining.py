"""What people who wait do themselves: join, let others pass, say they come, come back, leave."""

from datetime import datetime

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, live, transitions
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.gate.models import FairPass
from jobfair.queues.models import ServiceQueue, Ticket
from jobfair.queues.queries import tickets, waiting
from jobfair.queues.rules import limits
from jobfair.queues.rules.fairness import GAP, rank_behind
from jobfair.queues.rules.states import TICKET, Priority, QueueState, Source, TicketState
from jobfair.queues.services.locks import hold_person


def join(
    actor: Account | None,
    *,
    queue: ServiceQueue,
    holder: FairPass,
    source: Source,
    priority: Priority | None = None,
) -> Ticket:
    """A place in a queue; whoever holds one already gets the same again.

    Refused with a sentence when the queue is closed, when the person holds as many places as the fair allows, or
    when as many wait as can still be served today (seats × rate × time left).
    """
    if holder.fair_id != queue.fair_id or holder.revoked_at is not None:
        raise Invalid(_l("This pass is not valid at this fair."), field="code")
    if priority is not None and source is not Source.DESK:
        raise Forbidden(_l("A place from the reserved share is given at a service desk."))
    hold_person(holder.id)
    known = tickets.find_live(queue, holder)
    if known is not None:
        return known
    limits.require_open(queue)
    limits.require_within_limit(tickets.count_live(holder), waiting.rules_of(queue.fair_id).most_places)
    number, rank = next_number(queue)
    now = waiting.standing(queue)
    limits.require_room(now.count, now.turns_left)
    return begin_ticket(
        actor, queue=queue, holder=holder, number=number, rank=rank, source=source, priority=priority
    )


def next_number(queue: ServiceQueue) -> tuple[int, int]:
    """The next number and rank, given to one only: the row of the queue is held until the transaction ends."""
    update = (
        sa.update(ServiceQueue)
        .where(ServiceQueue.id == queue.id, ServiceQueue.status != QueueState.CLOSED)
        .values(last_number=ServiceQueue.last_number + 1, last_rank=ServiceQueue.last_rank + GAP)
        .execution_options(synchronize_session=False)
    )
    db.session.flush()
    if db.session.execute(update).rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(_l("This queue has just been closed for today."))
    db.session.refresh(queue, ["last_number", "last_rank"])
    return queue.last_number, queue.last_rank


def begin_ticket(
    actor: Account | None,
    *,
    queue: ServiceQueue,
    holder: FairPass,
    number: int,
    rank: int,
    source: Source,
    priority: Priority | None = None,
    joined_at: datetime | None = None,
) -> Ticket:
    """Write the ticket with its first history row; those who follow the queue hear of it."""
    helper = actor if actor is not None and actor.id != holder.account_id else None
    ticket = Ticket(
        queue_id=queue.id,
        fair_id=queue.fair_id,
        pass_id=holder.id,
        number=number,
        rank=rank,
        source=source,
        priority=priority,
        joined_at=joined_at or clock.now(),
        joined_by_id=helper.id if helper is not None else None,
    )
    on_behalf_of = holder.account if helper is not None else None
    transitions.begin(TICKET, ticket, actor=actor, on_behalf_of=on_behalf_of)
    touch(ticket)
    return ticket


def touch(ticket: Ticket) -> None:
    """Those who follow the queue, the person and the boards hear of a change."""
    queue = ticket.queue
    live.touch(queue.channel, ticket.fair_pass.channel, f"board:{queue.fair_id}", f"hall:{queue.fair_id}")


def put_back(actor: Account | None, *, ticket: Ticket) -> None:
    """ "I need longer": a few people pass, nothing is lost. A call is taken back with it."""
    if not limits.can_put_back(ticket):
        raise Conflict(_l("You have let others pass several times. Please come, or leave the queue."))
    ranks = [one.rank for one in waiting.waiting_in([ticket.queue_id])[ticket.queue_id]]
    rank = rank_behind(ranks, ticket.rank, waiting.rules_of(ticket.fair_id).places_back)
    if ticket.status is TicketState.CALLED:
        transitions.apply(
            TICKET,
            "put_back",
            ticket,
            actor=actor,
            rank=rank,
            put_backs=ticket.put_backs + 1,
            come_by=None,
            coming_at=None,
        )
    else:
        _guarded(ticket, TicketState.WAITING, rank=rank, put_backs=ticket.put_backs + 1)
    touch(ticket)


def say_coming(*, ticket: Ticket) -> None:
    """ "I am on my way": the booth sees it; the time to come stays the same."""
    if not limits.can_say_coming(ticket):
        raise Conflict(_l("You have not been called, or you have already said so."))
    _guarded(ticket, TicketState.CALLED, coming_at=clock.now())
    touch(ticket)


def come_back(actor: Account | None, *, ticket: Ticket) -> None:
    """After a missed call: called again, from the place that was kept."""
    if not limits.can_come_back(ticket):
        raise Conflict(_l("This place cannot be taken up again."))
    transitions.apply(TICKET, "come_back", ticket, actor=actor, come_by=None, coming_at=None)
    touch(ticket)


def leave(actor: Account | None, *, ticket: Ticket, reason: str | None = None) -> None:
    """Give the place up."""
    transitions.apply(TICKET, "leave", ticket, actor=actor, reason=reason, ended_at=clock.now())
    touch(ticket)


def give_priority(actor: Account, *, ticket: Ticket, priority: Priority | None) -> None:
    """Put somebody who waits into the reserved share, for a reason, or take that back. Only staff; audited."""
    limits.require_desk(actor)
    _guarded(ticket, TicketState.WAITING, priority=priority)
    audit.record("ticket.priority", f"ticket:{ticket.id}", actor_id=actor.id)
    touch(ticket)


def _guarded(ticket: Ticket, state: TicketState, **values: object) -> None:
    """Change columns while the state is still the one the page showed."""
    update = (
        sa.update(Ticket)
        .where(Ticket.id == ticket.id, Ticket.status == state)
        .values(updated_at=clock.now(), **values)
        .execution_options(synchronize_session=False)
    )
    db.session.flush()
    if db.session.execute(update).rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(_l("Something has just changed here. Please look again."))
    db.session.refresh(ticket)
