"""When the database cannot take a write: a readable page, soon, and nothing half made."""

import fcntl
import os

import pytest
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
