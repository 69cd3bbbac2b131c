"""The list of jobs, kept ready and built anew, against its ceiling and the naive way.

`python -m tests.benchmarks.pages`

Requests per second of this process's CPU time, through the WSGI interface without a server, so that neighbours on
the machine do not count. A server adds the same to each, which brings the ratios of quick answers nearer to 1.
"""

import argparse
import sqlite3
import time
from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa
from flask import Flask, render_template_string

from jobfair.core import data_version
from jobfair.core.access import public
from jobfair.core.page_cache import PageCache
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.postings.models import Posting
from tests.benchmarks.scratch import SEED, portal

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

NAIVE = """{% for group in groups %}{{ group.name_zh }} {{ group.count }}{% endfor %}
{% for p in postings %}<li><a href="{{ url_for('postings.job', number=p.number) }}">{{ p.title }}</a>
{{ p.pay_min | money }}–{{ p.pay_max | money }} {{ p.employer.name }} {{ p.employer.industry.name }}
{{ p.employer.checked_on | date }} {{ p.region.name }} {{ p.occupation.name }} {{ p.open_headcount }}
{% for g in p.groups %}{{ g.name }}{% endfor %}{% for a in p.appearances %}{{ a.booth_code }}
{% endfor %}</li>{% endfor %}"""


def add_naive(app: Flask) -> None:
    """The list as most people write it: entities, a count query for each facet value, LIKE for words."""

    @app.get("/naive")
    @public
    def naive() -> str:
        base = sa.select(Posting).join(Posting.employer)
        base = base.where(
            Posting.status == "published", Employer.status == "approved", Posting.title_zh.like("%焊%")
        )
        groups = []
        for column in (Posting.region_id, Posting.occupation_id, Posting.education_rank, Posting.skill_rank):
            for value in db.session.scalars(sa.select(column).distinct().limit(9)):
                narrowed = base.where(column == value).subquery()
                count = db.session.scalar(sa.select(sa.func.count()).select_from(narrowed))
                groups.append({"name_zh": value, "count": count})
        postings = db.session.scalars(base.order_by(Posting.published_at.desc()).limit(20)).unique().all()
        return render_template_string(NAIVE, groups=groups, postings=postings)

    @app.get("/word")
    @public
    def word() -> str:
        return "word"


def changing(app: Flask) -> WSGIApp:
    """The list right after public data has changed: nothing kept by the data version is of use."""
    address = app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")
    connection = sqlite3.connect(address, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")

    def changed_first(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        connection.execute("UPDATE data_version SET value = value + 1 WHERE name = 'public'")
        return app.wsgi_app(environ, start_response)

    return changed_first


def environ_of(path: str, query: str = "", **extra: str) -> dict[str, Any]:
    """A request as a server gives it."""
    return {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip, br",
        "wsgi.url_scheme": "http",
        "wsgi.input": None, "REMOTE_ADDR": "127.0.0.1", "SERVER_PROTOCOL": "HTTP/1.1", **extra,
    }  # fmt: skip


def rate(wsgi: WSGIApp, seconds: float, path: str, query: str = "", **extra: str) -> float:
    """Requests per CPU-second."""
    heard: list[str] = []

    def start_response(status: str, _headers: Any, _exc_info: Any = None) -> None:
        heard[:] = [status]

    b"".join(wsgi(environ_of(path, query, **extra), start_response))  # once, to warm up
    begin, made = time.process_time(), 0
    while time.process_time() - begin < seconds:
        parts = wsgi(environ_of(path, query, **extra), start_response)
        b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        made += 1
    assert heard[0][:3] in ("200", "304"), heard
    return made / (time.process_time() - begin)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    with portal(given.postings, PAGE_CACHE=False) as app:
        add_naive(app)
        layer = PageCache(
            app.wsgi_app, data_version.reader_of(app.config["SQLALCHEMY_DATABASE_URI"]) or (lambda: None)
        )
        query = "q=%E7%84%8A"
        rate(layer, 0.1, "/jobs", query)
        kept = next(iter(layer.pages.values()))

        def bare(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            start_response("200 OK", kept.headers)
            return (kept.body,)

        seconds = given.seconds
        figures = {
            "bare WSGI, the same bytes": rate(bare, seconds, "/jobs", query),
            "kept page": rate(layer, seconds, "/jobs", query),
            "kept page, 304": rate(layer, seconds, "/jobs", query, HTTP_IF_NONE_MATCH=kept.etag),
            "Flask returning a word": rate(app.wsgi_app, seconds, "/word"),
            "list built anew": rate(app.wsgi_app, seconds, "/jobs", query),
            "list after each change": rate(changing(app), seconds, "/jobs", query),
            "the naive way": rate(app.wsgi_app, seconds, "/naive"),
        }
        print(f"{given.postings:,} postings, page of {len(kept.body) / 1024:.1f} KB compressed, seed {SEED}")
        for name, figure in figures.items():
            print(f"{name:28} {figure:12,.1f} requests per CPU-second")
        word, anew = figures["Flask returning a word"], figures["list built anew"]
        print(f"kept page costs {1e6 / figures['kept page']:.1f} microseconds of CPU in all")
        print(f"kept page / Flask returning a word  {figures['kept page'] / word:8.1f}")
        print(f"list built anew / the naive way     {anew / figures['the naive way']:8.1f}")
        after = figures["list after each change"]
        print(f"after each change / the naive way   {after / figures['the naive way']:8.1f}")
        print(f"list built anew / a word            {anew / word:8.3f}")


if __name__ == "__main__":
    main()
