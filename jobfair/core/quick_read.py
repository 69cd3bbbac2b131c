"""Single values read past SQLAlchemy, on a connection of each thread: for the layers in front of Flask."""

import sqlite3
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any

import sqlalchemy as sa

# Answers with the value, None when there is no such row; raises Unreachable when the database cannot be asked.
QuickRead = Callable[..., Any]


class Unreachable(Exception):
    """The database cannot be asked just now."""


def reader_of(url: str, statement: str) -> QuickRead | None:
    """Reads the first column of the row that `statement` finds (`?` for parameters); None for one in memory."""
    address = sa.make_url(url)
    if address.drivername.startswith("sqlite"):
        if not address.database or address.database == ":memory:":
            return None
        return _reader(_sqlite(address.database), statement, (sqlite3.Error,))
    psycopg = import_module("psycopg")
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)

    def connect() -> Any:
        return psycopg.connect(plain, autocommit=True, connect_timeout=2)

    return _reader(connect, statement.replace("?", "%s"), (psycopg.Error,))


class _Kept:
    """One thread's connection, closed when the thread or its reader goes."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


def _reader(connect: Callable[[], Any], statement: str, faults: tuple[type[Exception], ...]) -> QuickRead:
    threads = threading.local()

    def read(*parameters: Any) -> Any:
        kept = getattr(threads, "kept", None)
        if kept is not None:
            try:
                row = kept.connection.execute(statement, parameters).fetchone()
            except faults:
                threads.kept = None
            else:
                return row[0] if row else None
        try:
            threads.kept = kept = _Kept(connect())
            row = kept.connection.execute(statement, parameters).fetchone()
        except faults as fault:
            raise Unreachable from fault
        return row[0] if row else None

    return read


def _sqlite(path: str) -> Callable[[], Any]:
    def connect() -> sqlite3.Connection:
        # Asked by one thread only, but closed by whichever lets the reader go.
        connection = sqlite3.connect(path, isolation_level=None, timeout=1, check_same_thread=False)
        connection.execute("PRAGMA query_only=ON")
        return connection

    return connect
