"""Limits on guessing and flooding, counted in the database so that all processes share them."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.core import clock, crypto
from jobfair.core.database import Base
from jobfair.core.errors import TooMany
from jobfair.core.language import _l
from jobfair.core.transactions import recording


class Attempt(Base):
    """How often something was tried for one subject within one window; the subject is kept as a fingerprint."""

    __tablename__ = "attempt"

    key: Mapped[str] = mapped_column(sa.String(110), primary_key=True)
    window_ends_at: Mapped[datetime]
    count: Mapped[int] = mapped_column(default=0)


def count_attempt(kind: str, subject: str, *, most: int, window: timedelta) -> None:
    """Count one try in a transaction of its own; raises TooMany when `most` in `window` is exceeded.

    Call it before the request's first write (see `transactions.recording`).
    """
    key = f"{kind}:{crypto.fingerprint(subject)}"
    now = clock.now()
    with recording() as session:
        row = session.get(Attempt, key, with_for_update=True)
        if row is None or row.window_ends_at <= now:
            row = session.merge(Attempt(key=key, window_ends_at=now + window, count=0))
        row.count += 1
        count, ends = row.count, row.window_ends_at
    if count > most:
        raise TooMany(
            _l("Too many tries. Please wait a little and try again."),
            retry_after=max(1, int((ends - now).total_seconds())),
        )


def forget_attempts(kind: str, subject: str) -> None:
    """Start counting anew after a success."""
    with recording() as session:
        session.execute(sa.delete(Attempt).where(Attempt.key == f"{kind}:{crypto.fingerprint(subject)}"))
