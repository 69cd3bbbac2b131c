"""Messages that leave the house: written in the transaction of the event, delivered after it by the worker.

A row with a `dedupe_key` exists once, so running a job twice or answering a request again sends nothing twice.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.core import clock
from jobfair.core.database import EnumText, Record, one_of, personal
from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.extensions import db


class Channel(Choice):
    """How a message travels."""

    MAIL = "mail", _l("E-mail")
    SMS = "sms", _l("Text message")


class Delivery(Status):
    """What became of a message."""

    QUEUED = "queued", _l("Waiting to be sent"), Tone.WAITING
    SENT = "sent", _l("Sent"), Tone.DONE
    FAILED = "failed", _l("Given up"), Tone.REFUSED


class OutboxMessage(Record):
    """One message to one address."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        one_of("channel", Channel),
        one_of("status", Delivery),
        sa.Index("ix_outbox_message_due", "status", "next_attempt_at"),
    )

    channel: Mapped[Channel] = mapped_column(EnumText(Channel))
    address: Mapped[str] = mapped_column(sa.String(254), info=personal())
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(60))
    language: Mapped[str] = mapped_column(sa.String(2), default="zh")
    subject: Mapped[str] = mapped_column(sa.String(200), default="", info=personal())
    body: Mapped[str] = mapped_column(sa.Text, info=personal())
    dedupe_key: Mapped[str | None] = mapped_column(sa.String(120), unique=True)
    status: Mapped[Delivery] = mapped_column(EnumText(Delivery), default=Delivery.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime] = mapped_column(default=clock.now)
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(sa.String(300))


def post(
    channel: Channel,
    address: str,
    *,
    kind: str,
    body: str,
    subject: str = "",
    language: str = "zh",
    account_id: int | None = None,
    dedupe_key: str | None = None,
) -> OutboxMessage | None:
    """Put a message into the outbox of the running transaction; None when `dedupe_key` was posted before."""
    row = {
        "channel": channel,
        "address": address,
        "kind": kind,
        "subject": subject,
        "body": body,
        "language": language,
        "account_id": account_id,
        "dedupe_key": dedupe_key,
    }
    posted = post_all([row])
    return posted[0] if posted else None


def post_all(rows: Iterable[Mapping[str, Any]]) -> list[OutboxMessage]:
    """Put many messages into the outbox with as many queries as for one, leaving out those posted before.

    A row has the arguments of `post`. What is returned is in no particular order.
    """
    wanted = list(rows)
    keys = {row["dedupe_key"] for row in wanted if row["dedupe_key"] is not None}
    query = sa.select(OutboxMessage.dedupe_key).where(OutboxMessage.dedupe_key.in_(keys))
    known = set(db.session.scalars(query)) if keys else set()
    fresh = [row for row in wanted if row["dedupe_key"] not in known]
    db.session.flush()
    if not fresh:
        return []
    return list(db.session.scalars(sa.insert(OutboxMessage).returning(OutboxMessage), fresh))


def wipe_texts(*, settled_before: datetime) -> int:
    """Take the words out of messages that were sent or given up before a moment; how many."""
    wiped = db.session.execute(
        sa.update(OutboxMessage)
        .where(_settled(settled_before), sa.or_(OutboxMessage.body != "", OutboxMessage.subject != ""))
        .values(body="", subject="", updated_at=OutboxMessage.updated_at)  # the clock of a message given up runs on
        .execution_options(synchronize_session=False)
    )
    return int(wiped.rowcount)  # type: ignore[attr-defined]


def delete_settled(*, settled_before: datetime) -> int:
    """Delete messages that were sent or given up before a moment; how many."""
    deleted = db.session.execute(
        sa.delete(OutboxMessage).where(_settled(settled_before)).execution_options(synchronize_session=False)
    )
    return int(deleted.rowcount)  # type: ignore[attr-defined]


def _settled(before: datetime) -> sa.ColumnElement[bool]:
    ended_at = sa.func.coalesce(OutboxMessage.sent_at, OutboxMessage.updated_at)
    return sa.and_(OutboxMessage.status != Delivery.QUEUED, ended_at < before)
