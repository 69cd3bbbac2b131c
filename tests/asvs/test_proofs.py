"""Requirements that belong to no domain, proved here; and that every proof named elsewhere exists."""

import functools
import io
import json
import logging
import re
import zipfile
from pathlib import Path

import pytest
from cryptography.fernet import InvalidToken
from werkzeug.datastructures import FileStorage

from jobfair.accounts import passwords
from jobfair.config import SettingsError, load_settings
from jobfair.core import crypto, logs, uploads
from jobfair.core.errors import Invalid
from tests.asvs import count
from tests.support.client import Page
from tests.support.make.accounts import make_seeker
from tests.support.make.employers import PDF

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for path in (ROOT / "jobfair").rglob("*.py") if "migrations" not in path.parts]
SCRIPTS = list((ROOT / "static").rglob("*.js"))
PRODUCTION = {
    "PORTAL_MODE": "production",
    "BASE_URL": "https://jobs.example.cn",
    "SECRET_KEY": "k" * 40,
    "FIELD_KEYS": "x",
    "MAIL_URL": "console:",
    "MAIL_FROM": "a@example.cn",
    "SMS_URL": "console:",
}


def places(pattern, paths):
    """Where a pattern stands in the source."""
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in paths
        for line in path.read_text().splitlines()
        if wanted.search(line)
    ]


def test_every_proof_exists_and_every_number_is_one_of_the_standard():
    known, wanted = count.marked(), set(count.provable())
    assert [test for test in count.named() if test not in known] == []
    assert [number for number in count.proved() if number not in wanted] == []


@pytest.mark.asvs("V3.4.3", "V3.4.4", "V3.4.5", "V3.4.6")
@pytest.mark.parametrize("path", ["/", "/sign-in", "/no-such-page", "/api/v1/postings", "/static/css/portal.css"])
def test_headers_stand_on_every_kind_of_answer(client, path):
    with client.get(path, check=False) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    for directive in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src 'self'"):
        assert directive in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


@pytest.mark.asvs("V3.4.2")
def test_no_other_origin_is_let_in(client):
    for path in ("/", "/api/v1/postings", "/me"):
        answer = client.get(path, headers={"Origin": "https://evil.example"}, check=False)
        assert answer.headers.get("Access-Control-Allow-Origin") in (None, "*")
        assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.asvs("V3.3.1", "V3.3.2", "V3.3.3", "V3.3.4", "V3.4.1")
def test_cookie_of_production_and_strict_transport(app, monkeypatch, tmp_path):
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    settings = load_settings(tmp_path)
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["SESSION_COOKIE_HTTPONLY"]
    assert settings["SESSION_COOKIE_SAMESITE"] == "Lax"
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    headers = app.test_client().get("/sign-in", check=False).headers
    seconds = re.search(r"max-age=(\d+)", headers["Strict-Transport-Security"])
    assert seconds is not None
    assert int(seconds[1]) >= 31536000


@pytest.mark.asvs("V13.2.3")
@pytest.mark.parametrize("name", ["SECRET_KEY", "FIELD_KEYS", "MAIL_URL"])
def test_production_starts_with_no_default_secret(monkeypatch, tmp_path, name):
    for key, value in PRODUCTION.items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv(name)
    with pytest.raises(SettingsError, match=name):
        load_settings(tmp_path)


@pytest.mark.asvs("V4.1.1")
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/api/v1/postings", "application/json"),
        ("/api/v1/none", "application/problem+json"),
    ],
)
def test_answers_say_what_they_are(client, path, kind):
    assert client.get(path, check=False).headers["Content-Type"] == kind


@pytest.mark.asvs("V13.4.1", "V13.4.3", "V13.4.4")
def test_no_folder_no_repository_no_trace(client):
    for path in ("/static/", "/static/css/", "/.git/config", "/.git/HEAD", "/static/../app.py"):
        assert client.get(path, check=False).status_code in (301, 308, 404)
    assert client.open("/", method="TRACE", check=False).status_code == 405


@pytest.mark.asvs("V6.2.6", "V6.2.7")
def test_password_fields_hide_and_let_paste(client):
    fields = [field for field in client.page("/sign-in").all("input") if "password" in field.attrs.get("name", "")]
    assert fields
    for field in fields:
        assert field.attrs["type"] == "password"
        assert field.attrs["autocomplete"] == "current-password"
    assert places(r"paste", SCRIPTS) == []


@pytest.mark.asvs("V6.2.4")
def test_list_of_common_passwords_is_long_enough():
    listed = (ROOT / "jobfair" / "accounts" / "lists" / "common_passwords.txt").read_text().split()
    assert len({word for word in listed if len(word) >= 8}) >= 3000


@pytest.mark.asvs("V6.2.8", "V6.2.9")
def test_password_is_taken_exactly_as_it_is():
    long = "长密码 Passw0rd " * 8
    kept = passwords.hash_password(long)
    assert passwords.verify(long, kept)[0]
    for other in (long[:-1], long.lower(), long.strip()):
        assert not passwords.verify(other, kept)[0]


@pytest.mark.asvs("V11.3.3", "V11.3.2")
def test_encrypted_value_that_was_changed_is_not_read(app):
    token = crypto.encrypt("秘密")
    changed = token[:-6] + ("A" if token[-6] != "A" else "B") + token[-5:]
    assert crypto.decrypt(token) == "秘密"
    with pytest.raises(InvalidToken):
        crypto.decrypt(changed)


@pytest.mark.asvs("V5.2.1")
def test_file_that_is_too_large_is_refused(app):
    large = FileStorage(io.BytesIO(b"%PDF-" + b"0" * uploads.LARGEST), filename="a.pdf")
    with pytest.raises(Invalid, match="10 MB"):
        uploads.store(large, purpose="test", owner_id=None)


@pytest.mark.asvs("V5.2.3")
def test_packed_file_that_unpacks_without_end_is_refused(app):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (uploads.LARGEST_UNPACKED + 1))
    with pytest.raises(Invalid):
        uploads.recognise(packed.getvalue(), uploads.RESUMES)


@pytest.mark.asvs("V5.3.1", "V5.3.2", "V5.4.1", "V5.4.2")
@pytest.mark.parametrize(
    "name", ["../../app.py", "..\\..\\x.pdf", 'a"; filename="b.html', "a\r\nSet-Cookie: x=1.pdf"]
)
def test_name_a_file_came_with_decides_nothing(app, name):
    stored = uploads.store(FileStorage(io.BytesIO(PDF), filename=name), purpose="test", owner_id=None)
    path = uploads.path_of(stored).resolve()
    assert path.is_relative_to(Path(app.config["UPLOAD_FOLDER"]).resolve())
    assert not path.is_relative_to((ROOT / "static").resolve())
    assert path.suffix == ".pdf"
    with app.test_request_context():
        sent = uploads.send(stored)
        said = sent.headers["Content-Disposition"]
        sent.close()
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.%~-]+", said)


@pytest.mark.asvs("V16.2.1", "V16.2.2", "V16.2.4", "V16.4.1")
def test_log_line_is_one_object_with_its_moment_whatever_it_says():
    record = logging.LogRecord("jobfair.x", logging.WARNING, "a.py", 1, 'one\n{"at": "forged"}', (), None)
    line = logs.JsonLines().format(record)
    assert "\n" not in line
    entry = json.loads(line)
    assert entry["level"] == "warning"
    assert entry["logger"] == "jobfair.x"
    assert entry["at"].endswith("+00:00")


@pytest.mark.asvs("V16.2.5")
def test_log_of_a_request_holds_no_address_and_no_words_of_people(app, caplog):
    with caplog.at_level(logging.INFO, logger="jobfair.access"):
        app.test_client().get("/jobs?q=13800138000", check=False)
    assert caplog.records
    assert "13800138000" not in " ".join(str(record.__dict__) for record in caplog.records)


@pytest.mark.asvs("V16.5.1", "V16.3.4")
def test_failure_shows_nothing_of_the_inside_and_is_logged(app, monkeypatch, caplog):
    client = app.test_client().sign_in(make_seeker())

    endpoint = app.url_map.bind("").match("/me")[0]

    @functools.wraps(app.view_functions[endpoint])  # with its declared access
    def fail(*_args, **_values):
        raise RuntimeError("inside: /srv/secret")

    monkeypatch.setitem(app.view_functions, endpoint, fail)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = client.get("/me", check=False)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert Page(answer).all("h1")
    assert "inside" in caplog.text


@pytest.mark.asvs("V1.2.5", "V1.3.2", "V1.5.2")
def test_source_runs_no_shell_evaluates_nothing_and_unpacks_no_objects():
    assert places(r"shell=True|os\.system\(|os\.popen\(", SOURCES) == []
    assert places(r"(?<![\w.])(eval|exec)\(", SOURCES) == []
    assert (
        places(
            r"\b(pickle|marshal|shelve|yaml)\b\.?(load|loads|unsafe)?\(|import (pickle|marshal|shelve|yaml)",
            SOURCES,
        )
        == []
    )


@pytest.mark.asvs("V11.4.1", "V11.5.1")
def test_source_uses_no_broken_hash_and_no_guessable_chance():
    assert places(r"hashlib\.(md5|sha1)\b|\"(md5|sha1)\"", SOURCES) == []
    ours = [path for path in SOURCES if "demo" not in path.parts]
    assert places(r"^\s*(import random|from random)", ours) == []


@pytest.mark.asvs("V3.2.2", "V3.5.5")
def test_scripts_write_no_markup_of_others_and_listen_to_no_messages():
    assert (
        places(
            r"\.innerHTML\s*=[^=]|\.(outerHTML|insertAdjacentHTML)|document\.write|\beval\(|new Function", SCRIPTS
        )
        == []
    )
    assert places(r"addEventListener\(.message.|onmessage", SCRIPTS) == []
