"""The employer's applicants: who may see whom, what is noted, steps with reasons, batches, exports."""

import csv
import io
from datetime import timedelta

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from jobfair.applications import spreadsheets
from jobfair.applications.models import Application
from jobfair.applications.rules import ApplicationState
from jobfair.core import clock
from jobfair.core.audit import AuditEntry
from jobfair.core.history import changes_of
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.seekers.models import DataRead
from tests.support.make.accounts import make_recruiter, make_reviewer, make_seeker
from tests.support.make.applications import make_application
from tests.support.make.employers import (
    make_draft_employer,
    make_submitted_employer,
    make_verified_employer,
    owner_of,
)
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_certificate, make_seeker_with_profile

S = ApplicationState


@pytest.fixture
def recruiter(app):
    """Somebody who recruits for a verified employer with one open job."""
    return make_recruiter(name="钱演示")


@pytest.fixture
def posting(recruiter):
    """The open job of that employer."""
    return make_published_posting(make_verified_employer(owner=recruiter))


@pytest.fixture
def desk(recruiter, posting, browser_of):
    """The recruiter's browser."""
    return browser_of(recruiter)


def applicant(posting, status=S.VIEWED, *, kinds=("profile", "phone"), answer_by=None, **profile) -> Application:
    """Somebody who applied for the posting."""
    extra = {"answer_by": answer_by} if answer_by else {}
    return make_application(posting, make_seeker_with_profile(**profile), status=status, kinds=list(kinds), **extra)


def state_of(key: int) -> ApplicationState:
    """The state in the database now."""
    db.session.expire_all()
    return db.session.get_one(Application, key).status


# ---- who may see whom ----


@pytest.mark.parametrize("make", [make_draft_employer, make_submitted_employer])
def test_unverified_employer_is_told_what_to_do_where_the_menu_leads(browser_of, make):
    desk = browser_of(owner_of(make()))
    assert "/employer/applicants" in [link.attrs.get("href") for link in desk.page("/employer").all("nav a")]
    page = desk.page("/employer/applicants")
    assert page.all("main a.button")
    desk.page("/employer/applicants/1", expect=403)
    desk.refused("/employer/applicants/export", {"format": "csv"}, expect=403)


def test_recruiter_without_employer_is_led_to_register(browser_of):
    answer = browser_of(make_recruiter()).get("/employer/applicants", expect=302)
    assert answer.headers["Location"].endswith("/employer")


def paths(key: int) -> tuple[str, ...]:
    """Every page about applicants."""
    return (
        "/employer/applicants",
        "/employer/applicants?view=board",
        f"/employer/applicants/{key}",
        f"/employer/applicants/step?step=interview&id={key}",
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_team_opens_every_page_in_both_languages(desk, posting, prefix):
    key = applicant(posting).id
    for path in paths(key):
        desk.page(prefix + path)


def test_visitor_signs_in_first(client, posting):
    for path in paths(applicant(posting).id):
        assert "/sign-in" in client.get(path, expect=302).headers["Location"]


def test_seeker_and_staff_have_no_applicants(posting, browser_of):
    key = applicant(posting).id
    for account in (make_seeker(), make_reviewer()):
        for path in paths(key):
            browser_of(account).page(path, expect=403)


def test_other_employers_applicant_is_not_found(posting, browser_of):
    key = applicant(posting).id
    other = make_recruiter()
    make_verified_employer(owner=other)
    stranger = browser_of(other)
    for path in paths(key)[2:]:
        stranger.page(path, expect=404)
    for path in ("opening", "notes"):
        stranger.refused(f"/employer/applicants/{key}/{path}", {"text": "x"}, expect=404)
    stranger.page(f"/employer/applicants/{key}/file", expect=404)
    assert "赵演示" not in stranger.page("/employer/applicants").words()
    assert db.session.scalar(sa.select(DataRead)) is None


def test_mixed_batch_with_a_strangers_applicant_is_not_found(desk, posting):
    own, foreign = applicant(posting).id, applicant(make_published_posting()).id
    form = {"step": "refuse", "id": [own, foreign], "refusal": "skills", "send": "1"}
    desk.refused("/employer/applicants/step", form, expect=404)
    assert state_of(own) is S.VIEWED


def test_suspended_employer_loses_access(desk, posting):
    key = applicant(posting).id
    posting.employer.status = Qualification.SUSPENDED
    db.session.commit()
    for path in paths(key)[:2]:  # the menu leads here: the page says why, and names nobody
        page = desk.page(path)
        assert "已被人社部门暂停" in page.words()
        assert "赵演示" not in page.words()
    for path in paths(key)[2:]:
        desk.page(path, expect=403)
    desk.refused(f"/employer/applicants/{key}/opening", expect=403)


# ---- opening ----


def test_opening_is_a_press_marks_seen_tells_and_notes(desk, posting, browser_of):
    row = applicant(posting, S.SUBMITTED, introduction="独家介绍")
    key, seeker_id, mobile = row.id, row.seeker_id, row.seeker.mobile
    page = desk.page(f"/employer/applicants/{key}")
    assert "独家介绍" not in page.text
    assert mobile not in page.text
    assert db.session.scalar(sa.select(DataRead)) is None
    opened = desk.follow(desk.submit(f"/employer/applicants/{key}/opening"))
    assert "独家介绍" in opened.text
    assert mobile in opened.text
    assert state_of(key) is S.VIEWED
    assert [(read.subject_id, read.what) for read in db.session.scalars(sa.select(DataRead))] == [
        (seeker_id, "resume")
    ]
    assert db.session.scalars(sa.select(Notice.kind).where(Notice.account_id == seeker_id)).all() == [
        "application.view"
    ]
    desk.submit(f"/employer/applicants/{key}/opening")
    assert len(changes_of("application", key)) == 2


def test_phone_and_file_are_hidden_unless_handed_over(desk, posting):
    row = applicant(posting, kinds=("profile",))
    key, mobile = row.id, row.seeker.mobile
    assert mobile not in desk.page(f"/employer/applicants/{key}").text
    desk.page(f"/employer/applicants/{key}/file", expect=404)


@pytest.mark.parametrize("status", [S.WITHDRAWN, S.LAPSED, S.REFUSED, S.SET_ASIDE])
def test_ended_application_shows_nothing_of_the_person(desk, posting, status):
    row = applicant(posting, status, full_name="欧阳独特", introduction="独家介绍", school="独门学校")
    key, mobile = row.id, row.seeker.mobile
    for path in ("/employer/applicants", f"/employer/applicants/{key}", "/employer/applicants?sort=education"):
        text = desk.page(path).text
        for word in ("欧阳独特", "独家介绍", "独门学校", mobile):
            assert word not in text
    assert "1 人应聘" not in desk.page("/employer/applicants?q=独门学校").words(".count")
    assert db.session.scalar(sa.select(DataRead)) is None


def test_overdue_application_is_shown_as_lapsed_before_the_job_has_run(desk, posting, browser_of):
    row = applicant(posting, S.SUBMITTED, answer_by=clock.today() - timedelta(days=1))
    key, seeker = row.id, row.seeker
    assert "逾期未答复" in desk.page("/employer/applicants?state=lapsed").words()
    desk.refused(f"/employer/applicants/{key}/opening", expect=409)
    assert "逾期未答复" in browser_of(seeker).page(f"/me/applications/{key}").words()


# ---- list ----


def test_filters_find_by_education_experience_certificate_job_and_text(desk, posting):
    low = applicant(posting, education_rank=2, experience_years=1, school="甲校").id
    high = applicant(posting, education_rank=4, experience_years=9, school="乙校")
    make_certificate(high.seeker, rank=5, printed_label="技师")
    high_id, number = high.id, posting.number

    def found(query: str) -> set[int]:
        page = desk.page(f"/employer/applicants?{query}")
        return {int(node.attrs["value"]) for node in page.all("input[name=id]")}

    assert found("education=4") == found("experience=5") == found("skill=4") == found("q=乙校") == {high_id}
    assert found(f"posting={number}") == found("") == {low, high_id}
    assert found("posting=none") == found("state=hired") == set()
    assert found("education=abc&sort=nothing&state=odd&page=x") == {low, high_id}


def test_list_pages_and_keeps_its_filters(desk, posting):
    for _ in range(21):
        applicant(posting)
    page = desk.page("/employer/applicants?sort=deadline&page=2")
    assert len(page.all("input[name=id]")) == 1
    assert any("sort=deadline" in node.attrs["href"] for node in page.all(".pager a"))


# ---- steps ----


def test_interview_is_previewed_then_sent_with_place_and_note(desk, posting, browser_of):
    row = applicant(posting)
    key, seeker = row.id, row.seeker
    form = {
        "step": "interview",
        "id": key,
        "on": (clock.today() + timedelta(days=2)).isoformat(),
        "at": "14:30",
        "mode": "online",
        "place": "会议号 123",
        "note": "请带证书",
    }
    preview = desk.post("/employer/applicants/step", data=form).text
    assert "请带证书" in preview
    assert state_of(key) is S.VIEWED
    desk.submit("/employer/applicants/step", {**form, "send": "1"})
    assert state_of(key) is S.INTERVIEW
    words = browser_of(seeker).page(f"/me/applications/{key}").words()
    for word in ("14:30", "线上", "会议号 123", "请带证书"):
        assert word in words


@pytest.mark.parametrize(
    ("step", "status", "form", "field"),
    [
        ("interview", S.VIEWED, {"place": "二楼"}, "on"),
        ("interview", S.VIEWED, {"on": "2020-01-01", "place": "二楼"}, "on"),
        ("interview", S.VIEWED, {"on": (clock.today() + timedelta(days=3)).isoformat()}, "place"),
        ("refuse", S.VIEWED, {}, "refusal"),
        ("refuse", S.VIEWED, {"refusal": "other"}, "note"),
        ("refuse", S.VIEWED, {"refusal": "nonsense"}, "refusal"),
        ("hire", S.INTERVIEW, {"on": "2099-01-01"}, "on"),
        ("start", S.HIRED, {"on": "2020-01-01"}, "on"),
        ("intend", S.VIEWED, {"on": "soon"}, "on"),
    ],
)
def test_step_with_something_missing_is_refused_beside_the_field(desk, posting, step, status, form, field):
    key = applicant(posting, status).id
    page = desk.refused("/employer/applicants/step", {"step": step, "id": key, "send": "1", **form})
    assert page.all(f"#{field}-error")
    assert state_of(key) is status


def test_unknown_step_and_nobody_chosen_are_refused(desk, posting):
    desk.page("/employer/applicants/step?step=promote&id=1", expect=422)
    desk.page("/employer/applicants/step?step=refuse", expect=422)
    desk.page("/employer/applicants/step?step=refuse&id=99999999", expect=404)


def test_start_lowers_the_remaining_count_and_not_below_zero(desk, posting):
    posting.headcount, posting.open_headcount = 1, 1
    db.session.commit()
    keys = [applicant(posting, S.HIRED).id for _ in range(2)]
    for key in keys:
        form = {"step": "start", "id": key, "on": clock.today().isoformat(), "send": "1"}
        desk.submit("/employer/applicants/step", form)
    db.session.expire_all()
    assert db.session.get(type(posting), posting.id).open_headcount == 0
    assert [state_of(key) for key in keys] == [S.STARTED, S.STARTED]


def test_batch_refusal_tells_everybody_the_reason(desk, posting):
    rows = [applicant(posting) for _ in range(2)]
    keys, people = [row.id for row in rows], [row.seeker_id for row in rows]
    query = "&".join(f"id={key}" for key in keys)
    assert desk.page(f"/employer/applicants/step?step=refuse&{query}").all("input[name=seen]")
    form = {"step": "refuse", "id": keys, "refusal": "places_filled"}
    assert "岗位已招满" in desk.post("/employer/applicants/step", data=form).text
    desk.submit("/employer/applicants/step", {**form, "send": "1"})
    bodies = db.session.scalars(sa.select(Notice.body).where(Notice.account_id.in_(people))).all()
    assert len(bodies) == 2
    assert all("岗位已招满" in body for body in bodies)


def test_two_recruiters_at_once_get_a_sentence(desk, posting):
    key = applicant(posting).id
    refuse = {"step": "refuse", "id": key, "refusal": "skills", "send": "1"}
    day = (clock.today() + timedelta(days=3)).isoformat()
    invite = {"step": "interview", "id": key, "on": day, "place": "二楼", "send": "1"}
    desk.submit("/employer/applicants/step", {**invite, "seen": f"{key}:viewed"})
    page = desk.refused("/employer/applicants/step", {**refuse, "seen": f"{key}:viewed"}, expect=409)
    assert "同事" in page.words()
    assert state_of(key) is S.INTERVIEW


# ---- notes and export ----


def test_note_is_for_the_team_and_in_the_persons_copy(desk, posting, browser_of):
    row = applicant(posting)
    key, seeker = row.id, row.seeker
    assert "信息副本" in desk.page(f"/employer/applicants/{key}").words()
    desk.submit(f"/employer/applicants/{key}/notes", {"text": "焊接手艺好"})
    assert "焊接手艺好" in desk.page(f"/employer/applicants/{key}").words()
    assert "焊接手艺好" in browser_of(seeker).page("/me/data").text
    assert "焊接手艺好" not in browser_of(seeker).page(f"/me/applications/{key}").text
    desk.refused(f"/employer/applicants/{key}/notes", {"text": " "})


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_holds_what_was_handed_over_and_no_formula(desk, posting, kind):
    named = applicant(posting, full_name="=HYPERLINK(1)", kinds=("profile",))
    make_certificate(named.seeker, number="SECRET-NUMBER")
    hidden = applicant(posting, S.WITHDRAWN, full_name="欧阳独特")
    unopened = applicant(posting, S.SUBMITTED, full_name="未开先生")
    mobile, subject = named.seeker.mobile, named.seeker_id
    with desk.post("/employer/applicants/export", data={"format": kind}) as response:
        content = response.data
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    else:
        sheet = load_workbook(io.BytesIO(content)).active
        assert all(cell.data_type != "f" for row in sheet for cell in row)
        rows = [[str(cell.value or "") for cell in row] for row in sheet]
    text = "\n".join("|".join(row) for row in rows)
    assert "'=HYPERLINK(1)" in text
    for word in (mobile, "SECRET-NUMBER", "欧阳独特", "未开先生", "1995"):
        assert word not in text
    assert hidden.id != unopened.id
    reads = db.session.scalars(sa.select(DataRead)).all()
    assert [(read.subject_id, read.what) for read in reads] == [(subject, "export")]
    entry = db.session.scalars(sa.select(AuditEntry).where(AuditEntry.action == "applicants.exported")).one()
    assert entry.detail["rows"] == 1


def test_export_of_nobody_and_too_many_exports_are_refused(desk, posting):
    desk.refused("/employer/applicants/export", {"format": "csv"})
    for _ in range(9):
        desk.refused("/employer/applicants/export", {"format": "csv"})
    desk.refused("/employer/applicants/export", {"format": "csv"}, expect=429)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "%0A=1"])
def test_cell_that_could_be_a_formula_is_defused(text):
    assert spreadsheets.harmless(text).startswith("'")


def test_plain_cell_stays_as_it_is():
    assert spreadsheets.harmless("焊工 = 好") == "焊工 = 好"


# ---- verbs that are open, and whom a step is about ----


def offered(page):
    """The verbs of the batch."""
    return {button.attrs["value"] for button in page.all('button[form="batch"]')}


@pytest.mark.parametrize(
    ("states", "verbs"),
    [
        ([S.SUBMITTED], {"interview", "refuse"}),
        ([S.INTERVIEW], {"intend", "refuse"}),
        ([S.SUBMITTED, S.INTERVIEW], {"interview", "intend", "refuse"}),
        ([S.WITHDRAWN, S.STARTED], set()),
    ],
)
def test_batch_offers_only_what_is_open_to_somebody_on_the_page(desk, posting, states, verbs):
    keys = {applicant(posting, state).id: state for state in states}
    page = desk.page("/employer/applicants")
    assert offered(page) == verbs
    ticks = {int(box.attrs["value"]) for box in page.all('input[form="batch"]')}
    assert ticks == {key for key, state in keys.items() if state not in (S.WITHDRAWN, S.STARTED)}


def test_batch_of_an_employer_whose_check_has_run_out_only_refuses(desk, posting):
    applicant(posting, S.SUBMITTED)
    posting.employer.approved_until = clock.today() - timedelta(days=1)
    db.session.commit()
    page = desk.page("/employer/applicants")
    assert offered(page) == {"refuse"}
    assert page.all('button[form="open"]') == []


def test_step_names_the_applicant_and_leads_back(desk, posting):
    key = applicant(posting, full_name="孙演示").id
    page = desk.page(f"/employer/applicants/step?step=interview&id={key}")
    assert "孙演示" in page.words("header.page-head")
    assert f"/employer/applicants/{key}" in [link.attrs["href"] for link in page.all("main a")]


def test_step_for_several_names_all_and_says_who_is_left_out(desk, posting):
    able, gone = applicant(posting, full_name="孙演示"), applicant(posting, S.WITHDRAWN, full_name="李演示")
    other = applicant(posting, full_name="吴演示")
    query = "&".join(f"id={row.id}" for row in (able, gone, other))
    page = desk.page(f"/employer/applicants/step?step=refuse&{query}")
    assert {"孙演示", "吴演示"} <= {node.to_text().split()[0] for node in page.all("header.page-head li span")}
    assert "李" in page.words(".notice")
    assert "李演示" not in page.words()  # withdrawn: the surname is all that remains
