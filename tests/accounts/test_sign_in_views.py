"""Signing in with a password, as a browser sees it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobfair.accounts import passwords, rules
from jobfair.accounts.models import UserSession
from jobfair.core import clock
from jobfair.extensions import db
from tests.support.databases import count
from tests.support.make.accounts import (
    PASSWORD,
    make_disabled,
    make_partner,
    make_recruiter,
    make_seeker,
    make_staff,
)

WRONG = "not the password"


def test_right_password_signs_in_and_leads_to_own_pages(client):
    seeker = make_seeker()
    answer = client.submit("/sign-in", {"name": seeker.mobile, "password": PASSWORD})
    assert answer.headers["Location"] == "/me"
    assert client.follow(answer).one("h1")


def test_mobile_number_may_be_typed_with_spaces(client):
    make_seeker(mobile="13800000001")
    client.submit("/sign-in", {"name": "+86 138 0000 0001", "password": PASSWORD})


def test_partner_and_recruiter_sign_in_by_email(client):
    partner = make_partner()
    recruiter = make_recruiter(email="hr@example.cn")
    client.submit("/sign-in", {"name": partner.email.upper(), "password": PASSWORD})
    client.sign_out()
    client.submit("/sign-in", {"name": recruiter.email, "password": PASSWORD})


def test_unconfirmed_email_does_not_sign_in(client):
    make_recruiter(email="hr@example.cn", email_confirmed_at=None)
    client.refused("/sign-in", {"name": "hr@example.cn", "password": PASSWORD})


def sentence(client, name, password=WRONG):
    page = client.refused("/sign-in", {"name": name, "password": password})
    return page.words(".error-summary")


def test_refusal_says_the_same_whether_the_account_exists_or_not(client):
    known = make_seeker()
    closed = make_disabled()
    staff = make_staff(mobile="13800000009")
    first = sentence(client, known.mobile)
    assert first
    assert {sentence(client, name) for name in ("13900000000", "nobody@example.cn", "a\x00b", "")} >= {first}
    assert sentence(client, closed.mobile, PASSWORD) == first
    assert sentence(client, staff.mobile, PASSWORD) == first
    assert count(UserSession) == 0


@pytest.mark.parametrize("make", [make_seeker, make_disabled, make_staff, None])
def test_every_refusal_hashes_once(client, monkeypatch, make):
    account = make(mobile="13800000001") if make else None
    passwords.verify("warm", None)
    calls = []
    real = passwords.verify

    def counted(password, known_hash):
        calls.append(known_hash is None)
        return real(password, known_hash)

    monkeypatch.setattr(passwords, "verify", counted)
    client.refused("/sign-in", {"name": account.mobile if account else "13900000000", "password": WRONG})
    assert len(calls) == 1


def test_eleventh_try_at_an_account_is_stopped_even_with_the_right_password(client):
    seeker = make_seeker()
    for _try in range(10):
        client.refused("/sign-in", {"name": seeker.mobile, "password": WRONG})
    page = client.refused("/sign-in", {"name": seeker.mobile, "password": PASSWORD}, expect=429)
    assert int(page.response.headers["Retry-After"]) > 0
    assert page.one("#name").attrs["value"] == seeker.mobile
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        client.submit("/sign-in", {"name": seeker.mobile, "password": PASSWORD})


def test_success_starts_the_count_anew(client):
    seeker = make_seeker()
    for _round in range(3):
        for _try in range(9):
            client.refused("/sign-in", {"name": seeker.mobile, "password": WRONG})
        client.submit("/sign-in", {"name": seeker.mobile, "password": PASSWORD})
        client.sign_out()


def test_hall_full_of_people_at_one_network_address_signs_in(client, monkeypatch):
    monkeypatch.setattr(rules, "TRIES_PER_VISITOR", (3, timedelta(minutes=15)))
    for _person in range(5):
        client.submit("/sign-in", {"name": make_seeker().mobile, "password": PASSWORD})
        client.sign_out()


def test_one_network_address_cannot_try_many_accounts(client, monkeypatch):
    monkeypatch.setattr(rules, "TRIES_PER_VISITOR", (3, timedelta(minutes=15)))
    for number in range(3):
        client.refused("/sign-in", {"name": f"139{number:08d}", "password": WRONG})
    client.refused("/sign-in", {"name": "13899999999", "password": WRONG}, expect=429)


def test_sign_in_rotates_the_session(client):
    seeker = make_seeker()
    client.sign_in(seeker)
    with client.session_transaction() as stored:
        before = dict(stored)
    client.submit("/sign-in", {"name": seeker.mobile, "password": PASSWORD})
    with client.session_transaction() as stored:
        assert stored["_user_id"] != before["_user_id"]
        assert stored.get("csrf_token") != before.get("csrf_token") or "csrf_token" not in stored
    old = app_client_with(client, before)
    assert old.get("/me", expect=302).headers["Location"].startswith("/sign-in")


def app_client_with(client, cookie):
    other = client.application.test_client()
    with other.session_transaction() as stored:
        stored.update(cookie)
    return other


def test_sign_out_ends_the_session_for_a_copied_cookie_too(client):
    client.sign_in(make_seeker())
    with client.session_transaction() as stored:
        copied = dict(stored)
    client.submit("/sign-out")
    assert app_client_with(client, copied).get("/me", expect=302)


def test_sign_out_by_a_link_is_refused(client):
    client.sign_in(make_seeker())
    client.page("/sign-out", expect=405)
    client.page("/me")


def test_disabled_account_is_out_at_once(client):
    seeker = make_seeker()
    client.sign_in(seeker)
    client.page("/me")
    db.session.execute(sa.text("UPDATE account SET disabled_at = :now"), {"now": clock.now().replace(tzinfo=None)})
    db.session.commit()
    client.get("/me", expect=302)


def test_session_runs_out(client):
    client.sign_in(make_seeker())
    with time_machine.travel(clock.now() + timedelta(days=15)):
        client.get("/me", expect=302)


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/a\nb",
        "evil",
    ],
)
def test_next_to_another_place_is_ignored(client, target):
    seeker = make_seeker()
    answer = client.post(
        "/sign-in", query_string={"next": target}, data={"name": seeker.mobile, "password": PASSWORD}, expect=302
    )
    assert answer.headers["Location"] == "/me"


def test_next_on_this_portal_is_followed(client):
    seeker = make_seeker()
    page = client.page("/sign-in?next=/me/security")
    assert "next=" in page.all("form[method=post]")[-1].attrs["action"]
    answer = client.submit("/sign-in?next=/me/security", {"name": seeker.mobile, "password": PASSWORD})
    assert answer.headers["Location"] == "/me/security"


def test_form_without_token_is_refused(client):
    seeker = make_seeker()
    client.post("/sign-in", data={"name": seeker.mobile, "password": PASSWORD}, csrf=False, expect=400)
    assert count(UserSession) == 0


def test_who_is_signed_in_is_led_on(client):
    client.sign_in(make_seeker())
    assert client.get("/sign-in", expect=302).headers["Location"] == "/me"
