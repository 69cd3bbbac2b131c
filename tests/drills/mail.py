"""The mail server is down, slow, or breaks off: the outbox holds, and everybody gets everything once.

`python -m tests.drills.mail`
"""

import socket
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
import time_machine
from aiosmtpd.controller import Controller

from jobfair.core import clock, delivery, dispatch, outbox
from jobfair.core.delivery import Smtp
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.extensions import db
from tests.drills.portal import Scene, set_up
from tests.support.databases import free_port


class Letterbox:
    """A mail server that takes letters over and counts them by Message-ID."""

    def __init__(self) -> None:
        self.letters: Counter[str] = Counter()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Take one over."""
        text = envelope.content.decode("utf-8", "replace")
        line = next(line for line in text.splitlines() if line.lower().startswith("message-id:"))
        self.letters[line.split(":", 1)[1].strip()] += 1
        return "250 taken over"


@contextmanager
def working(port: int, box: Letterbox) -> Iterator[None]:
    """A mail server that works."""
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield
    finally:
        server.stop()


@contextmanager
def down(_port: int, _box: Letterbox) -> Iterator[None]:
    """Nobody listens."""
    yield


@contextmanager
def slow(port: int, _box: Letterbox) -> Iterator[None]:
    """It takes the connection and says nothing."""
    with listening(port, lambda _connection: None):
        yield


@contextmanager
def reset(port: int, _box: Letterbox) -> Iterator[None]:
    """It breaks off in the middle of the letter, before taking it over."""

    def talk(connection: socket.socket) -> None:
        with connection, connection.makefile("rwb") as wire:
            wire.write(b"220 ready\r\n")
            wire.flush()
            while line := wire.readline():
                if line.upper().startswith(b"DATA"):
                    wire.write(b"354 go on\r\n")
                    wire.flush()
                    wire.read(20)
                    return
                wire.write(b"250 OK\r\n")
                wire.flush()

    with listening(port, talk):
        yield


@contextmanager
def listening(port: int, talk: Any) -> Iterator[None]:
    """A listener that does something with each connection and keeps it open until the end."""
    kept: list[socket.socket] = []
    listener = socket.create_server(("127.0.0.1", port))

    def accept() -> None:
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            kept.append(connection)
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield
    finally:
        listener.close()
        for connection in kept:
            connection.close()


FAULTS = {"down": down, "slow": slow, "broken off": reset}


def post(number: int) -> None:
    """So many letters wait."""
    for letter in range(number):
        outbox.post(Channel.MAIL, f"a{letter}@example.cn", kind="drill", subject="通知", body="正文", language="zh")
    db.session.commit()


def run(*, letters: int, patience: float, say: Any = print) -> bool:
    """Each fault, then the way out; whether everything arrived once. Needs an application context."""
    box, good = Letterbox(), True
    usual, delivery.TIMEOUT = delivery.TIMEOUT, patience
    later = clock.now()
    try:
        for name, fault in FAULTS.items():
            post(letters)
            port = free_port()
            with fault(port, box), time_machine.travel(later, tick=True):
                dispatch.deliver_due(way_to(port))
            held, before = _waiting(), sum(box.letters.values())
            later += timedelta(minutes=10)
            port = free_port()
            with working(port, box), time_machine.travel(later, tick=True):
                dispatch.deliver_due(way_to(port))
            arrived = sum(box.letters.values()) - before
            fine = held == letters and arrived == letters and _waiting() == 0 and max(box.letters.values()) == 1
            good = good and fine
            say(f"mail server {name}: {held} of {letters} held, then {arrived} arrived, "
                f"{sum(count - 1 for count in box.letters.values())} twice")  # fmt: skip
    finally:
        delivery.TIMEOUT = usual
    return good


def way_to(port: int) -> dict[Channel, delivery.Transport]:
    """The portal's own way to a mail server on this machine."""
    return {Channel.MAIL: Smtp(urlsplit(f"smtp://127.0.0.1:{port}?tls=none"), sender="a@example.cn", site_name="x")}


def _waiting() -> int:
    query = sa.select(sa.func.count()).select_from(OutboxMessage).where(OutboxMessage.status == Delivery.QUEUED)
    return db.session.scalar(query) or 0


def main() -> None:
    """All faults in turn."""
    with tempfile.TemporaryDirectory(prefix="jobfair-drill-") as folder:
        scene: Scene = set_up(Path(folder), f"sqlite:///{folder}/portal.sqlite3", seekers=0, postings=0)
        with scene.app.app_context():
            good = run(letters=20, patience=0.5)
            db.session.remove()
            db.engine.dispose()
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
