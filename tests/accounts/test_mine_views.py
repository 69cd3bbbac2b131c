"""One's own account: name, addresses, password, browsers."""

import pytest

from jobfair.accounts import queries
from jobfair.core.audit import AuditEntry
from jobfair.extensions import db
from tests.accounts.steps import NEW_PASSWORD, code_to, fresh, letters_to, wrong
from tests.support.make.accounts import (
    PASSWORD,
    make_admin,
    make_partner,
    make_recruiter,
    make_seeker,
    make_staff,
)

PAGES = ["/me", "/me/security", "/me/details", "/me/password", "/me/mobile", "/me/email"]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("make", [make_seeker, make_recruiter, make_partner, make_staff, make_admin])
def test_own_pages_open_for_every_role(browser_of, make, prefix):
    browser = browser_of(make())
    for path in PAGES:
        browser.page(prefix + path)


@pytest.mark.parametrize("path", PAGES)
def test_visitor_is_led_to_sign_in_and_back(client, path):
    answer = client.get(path, expect=302)
    assert answer.headers["Location"].startswith("/sign-in?next=")


def test_hub_shows_administration_only_to_administrators(browser_of):
    assert "/staff/audit" in browser_of(make_admin()).page("/me").text
    assert "/staff/audit" not in browser_of(make_staff()).page("/me").text
    assert "/staff/audit" not in browser_of(make_seeker()).page("/me").text


def test_name_and_language_are_kept(browser_of):
    seeker = make_seeker()
    browser = browser_of(seeker)
    browser.submit("/me/details", {"name": "  赵  演示 ", "language": "en"})
    assert (fresh(seeker).display_name, fresh(seeker).language) == ("赵 演示", "en")


@pytest.mark.parametrize(
    "values",
    [
        {"name": "", "language": "zh"},
        {"name": "x" * 61, "language": "zh"},
        {"name": "赵", "language": "fr"},
        {"name": "\x00", "language": "zh"},
        {},
    ],
)
def test_wrong_details_are_refused(browser_of, values):
    seeker = make_seeker()
    browser_of(seeker).refused("/me/details", values)
    assert fresh(seeker).display_name == seeker.display_name


def test_markup_in_a_name_stays_text(browser_of):
    seeker = make_seeker()
    browser = browser_of(seeker)
    browser.submit("/me/details", {"name": '<b>赵</b>" onload=x', "language": "zh"})
    page = browser.page("/me")
    assert "<b>赵" not in page.text


def test_changing_the_password_ends_other_browsers_and_tells_the_person(browser_of):
    seeker = make_seeker()
    here, there = browser_of(seeker), browser_of(seeker)
    here.submit("/me/password", {"present": PASSWORD, "password": NEW_PASSWORD})
    here.page("/me/security")
    there.get("/me", expect=302)
    assert "密码" in letters_to(seeker.mobile)[-1].body
    assert db.session.query(AuditEntry).filter_by(action="password.changed").count() == 1


@pytest.mark.parametrize(
    ("present", "new"),
    [("wrong one", NEW_PASSWORD), (PASSWORD, PASSWORD), (PASSWORD, "12345678"), (PASSWORD, "x"), ("", "")],
)
def test_password_change_is_refused(browser_of, present, new):
    seeker = make_seeker()
    browser_of(seeker).refused("/me/password", {"present": present, "password": new})
    assert fresh(seeker).password_hash == seeker.password_hash


def test_present_password_cannot_be_guessed_at_length(browser_of):
    browser = browser_of(make_seeker())
    for _try in range(10):
        browser.refused("/me/password", {"present": "wrong", "password": NEW_PASSWORD})
    browser.refused("/me/password", {"present": PASSWORD, "password": NEW_PASSWORD}, expect=429)


def test_one_browser_is_signed_out_from_another(browser_of):
    seeker = make_seeker()
    here, there = browser_of(seeker), browser_of(seeker)
    page = here.page("/me/security")
    (form,) = [
        node
        for node in page.all("form")
        if "/me/sessions/" in node.attrs["action"] and "others" not in node.attrs["action"]
    ]
    here.submit(form.attrs["action"])
    there.get("/me", expect=302)
    here.page("/me")


def test_all_other_browsers_are_signed_out(browser_of):
    seeker = make_seeker()
    here, *others = (browser_of(seeker) for _number in range(3))
    here.submit("/me/sessions/others/end")
    for other in others:
        other.get("/me", expect=302)
    here.page("/me")


def test_browser_of_somebody_else_cannot_be_signed_out(browser_of):
    stranger = browser_of(make_seeker())
    victim = make_seeker()
    theirs = browser_of(victim)
    (row,) = queries.live_sessions(victim.id)
    stranger.post(f"/me/sessions/{row.id}/end", expect=404)
    stranger.post("/me/sessions/999999/end", expect=404)
    theirs.page("/me")


def test_mobile_number_moves_with_a_code_and_the_old_one_is_told(browser_of):
    seeker = make_seeker()
    browser = browser_of(seeker)
    browser.follow(browser.submit("/me/mobile", {"address": "13811112222", "password": PASSWORD}))
    browser.refused("/me/mobile/confirmation", {"code": wrong(code_to("13811112222"))})
    browser.submit("/me/mobile/confirmation", {"code": code_to("13811112222")})
    assert fresh(seeker).mobile == "13811112222"
    assert "手机号" in letters_to(seeker.mobile)[-1].body


def test_email_is_added_with_a_code_and_signs_in(browser_of, client):
    seeker = make_seeker()
    browser = browser_of(seeker)
    browser.submit("/me/email", {"address": "Li@Example.cn", "password": PASSWORD})
    browser.submit("/me/email/confirmation", {"code": code_to("li@example.cn")})
    assert fresh(seeker).email == "li@example.cn"
    client.submit("/sign-in", {"name": "li@example.cn", "password": PASSWORD})


def test_taken_number_gets_no_code_and_the_page_does_not_say_so(browser_of):
    other = make_seeker()
    browser = browser_of(make_seeker())
    page = browser.follow(browser.submit("/me/mobile", {"address": other.mobile, "password": PASSWORD}))
    assert page.one("#code")
    browser.refused("/me/mobile/confirmation", {"code": "123456"})
    assert not any(char.isdigit() for char in letters_to(other.mobile)[-1].body)


@pytest.mark.parametrize(
    ("address", "password"), [("13811112222", "wrong"), ("123", PASSWORD), ("", ""), ("\x00", PASSWORD)]
)
def test_moving_without_the_password_or_a_number_is_refused(browser_of, address, password):
    browser_of(make_seeker()).refused("/me/mobile", {"address": address, "password": password})


def test_code_asked_for_by_one_person_opens_nothing_for_another(browser_of):
    first, second = make_seeker(), make_seeker()
    one, two = browser_of(first), browser_of(second)
    one.submit("/me/mobile", {"address": "13811112222", "password": PASSWORD})
    code = code_to("13811112222")
    two.refused("/me/mobile", {"address": "13811112222", "password": PASSWORD}, expect=429)
    two.get("/me/mobile/confirmation", expect=302)
    one.submit("/me/mobile/confirmation", {"code": code})
    assert fresh(second).mobile == second.mobile
