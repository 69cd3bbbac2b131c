"""A number that grows with each committed change to what the public sees.

Tables whose rows show on public pages set `__public__ = True`; any unit of work and any ORM statement (UPDATE,
DELETE, INSERT of a mapped class) that touches one of them bumps the version in the same transaction. The page cache
in front of Flask keys on it, so a published change shows on the next request, on every node. Statements on plain
tables call `bump()` themselves. The row is locked from the bump to the commit, so versions are seen in their order.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from jobfair.core import quick_read
from jobfair.core.database import Base
from jobfair.core.transactions import may_write
from jobfair.extensions import db


class DataVersion(Base):
    """The single row `name='public'`."""

    __tablename__ = "data_version"

    name: Mapped[str] = mapped_column(sa.String(20), primary_key=True)
    value: Mapped[int] = mapped_column(sa.BigInteger, default=0)


def bump(session: Any = None) -> int:
    """Count one public change in the running transaction (once per transaction) and return the new version."""
    session = session or db.session()
    if value := session.info.get("version_bumped"):
        return int(value)
    where = DataVersion.name == "public"
    update = sa.update(DataVersion).where(where).values(value=DataVersion.value + 1)
    if session.execute(update, execution_options={"synchronize_session": False}).rowcount == 0:
        session.execute(sa.insert(DataVersion).values(name="public", value=1))
    value = int(session.scalar(sa.select(DataVersion.value).where(where)))
    session.info["version_bumped"] = value
    return value


def current() -> int:
    """The present version; 0 before the first public change. A reading transaction asks only once."""
    session = db.session()
    if not may_write() and (seen := session.info.get("version_seen")) is not None:
        return int(seen)
    value = session.scalar(sa.select(DataVersion.value).where(DataVersion.name == "public")) or 0
    session.info["version_seen"] = value
    return value


Reader = Callable[[], int | None]
READ = "SELECT value FROM data_version WHERE name = 'public'"


def reader_of(url: str) -> Reader | None:
    """A quick way to the version past SQLAlchemy; None where there is none.

    The reader answers None when the database cannot be asked just now.
    """
    quick = quick_read.reader_of(url, READ)
    if quick is None:
        return None

    def read() -> int | None:
        try:
            return int(quick() or 0)
        except quick_read.Unreachable:
            return None

    return read


def _watch(session: Session, _context: Any) -> None:
    touched = (*session.new, *session.dirty, *session.deleted)
    if any(getattr(type(row), "__public__", False) for row in touched):
        session.info["version_due"] = True


def _watch_statement(state: ORMExecuteState) -> None:
    """Guarded updates and bulk statements do not pass the unit of work."""
    if not (state.is_update or state.is_delete or state.is_insert):
        return
    mapper = state.bind_mapper
    if mapper is not None and getattr(mapper.class_, "__public__", False):
        state.session.info["version_due"] = True


def _settle(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint: the transaction that counts is still open
        return
    session.flush()
    if session.info.pop("version_due", False):
        bump(session)


def _forget(session: Session, *_args: Any) -> None:
    if session.in_nested_transaction():  # what changed before a savepoint is still to be counted
        return
    session.info.pop("version_bumped", None)
    session.info.pop("version_due", None)
    session.info.pop("version_seen", None)


def init_app() -> None:
    """Listen on every session (idempotent)."""
    for name, listener in (
        ("after_flush", _watch),
        ("do_orm_execute", _watch_statement),
        ("before_commit", _settle),
        ("after_commit", _forget),
        ("after_rollback", _forget),
    ):
        if not sa.event.contains(Session, name, listener):
            sa.event.listen(Session, name, listener)
