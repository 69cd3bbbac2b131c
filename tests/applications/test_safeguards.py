"""What an employer no longer learns, days that cannot be, boxes not ticked, tables that stay whole."""

import csv
import io
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from jobfair.applications import spreadsheets
from jobfair.applications.models import Application, ApplicationNote, SavedSearch
from jobfair.applications.rules import ApplicationState
from jobfair.applications.services import mine, saved
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.seekers.models import Consent
from tests.support.make.accounts import make_recruiter
from tests.support.make.applications import make_application
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile

S = ApplicationState
STEP = "/employer/applicants/step"


@pytest.fixture
def pair(app):
    """A recruiter with a verified employer, and the application of 欧阳独特, opened and noted about."""
    return make_pair(S.VIEWED)


def make_pair(state: ApplicationState, *, lapsed: bool = False, **values: object):
    recruiter = make_recruiter()
    checked_on = clock.today() - timedelta(days=300) if lapsed else clock.today()
    posting = make_published_posting(make_verified_employer(recruiter, checked_on=checked_on))
    seeker = make_seeker_with_profile(full_name="欧阳独特")
    seeker.display_name = "欧阳独特"
    application = make_application(posting, seeker, status=state, **values)
    note = ApplicationNote(application_id=application.id, author_id=recruiter.id, text="欧阳独特很稳重")
    db.session.add(note)
    db.session.commit()
    return recruiter, seeker, application.id


def test_withdrawn_applicant_is_named_nowhere_on_the_employers_page(pair, browser_of):
    recruiter, seeker, key = pair
    assert "稳重" in browser_of(recruiter).page(f"/employer/applicants/{key}").words()
    mine.withdraw(seeker, application=db.session.get_one(Application, key))
    db.session.commit()
    text = browser_of(recruiter).page(f"/employer/applicants/{key}").text
    assert "独特" not in text
    assert "稳重" not in text


def test_seeker_sees_their_own_name_in_the_steps(pair, browser_of):
    _recruiter, seeker, key = pair
    assert "欧阳独特" in browser_of(seeker).page(f"/me/applications/{key}").words("main")


# ---- employers whose check has run out ----


@pytest.mark.parametrize("state", [S.SUBMITTED, S.VIEWED, S.HIRED])
def test_lapsed_employer_reads_nothing_but_may_refuse(browser_of, state):
    recruiter, _seeker, key = make_pair(state, lapsed=True)
    browser = browser_of(recruiter)
    assert "独特" not in browser.page("/employer/applicants").text
    page = browser.page(f"/employer/applicants/{key}")
    assert "独特" not in page.text
    assert [link for link in page.all("a[href*='step=']") if "refuse" not in link.attrs["href"]] == []
    form = {"step": "refuse", "id": str(key), "refusal": "skills", "send": "1"}
    browser.submit(STEP, form)
    assert db.session.get_one(Application, key, populate_existing=True).status is S.REFUSED


def test_lapsed_employer_opens_exports_notes_and_invites_nobody(browser_of):
    recruiter, _seeker, key = make_pair(S.SUBMITTED, lapsed=True)
    browser = browser_of(recruiter)
    browser.refused(f"/employer/applicants/{key}/opening", expect=403)
    browser.refused(f"/employer/applicants/{key}/notes", {"text": "好"})
    browser.refused("/employer/applicants/export", {"format": "csv"}, expect=403)
    browser.page(f"/employer/applicants/{key}/file", expect=404)
    form = {"step": "interview", "id": str(key), "on": clock.today().isoformat(), "place": "厂", "send": "1"}
    browser.refused(STEP, form, expect=403)
    assert db.session.get_one(Application, key, populate_existing=True).status is S.SUBMITTED


# ---- days ----


@pytest.mark.parametrize(
    ("step", "state", "on"),
    [
        ("intend", S.VIEWED, date(1901, 1, 1)),
        ("hire", S.INTERVIEW, date(1901, 1, 1)),
        ("start", S.HIRED, date(1901, 1, 1)),
        ("interview", S.VIEWED, date(9999, 12, 31)),
    ],
)
@pytest.mark.parametrize("sent", [{}, {"send": "1"}])
def test_day_that_cannot_be_is_refused_beside_the_field(browser_of, step, state, on, sent):
    recruiter, _seeker, key = make_pair(state, **({"hired_on": date(1900, 1, 1)} if state is S.HIRED else {}))
    form = {"step": step, "id": str(key), "on": on.isoformat(), "place": "厂", **sent}
    assert browser_of(recruiter).refused(STEP, form).all("#on-error")
    assert db.session.get_one(Application, key, populate_existing=True).status is state


def test_nobody_is_hired_before_the_interview_that_was(browser_of):
    today = clock.today()
    sent_at, interview_on = clock.now() - timedelta(days=9), today - timedelta(days=2)
    recruiter, _seeker, key = make_pair(S.INTERVIEW, submitted_at=sent_at, interview_on=interview_on)
    form = {"step": "hire", "id": str(key), "send": "1"}
    browser = browser_of(recruiter)
    assert browser.refused(STEP, {**form, "on": (today - timedelta(days=3)).isoformat()}).all("#on-error")
    browser.submit(STEP, {**form, "on": interview_on.isoformat()})


def test_seeker_does_not_start_before_applying(browser_of):
    _recruiter, seeker, key = make_pair(S.HIRED, hired_on=date(1900, 1, 1))
    browser_of(seeker).refused(f"/me/applications/{key}/start", {"on": "1901-01-02"})
    assert db.session.get_one(Application, key, populate_existing=True).started_on is None


def test_taken_up_again_is_neither_hired_nor_confirmed(app):
    _recruiter, seeker, key = make_pair(S.SET_ASIDE, hired_on=clock.today(), hire_confirmed_at=clock.now())
    application = db.session.get_one(Application, key)
    mine.take_up_again(seeker, application=application)
    assert (application.status, application.hired_on, application.hire_confirmed_at) == (S.SUBMITTED, None, None)


# ---- applying ----


def test_only_the_profile_is_ticked_beforehand(browser_of):
    number = make_published_posting().number
    page = browser_of(make_seeker_with_profile()).page(f"/jobs/{number}/application")
    ticked = [box.attrs["value"] for box in page.all("input[name=kinds]") if "checked" in box.attrs]
    assert ticked == ["profile"]
    assert "phone" in [box.attrs["value"] for box in page.all("input[name=kinds]")]


# ---- saved searches ----


@pytest.mark.parametrize("criteria", [{"pay": 5000}, {"days": 3}, {"employer": None, "q": "焊工"}])
def test_search_with_a_number_is_run_like_any_other(app, criteria):
    posting = make_published_posting()
    filled = {name: posting.employer_id if value is None else value for name, value in criteria.items()}
    make_search(make_seeker_with_profile(), **filled)
    assert saved.run_alerts() == 1


def test_search_that_fails_stops_no_other(app, monkeypatch):
    make_published_posting()
    broken, sound = make_seeker_with_profile(), make_seeker_with_profile()
    key = make_search(broken, q="焊工").id
    make_search(sound, q="焊工")
    count_new = saved.count_new

    def counting(search: SavedSearch) -> int:
        if search.id == key:
            raise ValueError("no index")
        return count_new(search)

    monkeypatch.setattr(saved, "count_new", counting)
    assert saved.run_alerts() == 1
    db.session.commit()
    assert db.session.scalars(sa.select(Notice.account_id)).all() == [sound.id]


def make_search(seeker, **criteria: object) -> SavedSearch:
    """A search with an alert, last run the day before yesterday."""
    last = clock.now() - timedelta(days=2)
    search = SavedSearch(account_id=seeker.id, name="x", criteria=criteria, alert=True, last_run_at=last)
    db.session.add(search)
    db.session.commit()
    return search


def test_name_of_blanks_is_no_name_of_a_search(browser_of):
    page = browser_of(make_seeker_with_profile()).refused(
        "/me/saved-searches/new", {"criteria": "q=焊工", "name": "  "}
    )
    assert page.all("#name-error")


# ---- tables to take along ----

ODD = "\x0b=1+1\ufffe\uffff\ud800\x1f好\U0001f600"


def test_table_holds_what_a_workbook_can_hold():
    book = load_workbook(io.BytesIO(spreadsheets.as_xlsx([[ODD]])))
    assert book.active["A1"].value == "'=1+1好\U0001f600"
    rows = list(csv.reader(io.StringIO(spreadsheets.as_csv([[ODD]]).decode("utf-8-sig"))))
    assert rows == [["'=1+1好\U0001f600"]]


# ---- keeping ----


def test_consents_that_ended_three_years_ago_are_forgotten(app):
    posting, seeker = make_published_posting(), make_seeker_with_profile()
    application = make_application(posting, seeker, status=S.WITHDRAWN)
    old, young = clock.now() - timedelta(days=1097), clock.now() - timedelta(days=1094)
    application.consent.withdrawn_at = old
    for ended in (old, young, None):
        consent = Consent(account_id=seeker.id, purpose="groups", kinds=[], text_version="1", withdrawn_at=ended)
        db.session.add(consent)
    db.session.commit()
    runner = app.test_cli_runner()
    assert "2 consents forgotten" in runner.invoke(args=["applications", "retention"]).output
    db.session.expire_all()
    left = db.session.scalars(sa.select(Consent).order_by(Consent.id)).all()
    assert [(row.purpose, row.recipient, row.kinds) for row in left] == [
        ("application", None, []),
        ("groups", None, []),
        ("groups", None, []),
    ]
    assert "0 consents forgotten" in runner.invoke(args=["applications", "retention"]).output
