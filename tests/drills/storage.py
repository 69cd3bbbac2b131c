"""SQLite's storage fails under a running portal: locked, full, read-only. `python -m tests.drills.storage`.

Each time: writing is refused with 503 and Retry-After within five seconds, reading goes on, and when the fault is
over the same server processes write again.
"""

import fcntl
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.drills.people import APPLICATION, Browser, Ledger
from tests.drills.portal import Scene, Server, serving, set_up
from tests.drills.truth import judge

WITHIN = 5.0  # seconds until a refusal must be there
HEALED = 10.0  # seconds until writing must go again

Fault = Callable[[Scene, Server], Iterator[None]]


@dataclass(frozen=True)
class Outcome:
    """What people saw of one fault."""

    name: str
    refusal: int
    retry_after: str
    seconds: float
    reading: tuple[int, ...]
    healed_after: float | None

    @property
    def is_good(self) -> bool:
        """Whether it was as promised."""
        refused = self.refusal == 503 and bool(self.retry_after) and self.seconds <= WITHIN
        return refused and set(self.reading) == {200} and self.healed_after is not None

    def __str__(self) -> str:
        healed = f"healed after {self.healed_after:.1f} s" if self.healed_after is not None else "NOT HEALED"
        return (
            f"{self.name}: {self.refusal} after {self.seconds:.2f} s (Retry-After {self.retry_after or 'none'}), "
            f"reading {self.reading}, {healed}"
        )


def database_path(scene: Scene) -> Path:
    """The SQLite file."""
    return Path(scene.app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))


def turn_taken(scene: Scene, _server: Server) -> Iterator[None]:
    """A writer that never ends."""
    handle = os.open(f"{database_path(scene)}-turn", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield
    os.close(handle)


def locked_by_a_shell(scene: Scene, _server: Server) -> Iterator[None]:
    """Somebody's shell in a transaction, which takes no turns."""
    connection = sqlite3.connect(database_path(scene), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.close()


def full(scene: Scene, server: Server) -> Iterator[None]:
    """No file may grow any more: what a full disk is to a program."""
    log = Path(f"{database_path(scene)}-wal")
    limit = log.stat().st_size if log.exists() else 0
    for pid in server.pids():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    yield
    for pid in server.pids():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def read_only(scene: Scene, server: Server) -> Iterator[None]:
    """The folder and its files may only be read, and the server begins like that."""
    server.kill()
    files = [scene.folder, *(path for path in scene.folder.iterdir() if path.is_file())]
    for path in files:
        path.chmod(0o555 if path.is_dir() else 0o444)
    server.start()
    yield
    for path in files:
        path.chmod(0o700 if path.is_dir() else 0o600)


FAULTS: dict[str, Fault] = {
    "turn taken": turn_taken,
    "locked by a shell": locked_by_a_shell,
    "disk full": full,
    "read-only": read_only,
}


def torment(scene: Scene, server: Server, name: str, ledger: Ledger, who: int) -> Outcome:
    """One fault and the way out of it, seen by one person."""
    browser = Browser([server.port], scene.cookies[who])
    numbers = iter(scene.numbers)
    if not browser.read_token(f"/jobs/{scene.numbers[0]}/application"):
        raise RuntimeError("no form")
    with contextmanager(FAULTS[name])(scene, server):
        answer = browser.ask("POST", f"/jobs/{next(numbers)}/application", {"kinds": "profile"})
        reading = tuple(browser.ask("GET", path).status for path in ("/jobs", "/me/applications", "/en/fairs"))
    began = time.monotonic()
    healed = None
    while healed is None and time.monotonic() - began < HEALED:
        number = next(numbers)
        again = browser.ask("POST", f"/jobs/{number}/application", {"kinds": "profile"})
        if found := APPLICATION.search(again.location):
            healed = time.monotonic() - began
            ledger.sent[who, number] = int(found.group(1))
    browser.close()
    return Outcome(name, answer.status, answer.retry_after, answer.seconds, reading, healed)


def main() -> None:
    """All faults in turn, then the truth."""
    with tempfile.TemporaryDirectory(prefix="jobfair-drill-") as folder:
        scene = set_up(Path(folder), f"sqlite:///{folder}/portal.sqlite3", seekers=len(FAULTS), postings=60)
        server, ledger = Server(scene, workers=2), Ledger()
        with serving(server):
            outcomes = [torment(scene, server, name, ledger, who) for who, name in enumerate(FAULTS)]
        for outcome in outcomes:
            print(outcome)
        verdict = judge(scene, ledger)
        print(verdict)
    sys.exit(0 if verdict.is_good and all(outcome.is_good for outcome in outcomes) else 1)


if __name__ == "__main__":
    main()
