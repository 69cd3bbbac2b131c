"""A portal to torment: a scratch database with people and postings, and real server processes on it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import flask_migrate
import sqlalchemy as sa
from cryptography.fernet import Fernet
from flask import Flask

from jobfair import create_app
from jobfair.accounts import passwords, sessions
from jobfair.accounts.models import Account, UserSession
from jobfair.core import clock
from jobfair.core.history import StateChange
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.search.index import reindex
from jobfair.reference.services import load_reference
from tests.support.databases import free_port
from tests.support.make.accounts import make_seeker
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile

ROOT = Path(__file__).resolve().parents[2]
START = 30.0  # seconds a server may take to answer for the first time


@dataclass
class Scene:
    """The database, what is in it, and how to run servers on it."""

    folder: Path
    app: Flask
    numbers: list[str] = field(default_factory=list)  # postings
    cookies: list[str] = field(default_factory=list)  # one a seeker
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """For a server or command on this portal."""
        return {**os.environ, **self.settings}

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `flask …` on it."""
        return subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True,
        )  # fmt: skip


def set_up(folder: Path, url: str, *, seekers: int, postings: int, demo: bool = False) -> Scene:
    """Build the schema from the models and fill it; every life cycle with its whole history."""
    folder.mkdir(parents=True, exist_ok=True)
    secrets = {"SECRET_KEY": "drill" * 10, "FIELD_KEYS": Fernet.generate_key().decode()}
    settings = {"DATABASE_URL": url, "UPLOAD_FOLDER": str(folder / "uploads"), "LOG_LEVEL": "CRITICAL", **secrets}
    settings |= {"ERASURE_LIST": str(folder / "erasures.jsonl"), "PORTAL_MODE": "demonstration"}
    app = create_app(
        {
            "INSTANCE_PATH": str(folder / "instance"),
            "SQLALCHEMY_DATABASE_URI": url,
            "FIELD_KEYS": [secrets["FIELD_KEYS"]],
            "SECRET_KEY": secrets["SECRET_KEY"],
            "UPLOAD_FOLDER": settings["UPLOAD_FOLDER"],
        }
    )
    passwords.use_cheap_hashing()
    scene = Scene(folder, app, settings=settings)
    with app.app_context():
        db.create_all()
        flask_migrate.stamp(directory=str(ROOT / "jobfair" / "migrations"))
        load_reference()
        db.session.commit()
        _fill(scene, seekers, postings)
        db.session.remove()
        db.engine.dispose()
    return scene


def _fill(scene: Scene, seekers: int, postings: int) -> None:
    employer = make_verified_employer()
    for _number in range(postings):
        posting = make_published_posting(employer, headcount=1000)
        for verb, old, new in (("submit", "draft", "in_review"), ("publish", "in_review", "published")):
            change = {"entity": Posting.__tablename__, "entity_id": posting.id, "verb": verb}
            db.session.add(StateChange(**change, from_state=old, to_state=new))
        scene.numbers.append(posting.number)
    first = sa.update(StateChange).where(StateChange.entity == "posting", StateChange.verb == "begin")
    db.session.execute(first.values(to_state="draft"))
    for _number in range(seekers):
        scene.cookies.append(_cookie(scene.app, make_seeker_with_profile(account=make_seeker())))
    reindex(db.session())
    db.session.commit()


def _cookie(app: Flask, account: Account) -> str:
    """A signed-in browser's cookie."""
    token = f"drill-{account.id}"
    db.session.add(
        UserSession(
            account_id=account.id, token_hash=sessions._hash(token), expires_at=clock.now() + sessions.LIFETIME
        )
    )
    db.session.commit()
    signer = app.session_interface.get_signing_serializer(app)
    assert signer is not None
    return f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps({'_user_id': token, '_fresh': True})}"


class Server:
    """One node: a granian with its worker processes."""

    def __init__(self, scene: Scene, *, workers: int = 1) -> None:
        self.scene, self.workers = scene, workers
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start it and wait for the first answer; how many seconds that took."""
        began = time.monotonic()
        command = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        command += ["--workers", str(self.workers), "--blocking-threads", "16", "--no-ws", "--backlog", "1024"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "app:app"], cwd=ROOT, env=self.scene.environment,
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while time.monotonic() - began < START:
            with contextlib.suppress(OSError, HTTPException):
                ask = HTTPConnection("127.0.0.1", self.port, timeout=5)
                ask.request("GET", "/sign-in")
                ask.getresponse().read()
                ask.close()
                return time.monotonic() - began
            time.sleep(0.05)
        raise RuntimeError("the server did not start")

    def kill(self) -> None:
        """End all its processes at once, in the middle of whatever they do (kill -9)."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def pids(self) -> list[int]:
        """The processes of the node."""
        assert self.process is not None
        listed = subprocess.run(["ps", "-o", "pid=", "-g", str(self.process.pid)], capture_output=True, text=True)
        return [int(pid) for pid in listed.stdout.split()]


@contextlib.contextmanager
def serving(*servers: Server) -> Iterator[None]:
    """Servers that are gone when the block ends, whatever happens."""
    try:
        for server in servers:
            server.start()
        yield
    finally:
        for server in servers:
            server.kill()
