"""What `python app.py` does: migrate, fill an empty demonstration, say how to sign in, serve, deliver messages."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import click
import flask_migrate
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from granian import Granian
from granian.constants import Interfaces

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.demo.commands import say_accounts
from jobfair.demo.moving import bring_to_today
from jobfair.demo.queries import demo_fairs
from jobfair.demo.services import load_demo
from jobfair.extensions import db
from jobfair.reference.services import load_reference

ROOT = Path(__file__).resolve().parent.parent.parent
BACKLOG = 4096
THREADS = 16  # a process; more would only wait for the interpreter
PATIENCE = 3  # seconds a server process may take to finish its requests when asked to stop
GRACE = 10.0  # seconds the message worker has to finish


def migrate(app: Flask) -> None:
    """Bring the schema up to date; refuses (SystemExit) a schema newer than this program."""
    with app.app_context():
        script = ScriptDirectory(str(ROOT / "jobfair" / "migrations"))
        with db.engine.connect() as connection:
            known = MigrationContext.configure(connection).get_current_revision()
        if known is not None and known not in {revision.revision for revision in script.walk_revisions()}:
            sys.exit(
                f"The database has schema {known}, which this version does not know. Please update the portal."
            )
        if known != script.get_current_head():
            flask_migrate.upgrade(directory=str(ROOT / "jobfair" / "migrations"))
        db.session.remove()
        db.engine.dispose()


def prepare(app: Flask) -> None:
    """Dictionaries; in demonstration mode the data when nobody has an account yet, else its fair moves to today."""
    with app.app_context():
        empty = db.session.scalar(sa.select(sa.func.count()).select_from(Account)) == 0
        demo = db.session.scalar(sa.select(sa.func.count()).where(Account.is_demo)) != 0
        if demo and not app.config["DEMO_MODE"]:
            sys.exit("This database holds demonstration data. In production mode please use a database of its own.")
        if empty:
            load_reference()
        if app.config["DEMO_MODE"]:
            if empty:
                load_demo(today=clock.today(), is_demonstration=True, replace=False, say=click.echo)
            elif demo_fairs():
                bring_to_today()
            say_accounts()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def serve(app: Flask) -> None:
    """Serve on HOST:PORT until interrupted, with the message worker beside."""
    migrate(app)
    prepare(app)
    host, port = app.config["HOST"], app.config["PORT"]
    refuse_a_taken_port(host, port)
    # In a session of its own: Ctrl-C in the terminal goes to the server alone, which then stops the worker.
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "worker"], cwd=ROOT, start_new_session=True
    )
    click.echo(f"\n  http://{'127.0.0.1' if host in ('0.0.0.0', '127.0.0.1') else host}:{port}/\n")  # noqa: S104 (compared, not bound)
    server = Granian(
        "app:app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=app.config["WORKERS"],
        backlog=BACKLOG,
        blocking_threads=THREADS,
        websockets=False,
        workers_kill_timeout=PATIENCE,
        log_access=False,
    )
    try:
        server.serve()
    finally:
        stop(worker)


def refuse_a_taken_port(host: str, port: int) -> None:
    """Say so (SystemExit) when somebody serves there already; two servers would answer in turn."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1" if host == "0.0.0.0" else host, port)) == 0:  # noqa: S104 (compared)
            sys.exit(f"Port {port} is taken. Please stop what serves there, or choose another: PORT=5001 make run")


def stop(worker: "subprocess.Popen[bytes]") -> None:
    """Ask the worker to finish, wait, then insist."""
    worker.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    while worker.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    if worker.poll() is None:
        worker.kill()
