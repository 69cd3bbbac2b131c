"""Whole pages kept ready for people without a session, in front of Flask.

A view that is the same for everybody says so with `@cacheable(seconds=…)`. Its page is kept, already compressed,
for as long as the data version is the same, at most that many seconds and never past local midnight. The version is
read from the database at each request, so a published change shows on the next request, on every process and node.

Kept are only 200 answers that set no cookie. Whoever sends any cookie but the one for large type is served by Flask
itself, and so is whoever sends an Authorization header. A kept page has no nonce: its scripts are files of our own,
which `script-src 'self'` allows, and JSON-LD is data that no policy runs.
"""

import gzip
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from flask import Flask, Response, current_app, g, request

from jobfair.core import clock
from jobfair.core.data_version import Reader, reader_of

View = TypeVar("View", bound=Callable[..., Any])
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

MOST_BYTES = 64 * 1024 * 1024
LONGEST_QUERY = 600
LARGE_TYPE = "large_type"
OFFER = "jobfair.page_cache"  # environ key: the layer's offer, which the application fills with the seconds
NOT_KEPT = {"content-length", "x-request-id", "etag", "vary", "date"}
OF_304 = {"cache-control", "content-security-policy", "etag", "vary"}


def cacheable(*, seconds: int) -> Callable[[View], View]:
    """The view's page is the same for everybody who has no session, until public data changes."""

    def declare(view: View) -> View:
        view.__cacheable__ = seconds  # type: ignore[attr-defined]
        return view

    return declare


class Page(NamedTuple):
    """A page kept ready."""

    version: int
    until: float
    etag: str
    headers: Headers
    body: bytes  # gzip
    short: Headers  # of a 304


class PageCache:
    """The layer. `read_version` answers with the present data version, None when the database cannot say."""

    def __init__(self, inner: WSGIApp, read_version: Reader, *, most_bytes: int = MOST_BYTES) -> None:
        self.inner = inner
        self.read_version = read_version
        self.most_bytes = most_bytes
        self.pages: OrderedDict[str, Page] = OrderedDict()
        self.bytes = 0
        self._lock = threading.Lock()
        self._building = [threading.Lock() for _ in range(64)]

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None or (version := self.read_version()) is None:
            return self.inner(environ, start_response)
        kept = self.pages.get(key)
        if kept is None:
            return self._build(key, version, environ, start_response)
        if kept.version != version or kept.until <= time.time():
            # Many may ask for a page that has just changed: one builds it, the others wait for it.
            with self._building[hash(key) & 63]:
                kept = self.pages.get(key)
                if kept is None or kept.version < version or kept.until <= time.time():
                    return self._build(key, version, environ, start_response)
        with suppress(KeyError):  # somebody may just have dropped it
            self.pages.move_to_end(key)
        return answer(kept, environ, start_response)

    def _build(
        self, key: str, version: int, environ: dict[str, Any], start_response: StartResponse
    ) -> Iterable[bytes]:
        """Ask the application; keep its answer when it says so. `version` was read before anything was."""
        heard: list[Any] = []

        def listen(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], Any]:
            heard[:] = [status, headers, exc_info]
            return _refuse_write

        offer = environ[OFFER] = {}
        parts = self.inner(environ, listen)
        status, headers, exc_info = heard
        seconds = offer.get("seconds")
        if not seconds or environ["REQUEST_METHOD"] != "GET" or not _may_keep(status, headers):
            start_response(status, headers, *([exc_info] if exc_info else []))
            return parts
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        page = make_page(version, seconds, headers, body)
        self._keep(key, page)
        return answer(page, environ, start_response)

    def _keep(self, key: str, page: Page) -> None:
        with self._lock:
            if old := self.pages.pop(key, None):
                self.bytes -= len(old.body)
            self.pages[key] = page
            self.bytes += len(page.body)
            while self.bytes > self.most_bytes and len(self.pages) > 1:
                _key, dropped = self.pages.popitem(last=False)
                self.bytes -= len(dropped.body)


def key_of(environ: dict[str, Any]) -> str | None:
    """What tells pages apart; None for a request that the cache has no part in."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    large = ""
    if cookie := environ.get("HTTP_COOKIE"):
        name, _, value = cookie.partition("=")
        if name != LARGE_TYPE or value not in ("0", "1"):
            return None
        large = value
    query = environ.get("QUERY_STRING", "")
    if "HTTP_AUTHORIZATION" in environ or "HTTP_X_REQUESTED_WITH" in environ or len(query) > LONGEST_QUERY:
        return None
    if "&" in query:
        query = ordered(query)
    return f"{large} {environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}?{query}"


def ordered(query: str) -> str:
    """The arguments by name; values of one name stay in their order, and odd names leave all as it is."""
    pairs = [(pair.partition("=")[0], pair) for pair in query.split("&")]
    if not all(name.isascii() and name.isidentifier() for name, _pair in pairs):
        return query
    return "&".join(pair for _name, pair in sorted(pairs, key=lambda item: item[0]))


def make_page(version: int, seconds: int, headers: Headers, body: bytes) -> Page:
    """Compress once, and note until when it may be served."""
    packed = gzip.compress(body, 6, mtime=0)
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    kept = [(name, value) for name, value in headers if name.lower() not in NOT_KEPT]
    if not any(name.lower() == "cache-control" for name, _value in kept):
        kept.append(("Cache-Control", "no-cache"))
    kept += [("ETag", etag), ("Vary", "Accept-Encoding, Cookie")]
    short = [(name, value) for name, value in kept if name.lower() in OF_304]
    full = [*kept, ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))]
    midnight = clock.end_of_day(clock.today()).timestamp()
    return Page(version, min(time.time() + seconds, midnight), etag, full, packed, short)


def answer(page: Page, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Serve a kept page: 304 to whoever has it, unpacked to whoever cannot unpack."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and (page.etag in known or known.strip() == "*"):
        start_response("304 NOT MODIFIED", page.short)
        return []
    headers, body = page.headers, page.body
    if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = gzip.decompress(body)
        headers = [*headers[:-2], ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]  # lists: the server sends them in one piece


def _may_keep(status: str, headers: Headers) -> bool:
    names = {name.lower() for name, _value in headers}
    return status.startswith("200 ") and not names & {"set-cookie", "content-encoding"}


def _refuse_write(_data: bytes) -> Any:
    raise RuntimeError("the page cache takes no imperative writes")


def wrap(app: Flask, inner: WSGIApp) -> WSGIApp:
    """The layer around `inner`, unless PAGE_CACHE is off (tests that share one application turn it off)."""
    if not app.config.get("PAGE_CACHE", not app.testing):
        return inner
    reader = reader_of(app.config["SQLALCHEMY_DATABASE_URI"])
    return PageCache(inner, reader) if reader is not None else inner


def init_app(app: Flask) -> None:
    """The application's side: take up the offer for cacheable views, and leave the nonce out of them."""

    @app.before_request
    def without_nonce() -> None:
        if OFFER in request.environ and _seconds():
            g.csp_nonce = ""

    @app.after_request
    def take_up(response: Response) -> Response:
        if OFFER in request.environ and "csrf_token" not in g and (seconds := _seconds()):
            request.environ[OFFER]["seconds"] = seconds
        return response


def _seconds() -> int:
    view: Any = current_app.view_functions.get(request.endpoint or "")
    return int(getattr(getattr(view, "view_class", view), "__cacheable__", 0))
