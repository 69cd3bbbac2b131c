"""Pages of people who are signed in, and their durable writes: `python -m tests.benchmarks.people`.

Pages: requests per second of this process's CPU time, without a server. Writes: applications sent over HTTP to four
processes of the real server by the clock, against bare commits of one row in the same file with the same safety.
"""

import argparse
import re
import sqlite3
import threading
import time
from collections.abc import Iterator

from flask import Flask

from jobfair.accounts import passwords
from jobfair.accounts.models import Account
from jobfair.applications.models import Application
from jobfair.extensions import db
from jobfair.postings.models import Posting
from tests.benchmarks.pages import rate
from tests.benchmarks.scratch import SEED, portal
from tests.benchmarks.served import Connection, Server, add_word, request_of, serving
from tests.support.client import CheckingClient
from tests.support.databases import count
from tests.support.make.accounts import make_recruiter
from tests.support.make.applications import make_application
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile

POSTINGS = 500
APPLICANTS = 60
EACH = 5  # applications a seeker sends
PROCESSES = 4
COOKIE = re.compile(rb"set-cookie: ([^;]+)", re.IGNORECASE)
TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')


def cookie_of(app: Flask, account: Account) -> str:
    """What the browser of a signed-in person sends."""
    client = CheckingClient(app)
    client.sign_in(account)
    return "; ".join(f"{cookie.key}={cookie.value}" for cookie in client._cookies.values())


def prepare_pages(app: Flask) -> dict[str, str]:
    """The cookies of an employer with applicants and of a seeker."""
    owner = make_recruiter()
    posting = make_published_posting(make_verified_employer(owner))
    for _number in range(APPLICANTS):
        make_application(posting, make_seeker_with_profile())
    return {"recruiter": cookie_of(app, owner), "seeker": cookie_of(app, make_seeker_with_profile())}


def pages(app: Flask, cookies: dict[str, str], seconds: float) -> None:
    """Signed-in pages against Flask returning a word; outside any context, so that each request has its own."""
    word = rate(app.wsgi_app, seconds, "/word")
    print(f"{'Flask returning a word':32} {word:9,.0f} requests per CPU-second")
    for name, person, path, query in (
        ("a word, signed in", "seeker", "/word", ""),
        ("list, signed in", "seeker", "/jobs", "q=%E7%84%8A"),
        (f"{APPLICANTS} applicants", "recruiter", "/employer/applicants", ""),
    ):
        made = rate(app.wsgi_app, seconds, path, query, HTTP_COOKIE=cookies[person])
        print(f"{name:32} {made:9,.0f} requests per CPU-second   {made / word:.3f} of a word")


def bare_commits(path: str, seconds: float) -> float:
    """Commits of one row a second, as safe as the portal's."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS benchmark_row (id INTEGER PRIMARY KEY, words TEXT)")
    begin, made = time.monotonic(), 0
    while time.monotonic() - begin < seconds:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO benchmark_row (words) VALUES ('one row')")
        connection.execute("COMMIT")
        made += 1
    connection.close()
    return made / (time.monotonic() - begin)


def form_of(server: Server, cookie: str, number: str) -> tuple[str, bytes]:
    """The cookie with the form token's other half, and the token."""
    request = request_of(f"/jobs/{number}/application", Cookie=cookie, Accept_Encoding="identity")
    _status, head, body = Connection(server.port).ask(request)
    token, given = TOKEN.search(body), COOKIE.search(head)
    if token is None or given is None:
        raise SystemExit("The page has no form")
    return given[1].decode(), token[1]


def application_of(cookie: str, token: bytes, number: str) -> bytes:
    """The request that sends an application."""
    body = b"kinds=profile&message=&csrf_token=" + token
    head = (
        f"POST /jobs/{number}/application HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def writes(app: Flask, seekers: int, numbers: list[str]) -> None:
    """Applications over HTTP, one connection a process, against bare commits before and after."""
    path = app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    cookies = [cookie_of(app, make_seeker_with_profile()) for _ in range(seekers)]
    before = count(Application)
    db.session.remove()
    took: list[float] = []
    refused: list[bytes] = []
    with serving(app, workers=PROCESSES) as server:
        requests: Iterator[bytes] = iter(
            [
                application_of(*form, numbers[(place * EACH + step) % len(numbers)])
                for place, form in enumerate([form_of(server, cookie, numbers[0]) for cookie in cookies])
                for step in range(EACH)
            ]
        )
        lock = threading.Lock()

        def send() -> None:
            connection = Connection(server.port)
            while True:
                with lock:
                    request = next(requests, None)
                if request is None:
                    return
                begin = time.monotonic()
                status, head, _body = connection.ask(request)
                if status != 302 or b"/me/applications/" not in head:
                    refused.append(head)
                    return
                took.append(time.monotonic() - begin)

        bare = [bare_commits(path, 1.5)]
        threads = [threading.Thread(target=send) for _ in range(PROCESSES)]
        begin = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        made = len(took) / (time.monotonic() - begin)
        bare.append(bare_commits(path, 1.5))
    if refused:
        raise SystemExit(f"An application was not taken: {refused[0].decode()}")
    if (there := count(Application) - before) != len(took):
        raise SystemExit(f"{len(took)} applications were acknowledged, {there} are there")
    took.sort()
    print(f"{'bare commits':32} {bare[0]:9,.0f} and {bare[1]:,.0f} a second")
    print(f"{'applications over HTTP':32} {made:9,.0f} a second   {made / max(bare):.3f} of the bare commits")
    print(f"{len(took):,} sent by {PROCESSES} connections to {PROCESSES} processes; median", end=" ")
    print(f"{took[len(took) // 2] * 1000:.0f} ms, p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each page")
    parser.add_argument("--seekers", type=int, default=200, help=f"each sends {EACH} applications")
    given = parser.parse_args()
    passwords.use_cheap_hashing()
    with portal(POSTINGS, PAGE_CACHE=False) as app:
        add_word(app)
        print(f"{POSTINGS} postings, seed {SEED}")
        with app.app_context():
            cookies = prepare_pages(app)
        pages(app, cookies, given.seconds)
        with app.app_context():
            numbers = db.session.scalars(db.select(Posting.number).where(Posting.number.startswith("B")))
            writes(app, given.seekers, list(numbers))


if __name__ == "__main__":
    main()
