"""One application per test session on a real database; each test starts from the same empty, migrated one."""

import os
import pathlib
import shutil
import socket
from collections.abc import Iterator

import pytest
from flask import Flask

from jobfair import create_app
from jobfair.accounts import passwords
from jobfair.extensions import db
from tests.support.client import CheckingClient
from tests.support.databases import Database, open_database

os.environ["SQLITE_SYNCHRONOUS"] = "OFF"  # tests need no power-cut safety

pytest_plugins = ["tests.support.fixtures", "tests.asvs.marking"]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """SQLite by default; PostgreSQL with TEST_DATABASE=postgresql."""
    database = open_database(tmp_path_factory.mktemp("database"), os.environ.get("TEST_DATABASE", "sqlite"))
    yield database
    database.stop()


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A private folder in place of instance/."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def portal(database: Database, instance: pathlib.Path) -> Iterator[Flask]:
    """The application, made once; the database template is migrated and filled with the dictionaries."""
    passwords.use_cheap_hashing()
    app = create_app(
        {
            "TESTING": True,
            "INSTANCE_PATH": str(instance),
            "SQLALCHEMY_DATABASE_URI": database.url,
            "SECRET_KEY": "test" * 10,
            "MAIL_URL": "console:",
            "SMS_URL": "console:",
        }
    )
    app.test_client_class = CheckingClient
    database.prepare(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(portal: Flask, database: Database) -> Iterator[Flask]:
    """The application on a fresh copy of the database, inside an application context."""
    database.reset(portal)
    shutil.rmtree(portal.config["UPLOAD_FOLDER"], ignore_errors=True)
    with portal.app_context():
        yield portal


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    """A visitor's browser that checks every page it gets."""
    client = app.test_client()
    assert isinstance(client, CheckingClient)
    return client


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to anywhere but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "local"
        if host not in ("127.0.0.1", "::1", "localhost", "local"):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
