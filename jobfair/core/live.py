"""What many people follow at once – tickets, boards, the plan, job cards – answered in front of Flask.

A service that changes something people follow says so in its transaction:

    live.touch(f"queue:{queue.id}")    # a counter that grows with the commit, on whichever process or node

A page follows one or more channels (`static/js/live.js`):

    <section id="ticket" data-follow="queue:12 person:ab12">…</section>   this part of the page, anew when one grows
    <ol data-follow-url="/live/queues/12">…</ol>                          a shared fragment, put in place anew

The phones ask `/live/versions?of=…` every two seconds; that, and fragments declared with `@live.document`, are
answered by the layer here with 304 or from memory. A fragment is the same for all: no cookie reaches its view.
Decision 0014 says why this and no event streams.
"""

import gzip
import hashlib
import json
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa
from flask import Flask, Response, current_app, g, jsonify, request
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from jobfair.core import quick_read
from jobfair.core.access import public
from jobfair.core.database import Base
from jobfair.core.errors import Invalid
from jobfair.core.language import PREFIX, _l
from jobfair.extensions import db

View = TypeVar("View", bound=Callable[..., Any])
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

FRESH_SECONDS = 0.2  # how long a process believes a version it has read: 1,000 questions a second become 5 reads
MOST_CHANNELS = 12
MOST_DOCUMENTS = 2000
PATH = re.compile(rf"(?:{PREFIX})?/live/")
CHANNEL = re.compile(r"[a-z]+:[A-Za-z0-9_:-]{1,50}")
OFFER = "jobfair.live"  # environ key: where the application puts channel, version and seconds
READ = "SELECT value FROM live_version WHERE channel = ?"


class LiveVersion(Base):
    """How often what a channel stands for has changed."""

    __tablename__ = "live_version"

    channel: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    value: Mapped[int] = mapped_column(sa.BigInteger, default=0)


def touch(*channels: str) -> None:
    """Note that what these channels stand for changes with the running transaction."""
    db.session().info.setdefault("live_channels", set()).update(channels)


def _settle(session: Session) -> None:
    """Count before the commit, in one order for everybody, so that no two transactions wait in a circle."""
    if session.in_nested_transaction():  # a savepoint: the transaction that counts is still open
        return
    channels = session.info.pop("live_channels", None)
    if not channels:
        return
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    for channel in sorted(channels):
        statement = insert(LiveVersion).values(channel=channel, value=1)
        session.execute(
            statement.on_conflict_do_update(index_elements=["channel"], set_={"value": LiveVersion.value + 1})
        )


def _forget(session: Session, *_args: Any) -> None:
    if not session.in_nested_transaction():  # what was touched before a savepoint stays touched
        session.info.pop("live_channels", None)


def document(channel: Callable[..., str], *, seconds: float = 60) -> Callable[[View], View]:
    """The view answers with a fragment that is the same for everybody until `channel(**view_args)` is touched.

    `seconds`: how long it may be kept at most, for what changes with the clock. The path begins with `/live/`.
    """

    def declare(view: View) -> View:
        view.__live__ = (channel, seconds)  # type: ignore[attr-defined]
        return view

    return declare


class Document(NamedTuple):
    """A fragment kept ready."""

    channel: str
    version: int
    until: float
    etag: str
    headers: Headers
    body: bytes
    packed: bytes


class LiveLayer:
    """The layer. `read` gives the version of a channel (None: never touched)."""

    def __init__(self, inner: WSGIApp, read: quick_read.QuickRead) -> None:
        self.inner = inner
        self.read = read
        self.documents: OrderedDict[str, Document] = OrderedDict()
        self.seen: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()
        self._building = [threading.Lock() for _ in range(32)]

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not PATH.match(path) or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.inner(environ, start_response)
        for name in ("HTTP_COOKIE", "HTTP_AUTHORIZATION"):
            environ.pop(name, None)
        try:
            if path.endswith("/live/versions"):
                return self._versions(environ, start_response)
            return self._document(environ, start_response)
        except quick_read.Unreachable:
            return self.inner(environ, start_response)

    def version(self, channel: str) -> int:
        """The version, at most FRESH_SECONDS old."""
        now = time.monotonic()
        seen = self.seen.get(channel)
        if seen is not None and now - seen[1] < FRESH_SECONDS:
            return seen[0]
        value = int(self.read(channel) or 0)
        if len(self.seen) > 10 * MOST_DOCUMENTS:
            self.seen.clear()
        self.seen[channel] = (value, now)
        return value

    def _versions(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        asked = environ.get("QUERY_STRING", "").removeprefix("of=").replace("%3A", ":").replace("%2C", ",")
        channels = asked.split(",")
        if len(channels) > MOST_CHANNELS or not all(CHANNEL.fullmatch(channel) for channel in channels):
            return self.inner(environ, start_response)
        versions = {channel: self.version(channel) for channel in channels}
        body = json.dumps(versions, separators=(",", ":")).encode()
        etag = 'W/"' + ".".join(map(str, versions.values())) + '"'
        headers = [("Content-Type", "application/json"), *_plain(etag)]
        return _answer(environ, start_response, etag, headers, body)

    def _document(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        key = f"{environ.get('SCRIPT_NAME', '')}{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}"
        kept = self.documents.get(key)
        if kept is None or not self._is_fresh(kept):
            with self._building[hash(key) & 31]:
                kept = self.documents.get(key)
                if kept is None or not self._is_fresh(kept):
                    return self._build(key, environ, start_response)
        return self._serve(kept, environ, start_response)

    def _is_fresh(self, kept: Document) -> bool:
        return kept.until > time.time() and kept.version >= self.version(kept.channel)

    def _build(self, key: str, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        heard: list[Any] = []

        def listen(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], Any]:
            heard[:] = [status, headers, exc_info]
            return _refuse_write

        offer = environ[OFFER] = {}
        parts = self.inner(environ, listen)
        status, headers, exc_info = heard
        if not offer or environ["REQUEST_METHOD"] != "GET" or not status.startswith("200 "):
            start_response(status, headers, *([exc_info] if exc_info else []))
            return parts
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        kept = _make(offer, headers, body)
        with self._lock:
            self.documents.pop(key, None)
            self.documents[key] = kept
            while len(self.documents) > MOST_DOCUMENTS:
                self.documents.popitem(last=False)
        return self._serve(kept, environ, start_response)

    def _serve(self, kept: Document, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            headers = [*kept.headers, ("Content-Encoding", "gzip")]
            return _answer(environ, start_response, kept.etag, headers, kept.packed)
        return _answer(environ, start_response, kept.etag, kept.headers, kept.body)


def _make(offer: dict[str, Any], headers: Headers, body: bytes) -> Document:
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    kept = [(name, value) for name, value in headers if name.lower() in ("content-type", "x-content-type-options")]
    kept += [*_plain(etag), ("Vary", "Accept-Encoding")]
    packed = gzip.compress(body, 6, mtime=0)
    return Document(offer["channel"], offer["version"], time.time() + offer["seconds"], etag, kept, body, packed)


def _plain(etag: str) -> Headers:
    return [("Cache-Control", "no-cache"), ("ETag", etag), ("Content-Security-Policy", "default-src 'none'")]


def _answer(
    environ: dict[str, Any], start_response: StartResponse, etag: str, headers: Headers, body: bytes
) -> Iterable[bytes]:
    if environ.get("HTTP_IF_NONE_MATCH", "").strip() == etag:
        start_response("304 NOT MODIFIED", _plain(etag))
        return []
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]  # granian sends a list in one piece


def _refuse_write(_data: bytes) -> Any:
    raise RuntimeError("the live layer takes no imperative writes")


@public
def versions() -> Response:
    """What the layer answers where it stands in front: `{channel: version}` for `of=channel,channel`."""
    channels = request.args.get("of", "").split(",")
    if len(channels) > MOST_CHANNELS or not all(CHANNEL.fullmatch(channel) for channel in channels):
        raise Invalid(_l("Name one to %(most)s channels.", most=MOST_CHANNELS))
    rows = db.session.execute(
        sa.select(LiveVersion.channel, LiveVersion.value).where(LiveVersion.channel.in_(channels))
    )
    known = {row.channel: row.value for row in rows}
    return jsonify({channel: known.get(channel, 0) for channel in channels})


def wrap(app: Flask, inner: WSGIApp) -> WSGIApp:
    """The layer around `inner`, under the same setting as the page cache; none for a database in memory."""
    if not app.config.get("PAGE_CACHE", not app.testing):
        return inner
    read = quick_read.reader_of(app.config["SQLALCHEMY_DATABASE_URI"], READ)
    return LiveLayer(inner, read) if read is not None else inner


def init_app(app: Flask) -> None:
    """The application's side: count touched channels, and take up the layer's offer for declared documents."""
    for name, listener in (("before_commit", _settle), ("after_commit", _forget), ("after_rollback", _forget)):
        if not sa.event.contains(Session, name, listener):
            sa.event.listen(Session, name, listener)

    app.add_url_rule("/live/versions", "live.versions", versions)

    @app.before_request
    def read_version() -> None:
        """Before the view reads anything: a change in between makes the fragment old, never wrong for long."""
        declared = getattr(current_app.view_functions.get(request.endpoint or ""), "__live__", None)
        if OFFER in request.environ and declared is not None:
            channel = declared[0](**(request.view_args or {}))
            version = db.session.scalar(sa.select(LiveVersion.value).where(LiveVersion.channel == channel)) or 0
            g.live_offer = {"channel": channel, "version": version, "seconds": declared[1]}

    @app.after_request
    def take_up(response: Response) -> Response:
        if OFFER in request.environ and "live_offer" in g and response.status_code == 200:
            request.environ[OFFER].update(g.live_offer)
        return response
