"""The portal behind a real server, as the benchmarks start it, and beside it the same answers as bare WSGI.

`/bare/<path>` gives the bytes and headers that `<path>` gave the first time, without asking anybody.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask

from jobfair import create_app
from jobfair.core.access import public
from tests.support.databases import free_port

ROOT = Path(__file__).resolve().parents[2]
BARE = "/bare"
THREADS = 16  # as `python app.py` serves


def add_word(app: Flask) -> None:
    """What Flask costs at least."""

    @app.get("/word")
    @public
    def word() -> str:
        return "word"


def application() -> Callable[..., Iterable[bytes]]:
    """The WSGI application of the server process; where its data are stands in the environment."""
    app = create_app(
        {
            "INSTANCE_PATH": os.environ["BENCHMARK_FOLDER"],
            "SQLALCHEMY_DATABASE_URI": os.environ["BENCHMARK_DATABASE"],
            "LOG_LEVEL": "ERROR",
        }
    )
    add_word(app)
    inner, said = app.wsgi_app, dict[Any, Any]()

    def portal_or_bare(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith(BARE):
            return inner(environ, start_response)
        key = (path, environ.get("HTTP_IF_NONE_MATCH"))
        if key not in said:
            environ["PATH_INFO"] = path[len(BARE) :]
            heard: list[Any] = []
            body = b"".join(inner(environ, lambda status, headers, _info=None: heard.extend((status, headers))))
            said[key] = (heard[0], heard[1], [body])
        status, headers, parts = said[key]
        start_response(status, headers)
        return parts  # type: ignore[no-any-return]

    return portal_or_bare


class Server:
    """A running server: its address and the processor time it has used."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self.process, self.port = process, port

    def processes(self) -> list[int]:
        """The server's working processes."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def seconds(self) -> float:
        """Processor time of all of them, user's and system's."""
        used = 0
        for pid in self.processes():
            columns = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used += int(columns[11]) + int(columns[12])
        return used / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(app: Flask, *, workers: int = 1) -> Iterator[Server]:
    """The data of `app` behind granian on a free port."""
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "--port", str(port), "--workers",
        str(workers), "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "error",
        "tests.benchmarks.served:application",
    ]  # fmt: skip
    environment = {
        **os.environ,
        "BENCHMARK_FOLDER": app.instance_path,
        "BENCHMARK_DATABASE": app.config["SQLALCHEMY_DATABASE_URI"],
    }
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait_for(port, process)
        yield Server(process, port)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit("The server did not start")


class Connection:
    """One kept-alive connection that sends prepared requests."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def send(self, request: bytes) -> None:
        """Put a request on the wire."""
        self.socket.sendall(request)

    def receive(self) -> tuple[int, bytes, bytes]:
        """Status, head and body of the next answer."""
        held = self.rest
        while (end := held.find(b"\r\n\r\n")) < 0:
            held += self._more()
        head = held[:end]
        lower, status = head.lower(), int(head[9:12])
        at = lower.find(b"content-length:")
        length = int(lower[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 and status != 304 else 0
        while len(held) < end + 4 + length:
            held += self._more()
        self.rest = held[end + 4 + length :]
        return status, head, held[end + 4 : end + 4 + length]

    def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        """Send and wait."""
        self.send(request)
        return self.receive()

    def _more(self) -> bytes:
        more = self.socket.recv(262_144)
        if not more:
            raise ConnectionError("the server hung up")
        return more


def request_of(path: str, **headers: str) -> bytes:
    """A GET as a browser sends it."""
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip, br", "User-Agent: benchmark"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()
