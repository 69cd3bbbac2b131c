"""Pages of postings: search, one job, the editor, the employer's list, the staff's review, complaints."""

from contextlib import suppress
from datetime import timedelta

import sqlalchemy as sa

from jobfair.core import limits
from jobfair.core.errors import TooMany
from jobfair.employers.models import Membership
from jobfair.employers.queries import employer_of
from jobfair.postings.models import Complaint, Posting
from jobfair.postings.rules import COMPLAINTS_AN_HOUR, ComplaintKind, ComplaintState, PostingState
from tests.support.client import CheckingClient
from tests.support.make.postings import make_draft_posting
from tests.support.samples import Sample, account_of, answer, id_of, one, page

TEAM = sa.select(Membership.employer_id).where(Membership.account_id.in_(id_of("recruiter")))
KNOWN = (ComplaintState.OPEN, ComplaintState.UNFOUNDED)
SUBMITTED = [state for state in PostingState if state != PostingState.DRAFT]
OURS = Posting.employer_id.in_(TEAM)


def prepare() -> None:
    make_draft_posting(employer_of(account_of("recruiter")))


def job(state: PostingState, *where: object):
    return one(Posting.number, Posting.status == state, *where)


def complaint(state: ComplaintState):
    return one(Complaint.number, Complaint.status == state)


def after_many_complaints(_client: CheckingClient) -> None:
    """From this address as many complaints have come as an hour allows."""
    for _number in range(COMPLAINTS_AN_HOUR):
        with suppress(TooMany):
            limits.count_attempt("complaint", "127.0.0.1", most=COMPLAINTS_AN_HOUR, window=timedelta(hours=1))


PAGES = [
    page("postings.jobs"),
    page("postings.jobs", q="焊工"),
    page("postings.jobs", q="没有这样的岗位"),
    page("postings.jobs", page=3, region="taihe"),
    page("postings.jobs", "seeker"),
    page("postings.job", number=job(PostingState.PUBLISHED)),
    page("postings.job", "seeker", number=job(PostingState.PUBLISHED)),
    page("postings.job", "recruiter", number=job(PostingState.PUBLISHED, OURS)),
    Sample("postings.job", values={"number": job(PostingState.CLOSED)}, status=410),
    page("postings.report", number=job(PostingState.PUBLISHED)),
    answer("postings.report", number=job(PostingState.PUBLISHED), press={"text": ""}),
    answer(
        "postings.report",
        number=job(PostingState.PUBLISHED),
        press={"kind": ComplaintKind.FEES.value, "text": "面试时要求先交二百元押金，说是服装费。"},
        before=after_many_complaints,
        status=429,
    ),
    page("postings.complaint"),
    *(page("postings.complaint", number=complaint(state)) for state in KNOWN),
    page("postings.mine", "recruiter"),
    page("postings.mine", "unverified"),
    page("postings.new", "recruiter"),
    answer("postings.new", "recruiter", press={"title_zh": "女服务员", "action": "submit"}),
    page("postings.edit", "recruiter", number=job(PostingState.DRAFT, OURS)),
    page("postings.edit", "recruiter", number=job(PostingState.PUBLISHED, OURS)),
    page("postings.manage", "recruiter", number=job(PostingState.DRAFT, OURS)),
    page("postings.manage", "recruiter", number=job(PostingState.PUBLISHED, OURS)),
    page("postings.manage", "recruiter", number=job(PostingState.CLOSED, OURS)),
    page("postings.review_queue", "reviewer"),
    page("postings.review_queue", "reviewer", q="没有这样的岗位"),
    *(
        page("postings.review", "reviewer", number=job(state))
        for state in PostingState
        if state != PostingState.DRAFT
    ),
    page("postings.corrections", "reviewer"),
    page("postings.complaints", "reviewer"),
    page("postings.complaints", "reviewer", state="unfounded"),
    *(page("postings.settle_complaint", "reviewer", number=complaint(state)) for state in KNOWN),
]
NOT_PAGES = {"postings.feed": "a feed for programs"}
