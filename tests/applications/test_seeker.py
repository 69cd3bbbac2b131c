"""The seeker's own list, steps and ends; saved jobs and searches; suggestions."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobfair.applications.models import Application, SavedJob, SavedSearch
from jobfair.applications.rules import ApplicationState
from jobfair.applications.services import deadlines, saved
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.notices.models import Notice
from tests.support.make.accounts import make_recruiter
from tests.support.make.applications import make_application
from tests.support.make.postings import make_closed_posting, make_published_posting
from tests.support.make.seekers import make_certificate, make_seeker_with_profile, profile_of

S = ApplicationState
PAGES = (
    "/me/applications",
    "/me/saved-jobs",
    "/me/saved-searches",
    "/me/saved-searches/new?criteria=q%3D%E7%84%8A%E5%B7%A5",
    "/me/suggestions",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_opens_empty_and_in_both_languages(browser_of, path, prefix):
    browser_of(make_seeker_with_profile()).page(prefix + path)


@pytest.mark.parametrize("path", PAGES)
def test_page_is_the_seekers_alone(client, browser_of, path):
    client.get(path, expect=302)
    browser_of(make_recruiter()).page(path, expect=403)


@pytest.mark.parametrize("status", [state for state in S if state is not S.LAPSED])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_state_has_a_page(browser_of, status, prefix):
    seeker = make_seeker_with_profile()
    row = make_application(make_published_posting(), seeker, status=status, interview_on=clock.today())
    browser_of(seeker).page(f"{prefix}/me/applications/{row.id}")


def test_other_seekers_application_is_not_found(browser_of):
    key = make_application(make_published_posting(), make_seeker_with_profile(), status=S.HIRED).id
    stranger = browser_of(make_seeker_with_profile())
    stranger.page(f"/me/applications/{key}", expect=404)
    for verb in ("withdrawal", "hire-confirmation", "start", "others", "return"):
        stranger.refused(f"/me/applications/{key}/{verb}", {"on": clock.today().isoformat()}, expect=404)


def test_list_filters_by_state(browser_of):
    seeker = make_seeker_with_profile()
    make_application(make_published_posting(title_zh="甲岗"), seeker)
    make_application(make_published_posting(title_zh="乙岗"), seeker, status=S.HIRED)
    browser = browser_of(seeker)
    assert "乙岗" not in browser.page("/me/applications?state=submitted").words(".rows")
    assert "甲岗" in browser.page("/me/applications?state=odd").words(".rows")


def test_withdrawal_ends_the_consent_and_cannot_be_repeated(browser_of):
    seeker = make_seeker_with_profile()
    key = make_application(make_published_posting(), seeker, status=S.INTERVIEW).id
    browser = browser_of(seeker)
    browser.submit(f"/me/applications/{key}/withdrawal")
    row = db.session.get_one(Application, key)
    assert row.status is S.WITHDRAWN
    assert row.consent.withdrawn_at is not None
    browser.refused(f"/me/applications/{key}/withdrawal", expect=409)


@pytest.mark.parametrize("verb", ["hire-confirmation", "start", "others", "return"])
def test_step_out_of_turn_is_refused(browser_of, verb):
    seeker = make_seeker_with_profile()
    key = make_application(make_published_posting(), seeker).id
    data = {"on": clock.today().isoformat()}
    page = browser_of(seeker).post(
        f"/me/applications/{key}/{verb}", data=data, expect=422 if verb == "start" else 409
    )
    assert page.status_code in (409, 422)
    assert db.session.get_one(Application, key).status is S.SUBMITTED


def test_start_in_the_future_is_refused_beside_the_field(browser_of):
    seeker = make_seeker_with_profile()
    key = make_application(make_published_posting(), seeker, status=S.HIRED).id
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    assert browser_of(seeker).refused(f"/me/applications/{key}/start", {"on": tomorrow}).all("#on-error")


def test_unanswered_application_lapses_once_and_both_sides_are_told(app):
    seeker, posting = make_seeker_with_profile(), make_published_posting()
    key = make_application(posting, seeker, answer_by=clock.today() - timedelta(days=1)).id
    make_application(make_published_posting(), seeker, answer_by=clock.today())
    assert (deadlines.lapse_due(), deadlines.lapse_due()) == (1, 0)
    assert db.session.get_one(Application, key).status is S.LAPSED
    kinds = db.session.scalars(sa.select(Notice.kind)).all()
    assert sorted(kinds) == ["applicant.lapse", "application.lapse"]


# ---- saved jobs and searches ----


def test_job_is_saved_once_shown_with_its_state_and_dropped(browser_of):
    posting, closed = make_published_posting(), make_closed_posting()
    number, other = posting.number, closed.number
    browser = browser_of(make_seeker_with_profile())
    for address in (number, number, other):
        browser.submit(f"/jobs/{address}/bookmark")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(SavedJob)) == 2
    assert "不再招聘" in browser.page("/me/saved-jobs").words()
    browser.submit(f"/jobs/{number}/bookmark/end")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(SavedJob)) == 1
    browser.refused("/jobs/NONE/bookmark", expect=404)


def test_search_is_saved_and_leads_back_to_its_results(browser_of):
    browser = browser_of(make_seeker_with_profile())
    browser.submit("/me/saved-searches/new", {"criteria": "q=焊工&region=taihe", "name": "附近焊工", "alert": "y"})
    row = db.session.scalars(sa.select(SavedSearch)).one()
    assert row.criteria == {"q": "焊工", "region": ["taihe"]}
    key = row.id
    location = browser.get(f"/me/saved-searches/{key}/results", expect=302).headers["Location"]
    assert location.startswith("/jobs?")
    assert "region=taihe" in location
    browser.submit(f"/me/saved-searches/{key}/alert", {"on": "0"})
    assert db.session.get_one(SavedSearch, key).alert is False
    browser_of(make_seeker_with_profile()).refused(f"/me/saved-searches/{key}/end", expect=404)
    browser.submit(f"/me/saved-searches/{key}/end")
    assert db.session.scalar(sa.select(SavedSearch)) is None


@pytest.mark.parametrize("data", [{"criteria": "q=焊工", "name": ""}, {"criteria": "", "name": "全部"}])
def test_search_without_name_or_limit_is_refused(browser_of, data):
    browser_of(make_seeker_with_profile()).refused("/me/saved-searches/new", data)
    assert db.session.scalar(sa.select(SavedSearch)) is None


def test_alert_tells_of_new_jobs_at_most_once_a_day(app):
    seeker = make_seeker_with_profile()
    make_published_posting(title_zh="旧焊工")
    row = SavedSearch(
        account_id=seeker.id,
        name="焊工",
        criteria={"trade": ["welder"]},
        last_run_at=clock.now() - timedelta(days=1),
    )
    silent = SavedSearch(account_id=seeker.id, name="静", criteria={"trade": ["welder"]}, alert=False)
    db.session.add_all([row, silent])
    db.session.commit()
    db.session.execute(sa.text("UPDATE posting SET published_at = :then"), {"then": "2020-01-01 00:00:00"})
    db.session.commit()
    assert saved.count_new(row) == 0
    make_published_posting(title_zh="新焊工")
    assert (saved.run_alerts(), saved.run_alerts()) == (1, 0)
    assert db.session.scalars(sa.select(Notice.kind)).all() == ["search.alert"]


# ---- suggestions ----


def test_suggestion_says_why_and_none_is_shown_when_switched_off(browser_of):
    seeker = make_seeker_with_profile()
    make_certificate(seeker)
    number = make_published_posting(skill_rank=3).number
    make_published_posting(occupation="accountant", region="taihe", pay_min=2000, pay_max=3000)
    browser = browser_of(seeker)
    page = browser.page("/me/suggestions")
    assert len(page.all(".job")) == 1
    assert number in page.one(".job h2 a").attrs["href"]
    assert len(page.all(".job .tag")) == 4
    browser.submit("/me/profile/recommendations", {"on": "0"})
    assert not browser.page("/me/suggestions").all(".job")
    assert profile_of(seeker).recommendations_on is False
