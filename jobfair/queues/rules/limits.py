"""What may be done with a queue or a ticket now: asked by services and templates alike."""

from datetime import datetime
from typing import Any

from jobfair.core.access import Role
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.language import Text, _l
from jobfair.fairs.rules import FairState
from jobfair.queues.rules.states import LIVE_STATES, TICKET, QueueKind, QueueState, TicketState

PUT_BACK_MOST = 3  # times "I need longer" may be pressed for one ticket
DESK_ROLES = (Role.DESK, Role.FLOOR, Role.ADMIN)


def why_nobody_joins(queue: Any) -> Text | None:
    """Why nobody can join now, in a kind sentence; None when the queue takes people."""
    if queue.fair.status is not FairState.LIVE:
        return _l("The fair is not open now, so nobody can queue yet. This page will let you join when it is.")
    if queue.status is QueueState.CLOSED:
        return _l("This queue is closed for today. Please ask at the information desk what else is open to you.")
    return None


def require_open(queue: Any) -> None:
    """Refuse joining a queue that takes nobody."""
    if reason := why_nobody_joins(queue):
        raise Conflict(reason)


def require_room(ahead: int, capacity: int) -> None:
    """Refuse when all turns that the day still has are taken: nobody waits for nothing."""
    if ahead >= capacity:
        raise Conflict(
            _l(
                "As many people wait here as can still be served before closing, so we cannot promise you a turn. "
                "Please try another booth, or leave your résumé with the employer online."
            )
        )


def require_within_limit(held: int, most: int) -> None:
    """Refuse more places at once than the fair allows one person."""
    if held >= most:
        raise Invalid(
            _l(
                "You already wait at %(held)s places, as many as one person may at this fair. "
                "Leave one of them, or come back when you have been served.",
                held=held,
            )
        )


def can_leave(ticket: Any) -> bool:
    """Whether the person may give the place up."""
    return TICKET.allows("leave", ticket.status)


def can_put_back(ticket: Any) -> bool:
    """Whether "I need longer" is possible: waiting or just called, and not pressed too often."""
    return ticket.status in (TicketState.WAITING, TicketState.CALLED) and ticket.put_backs < PUT_BACK_MOST


def can_come_back(ticket: Any) -> bool:
    """Whether somebody who missed the call may take the place again."""
    return ticket.status is TicketState.MISSED and ticket.queue.status is not QueueState.CLOSED


def can_say_coming(ticket: Any) -> bool:
    """Whether "I am on my way" still has to be said."""
    return ticket.status is TicketState.CALLED and ticket.coming_at is None


def is_live(ticket: Any) -> bool:
    """Whether the place still counts."""
    return ticket.status in LIVE_STATES


def is_overdue(ticket: Any, *, now: datetime) -> bool:
    """Whether the time to come has run out after a call."""
    return ticket.status is TicketState.CALLED and ticket.come_by is not None and ticket.come_by <= now


def can_serve_desks(actor: Any) -> bool:
    """Whether somebody may call and serve at a service desk."""
    return any(actor.has(role) for role in DESK_ROLES)


def require_desk(actor: Any) -> None:
    """Refuse whoever does not work at the desks."""
    if not can_serve_desks(actor):
        raise Forbidden(_l("Only staff of the service desks may do this."))


def can_run(actor: Any, queue: Any, *, employer_id: int | None) -> bool:
    """Whether somebody may call people: the employer at its own booth, staff at a desk."""
    if queue.kind is QueueKind.BOOTH:
        return employer_id is not None and queue.booking.employer_id == employer_id
    return can_serve_desks(actor)


def require_may_run(actor: Any, queue: Any, *, employer_id: int | None) -> None:
    """Refuse whoever may not call people here."""
    if not can_run(actor, queue, employer_id=employer_id):
        raise Forbidden(_l("Only those who work at this place may call people to it."))
