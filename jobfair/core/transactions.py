"""One transaction per request, committed at the edge; a GET cannot write.

Reading requests open a read-only transaction (`query_only` on SQLite, `READ ONLY` on PostgreSQL). Writing ones on
SQLite begin IMMEDIATE, because row locks do nothing there and a deferred transaction may fail at its first write.
Its own busy wait is unfair – some processes would wait for seconds – so writers take turns through a lock file.
"""

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa
from flask import Flask, Response, g, request
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from jobfair.core.errors import Busy
from jobfair.core.language import _l
from jobfair.extensions import db

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TURN_TIMEOUT = 4.0  # seconds a writer waits in all before the person is asked to try again: an answer within five
TURN_POLL = 0.001
BUSY_TIMEOUT = 4000  # milliseconds; the same for a lock that somebody holds who takes no turns (a shell, a backup)
# A connection opened while storage was failing or read-only stays so: only a new one sees that it has healed.
BROKEN_STORAGE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB}

_writing: ContextVar[bool] = ContextVar("writing", default=True)


def may_write() -> bool:
    """Whether transactions begun now may write."""
    return _writing.get()


@contextmanager
def reading() -> Iterator[None]:
    """Begin transactions read-only in this block; the open one is ended first and last.

    For slow work between load and write (hashing a password) that must not hold the write lock.
    """
    db.session.rollback()
    token = _writing.set(False)
    try:
        yield
    finally:
        db.session.rollback()
        _writing.reset(token)


@contextmanager
def recording() -> Iterator[Session]:
    """A short write transaction of its own, beside the request's: for read logs and guess counters.

    Belongs before the request's own first change: one writer at a time is all SQLite has, so a transaction that has
    only read so far is ended first, and one that has already changed something is a mistake (RuntimeError).
    """
    if may_write() and db.session().in_transaction():
        if db.session().info.get("wrote"):
            raise RuntimeError("recording() after the request had begun to write")
        db.session.rollback()
    token = _writing.set(True)
    try:
        with Session(db.engine, expire_on_commit=False) as session, session.begin():
            yield session
    finally:
        _writing.reset(token)


def keep_on_refusal() -> None:
    """Commit this request although its answer is a refusal (a counted failure, a used-up code)."""
    g.keep_on_refusal = True


def finish(response: Response) -> None:
    """Commit after a non-error answer to a write, else roll back."""
    wanted = response.status_code < 400 or g.get("keep_on_refusal", False)
    if wanted and request.method not in SAFE_METHODS:
        db.session.commit()
    else:
        db.session.rollback()


class Portal(Flask):
    """Flask that ends the transaction inside the dispatch, so a failing commit is answered like any error."""

    def dispatch_request(self) -> Any:
        """Run the view, make its answer a response, then commit or roll back."""
        response = self.make_response(super().dispatch_request())
        finish(response)
        return response


def init_app(app: Flask) -> None:
    """Choose read or write by method, and teach the engine both."""

    @app.before_request
    def choose_mode() -> None:
        _writing.set(request.method not in SAFE_METHODS)

    @app.teardown_request
    def forget_mode(_error: BaseException | None) -> None:
        _writing.set(True)

    if not sa.event.contains(Session, "after_flush", _note_write):
        sa.event.listen(Session, "after_flush", _note_write)
        sa.event.listen(Session, "after_commit", _forget_write)
        sa.event.listen(Session, "after_rollback", _forget_write)

    with app.app_context():
        for engine in db.engines.values():
            prepare_engine(engine)


def _note_write(session: Session, _context: Any) -> None:
    session.info["wrote"] = True


def _forget_write(session: Session) -> None:
    session.info.pop("wrote", None)


def prepare_engine(engine: Engine) -> None:
    """Attach the listeners that hold the rules above for every connection of `engine`."""
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _sqlite_connect)
        sa.event.listen(engine, "begin", _sqlite_begin)
        for end in ("checkin", "close", "invalidate"):
            sa.event.listen(engine, end, _give_turn_back)
        sa.event.listen(engine, "handle_error", _let_broken_go)
    else:
        sa.event.listen(engine, "begin", _postgresql_begin)


def _sqlite_connect(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        "journal_mode=WAL",
        "synchronous=" + os.environ.get("SQLITE_SYNCHRONOUS", "FULL"),
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT}",
        "cache_size=-32000",
        "temp_store=MEMORY",
    ):
        connection.execute("PRAGMA " + pragma)


def _sqlite_begin(connection: Connection) -> None:
    if may_write():
        left = _take_turn(connection)
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql(f"PRAGMA busy_timeout={left}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    else:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")


def _take_turn(connection: Connection) -> int:
    """Wait for the turn to write; how many milliseconds of patience are left for the database's own lock."""
    path = connection.engine.url.database
    if not path or path == ":memory:" or "turn" in connection.info:
        return BUSY_TIMEOUT
    deadline = time.monotonic() + TURN_TIMEOUT
    try:
        handle = os.open(path + "-turn", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:  # the folder takes nothing: read-only, full, gone
        raise Busy(_l("Nothing can be saved just now. Please try again in a few minutes.")) from error
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(handle)
                raise Busy(_l("The portal is very busy just now. Please try again in a moment.")) from None
            time.sleep(TURN_POLL)
        else:
            connection.info["turn"] = handle
            return max(1, int((deadline - time.monotonic()) * 1000))


def _give_turn_back(_connection: Any, entry: ConnectionPoolEntry, *_error: Any) -> None:
    handle = entry.info.pop("turn", None)
    if handle is not None:
        os.close(handle)


def _let_broken_go(context: sa.engine.ExceptionContext) -> None:
    code = getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF
    if code in BROKEN_STORAGE:
        context.is_disconnect = True


def _postgresql_begin(connection: Connection) -> None:
    if not may_write():
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
