"""What people who wait are told: on their page at once, and by mail or text message if they have chosen that."""

from collections.abc import Callable

from jobfair.core.language import _
from jobfair.core.urls import path_for
from jobfair.notices.rules import Topic
from jobfair.notices.services import notify
from jobfair.queues.models import Ticket


def _tell(ticket: Ticket, event: str, title: Callable[[], str], body: Callable[[], str], *, turn: int = 0) -> None:
    """To the account behind the pass; whoever has none sees the board, hears the call, or asks at a desk."""
    account = ticket.fair_pass.account
    if account is None:
        return
    notify(
        account,
        kind=f"ticket.{event}",
        title=title,
        body=body,
        topic=Topic.QUEUE,
        path=path_for("queues.ticket", slug=ticket.queue.fair.slug, ticket_id=ticket.id),
        dedupe_key=f"ticket.{event}:{ticket.id}:{turn}",
    )


def called(ticket: Ticket, *, turn: int) -> None:
    """It is their turn."""

    def title() -> str:
        return _("It is your turn: %(number)s at %(place)s", number=ticket.label, place=ticket.queue.name)

    def body() -> str:
        return _(
            "Please come to %(place)s within %(minutes)s minutes. If you need longer, say so on your ticket page: "
            "some people pass, and you keep your place.",
            place=ticket.queue.place,
            minutes=ticket.queue.grace_minutes,
        )

    _tell(ticket, "called", title, body, turn=turn)


def missed(ticket: Ticket) -> None:
    """They were called and did not come."""

    def title() -> str:
        return _("You were called: %(number)s at %(place)s", number=ticket.label, place=ticket.queue.name)

    def body() -> str:
        return _(
            "You could not come in time, so others go first. Your place is kept: open your ticket and press "
            "“I am here again”, and you will be called once more."
        )

    _tell(ticket, "missed", title, body, turn=ticket.misses)


def sent_on(ticket: Ticket) -> None:
    """They have a place at another desk."""

    def title() -> str:
        return _("You have a place at another desk: %(number)s", number=ticket.label)

    def body() -> str:
        return _(
            "%(place)s can help you further. You do not start at the end: your time so far counts.",
            place=ticket.queue.name,
        )

    _tell(ticket, "sent_on", title, body)


def came_back(ticket: Ticket) -> None:
    """The other desk could not take them."""

    def title() -> str:
        return _("Please stay with the first desk: %(number)s", number=ticket.label)

    def body() -> str:
        return _(
            "The other desk could not take you. You are first in line again at %(place)s.",
            place=ticket.queue.name,
        )

    _tell(ticket, "came_back", title, body)
