"""Writing, reviewing, correcting, closing and complaining: the change, its history, its notices, its refusals."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobfair.core import audit, clock, transactions
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.history import changes_of
from jobfair.employers.models import Membership, Violation
from jobfair.employers.rules import TeamRole
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.postings import hooks
from jobfair.postings.content import Content, content_of
from jobfair.postings.models import ExceptionRequest, Posting, PostingRevision, ReviewRemark, WordingException
from jobfair.postings.queries import authoring
from jobfair.postings.rules import ClosedBecause, ComplaintKind, Consequence, PostingState, Request
from jobfair.postings.services import complaining, reminders, reviewing, standing, writing
from jobfair.postings.services.writing import Unlawful, stamp
from tests.support.make.accounts import make_reviewer, make_seeker
from tests.support.make.employers import make_submitted_employer, make_verified_employer, owner_of
from tests.support.make.postings import make_draft_posting, make_posting_in_review, make_published_posting
from tests.support.make.reference import make_confirmed_wage

ONLY_MEN = {"requirements_zh": "限男性，持特种作业证。"}


@pytest.fixture
def employer(app):
    return make_verified_employer()


@pytest.fixture
def recruiter(employer):
    return owner_of(employer)


def verbs(posting):
    return [change.verb for change in changes_of("posting", posting.id)]


def kinds_told(account):
    return list(db.session.scalars(sa.select(Notice.kind).where(Notice.account_id == account.id)))


def published(posting, reviewer=None):
    reviewing.publish_posting(reviewer or make_reviewer(), posting=posting, seen=stamp(posting.submitted_at))


def test_incomplete_draft_is_kept(employer, recruiter):
    posting = writing.save_draft(recruiter, employer=employer, content=Content(title_zh="焊工"))
    assert posting.status is PostingState.DRAFT
    assert (posting.pay_min, posting.headcount, posting.pinyin) == (None, None, "hangong hg")
    assert verbs(posting) == ["begin"]


def test_incomplete_draft_cannot_be_submitted(employer, recruiter):
    posting = writing.save_draft(recruiter, employer=employer, content=Content(title_zh="焊工"))
    with pytest.raises(Unlawful) as refusal:
        writing.submit_posting(recruiter, posting=posting)
    assert {"pay_type", "duties_zh"} <= {issue.field for issue in refusal.value.outcome.blocks}


def test_pay_written_downwards_is_refused(employer, recruiter):
    with pytest.raises(Invalid) as refusal:
        writing.save_draft(recruiter, employer=employer, content=Content(title_zh="焊工", pay_min=9, pay_max=8))
    assert refusal.value.field == "pay_max"


def test_submission_of_unverified_employer_is_refused(app):
    employer = make_submitted_employer()
    posting = make_draft_posting(employer)
    with pytest.raises(Invalid, match="核验"):
        writing.submit_posting(owner_of(employer), posting=posting)


def test_minimum_wage_blocks_once_confirmed(employer, recruiter):
    posting = make_draft_posting(employer, pay_min=1500, pay_max=1650)
    outcome = authoring.check_posting(posting)
    assert outcome.may_publish
    assert [issue.field for issue in outcome.warnings] == ["pay_min"]
    make_confirmed_wage(make_reviewer(), month_yuan=1700)
    with pytest.raises(Unlawful):
        writing.submit_posting(recruiter, posting=posting)


def test_published_posting_is_told_and_audited(employer, recruiter):
    posting = make_draft_posting(employer)
    writing.submit_posting(recruiter, posting=posting)
    published(posting)
    assert posting.status is PostingState.PUBLISHED
    assert verbs(posting) == ["begin", "submit", "publish"]
    assert "posting.published" in kinds_told(recruiter)
    assert db.session.scalar(sa.select(sa.func.count()).where(audit.AuditEntry.action == "posting.published")) == 1


def test_review_asks_the_check_again(app, employer):
    posting = make_posting_in_review(employer, **ONLY_MEN)
    with pytest.raises(Unlawful):
        published(posting)


def test_second_reviewer_is_too_late(employer):
    posting = make_posting_in_review(employer)
    seen = stamp(posting.submitted_at)
    published(posting)
    with pytest.raises(Conflict):
        reviewing.publish_posting(make_reviewer(), posting=posting, seen=seen)


def test_reviewer_of_an_older_submission_is_refused(employer, recruiter):
    posting = make_posting_in_review(employer)
    seen = stamp(posting.submitted_at)
    writing.recall_posting(recruiter, posting=posting)
    writing.submit_posting(recruiter, posting=posting)
    with pytest.raises(Conflict):
        reviewing.publish_posting(make_reviewer(), posting=posting, seen=seen)


def test_nobody_reviews_their_own_employers_postings(employer):
    posting, reviewer = make_posting_in_review(employer), make_reviewer()
    db.session.add(Membership(employer_id=employer.id, account_id=reviewer.id, role=TeamRole.RECRUITER))
    db.session.commit()
    with pytest.raises(Forbidden):
        published(posting, reviewer)


def test_lapsed_employer_is_not_published(app):
    employer = make_verified_employer(approved_until=clock.today() - timedelta(days=1))
    with pytest.raises(Conflict):
        published(make_posting_in_review(employer))


def test_returned_posting_carries_a_remark_for_each_element(employer, recruiter):
    posting = make_posting_in_review(employer)
    remarks = {"duties_zh": "请写明焊接方法。", "no_such_element": "x"}
    reviewing.return_posting(make_reviewer(), posting=posting, seen=stamp(posting.submitted_at), remarks=remarks)
    assert [(row.element, row.text) for row in authoring.open_remarks(posting)] == [
        ("duties_zh", "请写明焊接方法。")
    ]
    assert "posting.returned" in kinds_told(recruiter)
    writing.submit_posting(recruiter, posting=posting)
    db.session.expire_all()
    assert db.session.scalar(sa.select(ReviewRemark.settled_at)) is not None


def test_return_without_a_word_is_refused(employer):
    posting = make_posting_in_review(employer)
    with pytest.raises(Invalid):
        reviewing.return_posting(
            make_reviewer(), posting=posting, seen=stamp(posting.submitted_at), remarks={"duties_zh": " "}
        )


def test_exception_is_asked_granted_and_cited(employer, recruiter):
    posting, reviewer = make_draft_posting(employer, **ONLY_MEN), make_reviewer()
    writing.submit_posting(
        recruiter, posting=posting, reason_code="annex1_mine", reason_zh="本岗位长期在矿山井下作业。"
    )
    request = db.session.scalars(sa.select(ExceptionRequest)).one()
    assert (request.span, request.status) == ("限男性", Request.OPEN)
    reviewing.publish_posting(reviewer, posting=posting, seen=stamp(posting.submitted_at), granted={request.id: ""})
    granted = db.session.scalars(sa.select(WordingException)).one()
    assert granted.approved_by_id == reviewer.id
    assert "矿山井下" in granted.citation_zh
    assert authoring.check_posting(posting).may_publish


def test_exception_not_granted_keeps_blocking(employer, recruiter):
    posting = make_draft_posting(employer, **ONLY_MEN)
    writing.submit_posting(
        recruiter, posting=posting, reason_code="annex1_mine", reason_zh="本岗位长期在矿山井下作业。"
    )
    with pytest.raises(Unlawful):
        published(posting)


@pytest.mark.parametrize(
    ("code", "reason"), [("annex1_mine", "太短"), ("policy_post", "本岗位是公益性岗位的说明。")]
)
def test_exception_without_reason_or_of_another_kind_is_refused(employer, recruiter, code, reason):
    posting = make_draft_posting(employer, **ONLY_MEN)
    with pytest.raises(Invalid):
        writing.submit_posting(recruiter, posting=posting, reason_code=code, reason_zh=reason)


def test_better_pay_shows_at_once_with_a_revision(employer, recruiter, monkeypatch):
    posting = make_published_posting(employer)
    told = []
    monkeypatch.setattr(hooks, "_corrected", [])
    hooks.when_corrected(lambda row, revision: told.append((row.id, revision.after)))
    done = writing.correct_posting(
        recruiter, posting=posting, content=replace(content_of(posting), pay_max=9000), note="涨薪"
    )
    revision = db.session.scalars(sa.select(PostingRevision)).one()
    assert done == {"changed": True, "in_review": False}
    assert (posting.status, posting.monthly_max) == (PostingState.PUBLISHED, 9000)
    assert (revision.before, revision.after) == ({"pay_max": 8000}, {"pay_max": 9000})
    assert told == [(posting.id, {"pay_max": 9000})]


def test_lower_pay_goes_back_to_review_and_keeps_its_first_day(employer, recruiter):
    posting = make_published_posting(employer)
    first = posting.published_at
    writing.correct_posting(recruiter, posting=posting, content=replace(content_of(posting), pay_min=5000))
    assert posting.status is PostingState.IN_REVIEW
    published(posting)
    assert (posting.status, posting.published_at) == (PostingState.PUBLISHED, first)
    assert db.session.scalars(sa.select(PostingRevision)).one().reviewed


def test_unlawful_correction_leaves_the_public_text(employer, recruiter):
    posting = make_published_posting(employer)
    with pytest.raises(Unlawful):
        writing.correct_posting(
            recruiter, posting=posting, content=replace(content_of(posting), requirements_zh="限女性")
        )
    assert posting.status is PostingState.PUBLISHED
    assert db.session.scalar(sa.select(sa.func.count(PostingRevision.id))) == 0


def test_colleagues_change_is_noticed(employer, recruiter):
    posting = make_draft_posting(employer)
    with pytest.raises(Conflict):
        writing.save_draft(
            recruiter, employer=employer, posting=posting, content=content_of(posting), seen="20200101000000000000"
        )


def test_more_places_raise_the_open_count(employer, recruiter):
    posting = make_published_posting(employer, headcount=5, open_headcount=2)
    writing.correct_posting(recruiter, posting=posting, content=replace(content_of(posting), headcount=8))
    assert (posting.headcount, posting.open_headcount) == (8, 5)


def test_places_are_counted_down_and_never_below_zero(employer, recruiter):
    posting = make_published_posting(employer, headcount=2)
    standing.fill_places(recruiter, posting=posting, filled=1)
    assert posting.open_headcount == 1
    with pytest.raises(Conflict):
        standing.fill_places(recruiter, posting=posting, filled=2)
    with pytest.raises(Invalid):
        standing.fill_places(recruiter, posting=posting, filled=0)


def test_two_people_filling_the_last_place_fill_it_once(employer, recruiter):
    posting = make_published_posting(employer, headcount=1)
    with transactions.recording() as other:
        other.execute(sa.update(Posting).where(Posting.id == posting.id).values(open_headcount=0))
    assert posting.open_headcount == 1  # what this person's page still shows
    with pytest.raises(Conflict):
        standing.fill_places(recruiter, posting=posting, filled=1)


def test_pause_resume_and_close(employer, recruiter):
    posting = make_published_posting(employer)
    standing.pause_posting(recruiter, posting=posting)
    standing.resume_posting(recruiter, posting=posting)
    standing.close_posting(recruiter, posting=posting, because=ClosedBecause.FILLED)
    assert verbs(posting)[1:] == ["pause", "resume", "close"]
    assert (posting.closed_because, posting.open_headcount) == (ClosedBecause.FILLED, 0)
    with pytest.raises(Conflict):
        standing.pause_posting(recruiter, posting=posting)


def test_expired_posting_is_extended_before_it_shows_again(employer, recruiter):
    posting = make_published_posting(employer, valid_until=clock.today() - timedelta(days=1))
    standing.pause_posting(recruiter, posting=posting)
    with pytest.raises(Conflict):
        standing.resume_posting(recruiter, posting=posting)
    standing.extend_posting(recruiter, posting=posting, valid_until=clock.today() + timedelta(days=30))
    standing.resume_posting(recruiter, posting=posting)
    assert posting.is_open


@pytest.mark.parametrize("days", [-1, 10, 91])
def test_extension_is_later_and_at_most_ninety_days(employer, recruiter, days):
    posting = make_published_posting(employer, valid_until=clock.today() + timedelta(days=10))
    with pytest.raises(Invalid):
        standing.extend_posting(recruiter, posting=posting, valid_until=clock.today() + timedelta(days=days))


def test_draft_is_deleted_with_its_history(employer, recruiter):
    posting = make_draft_posting(employer)
    key = posting.id
    writing.delete_draft(recruiter, posting=posting)
    assert db.session.get(Posting, key) is None
    assert changes_of("posting", key) == []


def test_whatever_was_submitted_cannot_be_deleted(employer, recruiter):
    posting = make_posting_in_review(employer)
    writing.recall_posting(recruiter, posting=posting)
    with pytest.raises(Conflict):
        writing.delete_draft(recruiter, posting=posting)


def test_copy_is_a_new_draft_with_an_open_end(employer, recruiter):
    posting = make_published_posting(employer)
    made = writing.copy_posting(recruiter, posting=posting)
    assert (made.status, made.valid_until, made.title_zh) == (PostingState.DRAFT, None, posting.title_zh)
    assert (made.number != posting.number, made.open_headcount) == (True, 5)


def test_reminders_are_sent_once(employer, recruiter):
    make_published_posting(employer, valid_until=clock.today() + timedelta(days=7))
    make_published_posting(employer, valid_until=clock.today() + timedelta(days=1))
    make_published_posting(employer, valid_until=clock.today() + timedelta(days=5))
    assert (reminders.remind_of_ends(), reminders.remind_of_ends()) == (2, 2)
    assert kinds_told(recruiter).count("posting.expires") == 2


def filed(posting, actor=None, **values):
    values = {"kind": ComplaintKind.FEES, "text": "面试时要求先交服装费。", "contact": None, **values}
    return complaining.file_complaint(actor, posting=posting, **values)


def test_upheld_complaint_closes_the_posting_and_is_recorded(employer, recruiter):
    posting, seeker = make_published_posting(employer), make_seeker()
    complaint = filed(posting, seeker)
    complaining.uphold_complaint(
        make_reviewer(),
        complaint=complaint,
        result="核实收取服装费，已责令退还。",
        consequence=Consequence.CLOSE,
        record_violation=True,
    )
    assert (posting.status, posting.closed_because) == (PostingState.CLOSED, ClosedBecause.COMPLAINT)
    assert db.session.scalars(sa.select(Violation)).one().employer_id == employer.id
    assert "posting.taken_down" in kinds_told(recruiter)
    assert kinds_told(seeker) == ["complaint.settled"]


def test_upheld_complaint_takes_the_posting_down_for_mending(employer):
    posting = make_published_posting(employer)
    complaining.uphold_complaint(
        make_reviewer(), complaint=filed(posting), result="工作地点与实际不符。", consequence=Consequence.TAKE_DOWN
    )
    assert posting.status is PostingState.RETURNED


def test_complaint_is_settled_once(employer):
    posting = make_published_posting(employer)
    complaint = filed(posting)
    complaining.dismiss_complaint(make_reviewer(), complaint=complaint, result="未发现收费情况。")
    assert posting.status is PostingState.PUBLISHED
    with pytest.raises(Conflict):
        complaining.dismiss_complaint(make_reviewer(), complaint=complaint, result="再次处理此件。")


def test_complaint_needs_a_result(employer):
    with pytest.raises(Invalid):
        complaining.dismiss_complaint(
            make_reviewer(), complaint=filed(make_published_posting(employer)), result=" 无 "
        )
