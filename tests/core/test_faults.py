"""When the database cannot take a write: a readable page, soon, and nothing half made."""

import fcntl
import os
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from jobfair.core import transactions
from jobfair.extensions import db
from tests.support.client import Page
from tests.support.make.accounts import make_seeker


@pytest.fixture
def turn_is_taken(app, monkeypatch):
    """Somebody else has the turn to write, and keeps it."""
    if db.engine.dialect.name != "sqlite":
        pytest.skip("writers take turns on SQLite only")
    monkeypatch.setattr(transactions, "TURN_TIMEOUT", 0.1)

    def take():
        db.session.remove()
        handle = os.open(f"{db.engine.url.database}-turn", os.O_RDWR | os.O_CREAT)
        fcntl.flock(handle, fcntl.LOCK_EX)
        return handle

    handles = []
    yield lambda: handles.append(take())
    for handle in handles:
        os.close(handle)


def test_busy_database_is_answered_with_a_page_that_asks_nothing(app, turn_is_taken):
    client = app.test_client().sign_in(make_seeker())
    turn_is_taken()
    response = client.post("/sign-out", expect=503)
    assert response.headers["Retry-After"]
    assert Page(response).all("h1")


def test_reading_goes_on_while_writing_waits(app, turn_is_taken):
    client = app.test_client().sign_in(make_seeker())
    turn_is_taken()
    client.page("/fairs")


def test_absent_database_is_answered_with_a_page(app, monkeypatch):
    client = app.test_client().sign_in(make_seeker())

    def away(*_args, **_kwargs):
        raise OperationalError("SELECT", {}, Exception("server closed the connection"))

    monkeypatch.setattr("sqlalchemy.orm.session.Session.execute", away)
    monkeypatch.setattr("sqlalchemy.orm.session.Session.scalar", away)
    response = client.get("/fairs", check=False)
    assert response.status_code == 503
    assert "<h1" in response.text


def test_lock_of_somebody_who_takes_no_turns_is_answered_like_a_busy_portal(app, monkeypatch):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("SQLite's own lock")
    monkeypatch.setattr(transactions, "TURN_TIMEOUT", 0.1)
    client = app.test_client().sign_in(make_seeker())
    db.session.remove()
    shell = sqlite3.connect(db.engine.url.database, isolation_level=None)
    shell.execute("BEGIN IMMEDIATE")
    try:
        assert client.post("/sign-out", expect=503).headers["Retry-After"]
        client.page("/fairs")
    finally:
        shell.close()
    client.post("/sign-out", expect=302)


def test_folder_that_takes_no_turn_file_is_busy(app, monkeypatch):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("writers take turns on SQLite only")
    client = app.test_client().sign_in(make_seeker())
    turn = Path(f"{db.engine.url.database}-turn")
    db.session.remove()
    turn.unlink(missing_ok=True)
    turn.mkdir()  # cannot be opened for writing, not even by root
    try:
        assert client.post("/sign-out", expect=503).headers["Retry-After"]
    finally:
        turn.rmdir()
    client.post("/sign-out", expect=302)


def test_connection_opened_on_read_only_storage_is_let_go(tmp_path):
    """Else a pool would stay read-only after the storage has healed."""
    path = tmp_path / "a.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE thing (id INTEGER)")
    mode = "ro"

    def connect():
        return sqlite3.connect(f"file:{path}?mode={mode}", uri=True)

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool)
    sa.event.listen(engine, "handle_error", transactions._let_broken_go)
    write = sa.text("INSERT INTO thing VALUES (1)")
    with pytest.raises(OperationalError, match="readonly"), engine.begin() as connection:
        connection.execute(write)
    mode = "rw"
    with engine.begin() as connection:
        connection.execute(write)
    engine.dispose()
