"""What waits for a reviewer, and what a reviewer must know to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from jobfair.accounts.models import Account
from jobfair.core import clock, paging
from jobfair.core.errors import NotFound
from jobfair.employers.models import Employer, Membership
from jobfair.extensions import db
from jobfair.postings.models import Posting, PostingRevision
from jobfair.postings.queries.authoring import NO_SUCH_POSTING
from jobfair.postings.rules import PostingState

RECENT = timedelta(days=30)


@dataclass(frozen=True)
class QueueFilter:
    """What of the queue is asked for: words, a district, only corrections, only foreigners welcome."""

    words: str = ""
    region_id: int | None = None
    only: str = ""


def waiting_postings(wanted: QueueFilter, *, page: int) -> paging.Page[Posting]:
    """Postings in review, longest waiting first."""
    query = sa.select(Posting).join(Posting.employer).where(Posting.status == PostingState.IN_REVIEW)
    if wanted.words:
        text = wanted.words
        query = query.where(
            sa.or_(
                Posting.title_zh.contains(text, autoescape=True),
                Employer.name_zh.contains(text, autoescape=True),
                Posting.number == text.upper(),
            )
        )
    if wanted.region_id is not None:
        query = query.where(Posting.region_id == wanted.region_id)
    if (condition := _kinds().get(wanted.only)) is not None:
        query = query.where(condition)
    return paging.paginate(query.order_by(Posting.submitted_at, Posting.id), page=page)


def _kinds() -> dict[str, sa.ColumnElement[bool]]:
    return {
        "new": Posting.published_at.is_(None),
        "correction": Posting.published_at.is_not(None),
        "foreigners": Posting.invites_foreigners.is_(True),
    }


def queue_counts() -> dict[str, int]:
    """How many wait in all (`""`), by kind, and `late`: longer than a day."""
    late = Posting.submitted_at < clock.now() - timedelta(days=1)
    conditions = {**_kinds(), "late": late}
    columns = [sa.func.count().filter(condition) for condition in conditions.values()]
    row = db.session.execute(
        sa.select(sa.func.count(), *columns).where(Posting.status == PostingState.IN_REVIEW)
    ).one()
    return {"": row[0], **dict(zip(conditions, row[1:], strict=True))}


def get_posting_for_staff(number: str) -> Posting:
    """Any posting that was submitted at least once; drafts are nobody's business but the author's."""
    query = sa.select(Posting).where(Posting.number == number, Posting.submitted_at.is_not(None))
    posting = db.session.scalar(query.options(selectinload(Posting.groups)))
    if posting is None:
        raise NotFound(NO_SUCH_POSTING)
    return posting


def acts_for(account: Account, employer_id: int) -> bool:
    """Whether this person belongs, or ever belonged, to that employer's team."""
    query = sa.select(Membership.id).where(
        Membership.account_id == account.id, Membership.employer_id == employer_id
    )
    return db.session.scalar(query.limit(1)) is not None


def unseen_corrections(*, page: int) -> paging.Page[PostingRevision]:
    """Corrections of the last month that were shown at once and that no reviewer has looked at, oldest first."""
    query = (
        sa.select(PostingRevision)
        .where(
            PostingRevision.reviewed.is_(False),
            PostingRevision.created_at >= clock.now() - RECENT,
        )
        .options(selectinload(PostingRevision.posting))
        .order_by(PostingRevision.id)
    )
    return paging.paginate(query, page=page)


def postings_expiring_in(days: Sequence[int]) -> Sequence[Posting]:
    """Published postings whose last day is that many days away."""
    ends = [clock.today() + timedelta(days=number) for number in days]
    query = sa.select(Posting).where(
        Posting.status.in_((PostingState.PUBLISHED, PostingState.PAUSED)), Posting.valid_until.in_(ends)
    )
    return db.session.scalars(query.order_by(Posting.id)).all()
