"""Hostile submissions at every form as every person; `python -m tests.fuzz.attack` prints what came of them.

After each submission: no answer of 500 or more, no traceback, no raw markup, neither in the answer nor on the page
it leads to. After each round: pages still open for everybody, unharmed by what was stored.
"""

import argparse
import logging
import re
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from urllib.parse import quote

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jobfair import create_app
from jobfair.accounts import passwords
from jobfair.core import clock
from jobfair.core.limits import Attempt
from jobfair.demo.services import load_demo
from jobfair.extensions import db
from tests.fuzz import hostile
from tests.fuzz.doors import FILES, Door, all_field_names, doors_of, encode, rule_of, unshown
from tests.support.client import CheckingClient, Page, no_context
from tests.support.databases import open_database
from tests.support.samples import PEOPLE, Doors, Sample, prepare, samples

ROUND = 150  # submissions between two restorations of the data
PEEKS = 6  # pages opened by others after each round
NUMBER = re.compile(r"(?<=/)[0-9]+(?=/|$)")


class Attack:
    """A portal with the demonstration, all its forms, and a hand that fills them."""

    def __init__(self, app: Flask, seed: int) -> None:
        self.app, self.rng = app, Random(seed)
        self.browsers: dict[str, FlaskClient] = {}
        self.tokens: dict[str, bytes] = {}
        self.known: list[bytes] = []
        self.doors: dict[str, list[Door]] = {}
        self.faults: list[str] = []
        self.statuses: Counter[int] = Counter()
        self.reached: set[str] = set()
        self.people = Doors(app)
        self.pages = [one for one in samples() if one.before is None and one.during is None and one.press is None]
        self.addresses = [self.people.path_of(sample) for sample in self.pages]  # while everything is there
        self._sign_everybody_in()
        self._find_forms()
        self._keep()

    def _sign_everybody_in(self) -> None:
        for person in ("visitor", *PEOPLE):
            with self.app.app_context():
                client = self.people.client_for(Sample("", person))
                token = client._csrf_token({"method": "POST"})
            assert isinstance(client, CheckingClient)
            assert token is not None
            self.browsers[person], self.tokens[person] = client, token.encode()

    def _find_forms(self) -> None:
        names = all_field_names()
        shown: set[str] = set()
        for sample, path in zip(self.pages, self.addresses, strict=True):
            answer = self._get(sample.person, path)
            doors = doors_of(Page(answer), path) if answer.mimetype == "text/html" else []
            self.doors.setdefault(sample.person, []).extend(doors)
            self.known += [value for door in doors for _name, value in door.fields if value]
            shown |= {rule for door in doors if door.method == "POST" and (rule := rule_of(self.app, door.path))}
        self.known = sorted(set(self.known))
        hidden = unshown(self.app, shown, names, self.known, self.rng)
        for person in self.browsers:
            unique = {(door.method, door.path): door for door in (*self.doors.get(person, []), *hidden)}
            self.doors[person] = [*unique.values()]
        self.names = names

    def _get(self, person: str, path: str) -> TestResponse:
        with no_context():
            return FlaskClient.open(self.browsers[person], path)

    def _keep(self) -> None:
        """Remember data and cookies as they are now."""
        with self.app.app_context():
            db.session.remove()
            with db.engine.connect() as connection:
                self._is_file = connection.dialect.name == "sqlite"
                if self._is_file:
                    connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.engine.dispose()
            self.cookies = {name: dict(client._cookies or {}) for name, client in self.browsers.items()}
            if self._is_file:
                self.file = Path(str(db.engine.url.database))
                self.copy = self.file.read_bytes()

    def _restore(self) -> None:
        """Data and cookies as they were: somebody may have signed out or deleted their account."""
        if self._is_file:
            with self.app.app_context():
                db.session.remove()
                db.engine.dispose()
            for tail in ("-wal", "-shm"):
                Path(f"{self.file}{tail}").unlink(missing_ok=True)
            self.file.write_bytes(self.copy)
        for name, client in self.browsers.items():
            client._cookies = dict(self.cookies[name])

    def _forget_attempts(self) -> None:
        """The limits on tries would otherwise stop everything behind them from being reached."""
        with self.app.app_context(), db.engine.begin() as connection:
            connection.execute(Attempt.__table__.delete())

    def run(self, count: int) -> None:
        """That many submissions."""
        for number in range(count):
            if number % ROUND == ROUND - 1:
                self._peek()
                self._restore()
            elif number % 10 == 0:
                self._forget_attempts()
            self._submit()
        self._peek()
        self._restore()

    def _submit(self) -> None:
        person = self.rng.choice(list(self.browsers))
        door = self.rng.choice(self.doors[person if self.rng.random() < 0.9 else self.rng.choice(list(self.doors))])
        method, path, options = self._request(person, door)
        told = f"{person} {method} {path[:200]} {options.get('data', b'')[:600]!r}"
        answer = self._open(person, told, path, method=method, **options)
        if answer is None:
            return
        self.reached.add(f"{method} {NUMBER.sub('#', door.path.split('?')[0])}")
        self._look(answer, told)
        onward = answer.headers.get("Location", "")
        if answer.status_code in (302, 303) and onward.startswith("/"):
            after = self._open(person, f"{told} → {onward}", onward)
            if after is not None:
                self._look(after, f"{told} → {onward}")

    def _request(self, person: str, door: Door) -> tuple[str, str, dict[str, object]]:
        fields, path = self._spoiled(door.fields), door.path
        if self.rng.random() < 0.15:
            path = NUMBER.sub(lambda _found: str(self.rng.choice((1, 2, 5, 17, 100, 2**31, 10**30))), path)
        if door.method == "GET":
            query = "&".join(f"{quote(name)}={quote(value)}" for name, value in fields)
            return "GET", f"{path.split('?')[0]}?{query[:6000]}", {}
        files = []
        for name in door.files:
            file_name, content = self.rng.choice(FILES)
            files.append((name, file_name, content))
        if self.rng.random() < 0.93:
            fields.append((b"csrf_token", self.tokens[person]))
        multipart = door.is_multipart or self.rng.random() < 0.05
        body, kind = encode(fields, files, multipart)
        prefix = "/en" if self.rng.random() < 0.3 else ""
        return "POST", prefix + path, {"data": body, "content_type": kind}

    def _spoiled(self, fields: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Some values replaced, some fields gone, doubled or invented."""
        rng, made = self.rng, []
        most = rng.choice((1, 2, 3, 100))
        wanted = set(rng.sample(range(len(fields)), min(most, len(fields))))
        for index, (name, value) in enumerate(fields):
            if index not in wanted:
                made.append((name, value))
            elif rng.random() < 0.85:
                made.append((name, hostile.text(rng, self.known)))
            if rng.random() < 0.05:
                made.append((name, hostile.text(rng, self.known)))
        if rng.random() < 0.15:
            made.append((rng.choice(self.names), hostile.text(rng, self.known)))
        return made

    def _open(self, person: str, told: str, path: str, **options: object) -> TestResponse | None:
        try:
            with no_context():
                answer = FlaskClient.open(self.browsers[person], path, **options)
        except Exception:
            self.faults.append(f"{told}\n{traceback.format_exc()[-1500:]}")
            return None
        self.statuses[answer.status_code] += 1
        return answer

    def _look(self, answer: TestResponse, told: str) -> None:
        if answer.status_code >= 500:
            self.faults.append(f"{answer.status_code}: {told}")
        if answer.mimetype == "text/html" and (
            found := [trace for trace in hostile.TRACES if trace in answer.text]
        ):
            self.faults.append(f"raw {found}: {told}")

    def _peek(self) -> None:
        """Pages of others, after what has been stored."""
        self._forget_attempts()
        for sample, path in self.rng.sample([*zip(self.pages, self.addresses, strict=True)], PEEKS):
            answer = self._open(sample.person, f"afterwards {sample.name}", path)
            if answer is not None:
                self._look(answer, f"afterwards {sample.name}")


def main() -> None:
    """The long run, on a portal of its own."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--count", type=int, default=100_000)
    words.add_argument("--seed", type=int, default=int(time.time()))
    words.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    given = words.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        attack = Attack(open_portal(Path(folder)), given.seed)
        started, done = time.monotonic(), 0
        while done < given.count and time.monotonic() - started < given.seconds:
            step = min(1000, given.count - done)
            attack.run(step)
            done += step
        took = time.monotonic() - started
    print(f"seed {given.seed}: {done} hostile submissions at {len(attack.reached)} forms in {took:.0f} s")
    print("answers:", ", ".join(f"{status} × {number}" for status, number in sorted(attack.statuses.items())))
    print(f"faults: {len(attack.faults)}")
    for fault in attack.faults[:20]:
        print("  ", fault)
    raise SystemExit(1 if attack.faults else 0)


def open_portal(folder: Path) -> Flask:
    """A demonstration in a folder of its own."""
    passwords.use_cheap_hashing()
    database = open_database(folder, "sqlite")
    settings = {"TESTING": True, "INSTANCE_PATH": str(folder), "SQLALCHEMY_DATABASE_URI": database.url}
    app = create_app(settings)
    app.test_client_class = CheckingClient
    database.prepare(app)
    with app.app_context():
        load_demo(today=clock.today(), is_demonstration=True)
        db.session.commit()
        prepare()
        db.session.remove()
    return app


if __name__ == "__main__":
    main()
