"""Applying: what is shown, what is agreed to, what is refused, what happens when it is pressed often."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from jobfair.applications.models import Application
from jobfair.applications.rules import ApplicationState
from jobfair.core import clock
from jobfair.core.history import changes_of
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.postings.models import FairPosting
from jobfair.seekers.models import Consent
from tests.support.client import add_role
from tests.support.make.accounts import make_recruiter, make_seeker
from tests.support.make.applications import make_application
from tests.support.make.employers import make_verified_employer
from tests.support.make.fairs import make_live_fair
from tests.support.make.postings import make_closed_posting, make_draft_posting, make_published_posting
from tests.support.make.seekers import make_seeker_with_profile

S = ApplicationState
GIVEN = {"kinds": ["profile", "phone"]}


def applications() -> list[Application]:
    """All applications there are, in their order."""
    return list(db.session.scalars(sa.select(Application).order_by(Application.id)).unique())


def test_visitor_signs_in_and_comes_back(client):
    number = make_published_posting().number
    response = client.get(f"/jobs/{number}/application", expect=302)
    assert "/sign-in" in response.headers["Location"]
    assert number in response.headers["Location"]


def test_recruiter_without_a_seekers_account_is_refused(browser_of):
    browser_of(make_recruiter()).page(f"/jobs/{make_published_posting().number}/application", expect=403)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_says_to_whom_what_and_what_for(browser_of, prefix):
    posting = make_published_posting()
    employer, number = posting.employer, posting.number
    name = employer.name_en if prefix else employer.name_zh
    page = browser_of(make_seeker_with_profile()).page(f"{prefix}/jobs/{number}/application")
    words = page.words()
    assert name in words
    assert "2026-11" in words
    assert "14" in words
    assert {node.attrs["value"] for node in page.all("input[name=kinds]")} == {"profile", "phone"}


def test_consent_names_the_employer_and_what_was_chosen(browser_of):
    seeker, posting = make_seeker_with_profile(), make_published_posting()
    number, name, team = posting.number, posting.employer.name_zh, posting.employer.members[0].account_id
    browser = browser_of(seeker)
    page = browser.follow(browser.submit(f"/jobs/{number}/application", {"kinds": ["profile"], "message": "盼复"}))
    assert "盼复" in page.words()
    consent = db.session.scalars(sa.select(Consent)).one()
    assert (consent.recipient, consent.kinds, consent.purpose) == (name, ["profile"], "application")
    made = applications()[0]
    assert made.answer_by == clock.today() + timedelta(days=14)
    assert [change.verb for change in changes_of("application", made.id)] == ["begin"]
    assert db.session.scalars(sa.select(Notice.kind).where(Notice.account_id == team)).all() == [
        "applicant.submitted"
    ]


def test_application_without_the_profile_is_refused_and_words_are_kept(browser_of):
    number = make_published_posting().number
    page = browser_of(make_seeker_with_profile()).refused(f"/jobs/{number}/application", {"message": "你好啊"})
    assert page.all("#kinds-error")
    assert "你好啊" in page.one("#message").to_text()
    assert applications() == []
    assert db.session.scalar(sa.select(Consent)) is None


def test_incomplete_profile_is_told_what_is_missing_and_led_back(browser_of):
    number = make_published_posting().number
    browser = browser_of(make_seeker())
    page = browser.page(f"/jobs/{number}/application")
    assert "出生日期" in page.words()
    assert not page.all("input[name=kinds]")
    assert "application" in page.one("main a.button[href*='next=']").attrs["href"]
    browser.refused(f"/jobs/{number}/application", GIVEN)
    assert applications() == []


def test_somebody_too_young_for_the_job_is_refused(browser_of):
    seventeen = clock.today().replace(year=clock.today().year - 17, day=1)
    number = make_published_posting(minimum_age=18).number
    browser = browser_of(make_seeker_with_profile(born_on=seventeen))
    assert "18" in browser.page(f"/jobs/{number}/application").words(".notice")
    browser.refused(f"/jobs/{number}/application", GIVEN)
    assert applications() == []


def test_own_employers_job_is_refused(browser_of):
    recruiter = make_recruiter()
    number = make_published_posting(make_verified_employer(owner=recruiter)).number
    add_role(recruiter, "seeker")
    make_seeker_with_profile(account=recruiter)
    browser_of(recruiter).refused(f"/jobs/{number}/application", GIVEN)
    assert applications() == []


def test_closed_expired_and_suspended_are_refused_kindly(browser_of):
    yesterday = clock.today() - timedelta(days=1)
    suspended = make_published_posting()
    suspended.employer.status = Qualification.SUSPENDED
    db.session.commit()
    numbers = [make_closed_posting().number, make_published_posting(valid_until=yesterday).number, suspended.number]
    browser = browser_of(make_seeker_with_profile())
    for number in numbers:
        assert browser.page(f"/jobs/{number}/application").all(".notice")
        browser.refused(f"/jobs/{number}/application", GIVEN)
    assert applications() == []


def test_draft_is_not_found(browser_of):
    number = make_draft_posting().number
    browser_of(make_seeker_with_profile()).page(f"/jobs/{number}/application", expect=404)


def test_fair_is_remembered_only_when_it_shows_the_job(browser_of):
    fair, posting = make_live_fair(), make_published_posting()
    db.session.add(FairPosting(fair_id=fair.id, posting_id=posting.id))
    db.session.commit()
    fair_id, slug, number, other = fair.id, fair.slug, posting.number, make_published_posting().number
    browser = browser_of(make_seeker_with_profile())
    browser.submit(f"/jobs/{number}/application?fair={slug}", GIVEN)
    browser.submit(f"/jobs/{other}/application?fair={slug}", GIVEN)
    assert [row.fair_id for row in applications()] == [fair_id, None]


def test_second_press_leads_to_the_same_page(browser_of):
    number = make_published_posting().number
    browser = browser_of(make_seeker_with_profile())
    first = browser.submit(f"/jobs/{number}/application", GIVEN).headers["Location"]
    assert browser.submit(f"/jobs/{number}/application", GIVEN).headers["Location"] == first
    assert browser.get(f"/jobs/{number}/application", expect=302).headers["Location"] == first


def test_after_a_lapse_one_may_apply_again(browser_of):
    posting, seeker = make_published_posting(), make_seeker_with_profile()
    old = make_application(posting, seeker, answer_by=clock.today() - timedelta(days=1))
    old_id, number = old.id, posting.number
    browser_of(seeker).submit(f"/jobs/{number}/application", GIVEN)
    assert [(row.id == old_id, row.status) for row in applications()] == [(True, S.LAPSED), (False, S.SUBMITTED)]


def test_twenty_presses_at_once_make_one_application(app, browser_of):
    number = make_published_posting().number
    browser = browser_of(make_seeker_with_profile())
    token = browser.page(f"/jobs/{number}/application").one("form.form input[name=csrf_token]").attrs["value"]
    cookie = browser.get_cookie("session") or browser.get_cookie(app.config["SESSION_COOKIE_NAME"])
    db.session.remove()
    answers: list[int] = []

    def press() -> None:
        one = FlaskClient(app, app.response_class)
        one.set_cookie(cookie.key, cookie.value)
        answer = one.post(f"/jobs/{number}/application", data={**GIVEN, "csrf_token": token})
        answers.append(answer.status_code)

    threads = [threading.Thread(target=press) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * 20
    assert len(applications()) == 1
    assert db.session.scalar(sa.select(sa.func.count(Consent.id))) == 1
