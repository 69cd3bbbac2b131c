"""The worker's half of the outbox: claim, send, mark; several workers may run at once, on either database.

A claim is one guarded UPDATE that moves `next_attempt_at` behind a lease, so that a row belongs to one worker at a
time and comes back by itself when that worker dies. Between the sending of a message and its mark nothing can be
atomic: a crash just there sends it again after the lease (at least once), under the same Message-ID or provider id.
"""

import logging
from datetime import timedelta

import sqlalchemy as sa

from jobfair.core import clock, transactions
from jobfair.core.delivery import Transport, Undelivered
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.extensions import db

logger = logging.getLogger("jobfair.delivery")

LEASE = timedelta(minutes=5)  # longer than any transport's patience
BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))
CODE_BACKOFF = BACKOFF[:2]  # a one-time code is worthless after ten minutes
CODE_KINDS = frozenset({"accounts.code"})
SECRET_KINDS = CODE_KINDS | {"employer.invited"}  # texts that open a door: wiped once they are sent or given up
BATCH = 50


def deliver_due(ways: dict[Channel, Transport], *, keep_secrets: bool = False) -> int:
    """Send what is due; how many messages were tried. Commits after each step.

    A server that does not answer is asked no more in this round: the others wait without using up their tries.
    `keep_secrets` leaves the texts of one-time codes and invitations in place (demonstration shows them).
    """
    tried = 0
    away: set[Channel] = set()
    for message_id, channel in _due():
        message = _claim(message_id) if channel not in away else None
        if message is None:
            continue
        tried += 1
        try:
            ways[message.channel].send(message)
        except Undelivered as problem:
            away |= {channel} if problem.is_away else set()
            _postpone(message, str(problem))
        except Exception as problem:
            logger.exception("delivery failed")
            _postpone(message, type(problem).__name__)
        else:
            _mark_sent(message, wipe=message.kind in SECRET_KINDS and not keep_secrets)
    return tried


def _due() -> list[tuple[int, Channel]]:
    query = (
        sa.select(OutboxMessage.id, OutboxMessage.channel)
        .where(OutboxMessage.status == Delivery.QUEUED, OutboxMessage.next_attempt_at <= clock.now())
        .order_by(OutboxMessage.next_attempt_at, OutboxMessage.id)
        .limit(BATCH)
    )
    with transactions.reading():
        return [(row.id, row.channel) for row in db.session.execute(query)]


def _claim(message_id: int) -> OutboxMessage | None:
    """The message, if no other worker was quicker."""
    now = clock.now()
    claimed = db.session.execute(
        sa.update(OutboxMessage)
        .where(
            OutboxMessage.id == message_id,
            OutboxMessage.status == Delivery.QUEUED,
            OutboxMessage.next_attempt_at <= now,
        )
        .values(next_attempt_at=now + LEASE, attempts=OutboxMessage.attempts + 1, updated_at=now)
        .execution_options(synchronize_session=False)
    )
    if claimed.rowcount != 1:  # type: ignore[attr-defined]
        db.session.rollback()
        return None
    message = db.session.get(OutboxMessage, message_id, populate_existing=True)
    db.session.commit()
    return message


def _mark_sent(message: OutboxMessage, *, wipe: bool) -> None:
    values: dict[str, object] = {"status": Delivery.SENT, "sent_at": clock.now(), "last_error": None}
    if wipe:
        values["body"] = ""
    _settle(message, values)


def _postpone(message: OutboxMessage, problem: str) -> None:
    pauses = CODE_BACKOFF if message.kind in CODE_KINDS else BACKOFF
    values: dict[str, object] = {"last_error": problem[:300]}
    if message.attempts > len(pauses):
        values["status"] = Delivery.FAILED
        if message.kind in SECRET_KINDS:
            values["body"] = ""
    else:
        values["next_attempt_at"] = clock.now() + pauses[message.attempts - 1]
    _settle(message, values)
    fields = {"message": message.id, "attempt": message.attempts, "problem": problem}
    logger.warning("not delivered", extra={"fields": fields})


def _settle(message: OutboxMessage, values: dict[str, object]) -> None:
    """Only while the claim is still ours: a worker that slept past its lease must not undo another's mark."""
    db.session.execute(
        sa.update(OutboxMessage)
        .where(
            OutboxMessage.id == message.id,
            OutboxMessage.status == Delivery.QUEUED,
            OutboxMessage.attempts == message.attempts,
        )
        .values(updated_at=clock.now(), **values)
        .execution_options(synchronize_session=False)
    )
    db.session.commit()
