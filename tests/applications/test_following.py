"""What applicants learn, and what becomes of their applications, when a posting is corrected or closed."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobfair.applications.models import Application
from jobfair.applications.rules import ApplicationState, RefusalReason
from jobfair.core import clock
from jobfair.core.history import changes_of
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.postings.content import content_of
from jobfair.postings.models import Posting
from jobfair.postings.rules import ClosedBecause, Consequence, PostingState
from jobfair.postings.services import complaining, standing, writing
from jobfair.seekers.models import Consent
from tests.support.client import count_queries
from tests.support.make.accounts import make_recruiter, make_reviewer, make_seeker
from tests.support.make.applications import make_application
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile

S = ApplicationState
OPEN = (S.SUBMITTED, S.VIEWED, S.INTERVIEW, S.INTENTION)


@pytest.fixture
def recruiter(app):
    """Somebody who recruits for a verified employer."""
    return make_recruiter()


@pytest.fixture
def posting(recruiter):
    """Their open job."""
    return make_published_posting(make_verified_employer(owner=recruiter))


def close(recruiter, posting, because):
    standing.close_posting(recruiter, posting=posting, because=because)
    db.session.commit()


def told(kind):
    query = sa.select(Notice).where(Notice.kind == f"application.{kind}").order_by(Notice.account_id)
    return list(db.session.scalars(query))


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize(
    ("because", "reason", "word"),
    [
        (ClosedBecause.FILLED, RefusalReason.PLACES_FILLED, "已招满"),
        (ClosedBecause.WITHDRAWN, RefusalReason.JOB_WITHDRAWN, "不再招聘"),
        (ClosedBecause.COMPLAINT, RefusalReason.JOB_CLOSED, "投诉"),
    ],
)
def test_open_application_ends_with_its_posting_and_the_reason(recruiter, posting, status, because, reason, word):
    row = make_application(posting, make_seeker(), status=status)
    close(recruiter, posting, because)
    assert (row.status, row.refusal_reason) == (S.REFUSED, reason)
    assert row.ended_at is not None
    assert db.session.get_one(Consent, row.consent_id).withdrawn_at is not None
    last = changes_of("application", row.id)[-1]
    assert (last.verb, last.from_state, last.to_state, last.actor_id) == ("refuse", status, "refused", None)
    assert last.reason == reason.value
    (notice,) = told("job_closed")
    assert notice.account_id == row.seeker_id
    assert word in notice.body


@pytest.mark.parametrize("status", [S.HIRED, S.STARTED, S.WITHDRAWN, S.REFUSED, S.SET_ASIDE])
def test_whoever_is_hired_or_has_an_end_stays_as_they_are(recruiter, posting, status):
    row = make_application(posting, make_seeker(), status=status)
    close(recruiter, posting, ClosedBecause.FILLED)
    assert row.status is status
    assert told("job_closed") == []


def test_applications_go_on_when_only_the_fair_is_over(recruiter, posting):
    row = make_application(posting, make_seeker(), status=S.INTERVIEW)
    close(recruiter, posting, ClosedBecause.FAIR_OVER)
    assert row.status is S.INTERVIEW
    assert db.session.get_one(Consent, row.consent_id).withdrawn_at is None
    assert len(told("job_closed")) == 1


def test_overdue_application_lapses_instead_of_being_refused(recruiter, posting):
    row = make_application(posting, make_seeker(), answer_by=clock.today() - timedelta(days=1))
    close(recruiter, posting, ClosedBecause.WITHDRAWN)
    assert row.status is S.LAPSED
    assert [told("job_closed"), len(told("lapse"))] == [[], 1]


def test_complaint_that_closes_the_posting_ends_its_applications(posting):
    row = make_application(posting, make_seeker())
    made = complaining.file_complaint(None, posting=posting, kind="fees", text="要求先交押金", contact=None)
    complaining.uphold_complaint(
        make_reviewer(), complaint=made, result="经查证属实，予以关闭。", consequence=Consequence.CLOSE
    )
    db.session.commit()
    assert row.refusal_reason is RefusalReason.JOB_CLOSED
    (notice,) = told("job_closed")
    assert "经查证属实，予以关闭。" in notice.body
    assert "求职者" in notice.body  # whom the bureau protects
    (team,) = db.session.scalars(sa.select(Notice).where(Notice.kind == "posting.taken_down"))
    assert "经查证属实，予以关闭。" in team.body
    assert "永久关闭" in team.body


def test_complaint_that_takes_the_posting_down_leaves_applications_open_and_says_why(posting):
    row = make_application(posting, make_seeker(), status=S.INTERVIEW)
    for result in ("薪酬与实际不符，请改正。", "仍与实际不符，请再改。"):
        made = complaining.file_complaint(None, posting=posting, kind="bait", text="工资不实", contact=None)
        complaining.uphold_complaint(
            make_reviewer(), complaint=made, result=result, consequence=Consequence.TAKE_DOWN
        )
        posting.status = PostingState.PUBLISHED  # mended and published again
        db.session.commit()
    assert row.status is S.INTERVIEW
    first, second = told("job_taken_down")
    assert "薪酬与实际不符，请改正。" in first.body
    assert "仍与实际不符，请再改。" in second.body
    assert "仍然有效" in first.body
    assert told("job_closed") == []
    team = list(db.session.scalars(sa.select(Notice).where(Notice.kind == "posting.taken_down")))
    assert all("重新提交" in notice.body for notice in team)


def test_closing_costs_no_more_queries_with_many_applicants(recruiter):
    employer = make_verified_employer(owner=recruiter)

    def cost(people):
        posting = make_published_posting(employer)
        for _number in range(people):
            make_application(posting, make_seeker(email=None))
        kept = db.session.get_one(Posting, posting.id)
        recruiter_id = recruiter.id
        assert recruiter_id
        with count_queries() as queries:
            standing.close_posting(recruiter, posting=kept, because=ClosedBecause.FILLED)
        db.session.commit()
        return len([text for text in queries if "FROM consent" not in text])

    assert cost(9) <= cost(2) + 1
    assert len(told("job_closed")) == 11


def test_seeker_reads_on_the_page_that_nobody_was_preferred(recruiter, posting, browser_of):
    seeker = make_seeker_with_profile()
    row = make_application(posting, seeker)
    close(recruiter, posting, ClosedBecause.WITHDRAWN)
    words = browser_of(seeker).page(f"/me/applications/{row.id}").words()
    assert "企业不再招聘该职位，您的这次投递随之结束" in words
    assert "选择了其他" not in words


def test_employer_cannot_choose_a_reason_of_the_portal(recruiter, posting, browser_of):
    row = make_application(posting, make_seeker_with_profile(), status=S.VIEWED)
    page = browser_of(recruiter).page(f"/employer/applicants/step?step=refuse&id={row.id}")
    offered = {option.attrs["value"] for option in page.all('select[name="refusal"] option')}
    assert "places_filled" in offered
    assert "job_closed" not in offered


def test_applicants_learn_what_a_correction_changed(recruiter, posting):
    open_one = make_application(posting, make_seeker(), status=S.VIEWED)
    make_application(posting, make_seeker(), status=S.WITHDRAWN)
    content = replace(content_of(posting), pay_max=9000, benefits_zh="免费工作餐，提供宿舍，每年体检一次。" * 5)
    writing.correct_posting(recruiter, posting=posting, content=content)
    db.session.commit()
    (notice,) = told("job_corrected")
    assert notice.account_id == open_one.seeker_id
    assert "8,000 → 9,000" in notice.body
    assert "每年体检一次" not in notice.body  # too long to quote, named only
    assert "福利" in notice.body
    assert open_one.status is S.VIEWED


def test_new_translation_alone_tells_nobody(recruiter, posting):
    make_application(posting, make_seeker())
    content = replace(content_of(posting), benefits_en="Free meals at work, lodging, a yearly medical check.")
    assert writing.correct_posting(recruiter, posting=posting, content=content)["changed"]
    db.session.commit()
    assert told("job_corrected") == []


def test_employer_sees_how_many_people_applied(recruiter, posting, browser_of):
    seeker = make_seeker()
    make_application(posting, seeker, status=S.WITHDRAWN)
    make_application(posting, seeker)
    make_application(posting, make_seeker(), status=S.REFUSED)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Application)) == 3
    assert "2 人应聘" in browser_of(recruiter).page("/employer/postings").words()
