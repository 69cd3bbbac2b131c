"""Calling, serving, ending turns: for booths and desks alike.

A call is one guarded UPDATE behind the row of the queue. That nobody is called to two places at once is held twice:
a person who is just being called elsewhere is passed over, and the partial unique index over called and serving
tickets refuses whatever slips through; the next in rank is tried then.
"""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobfair.accounts.models import Account
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.queues import messages
from jobfair.queues.models import Referral, ServiceQueue, Ticket
from jobfair.queues.queries import tickets, waiting
from jobfair.queues.rules import limits
from jobfair.queues.rules.fairness import GAP, is_reserved_call, order_of_calls
from jobfair.queues.rules.states import (
    AT_A_PLACE,
    REFERRAL,
    TICKET,
    Outcome,
    QueueState,
    ReferralState,
    TicketState,
)
from jobfair.queues.services.joining import touch
from jobfair.queues.services.locks import hold_queue, take_person


def call_next(
    actor: Account,
    *,
    queue: ServiceQueue,
    employer_id: int | None = None,
    seen: int = 0,
    outcome: Outcome | None = None,
    note: str = "",
) -> Ticket | None:
    """End the turn that the page showed (`seen`: its ticket, 0 for none) and call the next person; None: nobody.

    Pressed twenty times at once it calls once: whoever comes later finds that the page no longer shows what is, and
    gets the person whose turn it now is. Invalid when the turn shown has no result yet.
    """
    limits.require_may_run(actor, queue, employer_id=employer_id)
    hold_queue(queue)
    current = tickets.current_of(queue, actor.id)
    if (current.id if current is not None else 0) != seen:
        return current
    if queue.status is not QueueState.OPEN:
        raise Conflict(_l("The queue is on a break or closed. Resume it first, then call."))
    if current is not None:
        end_turn(actor, ticket=current, outcome=outcome, note=note)
    require_seat(queue)
    return call_first(actor, queue)


def require_seat(queue: ServiceQueue) -> None:
    """Refuse a call while all seats of the place are taken."""
    at_place = sa.select(sa.func.count()).where(Ticket.queue_id == queue.id, Ticket.status.in_(AT_A_PLACE))
    if (db.session.scalar(at_place) or 0) >= queue.seats:
        raise Conflict(_l("All seats here are taken. End a turn first, or ask staff for another seat."))


def call_first(actor: Account, queue: ServiceQueue) -> Ticket | None:
    """Call whoever's turn it is; those who are busy elsewhere are passed over and keep their rank."""
    number = queue.calls_made + 1
    people = waiting.waiting_in([queue.id])[queue.id]
    for one in order_of_calls(people, number=number, percent=queue.reserve_percent):
        ticket = db.session.get_one(Ticket, one.ticket_id)
        if not take_person(ticket.pass_id):
            continue
        reserved = one.reserved and is_reserved_call(number, queue.reserve_percent)
        try:
            with db.session.begin_nested():
                _call(actor, ticket, from_reserve=reserved)
        except (Conflict, IntegrityError):  # left, or called elsewhere, in this moment
            continue
        queue.calls_made = number
        _take_referral(actor, ticket)
        messages.called(ticket, turn=number)
        touch(ticket)
        return ticket
    return None


def _call(actor: Account, ticket: Ticket, *, from_reserve: bool) -> None:
    now = clock.now()
    transitions.apply(
        TICKET,
        "call",
        ticket,
        actor=actor,
        called_at=now,
        come_by=now + timedelta(minutes=ticket.queue.grace_minutes),
        called_by_id=actor.id,
        coming_at=None,
        from_reserve=from_reserve,
    )


def _take_referral(actor: Account, ticket: Ticket) -> None:
    """Calling somebody who was sent on is taking them."""
    referral: Referral | None = tickets.find_referral_of(ticket)
    if referral is not None and referral.status is ReferralState.OFFERED:
        transitions.apply(REFERRAL, "accept", referral, actor=actor, answered_at=clock.now())


def start_serving(actor: Account, *, ticket: Ticket, employer_id: int | None = None) -> None:
    """The person has come; pressed again nothing happens."""
    limits.require_may_run(actor, ticket.queue, employer_id=employer_id)
    if ticket.status is TicketState.SERVING:
        return
    transitions.apply(TICKET, "serve", ticket, actor=actor, serving_at=clock.now())
    touch(ticket)


def finish(
    actor: Account, *, ticket: Ticket, outcome: Outcome | None, note: str = "", employer_id: int | None = None
) -> None:
    """End a turn without calling anybody."""
    limits.require_may_run(actor, ticket.queue, employer_id=employer_id)
    end_turn(actor, ticket=ticket, outcome=outcome, note=note)


def end_turn(actor: Account, *, ticket: Ticket, outcome: Outcome | None, note: str = "") -> None:
    """The result of a turn. Who did not come keeps a place; who has been seen cannot have stayed away."""
    if outcome is None:
        raise Invalid(_l("Please say how it went before you call the next person."), field="outcome")
    if outcome is Outcome.NO_SHOW:
        if ticket.status is not TicketState.CALLED:
            raise Invalid(_l("You have begun to talk; please choose another result."), field="outcome")
        miss(actor, ticket=ticket)
        return
    transitions.apply(
        TICKET, "finish", ticket, actor=actor, ended_at=clock.now(), outcome=outcome, note=note.strip()
    )
    touch(ticket)


def miss(actor: Account | None, *, ticket: Ticket) -> None:
    """Called and not come: behind everybody who waits now, before everybody who joins later."""
    ranks = [one.rank for one in waiting.waiting_in([ticket.queue_id])[ticket.queue_id]]
    rank = max([ticket.rank, *ranks]) + GAP // 2
    transitions.apply(TICKET, "miss", ticket, actor=actor, misses=ticket.misses + 1, rank=rank, outcome=None)
    messages.missed(ticket)
    touch(ticket)


def overdue() -> list[int]:
    """Keys of tickets whose time to come has run out."""
    query = sa.select(Ticket.id).where(Ticket.status == TicketState.CALLED, Ticket.come_by <= clock.now())
    return list(db.session.scalars(query.order_by(Ticket.id)))


def miss_overdue(ticket_id: int) -> bool:
    """Count one call as missed if its time is still over: nobody stays called, and uncallable, for ever."""
    ticket = db.session.get(Ticket, ticket_id, populate_existing=True)
    if ticket is None or not limits.is_overdue(ticket, now=clock.now()):
        return False
    miss(None, ticket=ticket)
    return True
