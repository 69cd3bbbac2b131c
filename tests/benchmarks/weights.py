"""What a first visit to each public page weighs over the wire: `python -m tests.benchmarks.weights`.

The page as it is sent to a browser that takes gzip, and every style sheet, script and drawing it names, each once.
Ends with an error when a page is heavier than 100 KB. The style guide, which shows everything, is left out.
"""

import re
import sys

from flask import Flask

from tests.benchmarks.pages import environ_of
from tests.benchmarks.scratch import SEED, portal

MOST = 100 * 1024
POSTINGS = 200
STATIC = re.compile(rb'(?:href|src)="(/static/[^"?]+)\?([^"]*)"')
IMPORTED = re.compile(rb'(?:from|import)\s*\(?"(\./[^"]+\.js)"')


def fetch(app: Flask, path: str, query: str = "", **extra: str) -> tuple[int, bytes]:
    """Status and body."""
    heard: list[str] = []
    parts = app.wsgi_app(
        environ_of(path, query, **extra), lambda status, _headers, _info=None: heard.append(status)
    )
    body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    return int(heard[0][:3]), body


def weight(app: Flask, path: str) -> int | None:
    """Bytes of a first visit; None when there is no page for everybody."""
    status, plain = fetch(app, path, HTTP_ACCEPT_ENCODING="identity")
    if status != 200 or not plain.lstrip().startswith(b"<!doctype html"):
        return None
    _status, sent = fetch(app, path)
    due, seen, total = STATIC.findall(plain), set[bytes](), len(sent)
    while due:
        name, query = due.pop()
        if name in seen:
            continue
        seen.add(name)
        total += len(fetch(app, name.decode(), query.decode())[1])
        if name.endswith(b".js"):
            _status, script = fetch(app, name.decode(), query.decode(), HTTP_ACCEPT_ENCODING="identity")
            folder = name.rpartition(b"/")[0]
            due += [(folder + b"/" + other[2:], b"") for other in IMPORTED.findall(script)]
    return total


def main() -> None:
    """Print the pages, the heaviest first."""
    with portal(POSTINGS) as app:
        paths = [
            rule.rule
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ())
            and not rule.arguments
            and not rule.endpoint.startswith(("static", "styleguide"))
        ]
        paths.append("/jobs/B00000001")
        weights = {path: made for path in paths if (made := weight(app, path)) is not None}
    print(f"{len(weights)} public pages, {POSTINGS} postings, seed {SEED}")
    for path, made in sorted(weights.items(), key=lambda item: -item[1]):
        print(f"{made / 1024:8.1f} KB  {path}")
    if max(weights.values()) > MOST:
        sys.exit("A page is heavier than 100 KB")


if __name__ == "__main__":
    main()
