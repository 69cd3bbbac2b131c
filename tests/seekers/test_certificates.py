"""The desk checks certificates: the look is noted, the person told, the mark shown with its date."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from jobfair.accounts.models import Account
from jobfair.core import clock, history
from jobfair.core.access import Role
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.seekers import queries, rules
from jobfair.seekers.models import DataRead, SkillCertificate
from jobfair.seekers.rules import CertificateState
from jobfair.seekers.services import certificates
from tests.support.client import CheckingClient
from tests.support.make.accounts import make_recruiter, make_reviewer, make_seeker, make_staff
from tests.support.make.seekers import make_certificate, make_seeker_with_profile, profile_of

Browser = Callable[[Account], CheckingClient]
S = CertificateState


def again(key: int) -> SkillCertificate:
    db.session.remove()
    found = db.session.get(SkillCertificate, key)
    assert found is not None
    return found


@pytest.fixture
def seeker(app: Flask) -> Account:
    return make_seeker_with_profile()


@pytest.fixture
def key(seeker: Account) -> int:
    return make_certificate(seeker, rank=4, printed_label="三级/高级工").id


def test_desk_verifies_and_employers_see_the_date(seeker: Account, key: int, browser_of: Browser) -> None:
    person, desk = seeker.id, make_staff(Role.DESK)
    browser, reader = browser_of(desk), desk.id
    assert browser.page("/staff/certificates").all(f'a[href="/staff/certificates/{key}"]')
    page = browser.page(f"/staff/certificates/{key}")
    assert "旧" in page.words()  # the ladder where one is the highest
    until = clock.today() + timedelta(days=300)
    browser.submit(f"/staff/certificates/{key}/verification", {"valid_to": until.isoformat(), "seen": "y"})
    kept = again(key)
    assert (kept.state, kept.verified_by_id, kept.valid_to) == (S.VERIFIED, reader, until)
    change = history.changes_of("skill_certificate", key)[-1]
    assert (change.verb, change.actor_id) == ("verify", reader)
    notice = db.session.scalars(sa.select(Notice).where(Notice.account_id == person)).one()
    assert notice.kind == "certificate.verified"
    read = db.session.scalars(sa.select(DataRead)).one()
    assert (read.subject_id, read.reader_id, read.what) == (person, reader, "certificate")
    shown = queries.handed_over(kept.profile, kinds=["profile"], phone=None).certificates[0]
    assert (shown.verified_on, shown.rank) == (clock.today(), 4)


def test_given_back_with_a_reason_and_declared_again(seeker: Account, key: int, browser_of: Browser) -> None:
    desk = browser_of(make_staff(Role.DESK))
    desk.refused(f"/staff/certificates/{key}/return", {"reason": " "})
    desk.submit(f"/staff/certificates/{key}/return", {"reason": "照片看不清编号"})
    assert again(key).state is S.RETURNED
    browser = browser_of(seeker)
    assert "照片看不清编号" in browser.page("/me/resume").words()
    page = browser.page(f"/me/resume/certificates/{key}")
    data = {"occupation_id": page.one("#occupation_id option[selected]").attrs["value"], "family": "skill_level"}
    browser.submit(f"/me/resume/certificates/{key}", {**data, "grade": "old-3", "number": "S1"})
    kept = again(key)
    assert (kept.state, kept.returned_because) == (S.DECLARED, None)
    assert [change.verb for change in history.changes_of("skill_certificate", key)][-2:] == ["return", "change"]


@pytest.mark.parametrize("data", [{}, {"seen": "y", "valid_to": "2020-01-01"}, {"seen": "y", "valid_to": "x"}])
def test_verification_without_a_look_or_after_the_last_day_is_refused(
    seeker: Account, key: int, browser_of: Browser, data: dict[str, str]
) -> None:
    page = browser_of(make_staff(Role.DESK)).refused(f"/staff/certificates/{key}/verification", data)
    assert page.all(".errors")
    assert again(key).state is S.DECLARED


def test_runs_out_when_read_and_the_job_tells_once(seeker: Account, key: int) -> None:
    person = seeker.id
    kept = again(key)
    kept.status, kept.verified_at, kept.valid_to = S.VERIFIED, clock.now(), clock.today() - timedelta(days=1)
    db.session.commit()
    assert again(key).state is S.EXPIRED
    shown = queries.handed_over(again(key).profile, kinds=["profile"], phone=None).certificates[0]
    assert shown.verified_on is None
    assert certificates.expire_due() == [key]
    db.session.commit()
    assert certificates.expire_due() == []
    assert db.session.query(Notice).filter_by(account_id=person).count() == 1


def test_nobody_else_opens_the_queue(
    seeker: Account, key: int, client: CheckingClient, browser_of: Browser
) -> None:
    for path in ("/staff/certificates", f"/staff/certificates/{key}", f"/staff/certificates/{key}/scan"):
        assert "/sign-in" in client.get(path, expect=302).headers["Location"]
        for account in (make_seeker(), make_recruiter(), make_reviewer()):
            browser_of(account).get(path, expect=403)
    browser_of(make_staff(Role.DESK)).get(f"/staff/certificates/{key}/scan", expect=404)
    browser_of(make_staff(Role.DESK)).get("/staff/certificates/999999", expect=404)


def test_restricted_person_is_out_of_the_queue(seeker: Account, key: int, browser_of: Browser) -> None:
    profile_of(seeker).restricted_at = clock.now()
    db.session.commit()
    browser = browser_of(make_staff(Role.DESK))
    assert not browser.page("/staff/certificates").all("tbody tr")
    browser.get(f"/staff/certificates/{key}", expect=404)


def test_smaller_number_of_the_old_ladder_is_the_higher_grade() -> None:
    ranks = [rules.printed_grade(f"old-{number}").rank for number in (5, 4, 3, 2, 1)]
    assert ranks == sorted(ranks) == [2, 3, 4, 5, 6]
    assert rules.is_old_ladder("一级/高级技师")
    assert not rules.is_old_ladder("高级技师")
    assert rules.shown_certificate_state(S.VERIFIED, date(2026, 1, 31), on=date(2026, 1, 31)) is S.VERIFIED
