"""Limits on guessing and flooding, counted in the database so that all processes share them."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from jobfair.core import clock, crypto
from jobfair.core.database import Base
from jobfair.core.errors import TooMany
from jobfair.core.language import _l
from jobfair.core.transactions import recording
from jobfair.extensions import db


class Attempt(Base):
    """How often something was tried for one subject within one window; the subject is kept as a fingerprint."""

    __tablename__ = "attempt"

    key: Mapped[str] = mapped_column(sa.String(110), primary_key=True)
    window_ends_at: Mapped[datetime]
    count: Mapped[int] = mapped_column(default=0)


def _key(kind: str, subject: str) -> str:
    return f"{kind}:{crypto.fingerprint(subject)}"


def count_attempt(kind: str, subject: str, *, most: int, window: timedelta, message: Any = None) -> None:
    """Count one try in a transaction of its own; raises TooMany when `most` in `window` is exceeded.

    Call it before the request's first write (see `transactions.recording`). `message` replaces the sentence.
    """
    now = clock.now()
    with recording() as session:
        count, ends = _count_one(session, _key(kind, subject), now, window)
    if count > most:
        raise TooMany(
            message or _l("Too many tries. Please wait a little and try again."),
            retry_after=max(1, int((ends - now).total_seconds())),
        )


def _count_one(session: Session, key: str, now: datetime, window: timedelta) -> tuple[int, datetime]:
    """One statement on both databases, so that processes counting at once never lose a try."""
    insert: Any = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    statement = insert(Attempt).values(key=key, window_ends_at=now + window, count=1)
    is_over = Attempt.window_ends_at <= now
    statement = statement.on_conflict_do_update(
        index_elements=[Attempt.key],
        set_={
            "count": sa.case((is_over, 1), else_=Attempt.count + 1),
            "window_ends_at": sa.case((is_over, now + window), else_=Attempt.window_ends_at),
        },
    )
    count, ends = session.execute(statement.returning(Attempt.count, Attempt.window_ends_at)).one()
    return count, ends


def forget_attempts(kind: str, subject: str) -> None:
    """Start counting anew after a success."""
    with recording() as session:
        session.execute(sa.delete(Attempt).where(Attempt.key == _key(kind, subject)))


def take_back(kind: str, subject: str) -> None:
    """Uncount one try that turned out well: a hall full of people shares one network address."""
    with recording() as session:
        session.execute(
            sa.update(Attempt)
            .where(Attempt.key == _key(kind, subject), Attempt.count > 0)
            .values(count=Attempt.count - 1)
            .execution_options(synchronize_session=False)
        )


def forget_ended_windows(before: datetime) -> int:
    """Delete counters whose window ended before the moment given; how many went. Commit is the caller's."""
    result = db.session.execute(sa.delete(Attempt).where(Attempt.window_ends_at < before))
    return int(result.rowcount)  # type: ignore[attr-defined]
