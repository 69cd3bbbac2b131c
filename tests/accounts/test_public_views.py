"""Opening an account, signing in with a code, setting a forgotten password."""

import pytest

from jobfair.accounts import passwords
from jobfair.accounts.models import Account, PrivacyAcceptance, UserSession
from jobfair.accounts.rules import PRIVACY_VERSION
from jobfair.core.access import Role
from jobfair.extensions import db
from tests.accounts.steps import NEW_PASSWORD, code_to, fresh, letters_to, wrong
from tests.support.databases import count
from tests.support.make.accounts import PASSWORD, make_seeker

MOBILE = "13800000001"
HOSTILE = [
    "\x00",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "A" * 5000,
    "{{ 7*7 }}",
    "%s %d",
    "\u202eevil\u0007",
    "😀" * 300,
    "../../etc/passwd",
]


def ask_to_register(client, mobile=MOBILE):
    answer = client.submit("/register", {"mobile": mobile})
    assert answer.headers["Location"] == "/register/details"
    return client.follow(answer)


def details(**changes):
    return {"code": code_to(MOBILE), "name": "张演示", "password": NEW_PASSWORD, "privacy": "y", **changes}


def test_newcomer_proves_the_number_and_is_signed_in(client):
    ask_to_register(client)
    answer = client.submit("/register/details", details())
    assert answer.headers["Location"] == "/me"
    page = client.follow(answer)
    assert "张演示" in page.words("body")
    account = db.session.query(Account).one()
    assert account.mobile == MOBILE
    assert account.mobile_confirmed_at is not None
    assert account.roles == {Role.SEEKER}
    assert db.session.query(PrivacyAcceptance).one().version == PRIVACY_VERSION


def test_english_newcomer_is_written_to_in_english(client):
    client.submit("/en/register", {"mobile": MOBILE})
    assert "is your code for" in letters_to(MOBILE)[0].body
    client.submit("/en/register/details", details(), expect=302)
    assert db.session.query(Account).one().language == "en"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"privacy": ""}, "privacy"),
        ({"name": "  "}, "name"),
        ({"name": "123"}, "name"),
        ({"password": "12345678"}, "password"),
        ({"password": "mein13800000001"}, "password"),
        ({"password": "short"}, "password"),
        ({"code": "abc"}, "code"),
        ({"code": ""}, "code"),
    ],
)
def test_wrong_detail_is_refused_beside_its_field_and_the_code_stays_good(client, change, field):
    ask_to_register(client)
    good = details()
    page = client.refused("/register/details", {**good, **change})
    assert page.all(f"#{field}-error, .field.wrong #{field}")
    assert page.one("#name").attrs["value"] == {**good, **change}["name"].strip()
    assert count(Account) == 0
    client.submit("/register/details", good)


def test_privacy_notice_must_be_accepted(client):
    ask_to_register(client)
    page = client.refused("/register/details", details(privacy=""))
    assert page.all(".errors")
    assert count(Account) == 0


def test_registered_number_sees_the_same_pages_but_gets_no_second_account(client):
    make_seeker(mobile=MOBILE)
    known = ask_to_register(client).words("main")
    client.refused(
        "/register/details", {"code": "000000", "name": "张演示", "password": NEW_PASSWORD, "privacy": "y"}
    )
    other = client.application.test_client()
    assert ask_to_register(other, "13800000002").words("main") == known.replace(MOBILE, "13800000002")
    assert count(Account) == 1


def test_details_without_a_number_lead_back(client):
    assert client.get("/register/details", expect=302).headers["Location"] == "/register"
    assert client.get("/sign-in/code/entry", expect=302).headers["Location"].startswith("/sign-in/code")
    assert client.get("/password-reset/new", expect=302).headers["Location"] == "/password-reset"


def test_second_code_at_once_is_refused_kindly(client):
    ask_to_register(client)
    page = client.refused("/register", {"mobile": MOBILE}, expect=429)
    assert page.all(".error-summary")
    assert len(letters_to(MOBILE)) == 1


def test_one_time_code_signs_in_and_keeps_the_way(client):
    seeker = make_seeker()
    answer = client.submit("/sign-in/code?next=/me/security", {"address": seeker.mobile})
    assert "next=/me/security" in answer.headers["Location"] or "next=%2Fme" in answer.headers["Location"]
    client.refused("/sign-in/code/entry", {"code": wrong(code_to(seeker.mobile))})
    answer = client.submit("/sign-in/code/entry?next=/me/security", {"code": code_to(seeker.mobile)})
    assert answer.headers["Location"] == "/me/security"


def test_asking_for_a_code_looks_the_same_without_an_account(client):
    seeker = make_seeker()
    pages = []
    for address in (seeker.mobile, "13999999999"):
        browser = client.application.test_client()
        page = browser.follow(browser.submit("/sign-in/code", {"address": address}))
        refused = browser.refused("/sign-in/code/entry", {"code": "000000"})
        pages.append((page.words("main") + refused.words("main")).replace(address, "…"))
    assert pages[0] == pages[1]


def test_code_by_mail_is_sent_by_mail(client):
    make_seeker(email="li@example.cn")
    client.submit("/sign-in/code", {"address": "LI@example.cn"})
    (letter,) = letters_to("li@example.cn")
    assert letter.channel.value == "mail"
    assert letter.subject
    client.submit("/sign-in/code/entry", {"code": code_to("li@example.cn")})


def test_forgotten_password_is_set_anew_and_every_browser_is_out(client, browser_of):
    seeker = make_seeker()
    elsewhere = browser_of(seeker)
    elsewhere.page("/me")
    client.follow(client.submit("/password-reset", {"address": seeker.mobile}))
    client.refused("/password-reset/new", {"code": code_to(seeker.mobile), "password": "12345678"})
    client.submit("/password-reset/new", {"code": code_to(seeker.mobile), "password": NEW_PASSWORD})
    elsewhere.get("/me", expect=302)
    client.submit("/sign-in", {"name": seeker.mobile, "password": NEW_PASSWORD})
    client.sign_out()
    client.refused("/sign-in", {"name": seeker.mobile, "password": PASSWORD})
    assert "密码" in letters_to(seeker.mobile)[-1].body


def test_reset_hashes_as_often_for_an_unknown_address(client, monkeypatch):
    seeker = make_seeker()
    real, calls = passwords.hash_password, []
    monkeypatch.setattr(passwords, "hash_password", lambda password: calls.append(1) or real(password))
    counts = []
    for address in (seeker.mobile, "13999999999"):
        browser = client.application.test_client()
        browser.submit("/password-reset", {"address": address})
        calls.clear()
        browser.refused("/password-reset/new", {"code": "abcdef", "password": NEW_PASSWORD})
        counts.append(len(calls))
    assert counts == [1, 1]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_any_field_is_answered_with_a_page(client, text):
    for path, fields in {
        "/sign-in": ("name", "password"),
        "/sign-in/code": ("address",),
        "/register": ("mobile",),
        "/password-reset": ("address",),
        "/staff/sign-in": ("name", "password"),
    }.items():
        page = client.refused(path, dict.fromkeys(fields, text))
        assert "<script>alert" not in page.text
    ask_to_register(client)
    client.refused("/register/details", {"code": text, "name": text, "password": text, "privacy": text})
    client.page("/sign-in", query_string={"next": text})
    assert count(UserSession) == 0


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-in/code", "/register", "/password-reset", "/staff/sign-in", "/demo/messages"]
)
def test_public_pages_open_in_both_languages(client, prefix, path):
    page = client.page(prefix + path)
    assert page.one("html").attrs["lang"] == ("en" if prefix else "zh-CN")


def test_new_password_is_stored_as_argon2id(client):
    ask_to_register(client)
    client.submit("/register/details", details())
    account = db.session.query(Account).one()
    assert fresh(account).password_hash.startswith("$argon2id$")
