"""Reviewing and complaints: pages for staff, and for everybody with a number."""

from dataclasses import replace

import pytest

from jobfair.core.access import Role
from jobfair.extensions import db
from jobfair.postings.content import content_of
from jobfair.postings.models import Complaint, Posting
from jobfair.postings.rules import COMPLAINTS_AN_HOUR, ComplaintState, PostingState
from jobfair.postings.services import writing
from tests.support.make.accounts import make_reviewer, make_staff
from tests.support.make.employers import make_verified_employer, owner_of
from tests.support.make.postings import (
    make_closed_posting,
    make_draft_posting,
    make_posting_in_review,
    make_published_posting,
)


@pytest.fixture
def reviewer(app, browser_of):
    return browser_of(make_reviewer())


def seen_on(browser, posting):
    page = browser.page(f"/staff/postings/{posting.number}")
    return page.one('input[name="seen"]').attrs["value"]


def status_of(posting):
    db.session.remove()
    return db.session.get(Posting, posting.id).status


@pytest.mark.parametrize("path", ["/staff/postings", "/staff/postings/corrections", "/staff/complaints"])
def test_staff_without_the_duty_is_refused(app, browser_of, path):
    browser_of(make_staff(Role.DESK)).page(path, expect=403)
    browser_of(owner_of(make_verified_employer())).page(path, expect=403)


def test_queue_shows_the_longest_waiting_first_and_no_drafts(reviewer):
    employer = make_verified_employer()
    make_posting_in_review(employer, title_zh="甲岗位")
    make_posting_in_review(employer, title_zh="乙岗位", invites_foreigners=True)
    make_draft_posting(employer, title_zh="丙岗位")
    words = reviewer.page("/staff/postings").words("table")
    assert words.index("甲岗位") < words.index("乙岗位")
    assert "丙岗位" not in words
    assert "甲岗位" not in reviewer.page("/staff/postings?only=foreigners").words("table")
    assert "乙岗位" in reviewer.page("/staff/postings?q=乙").words("table")
    assert "没有符合条件的" in reviewer.page("/staff/postings?q=无此").words()


def test_draft_is_not_shown_to_staff(reviewer):
    reviewer.page(f"/staff/postings/{make_draft_posting().number}", expect=404)


def test_review_marks_the_words_and_will_not_publish_them(reviewer):
    posting = make_posting_in_review(requirements_zh="限男性，35岁以下。")
    page = reviewer.page(f"/staff/postings/{posting.number}")
    assert "限男性" in page.words("mark")
    assert "《妇女权益保障法》第四十三条" in page.words()
    path, seen = f"/staff/postings/{posting.number}", seen_on(reviewer, posting)
    reviewer.refused(path, {"seen": seen, "decision": "publish"})
    reviewer.refused(path, {"seen": seen, "decision": "return"})
    reviewer.submit(path, {"seen": seen, "decision": "return", "remark_requirements_zh": "请删去“限男性”。"})
    assert status_of(posting) is PostingState.RETURNED


def test_second_reviewer_gets_409(app, reviewer, browser_of):
    posting, second = make_posting_in_review(), browser_of(make_reviewer())
    path, seen = f"/staff/postings/{posting.number}", seen_on(reviewer, posting)
    reviewer.submit(path, {"seen": seen, "decision": "publish"})
    second.refused(path, {"seen": seen, "decision": "publish"}, expect=409)
    second.refused(path, {"seen": seen, "decision": "return", "reason": "再看看"}, expect=409)


def test_review_page_in_english(reviewer):
    posting = make_posting_in_review(requirements_zh="限男性。")
    assert "Article 43" in reviewer.page(f"/en/staff/postings/{posting.number}").words()


def test_correction_shown_at_once_is_ticked_off(app, reviewer):
    posting = make_published_posting()
    writing.correct_posting(
        owner_of(posting.employer), posting=posting, content=replace(content_of(posting), pay_max=9000)
    )
    db.session.commit()
    page = reviewer.page("/staff/postings/corrections")
    assert "9,000" in page.words("table")
    action = page.one('form[action*="/sight"]').attrs["action"]
    reviewer.submit(action)
    assert "没有待查看" in reviewer.page("/staff/postings/corrections").words()
    reviewer.refused("/staff/postings/corrections/999/sight", expect=404)


REPORT = {"kind": "fees", "text": "面试时要求先交三百元服装费。", "contact": "13800000000"}


def test_anybody_reports_a_posting_and_follows_it_by_its_number(client, reviewer):
    posting = make_published_posting()
    client.page(f"/jobs/{posting.number}/report")
    page = client.follow(client.submit(f"/jobs/{posting.number}/report", REPORT))
    complaint = db.session.query(Complaint).one()
    assert complaint.number in page.words("h1")
    assert "13800000000" not in page.text
    assert "服装费" not in page.text
    assert "服装费" in reviewer.page(f"/staff/complaints/{complaint.number}").words()
    reviewer.submit(
        f"/staff/complaints/{complaint.number}",
        {"decision": "uphold", "result": "核实收费，已责令退还。", "consequence": "close", "record_violation": "y"},
    )
    assert "已责令退还" in client.page(f"/complaints/{complaint.number.lower()}").words()
    assert status_of(posting) is PostingState.CLOSED
    assert "投诉属实" in reviewer.page("/staff/complaints?state=upheld").words()


@pytest.mark.parametrize("data", [{}, {**REPORT, "kind": "x"}, {**REPORT, "text": "骗人"}])
def test_report_without_what_is_needed_is_refused_with_its_input(client, data):
    posting = make_published_posting()
    page = client.refused(f"/jobs/{posting.number}/report", data)
    assert page.all(".error-summary")


def test_posting_never_published_cannot_be_reported(client):
    client.page(f"/jobs/{make_posting_in_review().number}/report", expect=404)
    client.page(f"/jobs/{make_closed_posting().number}/report")


def test_reports_from_one_address_are_limited(client):
    posting = make_published_posting()
    for _time in range(COMPLAINTS_AN_HOUR):
        client.submit(f"/jobs/{posting.number}/report", REPORT)
    client.refused(f"/jobs/{posting.number}/report", REPORT, expect=429)


def test_report_needs_its_token(client):
    posting = make_published_posting()
    client.post(f"/jobs/{posting.number}/report", data=REPORT, csrf=False, expect=400)


def test_complaint_help_leads_to_the_number(client):
    client.page("/complaints")
    assert "/complaints/ABC" in client.get("/complaints?number=abc", expect=302).headers["Location"]
    client.page("/complaints/ABCDEFGHJK", expect=404)


def test_settling_needs_a_decision_and_happens_once(client, reviewer):
    posting = make_published_posting()
    client.submit(f"/jobs/{posting.number}/report", REPORT)
    path = f"/staff/complaints/{db.session.query(Complaint).one().number}"
    reviewer.refused(path, {"result": "核查后未发现收费。"})
    reviewer.refused(path, {"decision": "dismiss", "result": "无"})
    reviewer.submit(path, {"decision": "dismiss", "result": "核查后未发现收费。"})
    reviewer.refused(path, {"decision": "dismiss", "result": "核查后未发现收费。"}, expect=409)
    db.session.remove()
    assert db.session.query(Complaint).one().status is ComplaintState.UNFOUNDED
