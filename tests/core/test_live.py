"""What many follow at once: versions count committed changes, fragments are kept until their channel is touched."""

import contextlib
import gc
import threading
from urllib.parse import urlencode

from jobfair.core import data_version, live, quick_read
from jobfair.extensions import db
from jobfair.fairs.models import Venue


def _environ(path, query="", **headers):
    return {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "", **headers}


def _ask(layer, path, query="", **headers):
    heard = []
    body = b"".join(
        layer(_environ(path, query, **headers), lambda status, head, *_: heard.append((status, dict(head))))
    )
    return heard[0][0], heard[0][1], body


def _layer(app, inner):
    read = quick_read.reader_of(app.config["SQLALCHEMY_DATABASE_URI"], live.READ)
    layer = live.LiveLayer(inner, read)
    layer.seen = _Forgetful()
    return layer


class _Forgetful(dict):
    """A memory that is always stale, so that the tests need not wait."""

    def get(self, key, default=None):
        return default


def _refuse(environ, start_response):
    raise AssertionError("the application was asked")


def test_a_committed_change_is_counted_and_one_rolled_back_is_not(app, client):
    live.touch("queue:1", "queue:2")
    db.session.commit()
    live.touch("queue:1")
    db.session.rollback()
    live.touch("queue:1")
    db.session.commit()
    assert client.get("/live/versions?of=queue:1,queue:2,queue:3").json == {
        "queue:1": 2,
        "queue:2": 1,
        "queue:3": 0,
    }


def test_a_savepoint_rolled_back_or_kept_loses_no_touch(app, client):
    live.touch("queue:1")
    with contextlib.suppress(ZeroDivisionError), db.session.begin_nested():
        raise ZeroDivisionError
    with db.session.begin_nested():
        live.touch("queue:2")
    db.session.commit()
    assert client.get("/live/versions?of=queue:1,queue:2").json == {"queue:1": 1, "queue:2": 1}


def test_a_public_change_before_a_savepoint_rolled_back_is_counted(app):
    before = data_version.current()
    db.session.add(Venue(name_zh="新馆", name_en="New hall"))
    db.session.flush()
    with contextlib.suppress(ZeroDivisionError), db.session.begin_nested():
        raise ZeroDivisionError
    db.session.commit()
    assert data_version.current() == before + 1


def test_versions_are_answered_in_front_of_the_application_and_with_304(app):
    layer = _layer(app, _refuse)
    status, headers, body = _ask(layer, "/live/versions", "of=queue:1")
    assert (status, body) == ("200 OK", b'{"queue:1":0}')
    assert _ask(layer, "/live/versions", "of=queue:1", HTTP_IF_NONE_MATCH=headers["ETag"])[0].startswith("304")
    live.touch("queue:1")
    db.session.commit()
    status, _headers, body = _ask(layer, "/live/versions", "of=queue:1", HTTP_IF_NONE_MATCH=headers["ETag"])
    assert (status, body) == ("200 OK", b'{"queue:1":1}')


def test_odd_channel_names_are_refused_with_a_sentence(app, client):
    for asked in ("", "queue:1,' OR 1", "x:" + "a" * 60, ",".join(f"queue:{n}" for n in range(13))):
        client.page("/live/versions?" + urlencode({"of": asked}), expect=422)


def test_a_fragment_is_built_once_and_anew_when_its_channel_is_touched(app):
    built = []

    def inner(environ, start_response):
        built.append(environ.get("HTTP_COOKIE"))
        row = db.session.get(live.LiveVersion, "queue:7")
        value = row.value if row else 0
        db.session.rollback()
        environ[live.OFFER].update(channel="queue:7", version=value, seconds=60)
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=b")])
        return [f"<b>{value}</b>".encode()]

    layer = _layer(app, inner)
    first = _ask(layer, "/live/queues/7", HTTP_COOKIE="session=mine")
    assert _ask(layer, "/live/queues/7")[2] == first[2] == b"<b>0</b>"
    assert built == [None], "built once, and no cookie reached the view"
    assert "Set-Cookie" not in first[1]
    live.touch("queue:7")
    db.session.commit()
    assert _ask(layer, "/live/queues/7")[2] == b"<b>1</b>"
    assert _ask(layer, "/live/queues/7", HTTP_IF_NONE_MATCH=_ask(layer, "/live/queues/7")[1]["ETag"])[0].startswith(
        "304"
    )


def test_a_refusal_is_passed_on_and_not_kept(app):
    asked = []

    def inner(environ, start_response):
        asked.append(1)
        start_response("404 NOT FOUND", [("Content-Type", "text/plain")])
        return [b"none"]

    layer = _layer(app, inner)
    assert _ask(layer, "/live/queues/9")[0] == "404 NOT FOUND"
    _ask(layer, "/live/queues/9")
    assert len(asked) == 2


def test_an_unreachable_database_leaves_the_answer_to_the_application(app):
    def unreachable(*_parameters):
        raise quick_read.Unreachable

    def inner(environ, start_response):
        start_response("503 SERVICE UNAVAILABLE", [])
        return [b"later"]

    assert _ask(live.LiveLayer(inner, unreachable), "/live/versions", "of=queue:1")[0].startswith("503")


def test_a_reader_may_be_let_go_by_another_thread_than_the_one_that_asked(app):
    kept = [quick_read.reader_of(app.config["SQLALCHEMY_DATABASE_URI"], live.READ)]
    asked, done = threading.Event(), threading.Event()

    def ask():
        kept[0]("queue:1")
        asked.set()
        done.wait(5)

    thread = threading.Thread(target=ask)
    thread.start()
    assert asked.wait(5)
    kept.clear()  # an exception while closing would be an unraisable warning, and that an error
    gc.collect()
    done.set()
    thread.join()
