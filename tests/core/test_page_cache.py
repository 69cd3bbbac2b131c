"""The layer in front of Flask: what it keeps, for whom, and until when."""

import gzip
import pathlib
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask, flash, render_template_string, session
from flask_wtf.csrf import generate_csrf
from werkzeug.test import Client, TestResponse

from jobfair import create_app
from jobfair.core import clock, data_version, page_cache
from jobfair.core.access import public
from jobfair.core.page_cache import PageCache, cacheable, key_of, ordered
from jobfair.extensions import db

Make = Callable[[], Flask]


def add_pages(app: Flask) -> None:
    """Pages that count how often they were really built."""
    built = app.config["BUILT"] = []

    def page(rule: str, seconds: int = 60) -> Callable[[Callable[[], str]], None]:
        def add(view: Callable[[], str]) -> None:
            app.add_url_rule(rule, view.__name__, public(cacheable(seconds=seconds)(view)))

        return add

    @page("/counted")
    def counted() -> str:
        built.append("counted")
        return f"version {data_version.current()}, built {len(built)}, {'x' * 500}"

    @page("/with-token")
    def with_token() -> str:
        built.append("token")
        return generate_csrf()

    @page("/with-flash")
    def with_flash() -> str:
        flash("said once")
        built.append("flash")
        return "flashed"

    @page("/with-cookie")
    def with_cookie() -> str:
        session["seen"] = "yes"
        built.append("cookie")
        return "cookie"

    @page("/with-nonce")
    def with_nonce() -> str:
        return render_template_string('<script nonce="{{ csp_nonce() }}" src="/static/js/portal.js"></script>')

    @page("/failing")
    def failing() -> str:
        built.append("failing")
        raise RuntimeError("on purpose")

    @app.get("/not-marked")
    @public
    def not_marked() -> str:
        built.append("not marked")
        return "plain"


@pytest.fixture
def make_app(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Further processes' applications on one database of their own."""
    apps: list[Flask] = []

    def make() -> Flask:
        app = create_app(
            {
                "TESTING": True,
                "PAGE_CACHE": True,
                "INSTANCE_PATH": str(tmp_path),
                "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'cache.sqlite3'}",
                "SECRET_KEY": "test" * 10,
                "PROPAGATE_EXCEPTIONS": False,
            }
        )
        add_pages(app)
        if not apps:
            with app.app_context():
                db.create_all()
                db.session.commit()
        apps.append(app)
        return app

    yield make
    for app in apps:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def get(app: Flask, path: str, **headers: str) -> TestResponse:
    """One request of a visitor without cookies."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client(app.wsgi_app, use_cookies=False).get(path, headers=sent)


def publish_something(app: Flask) -> None:
    """Count one public change, as any committed change of a public row does."""
    with app.app_context():
        data_version.bump()
        db.session.commit()


def test_page_asked_again_comes_from_the_cache(make_app: Make) -> None:
    app = make_app()
    first, again = get(app, "/counted"), get(app, "/counted")
    assert first.text == again.text
    assert app.config["BUILT"] == ["counted"]
    assert again.headers["Vary"] == "Accept-Encoding, Cookie"
    assert "X-Request-ID" not in again.headers


def test_published_change_shows_on_the_next_request_of_every_process(make_app: Make) -> None:
    one, two = make_app(), make_app()
    for app in (one, two):
        assert get(app, "/counted").text.startswith("version 0")
    publish_something(one)
    for app in (one, two):
        assert get(app, "/counted").text.startswith("version 1")
    publish_something(two)
    for app in (one, two):
        assert get(app, "/counted").text.startswith("version 2")


def test_rolled_back_change_keeps_the_page(make_app: Make) -> None:
    app = make_app()
    before = get(app, "/counted").text
    with app.app_context():
        data_version.bump()
        db.session.rollback()
    assert get(app, "/counted").text == before


def test_known_page_is_answered_304_until_it_changes(make_app: Make) -> None:
    app = make_app()
    etag = get(app, "/counted").headers["ETag"]
    short = get(app, "/counted", If_None_Match=etag)
    assert (short.status_code, short.data) == (304, b"")
    assert short.headers["ETag"] == etag
    publish_something(app)
    assert get(app, "/counted", If_None_Match=etag).status_code == 200


def test_compressed_and_plain_hold_the_same(make_app: Make) -> None:
    app = make_app()
    packed = get(app, "/counted", Accept_Encoding="br, gzip")
    plain = get(app, "/counted")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
    assert "Content-Encoding" not in plain.headers


def test_head_has_the_headers_and_no_body(make_app: Make) -> None:
    app = make_app()
    full = get(app, "/counted")
    head = Client(app.wsgi_app, use_cookies=False).head("/counted")
    assert head.data == b""
    assert head.headers["ETag"] == full.headers["ETag"]


@pytest.mark.parametrize("path", ["/with-token", "/with-flash", "/with-cookie", "/not-marked", "/failing"])
def test_page_of_one_person_or_fault_is_never_kept(make_app: Make, path: str) -> None:
    app = make_app()
    get(app, path)
    get(app, path)
    assert len(app.config["BUILT"]) == 2
    assert "ETag" not in get(app, path).headers


@pytest.mark.parametrize(
    "cookie", ["session=x", "large_type=1; session=x", "a=b", "remember_token=1", "large_type=x", "large_type"]
)
def test_visitor_with_a_session_is_served_by_the_application(make_app: Make, cookie: str) -> None:
    app = make_app()
    get(app, "/counted")
    get(app, "/counted", Cookie=cookie)
    assert len(app.config["BUILT"]) == 2


def test_large_type_has_pages_of_its_own(make_app: Make) -> None:
    app = make_app()
    get(app, "/counted")
    get(app, "/counted", Cookie="large_type=1")
    get(app, "/counted", Cookie="large_type=1")
    assert len(app.config["BUILT"]) == 2


def test_languages_and_queries_are_kept_apart(make_app: Make) -> None:
    app = make_app()
    for path in ("/counted", "/en/counted", "/counted?a=1", "/counted?a=2", "/counted?a=1&b=2", "/counted?b=2&a=1"):
        get(app, path)
    assert len(app.config["BUILT"]) == 5  # the last two are the same question


def test_kept_page_carries_no_nonce_and_its_policy_allows_own_files(make_app: Make) -> None:
    app = make_app()
    for _time in range(2):
        page = get(app, "/with-nonce")
        assert 'nonce=""' in page.text
        assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    personal = get(app, "/with-nonce", Cookie="session=x")
    assert 'nonce=""' not in personal.text
    assert "'nonce-" in personal.headers["Content-Security-Policy"]


def test_page_is_not_served_past_its_seconds_or_midnight(make_app: Make) -> None:
    app = make_app()
    with time_machine.travel(datetime(2026, 3, 1, 23, 59, 30, tzinfo=clock.LOCAL), tick=False) as moment:
        get(app, "/counted")
        moment.shift(29)
        get(app, "/counted")
        assert len(app.config["BUILT"]) == 1
        moment.shift(2)  # 00:00:01
        get(app, "/counted")
        assert len(app.config["BUILT"]) == 2
        moment.shift(61)
        get(app, "/counted")
        assert len(app.config["BUILT"]) == 3


def test_database_that_cannot_be_asked_leaves_the_page_to_the_application() -> None:
    def inner(_environ: dict[str, object], _start: Callable[..., object]) -> list[bytes]:
        return [b"inner"]

    cache = PageCache(inner, lambda: None)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}
    assert list(cache(environ, lambda *args: None)) == [b"inner"]
    assert not cache.pages


def test_memory_is_bounded_and_the_longest_unused_goes_first() -> None:
    def inner(environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        environ[page_cache.OFFER]["seconds"] = 60  # type: ignore[index]
        start("200 OK", [])
        return [str(environ["PATH_INFO"]).encode() * 10]

    cache = PageCache(inner, lambda: 1, most_bytes=100)
    for path in ("/a", "/b", "/c", "/a", "/d", "/e", "/f", "/g"):
        cache({"REQUEST_METHOD": "GET", "PATH_INFO": path}, lambda *args: None)
    assert cache.bytes <= 100
    assert cache.bytes == sum(len(page.body) for page in cache.pages.values())
    assert " /g?" in cache.pages
    assert " /b?" not in cache.pages


def test_arguments_of_one_name_keep_their_order() -> None:
    assert ordered("b=2&a=1") == ordered("a=1&b=2") == "a=1&b=2"
    assert ordered("q=a&q=b") != ordered("q=b&q=a")
    assert ordered("%71=a&q=b") == "%71=a&q=b"


def test_other_methods_and_authorised_programs_pass_by() -> None:
    assert key_of({"REQUEST_METHOD": "POST", "PATH_INFO": "/"}) is None
    assert key_of({"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_AUTHORIZATION": "x"}) is None
    assert key_of({"REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "a=" + "x" * 999}) is None
    assert key_of({"REQUEST_METHOD": "GET", "PATH_INFO": "/"}) is not None


def test_reader_sees_what_others_commit_and_heals_after_a_fault(make_app: Make, tmp_path: pathlib.Path) -> None:
    app = make_app()
    read = data_version.reader_of(app.config["SQLALCHEMY_DATABASE_URI"])
    assert read is not None
    assert read() == 0
    publish_something(app)
    assert read() == 1
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE data_version RENAME TO elsewhere"))
    assert read() is None
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE elsewhere RENAME TO data_version"))
    assert read() == 1
    assert data_version.reader_of("sqlite:///:memory:") is None
