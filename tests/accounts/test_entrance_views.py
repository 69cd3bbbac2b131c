"""The staff entrance: password, own first password, second factor, recovery codes."""

from datetime import timedelta

import pyotp
import pytest
import time_machine

from jobfair.accounts.models import RecoveryCode
from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.extensions import db
from tests.accounts.steps import NEW_PASSWORD, authenticator_code, fresh, letters_to, wrong
from tests.support.databases import count
from tests.support.make.accounts import PASSWORD, make_admin, make_reviewer, make_seeker, make_staff

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def enrolled(**values):
    return make_admin(totp_secret=SECRET, totp_last_step=1, **values)


def give_password(client, staff, password=PASSWORD):
    answer = client.submit("/staff/sign-in", {"name": staff.staff_name, "password": password})
    assert answer.headers["Location"] == "/staff/second-factor"
    return answer


def test_first_sign_in_links_the_authenticator_and_shows_recovery_codes_once(client):
    staff = make_admin()
    page = client.follow(give_password(client, staff))
    secret = fresh(staff).totp_secret
    assert secret in page.words("figure").replace(" ", "")
    assert page.one("figure svg")
    page = client.refused("/staff/second-factor", {"code": authenticator_code(staff)}, expect=200)
    codes = [node.to_text() for node in page.all(".codes code")]
    assert len(set(codes)) == 10
    assert all(code not in row.code_hash for code in codes for row in db.session.query(RecoveryCode))
    assert "10" in client.page("/me/security").words("main")
    client.page("/staff/accounts")


def test_second_sign_in_asks_for_the_authenticator_without_showing_the_secret(client):
    staff = enrolled()
    page = client.follow(give_password(client, staff))
    assert SECRET not in page.text.replace(" ", "")
    client.submit("/staff/second-factor", {"code": authenticator_code(staff)})
    client.page("/staff/accounts")


def test_without_the_second_factor_there_is_no_staff_right(client):
    staff = enrolled()
    give_password(client, staff)
    client.page("/staff/accounts", expect=403)
    client.page("/staff/audit", expect=403)
    for path in ("/me", "/me/security", "/me/messages", "/me/password"):
        assert client.get(path, expect=302).headers["Location"].startswith("/staff/second-factor")
    client.submit("/me/password", {"present": PASSWORD, "password": NEW_PASSWORD}, expect=302)
    assert fresh(staff).password_hash == staff.password_hash


def test_code_is_good_once_even_in_its_half_minute(client):
    staff = enrolled()
    code = authenticator_code(staff)
    give_password(client, staff)
    client.submit("/staff/second-factor", {"code": code})
    other = client.application.test_client()
    give_password(other, staff)
    other.refused("/staff/second-factor", {"code": code})
    other.page("/staff/accounts", expect=403)


def test_older_code_than_the_last_used_is_refused(client):
    staff = enrolled()
    before, now = authenticator_code(staff, steps=-1), authenticator_code(staff)
    give_password(client, staff)
    client.submit("/staff/second-factor", {"code": now})
    other = client.application.test_client()
    give_password(other, staff)
    other.refused("/staff/second-factor", {"code": before})


def test_codes_cannot_be_guessed_at_length(client):
    staff = enrolled()
    give_password(client, staff)
    code = wrong(authenticator_code(staff))
    for _try in range(8):
        client.refused("/staff/second-factor", {"code": code if code != authenticator_code(staff) else "000000"})
    client.refused("/staff/second-factor", {"code": authenticator_code(staff)}, expect=429)


def test_passing_the_second_factor_rotates_the_session(client):
    staff = enrolled()
    give_password(client, staff)
    with client.session_transaction() as stored:
        half = dict(stored)
    client.submit("/staff/second-factor", {"code": authenticator_code(staff)})
    thief = client.application.test_client()
    with thief.session_transaction() as stored:
        stored.update(half)
    assert thief.get("/staff/second-factor", expect=302).headers["Location"].startswith("/sign-in")


def test_half_sign_in_ends_after_a_quarter_of_an_hour(client):
    staff = enrolled()
    give_password(client, staff)
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert client.get("/staff/second-factor", expect=302).headers["Location"].startswith("/sign-in")


def test_recovery_code_lets_in_once_and_the_person_is_told(client):
    staff = make_admin(email="li@example.cn")
    give_password(client, staff)
    page = client.refused("/staff/second-factor", {"code": authenticator_code(staff)}, expect=200)
    code = page.all(".codes code")[0].to_text()
    other = client.application.test_client()
    give_password(other, staff)
    other.submit("/staff/recovery", {"code": code.upper().replace("-", " ")})
    other.page("/staff/accounts")
    assert "9" in letters_to("li@example.cn")[-1].body
    third = client.application.test_client()
    give_password(third, staff)
    third.refused("/staff/recovery", {"code": code})


def test_new_recovery_codes_void_the_old_ones(client):
    staff = enrolled()
    give_password(client, staff)
    client.submit("/staff/second-factor", {"code": authenticator_code(staff)})
    client.refused("/me/recovery-codes", {"code": "000000"})
    client.refused("/me/recovery-codes", {"code": authenticator_code(staff, steps=1)}, expect=200)
    assert count(RecoveryCode) == 10


def test_handed_out_password_must_be_replaced_before_the_second_factor(client):
    staff = make_reviewer(must_change_password=True)
    answer = give_password(client, staff)
    assert client.get(answer.headers["Location"], expect=302).headers["Location"] == "/staff/first-password"
    client.page("/staff/first-password")
    client.refused("/staff/first-password", {"password": PASSWORD})
    client.refused("/staff/first-password", {"password": "12345678"})
    client.submit("/staff/first-password", {"password": NEW_PASSWORD})
    client.page("/staff/second-factor")
    assert not fresh(staff).must_change_password


def test_seeker_does_not_come_in_at_the_staff_entrance(client):
    seeker = make_seeker()
    client.refused("/staff/sign-in", {"name": seeker.mobile, "password": PASSWORD})
    client.sign_in(seeker)
    client.get("/staff/second-factor", expect=302)
    client.page("/me/recovery-codes", expect=403)


@pytest.mark.parametrize("name", ["nobody", "", "Li Ming", "\x00"])
def test_unknown_staff_name_is_refused(client, name):
    client.refused("/staff/sign-in", {"name": name, "password": PASSWORD})


def test_demonstration_account_is_shown_its_code_only_in_demonstration(app, client, monkeypatch):
    staff = make_staff(Role.REVIEWER, is_demo=True)
    page = client.follow(give_password(client, staff))
    assert pyotp.TOTP(fresh(staff).totp_secret).now() in page.words("main").replace(" ", "")
    monkeypatch.setitem(app.config, "DEMO_MODE", False)
    client.get("/staff/second-factor", expect=302)  # nobody knows this account any more


def test_real_account_is_never_shown_its_code(app, client):
    staff = make_staff(Role.REVIEWER)
    page = client.follow(give_password(client, staff))
    assert pyotp.TOTP(fresh(staff).totp_secret).now() not in page.words("main").replace(" ", "")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_entrance_opens_in_both_languages(client, prefix):
    staff = make_admin()
    client.submit(prefix + "/staff/sign-in", {"name": staff.staff_name, "password": PASSWORD})
    client.page(prefix + "/staff/second-factor")
    client.page(prefix + "/staff/recovery")
