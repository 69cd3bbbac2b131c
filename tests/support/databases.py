"""Real databases for tests: a SQLite file, or PostgreSQL started for the session on a free port."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
from typing import Protocol

import flask_migrate
import psycopg
import sqlalchemy as sa
from flask import Flask

from jobfair.extensions import db
from jobfair.reference.services import load_reference


class Database(Protocol):
    """What the fixtures need of a database."""

    url: str

    def prepare(self, app: Flask) -> None:
        """Build the template: all migrations, then the dictionaries."""

    def reset(self, app: Flask) -> None:
        """Start the next test from the template."""

    def stop(self) -> None:
        """End what was started."""


def fill(app: Flask) -> None:
    """Migrations and dictionaries."""
    with app.app_context():
        if os.environ.get("TEST_SCHEMA") == "models":
            db.create_all()
        else:
            flask_migrate.upgrade()
        load_reference()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


class Sqlite:
    """A file, copied from its template before each test."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.path = folder / "portal.sqlite3"
        self.template = folder / "template.sqlite3"
        self.url = f"sqlite:///{self.path}"

    def prepare(self, app: Flask) -> None:
        fill(app)
        with app.app_context():
            with db.engine.connect() as connection:
                connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.engine.dispose()
        shutil.copyfile(self.path, self.template)

    def reset(self, app: Flask) -> None:
        with app.app_context():
            db.engine.dispose()
        for tail in ("-wal", "-shm"):
            pathlib.Path(str(self.path) + tail).unlink(missing_ok=True)
        shutil.copyfile(self.template, self.path)

    def stop(self) -> None:
        pass


class Postgresql:
    """A server of our own, or the one named by TEST_POSTGRESQL_URL."""

    def __init__(self) -> None:
        self.server: str | None = os.environ.get("TEST_POSTGRESQL_URL")
        # Not in pytest's folder: a run beside this one may clear that away under the server's feet.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="jobfair-postgresql-"))
        self.process: subprocess.Popen[bytes] | None = None
        if self.server is None:
            self._start()
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        self.name = f"jobfair_{worker}_{os.getpid()}"
        self.url = f"{self.server}/{self.name}"

    def _start(self) -> None:
        """initdb and postgres as an unprivileged user, reachable on loopback only, without fsync."""
        programs = find_server_programs()
        data = self.folder / "data"
        user = "postgres" if os.geteuid() == 0 else None
        if user:
            shutil.chown(self.folder, user)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C"],
            check=True, user=user, **quiet,
        )  # fmt: skip
        port = free_port()
        self.process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", self.folder,
             "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
            user=user, **quiet,
        )  # fmt: skip
        self.server = f"postgresql+psycopg://tester@127.0.0.1:{port}"
        wait_until_ready(f"host=127.0.0.1 port={port} user=tester dbname=postgres")

    def _address(self, name: str) -> str:
        return str(self.server).replace("postgresql+psycopg://", "postgresql://") + f"/{name}"

    def _sql(self, *statements: str) -> None:
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]

    def create(self) -> None:
        """An empty database."""
        self._sql(f"DROP DATABASE IF EXISTS {self.name}", f"CREATE DATABASE {self.name}")

    def prepare(self, app: Flask) -> None:
        self.create()
        fill(app)
        self.connection = psycopg.connect(self._address(self.name), autocommit=True)
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
        self.tables = [name for (name,) in self.connection.execute(tables)]
        self.filled = self._not_empty(self.tables)
        self.connection.execute("CREATE SCHEMA pristine")
        for name in self.filled:
            self.connection.execute(f"CREATE TABLE pristine.{name} AS TABLE public.{name}")
        self.connection.execute("SET session_replication_role = replica")  # no foreign keys while rows are put back
        self.connection.execute("SET lock_timeout = '10s'")

    def _not_empty(self, tables: list[str]) -> list[str]:
        parts = [f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM public.{name})" for name in tables]
        return [name for (name,) in self.connection.execute(" UNION ALL ".join(parts))] if parts else []

    def reset(self, app: Flask) -> None:
        """Rows back to the template's: far quicker than a copy of the whole database for each test."""
        with app.app_context():
            db.engine.dispose()
        touched = self._not_empty([name for name in self.tables if name not in self.filled])
        with self.connection.transaction():
            for name in (*touched, *self.filled):
                self.connection.execute(f"DELETE FROM public.{name}")
            for name in self.filled:
                self.connection.execute(f"INSERT INTO public.{name} SELECT * FROM pristine.{name}")

    def stop(self) -> None:
        if hasattr(self, "connection"):
            self.connection.close()
        with contextlib.suppress(psycopg.Error):
            self._sql(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


def find_server_programs() -> pathlib.Path:
    """The folder with initdb and postgres, wherever the system keeps them."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    if initdb:
        return pathlib.Path(initdb).parent
    sys.exit("TEST_DATABASE=postgresql needs a PostgreSQL server (Debian: apt-get install postgresql)")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str) -> None:
    """Until the server answers, at most half a minute."""
    for _attempt in range(300):
        try:
            psycopg.connect(address, connect_timeout=1).close()
        except psycopg.OperationalError:
            subprocess.run(["sleep", "0.1"], check=True)
        else:
            return
    sys.exit("PostgreSQL did not start")


def open_database(folder: pathlib.Path, kind: str) -> Database:
    """The database asked for."""
    return Postgresql() if kind == "postgresql" else Sqlite(folder)


def count(model: type) -> int:
    """Rows of a table."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(model)) or 0
