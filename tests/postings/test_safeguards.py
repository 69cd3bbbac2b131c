"""What nobody gets past in postings: absurd input, taking down while in review, duties, names of reviewers."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from jobfair.core.access import Role
from jobfair.core.errors import Invalid
from jobfair.employers.models import Violation
from jobfair.extensions import db
from jobfair.postings import hooks
from jobfair.postings.content import content_of
from jobfair.postings.models import Complaint, Posting, PostingRevision
from jobfair.postings.rules import ClosedBecause, ComplaintKind, Consequence, PostingState
from jobfair.postings.services import complaining, reviewing, standing, writing
from jobfair.postings.services.writing import stamp
from jobfair.postings.views.showing import step_rows
from tests.postings.forms_of import typed
from tests.support.databases import count
from tests.support.make.accounts import make_admin, make_reviewer, make_staff
from tests.support.make.employers import make_verified_employer, owner_of
from tests.support.make.postings import make_posting_in_review, make_published_posting

FAR_DAY = "99999999999999999999-01-01"


@pytest.fixture
def employer(app):
    return make_verified_employer()


@pytest.fixture
def recruiter(employer, browser_of):
    return browser_of(owner_of(employer))


def complain(posting, kind=ComplaintKind.FALSE_POSTING):
    made = complaining.file_complaint(None, posting=posting, kind=kind, text="没有这个岗位", contact=None)
    db.session.commit()
    return made


def uphold(complaint, consequence, reviewer=None):
    complaining.uphold_complaint(
        reviewer or make_reviewer(), complaint=complaint, result="经核实岗位不存在。", consequence=consequence
    )
    db.session.commit()


def send_to_review(posting):
    """A correction that a reviewer has to look at."""
    content = replace(content_of(posting), title_zh="氩弧焊工", pay_min=4000)
    writing.correct_posting(owner_of(posting.employer), posting=posting, content=content)
    db.session.commit()
    assert posting.status is PostingState.IN_REVIEW


def publish(posting):
    reviewing.publish_posting(make_reviewer(), posting=posting, seen=stamp(posting.submitted_at))
    db.session.commit()


# --- input


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("valid_until", FAR_DAY), ("headcount", "--5"), ("headcount", "፩"),
        ("region_id", "987654"), ("occupation_id", "987654"),
    ],
)  # fmt: skip
def test_value_that_cannot_be_gets_a_sentence_beside_its_field(recruiter, name, value):
    page = recruiter.refused("/employer/postings/new", typed(**{name: value}))
    said = page.words(".error-summary")
    assert said
    assert "literal" not in said


@pytest.mark.parametrize(
    ("name", "value"), [("valid_until", FAR_DAY), ("region_id", "987654"), ("occupation_id", "9876")]
)
def test_live_check_answers_whatever_is_typed(recruiter, name, value):
    answer = recruiter.post("/employer/postings/checks", data=typed(**{name: value}), expect=200)
    assert answer.text


def test_extension_to_a_day_that_cannot_be_is_refused(recruiter, employer):
    posting = make_published_posting(employer)
    recruiter.refused(f"/employer/postings/{posting.number}/extension", {"valid_until": FAR_DAY})


def test_request_number_that_is_no_number_is_left_aside(app, browser_of):
    posting = make_posting_in_review()
    values = {"seen": stamp(posting.submitted_at), "decision": "publish", "grant": "²"}
    browser_of(make_reviewer()).submit(f"/staff/postings/{posting.number}", values)


def test_blank_title_is_refused(recruiter):
    recruiter.refused("/employer/postings/new", typed(title_zh="  \u000b "))


def test_control_characters_of_a_title_are_not_kept(recruiter, employer):
    recruiter.submit("/employer/postings/new", typed(title_zh="电\u000b焊\ufffe工"))
    assert db.session.query(Posting).one().title_zh == "电焊工"


def test_feed_stays_well_formed_whatever_is_stored_or_asked(client, employer):
    employer.name_zh = "演示\u0001机械\uffff有限公司"
    make_published_posting(employer, title_zh="焊工\u000b")
    for address in ("/jobs.atom", "/jobs.atom?q=%01焊工%EF%BF%BE"):
        ElementTree.fromstring(client.get(address, expect=200).data)


# --- taking down


def test_posting_whose_correction_is_in_review_can_be_taken_down(app):
    posting = make_published_posting()
    send_to_review(posting)
    uphold(complain(posting), Consequence.TAKE_DOWN)
    assert posting.status is PostingState.RETURNED


def test_what_is_not_shown_cannot_be_taken_down_again(app):
    posting = make_published_posting()
    first, second = complain(posting), complain(posting)
    uphold(first, Consequence.TAKE_DOWN)
    with pytest.raises(Invalid) as refusal:
        uphold(second, Consequence.TAKE_DOWN)
    assert refusal.value.field == "consequence"
    db.session.rollback()
    assert count(Violation) == 0


def test_taking_down_is_told_to_who_asked(app, monkeypatch):
    told = []
    monkeypatch.setattr(hooks, "_closed", [lambda posting, finding: told.append((posting, finding))])
    posting = make_published_posting()
    uphold(complain(posting), Consequence.TAKE_DOWN)
    assert told == [(posting, "经核实岗位不存在。")]


@pytest.mark.parametrize("consequence", [Consequence.TAKE_DOWN, Consequence.CLOSE])
def test_words_found_unlawful_are_no_longer_shown(app, client, consequence):
    posting = make_published_posting(title_zh="押金焊工")
    uphold(complain(posting), consequence)
    for address in (f"/jobs/{posting.number}", f"/en/jobs/{posting.number}"):
        assert "押金焊工" not in client.page(address, expect=410).text
    assert "押金焊工" not in client.page(f"/jobs/{posting.number}/report").text


def test_words_stay_hidden_while_the_mended_posting_is_reviewed_and_return_with_it(app, client):
    posting = make_published_posting(title_zh="押金焊工")
    uphold(complain(posting), Consequence.TAKE_DOWN)
    writing.submit_posting(owner_of(posting.employer), posting=posting)
    db.session.commit()
    assert "押金焊工" not in client.page(f"/jobs/{posting.number}", expect=410).text
    posting = db.session.get(Posting, posting.id)
    publish(posting)
    assert "押金焊工" in client.page(f"/jobs/{posting.number}").text


def test_posting_that_is_merely_over_keeps_its_title(app, client):
    posting = make_published_posting(title_zh="管道焊工")
    standing.close_posting(owner_of(posting.employer), posting=posting, because=ClosedBecause.WITHDRAWN)
    db.session.commit()
    assert "管道焊工" in client.page(f"/jobs/{posting.number}", expect=410).text


# --- duties


def test_administrator_reads_but_does_not_decide(app, browser_of):
    posting, shown = make_posting_in_review(), make_published_posting()
    complaint = complain(shown)
    revision = PostingRevision(posting_id=shown.id, actor_id=make_reviewer().id, before={}, after={})
    db.session.add(revision)
    db.session.commit()
    admin = browser_of(make_admin())
    path = f"/staff/postings/{posting.number}"
    assert not admin.page(path).all('button[value="publish"]')
    admin.refused(path, {"seen": stamp(posting.submitted_at), "decision": "publish"}, expect=403)
    path = f"/staff/complaints/{complaint.number}"
    assert not admin.page(path).all('textarea[name="result"]')
    admin.refused(path, {"decision": "dismiss", "result": "没有发现问题。"}, expect=403)
    admin.refused(f"/staff/postings/corrections/{revision.id}/sight", {}, expect=403)
    assert not admin.page("/staff/postings/corrections").all('form[action$="/sight"]')
    db.session.expire_all()
    assert db.session.get(Posting, posting.id).status is PostingState.IN_REVIEW
    assert db.session.query(Complaint).one().closed_at is None


def test_administrator_with_the_duty_decides(app, browser_of):
    posting = make_posting_in_review()
    both = browser_of(make_staff(Role.ADMIN, Role.REVIEWER))
    both.submit(f"/staff/postings/{posting.number}", {"seen": stamp(posting.submitted_at), "decision": "publish"})


# --- paused


def test_paused_posting_stays_paused_after_its_correction_is_reviewed(app):
    posting = make_published_posting()
    standing.pause_posting(owner_of(posting.employer), posting=posting)
    send_to_review(posting)
    publish(posting)
    assert posting.status is PostingState.PAUSED
    standing.resume_posting(owner_of(posting.employer), posting=posting)
    send_again = replace(content_of(posting), pay_min=3000)
    writing.correct_posting(owner_of(posting.employer), posting=posting, content=send_again)
    publish(posting)
    assert posting.status is PostingState.PUBLISHED


def test_employer_does_not_read_who_closed_after_a_complaint(app):
    reviewer = make_reviewer(name="孙审核")
    posting = make_published_posting()
    uphold(complain(posting), Consequence.CLOSE, reviewer)
    assert "孙审核" not in {step.actor for step in step_rows(posting, names=False)}
    assert "孙审核" in {step.actor for step in step_rows(posting, names=True)}
