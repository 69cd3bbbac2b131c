"""The link that a reset mail carries: good once, for a while, for one account as it is."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask

from jobfair.accounts import passwords
from jobfair.accounts.models import Account
from jobfair.accounts.services import links
from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.core.errors import Invalid
from jobfair.extensions import db
from tests.accounts.steps import NEW_PASSWORD, code_to, fresh, letters_to
from tests.support.client import CheckingClient
from tests.support.make.accounts import PASSWORD, make_seeker, make_staff

ADDRESS = "zhao@example.cn"


def ask(client: CheckingClient, address: str = ADDRESS) -> None:
    client.submit("/password-reset", {"address": address})


def link_to(address: str = ADDRESS) -> str:
    """The path of the link in the newest mail to an address."""
    found = re.findall(r"https?://\S+/password-reset/link/\S+", letters_to(address)[-1].body)
    assert len(found) == 1
    return urlsplit(found[0]).path


@pytest.fixture
def seeker(app: Flask) -> Account:
    return make_seeker(email=ADDRESS)


def test_link_leads_to_a_new_password_once(client: CheckingClient, app: Flask, seeker: Account) -> None:
    ask(client)
    path = link_to()
    assert letters_to(ADDRESS)[-1].body.count(app.config["BASE_URL"]) == 1
    opened = client.get(path, expect=302)
    assert opened.headers["Location"] == "/password-reset/choice"
    client.submit("/password-reset/choice", {"password": NEW_PASSWORD})
    assert passwords.verify(NEW_PASSWORD, fresh(seeker).password_hash)[0]
    again = client.follow(client.get(path, expect=302))
    assert "链接已失效" in again.words("body")
    assert client.get("/password-reset/choice", expect=302).headers["Location"] == "/password-reset"


def test_code_of_the_same_mail_ends_with_the_link(client: CheckingClient, seeker: Account) -> None:
    ask(client)
    code = code_to(ADDRESS)
    client.get(link_to(), expect=302)
    client.submit("/password-reset/choice", {"password": NEW_PASSWORD})
    with client.session_transaction() as stored:
        stored["proving"] = {"purpose": "reset", "address": ADDRESS}
    client.refused("/password-reset/new", {"code": code, "password": "another quiet river"})


def test_weak_password_is_refused_beside_its_field_and_the_link_stays_good(
    client: CheckingClient, seeker: Account
) -> None:
    ask(client)
    client.get(link_to(), expect=302)
    page = client.refused("/password-reset/choice", {"password": "12345678"})
    assert page.all("#password-error")
    assert passwords.verify(PASSWORD, fresh(seeker).password_hash)[0]
    client.submit("/password-reset/choice", {"password": NEW_PASSWORD})


def test_link_dies_with_time_password_and_address(
    client: CheckingClient, seeker: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = links.token_for(seeker, ADDRESS)
    assert links.account_behind(token).id == seeker.id
    later = clock.now() + timedelta(minutes=31)
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: later)
        with pytest.raises(Invalid):
            links.account_behind(token)
    seeker.email = "new@example.cn"
    db.session.commit()
    with pytest.raises(Invalid):
        links.account_behind(token)
    seeker.email, seeker.password_hash = ADDRESS, passwords.hash_password(NEW_PASSWORD)
    db.session.commit()
    with pytest.raises(Invalid):
        links.account_behind(token)


@pytest.mark.parametrize("token", ["", "x", "1-2", "1-2-3", "-1-7fffffff-a", "é-é-é", "f" * 300, "1--", "zz-1-1"])
def test_made_up_link_is_refused(client: CheckingClient, seeker: Account, token: str) -> None:
    with pytest.raises(Invalid):
        links.account_behind(token)


def test_link_of_one_account_opens_no_other(app: Flask, seeker: Account) -> None:
    other = make_seeker(email="li@example.cn")
    _key, rest = links.token_for(seeker, ADDRESS).split("-", 1)
    key, _rest = links.token_for(other, "li@example.cn").split("-", 1)
    with pytest.raises(Invalid):
        links.account_behind(f"{key}-{rest}")


def test_closed_account_and_staff_get_no_link(app: Flask, client: CheckingClient, seeker: Account) -> None:
    token = links.token_for(seeker, ADDRESS)
    seeker.disabled_at = clock.now()
    db.session.commit()
    with pytest.raises(Invalid):
        links.account_behind(token)
    staff = make_staff(Role.DESK, email="desk@example.cn")
    with pytest.raises(Invalid):
        links.account_behind(links.token_for(staff, "desk@example.cn"))


def test_page_answers_the_same_whether_there_is_an_account_or_not(client: CheckingClient, seeker: Account) -> None:
    known = client.submit("/password-reset", {"address": ADDRESS})
    unknown = client.submit("/password-reset", {"address": "nobody@example.cn"})
    assert known.headers["Location"] == unknown.headers["Location"]
    assert "password-reset/link" not in letters_to("nobody@example.cn")[-1].body


def test_text_message_carries_only_the_code(client: CheckingClient, seeker: Account) -> None:
    ask(client, seeker.mobile or "")
    assert "http" not in letters_to(seeker.mobile or "")[-1].body
    assert code_to(seeker.mobile or "")
