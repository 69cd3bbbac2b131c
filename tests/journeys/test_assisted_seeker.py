"""Somebody without a telephone is served at the desk, applies, and later takes the account over."""

import re
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from jobfair.accounts import passwords
from jobfair.accounts.models import Account, PrivacyAcceptance
from jobfair.accounts.rules import PRIVACY_VERSION
from jobfair.applications.models import Application
from jobfair.core import history
from jobfair.core.access import Role
from jobfair.core.audit import AuditEntry
from jobfair.extensions import db
from jobfair.seekers.models import AssistedAct, AssistedPerson, Consent, DataRead, ResumeEntry
from tests.accounts.steps import NEW_PASSWORD, code_to
from tests.support.client import CheckingClient
from tests.support.make.accounts import make_recruiter, make_reviewer, make_seeker, make_staff
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.reference import region

Browser = Callable[[Account], CheckingClient]
MOBILE = "13800000077"
PERSON = {
    "full_name": "孙演示",
    "born_on": "1963-04-09",
    "paper": "id_card",
    "identity_seen": "y",
    "consent_signed": "y",
    "reach_by": "村委会",
}


def profile_data() -> dict[str, object]:
    return {
        "full_name": "孙演示",
        "born_on": "1963-04-09",
        "region_id": region("taihe").id,
        "education_rank": 1,
        "introduction": "做过保洁。",
        "declared": "y",
    }


def register(desk: CheckingClient) -> int:
    """The key of the account that the desk has opened."""
    desk.page("/staff/assisted/new")
    answer = desk.submit("/staff/assisted/new", PERSON)
    return int(answer.headers["Location"].split("/")[3])


def slip(desk: CheckingClient, key: int) -> str:
    """The code on a slip that the desk prints."""
    text = desk.post(f"/staff/assisted/{key}/slip", expect=200).get_data(as_text=True)
    found = re.search(r"<dd>([0-9A-Z]{3}) ([0-9A-Z]{3})</dd>", text)
    assert found is not None
    return found[1] + found[2]


def test_served_at_the_desk_from_registration_to_taking_over(
    app: Flask, client: CheckingClient, browser_of: Browser
) -> None:
    owner = make_recruiter()
    posting = make_published_posting(make_verified_employer(owner=owner), title_zh="保洁员")
    number, posting_id = posting.number, posting.id
    staff = make_staff(Role.DESK, name="李经办")
    staff_id, desk = staff.id, browser_of(staff)

    key = register(desk)
    desk.page(f"/staff/assisted/{key}/profile")
    desk.submit(f"/staff/assisted/{key}/profile", profile_data())
    entry = {"kind": "work", "organisation": "演示物业", "title": "保洁", "started_on": "2010-03", "text": ""}
    desk.page(f"/staff/assisted/{key}/entries/new")
    desk.submit(f"/staff/assisted/{key}/entries/new", entry)
    assert "保洁员" in desk.page(f"/staff/assisted/{key}/jobs?q=保洁").words()
    form = desk.page(f"/staff/assisted/{key}/jobs/{number}")
    assert "孙演示" in form.one("#message").to_text()
    desk.refused(f"/staff/assisted/{key}/jobs/{number}", {"message": ""})
    desk.submit(f"/staff/assisted/{key}/jobs/{number}", {"message": "请联系服务台。", "consent_signed": "y"})

    db.session.remove()
    application = db.session.scalars(sa.select(Application)).unique().one()
    assert (application.seeker_id, application.posting_id) == (key, posting_id)
    begun = history.changes_of("application", application.id)[0]
    assert (begun.actor_id, begun.on_behalf_of_id) == (staff_id, key)
    consent = db.session.scalars(sa.select(Consent)).one()
    assert (consent.account_id, consent.recorded_by_id, consent.kinds) == (key, staff_id, ["profile"])
    accepted = db.session.get(PrivacyAcceptance, (key, PRIVACY_VERSION))
    assert accepted is not None
    assert accepted.recorded_by_id == staff_id
    acts = db.session.scalars(sa.select(AssistedAct.what).where(AssistedAct.account_id == key)).all()
    assert acts == ["registered", "profile", "resume", "applied"]
    trail = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.action.startswith("assisted."))).all()
    assert all((row.actor_id, row.detail["on_behalf_of"]) == (staff_id, key) for row in trail)
    assert len(trail) == 4
    assert "李经办" in browser_of(owner).page(f"/employer/applicants/{application.id}").words()

    page = desk.page(f"/staff/assisted/{key}")
    assert "村委会" in page.words()
    assert db.session.scalars(sa.select(DataRead.what).where(DataRead.subject_id == key)).first() == "assisted"
    old, code = slip(desk, key), slip(desk, key)
    wrong = {"slip": old, "born_on": "1963-04-09", "mobile": MOBILE}
    client.refused("/register/slip", wrong)
    client.page("/register/slip")
    client.submit("/register/slip", {**wrong, "slip": f"{code[:3]} {code[3:].lower()}"})
    details = {"code": code_to(MOBILE), "password": NEW_PASSWORD, "privacy": "y"}
    client.page("/register/slip/details")
    client.submit("/register/slip/details", details)
    assert "保洁员" in client.page("/me/applications").words()
    assert "李经办" in client.page("/me/data").words()
    assert "李经办" in client.page(f"/me/applications/{application.id}").words()
    db.session.remove()
    account = db.session.get(Account, key)
    assert account is not None
    assert account.mobile == MOBILE
    assert passwords.verify(NEW_PASSWORD, account.password_hash)[0]

    desk.get(f"/staff/assisted/{key}", expect=404)
    desk.post(f"/staff/assisted/{key}/profile", data=profile_data(), expect=404)
    client.refused("/register/slip", {**wrong, "slip": code})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"identity_seen": ""}, "identity_seen"),
        ({"consent_signed": ""}, "consent_signed"),
        ({"born_on": "2020-01-01"}, "born_on"),
        ({"full_name": " "}, "full_name"),
    ],
)
def test_nobody_is_registered_unseen_unasked_or_too_young(
    app: Flask, browser_of: Browser, change: dict[str, str], field: str
) -> None:
    data = {name: value for name, value in {**PERSON, **change}.items() if value}
    page = browser_of(make_staff(Role.DESK)).refused("/staff/assisted/new", data)
    assert page.all(f"#{field}-error")
    assert db.session.query(AssistedPerson).count() == 0


def test_slip_needs_the_date_of_birth_and_guesses_are_counted(
    app: Flask, client: CheckingClient, browser_of: Browser
) -> None:
    desk = browser_of(make_staff(Role.DESK))
    code = slip(desk, register(desk))
    data = {"slip": code, "born_on": "1963-04-10", "mobile": MOBILE}
    for _try in range(5):
        client.refused("/register/slip", data)
    client.refused("/register/slip", {**data, "born_on": "1963-04-09"}, expect=429)


def test_number_that_has_an_account_takes_over_nothing(
    app: Flask, client: CheckingClient, browser_of: Browser
) -> None:
    make_seeker(mobile=MOBILE)
    desk = browser_of(make_staff(Role.DESK))
    code = slip(desk, register(desk))
    client.submit("/register/slip", {"slip": code, "born_on": "1963-04-09", "mobile": MOBILE})
    client.refused("/register/slip/details", {"code": "123456", "password": NEW_PASSWORD, "privacy": "y"})
    assert db.session.query(AssistedPerson).filter(AssistedPerson.claimed_at.is_not(None)).count() == 0


def test_only_staff_of_desk_and_hall_and_only_for_those_they_registered(
    app: Flask, client: CheckingClient, browser_of: Browser
) -> None:
    desk = browser_of(make_staff(Role.FLOOR))
    key, other = register(desk), make_seeker()
    other_id = other.id
    number = make_published_posting().number
    for path in (f"/staff/assisted/{key}", "/staff/assisted", "/staff/assisted/new", f"/staff/assisted/{key}/jobs"):
        assert "/sign-in" in client.get(path, expect=302).headers["Location"]
        for account in (make_seeker(), make_recruiter(), make_reviewer()):
            browser_of(account).get(path, expect=403)
    desk.get(f"/staff/assisted/{other_id}", expect=404)
    desk.post(f"/staff/assisted/{other_id}/slip", expect=404)
    desk.post(f"/staff/assisted/{other_id}/jobs/{number}", data={"consent_signed": "y"}, expect=404)
    assert db.session.query(ResumeEntry).count() == 0


def test_profile_that_lacks_something_is_named_before_applying(app: Flask, browser_of: Browser) -> None:
    desk = browser_of(make_staff(Role.DESK))
    key, number = register(desk), make_published_posting().number
    page = desk.page(f"/staff/assisted/{key}/jobs/{number}")
    assert page.all(f'a[href="/staff/assisted/{key}/profile"]')
    assert not page.all("#consent_signed")
    desk.refused(f"/staff/assisted/{key}/jobs/{number}", {"consent_signed": "y"})
