"""A new version of the privacy notice is put to everyone who accepted an earlier one."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from jobfair.accounts import rules
from jobfair.accounts.models import Account, PrivacyAcceptance
from jobfair.core.audit import AuditEntry
from jobfair.extensions import db
from tests.support.client import CheckingClient
from tests.support.make.accounts import make_admin, make_recruiter, make_seeker

NEXT = "2027-03"
Browser = Callable[[Account], CheckingClient]


@pytest.fixture
def seeker(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Account:
    """Somebody who accepted the version before the one in force."""
    account = make_seeker()
    monkeypatch.setattr(rules, "PRIVACY_VERSION", NEXT)
    return account


def versions(account: Account) -> list[str]:
    db.session.remove()
    query = sa.select(PrivacyAcceptance.version).where(PrivacyAcceptance.account_id == account.id)
    return sorted(db.session.scalars(query))


def test_next_page_of_ones_own_asks_and_leads_back(seeker: Account, browser_of: Browser) -> None:
    browser = browser_of(seeker)
    asked = browser.get("/me/profile?next=%2Fjobs", expect=302)
    page = browser.follow(asked)
    assert NEXT in page.words()
    address = asked.headers["Location"]
    answer = browser.submit(address, {"agreed": "y", "version": NEXT})
    assert answer.headers["Location"] == "/me/profile?next=%2Fjobs"
    assert versions(seeker) == sorted([NEXT, "2026-11"])
    assert db.session.scalar(sa.select(AuditEntry).where(AuditEntry.action == "privacy.accepted")) is not None
    browser.page("/me/profile")


def test_english_page_asks_in_english(seeker: Account, browser_of: Browser) -> None:
    browser = browser_of(seeker)
    page = browser.follow(browser.get("/en/me", expect=302))
    assert "Our privacy notice has changed" in page.words()


def test_form_in_flight_arrives(seeker: Account, browser_of: Browser) -> None:
    browser = browser_of(seeker)
    browser.submit("/me/details", {"name": "改名", "language": "zh"})
    db.session.remove()
    assert db.session.get(Account, seeker.id).display_name == "改名"  # type: ignore[union-attr]


def test_what_a_script_asks_for_is_answered(seeker: Account, browser_of: Browser) -> None:
    browser_of(seeker).get("/me/messages", headers={"Sec-Fetch-Dest": "empty"}, expect=200)


@pytest.mark.parametrize("path", ["/me/data", "/me/data/copy", "/me/data/deletion", "/jobs", "/privacy"])
def test_what_needs_no_agreement_stays_open(seeker: Account, browser_of: Browser, path: str) -> None:
    browser_of(seeker).get(path, expect=200)


def test_signing_out_and_deleting_go_on(seeker: Account, browser_of: Browser) -> None:
    other = make_recruiter()
    browser_of(other).submit("/sign-out")
    answer = browser_of(seeker).post("/me/data/deletion", data={"understood": "y"}, check=False)
    assert answer.headers["Location"] == "/account-deleted"


def test_without_the_tick_nothing_is_recorded(seeker: Account, browser_of: Browser) -> None:
    page = browser_of(seeker).refused("/me/privacy-notice", {"version": NEXT})
    assert page.all("#agreed")
    assert versions(seeker) == ["2026-11"]


def test_agreement_to_another_version_than_shown_is_refused(seeker: Account, browser_of: Browser) -> None:
    browser = browser_of(seeker)
    browser.refused("/me/privacy-notice", {"agreed": "y", "version": "2026-11"}, expect=409)
    assert versions(seeker) == ["2026-11"]


def test_nobody_is_asked_twice_and_staff_not_at_all(app: Flask, browser_of: Browser) -> None:
    browser_of(make_seeker()).page("/me")
    browser_of(make_admin()).page("/me")
    answer = browser_of(make_seeker()).get("/me/privacy-notice", expect=302)
    assert answer.headers["Location"] == "/me"
