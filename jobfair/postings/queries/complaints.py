"""Complaints: what the public may see of one, and what staff have to settle."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.core import clock, paging
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.postings.models import Complaint, Posting
from jobfair.postings.queries.authoring import NO_SUCH_POSTING, find_posting
from jobfair.postings.rules import ComplaintState


def get_reportable_posting(number: str) -> Posting:
    """A posting that the public has seen, now or before; anybody may complain about it."""
    posting = find_posting(number)
    if posting is None or posting.published_at is None:
        raise NotFound(NO_SUCH_POSTING)
    return posting


def get_complaint(number: str) -> Complaint:
    """The complaint with this number, which only those know who were given it."""
    query = sa.select(Complaint).where(Complaint.number == number).options(joinedload(Complaint.posting))
    complaint = db.session.scalar(query)
    if complaint is None:
        raise NotFound(_l("There is no complaint with this number. Please compare it with what you noted."))
    return complaint


def complaints(state: ComplaintState | None, *, page: int) -> paging.Page[Complaint]:
    """Complaints in one state (all when None): open ones by the day they are due, settled ones newest first."""
    query = sa.select(Complaint).options(joinedload(Complaint.posting))
    if state is not None:
        query = query.where(Complaint.status == state)
    is_open = sa.case((Complaint.status == ComplaintState.OPEN, 0), else_=1)
    return paging.paginate(
        query.order_by(is_open, Complaint.due_on, Complaint.closed_at.desc(), Complaint.id), page=page
    )


def complaint_counts() -> dict[str, int]:
    """Complaints by state, and `late`: open beyond the day they were due."""
    by_state = sa.select(Complaint.status, sa.func.count()).group_by(Complaint.status)
    counts = {state.value: 0 for state in ComplaintState}
    counts |= {state.value: number for state, number in db.session.execute(by_state)}
    late = sa.select(sa.func.count()).where(
        Complaint.status == ComplaintState.OPEN, Complaint.due_on < clock.today()
    )
    return {**counts, "late": db.session.scalar(late) or 0}


def complaints_about(posting: Posting) -> Sequence[Complaint]:
    """Every complaint about one posting, newest first."""
    query = sa.select(Complaint).where(Complaint.posting_id == posting.id)
    return db.session.scalars(query.order_by(Complaint.id.desc())).all()


def complaints_about_employer(posting: Posting) -> int:
    """How many complaints about this employer were found to be right."""
    query = (
        sa.select(sa.func.count())
        .select_from(Complaint)
        .join(Posting, Posting.id == Complaint.posting_id)
        .where(Posting.employer_id == posting.employer_id, Complaint.status == ComplaintState.UPHELD)
    )
    return db.session.scalar(query) or 0
