"""A kept page against bare WSGI with the same bytes, both behind the same real server in turns.

`python -m tests.benchmarks.kept`

Requests per second of the server's processor time, so that the client and neighbours on the machine hardly count.
Whatever else runs only takes away, so each figure is the best of the rounds; the median of the rounds' own ratios
stands beside the ratio of the best.
"""

import argparse
import time
from statistics import median

from tests.benchmarks.scratch import SEED, portal
from tests.benchmarks.served import BARE, Connection, Server, request_of, serving

PAGE = "/jobs?q=%E7%84%8A"
CONNECTIONS = 16


def rate(server: Server, connections: list[Connection], request: bytes, expected: int, seconds: float) -> float:
    """Requests a processor-second while all connections ask again and again."""
    before, until, made = server.seconds(), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        for connection in connections:
            connection.send(request)
        for connection in connections:
            status, _head, _body = connection.receive()
            if status != expected:
                raise SystemExit(f"{expected} was expected, {status} came")
        made += len(connections)
    return made / (server.seconds() - before)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with portal(given.postings) as app, serving(app) as server:
        connections = [Connection(server.port) for _ in range(CONNECTIONS)]
        _status, head, body = connections[0].ask(request_of(PAGE))
        [etag] = [line[6:].decode() for line in head.split(b"\r\n") if line.lower().startswith(b"etag: ")]
        if connections[0].ask(request_of(BARE + PAGE))[2] != body:
            raise SystemExit("The bare answer is not the same")
        asked = {
            "bare WSGI, the same bytes": (request_of(BARE + PAGE), 200),
            "kept page": (request_of(PAGE), 200),
            "bare WSGI, 304": (request_of(BARE + PAGE, If_None_Match=etag), 304),
            "kept page, 304": (request_of(PAGE, If_None_Match=etag), 304),
            "Flask returning a word": (request_of("/word"), 200),
        }
        rounds = [
            {name: rate(server, connections, *what, given.seconds) for name, what in asked.items()}
            for _ in range(given.rounds)
        ]
    print(f"granian, one process; page of {len(body) / 1024:.1f} KB compressed, {given.rounds} rounds, seed {SEED}")
    for name in asked:
        print(f"{name:28} {max(one[name] for one in rounds):12,.0f} requests per CPU-second")
    for page, bare in (("kept page", "bare WSGI, the same bytes"), ("kept page, 304", "bare WSGI, 304")):
        best = max(one[page] for one in rounds) / max(one[bare] for one in rounds)
        print(
            f"{page} / {bare}: {best:.2f}, median of rounds {median(one[page] / one[bare] for one in rounds):.2f}"
        )


if __name__ == "__main__":
    main()
