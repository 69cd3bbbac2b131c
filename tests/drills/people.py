"""People who press buttons over HTTP and remember what they were told."""

import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from random import Random
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
APPLICATION = re.compile(r"/me/applications/(\d+)")
TIMEOUT = 15.0


@dataclass
class Answer:
    """What came back: the status (0: nothing, the connection broke), headers, text, seconds."""

    status: int
    location: str = ""
    retry_after: str = ""
    text: str = ""
    seconds: float = 0.0


class Browser:
    """One person's browser on one or several nodes."""

    def __init__(self, ports: Sequence[int], cookie: str = "") -> None:
        self.ports, self.cookie = list(ports), cookie
        self.token = ""
        self._turn = count()
        self._kept: dict[int, HTTPConnection] = {}

    def ask(self, method: str, path: str, form: dict[str, str] | None = None, *, port: int | None = None) -> Answer:
        """One request to the next node, or to the one named."""
        port = port or self.ports[next(self._turn) % len(self.ports)]
        headers = {"Cookie": self.cookie} if self.cookie else {}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({"csrf_token": self.token, **form})
        began = time.monotonic()
        connection = self._kept.pop(port, None) or HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            self._keep_cookie(response.getheader("Set-Cookie"))
            self._kept[port] = connection
        except (OSError, HTTPException):
            connection.close()
            return Answer(0, seconds=time.monotonic() - began)
        return Answer(
            response.status,
            response.getheader("Location") or "",
            response.getheader("Retry-After") or "",
            text,
            time.monotonic() - began,
        )

    def close(self) -> None:
        """Hang up."""
        for connection in self._kept.values():
            connection.close()
        self._kept.clear()

    def _keep_cookie(self, value: str | None) -> None:
        if value and self.cookie and value.split("=", 1)[0] == self.cookie.split("=", 1)[0]:
            self.cookie = value.split(";", 1)[0]

    def read_token(self, path: str) -> bool:
        """Open a form once for its token, which holds as long as the session."""
        if not self.token and (found := TOKEN.search(self.ask("GET", path).text)):
            self.token = found.group(1)
        return bool(self.token)


@dataclass
class Ledger:
    """What the portal has acknowledged: applications by person and posting, withdrawals, refusals by status."""

    sent: dict[tuple[int, str], int] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    others: dict[int, int] = field(default_factory=dict)
    slowest: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def acknowledged(self) -> int:
        """Writes that were answered as done."""
        return len(self.sent) + len(self.withdrawn)

    def note(self, answer: Answer) -> None:
        """An answer that acknowledges nothing."""
        with self.lock:
            self.others[answer.status] = self.others.get(answer.status, 0) + 1
            self.slowest = max(self.slowest, answer.seconds)


class Crowd:
    """People at work, each in a thread, until they are told to stop; the next round goes on where they were."""

    def __init__(self, cookies: Sequence[str], numbers: Sequence[str], *, ledger: Ledger, seed: int) -> None:
        self.ledger, self.numbers = ledger, list(numbers)
        self.browsers = [Browser([], cookie) for cookie in cookies]
        self.randoms = [Random(f"{seed}-{who}") for who in range(len(cookies))]
        self.places = [count() for _cookie in cookies]
        self.waiting: dict[int, str] = {}
        self.stopped = threading.Event()
        self.threads: list[threading.Thread] = []

    def start(self, ports: Sequence[int]) -> None:
        """Begin pressing."""
        self.stopped.clear()
        for browser in self.browsers:
            browser.ports = list(ports)
        self.threads = [threading.Thread(target=self._work, args=(who,)) for who in range(len(self.browsers))]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Finish the presses under way, and no more."""
        self.stopped.set()
        for thread in self.threads:
            thread.join()
        for browser in self.browsers:
            browser.close()

    def _work(self, who: int) -> None:
        browser, random = self.browsers[who], self.randoms[who]
        while not self.stopped.is_set():
            # A press that was not answered is repeated, as people do.
            number = self.waiting.pop(who, None) or self.numbers[next(self.places[who]) % len(self.numbers)]
            if not browser.read_token(f"/jobs/{number}/application") or not self._apply(who, number):
                self.waiting[who] = number
                time.sleep(0.05)
            elif random.random() < 0.3:
                self._withdraw(browser, self.ledger.sent[who, number])

    def _apply(self, who: int, number: str) -> bool:
        answer = self.browsers[who].ask("POST", f"/jobs/{number}/application", {"kinds": "profile"})
        found = APPLICATION.search(answer.location)
        if answer.status != 302 or not found:
            self.ledger.note(answer)
            return False
        with self.ledger.lock:
            self.ledger.sent[who, number] = int(found.group(1))
        return True

    def _withdraw(self, browser: Browser, key: int) -> None:
        answer = browser.ask("POST", f"/me/applications/{key}/withdrawal", {})
        if answer.status == 302:
            with self.ledger.lock:
                self.ledger.withdrawn.add(key)
        else:
            self.ledger.note(answer)
