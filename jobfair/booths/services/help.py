"""Employers ask for help at their booth; staff take it, bring it, say so."""

from datetime import timedelta
from typing import Any

from jobfair.accounts.models import Account
from jobfair.booths import messages
from jobfair.booths.models import Booking, HelpRequest
from jobfair.booths.queries import day as reads
from jobfair.booths.rules import BookingState
from jobfair.booths.rules.day import HELP, HelpKind
from jobfair.core import clock, live, transitions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db

MOST_OPEN = 5  # requests of one booth at once
TOO_OLD = timedelta(hours=12)


def ask_for_help(actor: Account, *, booking: Booking, kind: HelpKind, text: str) -> HelpRequest:
    """An employer at its booth needs something; the hall's staff see it at once. Asked twice, it is one request."""
    if booking.status is not BookingState.ARRIVED:
        raise Conflict(_l("Help can be asked for once you have arrived at the fair."))
    waiting = reads.open_help_of(booking)
    for known in waiting:
        if known.kind is kind and known.text == text:
            return known
    if len(waiting) >= MOST_OPEN:
        raise Conflict(_l("There are already %(most)s open requests of yours. Somebody is coming.", most=MOST_OPEN))
    if kind is HelpKind.OTHER and not text:
        raise Invalid(_l("Please say in a few words what you need."), field="text")
    row = HelpRequest(fair_id=booking.fair_id, booking_id=booking.id, kind=kind, text=text, asked_by_id=actor.id)
    transitions.begin(HELP, row, actor=actor)
    live.touch(f"hall:{booking.fair_id}")
    return row


def take_help(actor: Account, *, row: HelpRequest) -> None:
    """“I am going”: nobody else needs to."""
    _step(actor, row, "take", taken_by_id=actor.id, taken_at=clock.now())


def put_back_help(actor: Account, *, row: HelpRequest) -> None:
    """Whoever took it cannot go after all."""
    _step(actor, row, "put_back", taken_by_id=None, taken_at=None)


def finish_help(actor: Account, *, row: HelpRequest, answer: str = "") -> None:
    """What was needed is there; the employer is told."""
    taken = row.taken_by_id or actor.id
    _step(actor, row, "finish", done_at=clock.now(), answer=answer, taken_by_id=taken)
    db.session.flush()
    messages.helped(row)


def withdraw_help(actor: Account, *, row: HelpRequest) -> None:
    """The employer no longer needs it."""
    _step(actor, row, "withdraw", done_at=clock.now())


def _step(actor: Account, row: HelpRequest, verb: str, **values: Any) -> None:
    transitions.apply(HELP, verb, row, actor=actor, **values)
    live.touch(f"hall:{row.fair_id}")
