"""What an employer's team sees of its own postings, and what the check needs to know about them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from jobfair.accounts.models import Account
from jobfair.core import clock, paging
from jobfair.core.errors import NotFound
from jobfair.core.history import StateChange
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.postings import checks
from jobfair.postings.checks import Circumstances
from jobfair.postings.content import Content, content_of
from jobfair.postings.issues import Outcome
from jobfair.postings.models import (
    ExceptionRequest,
    Posting,
    PostingRevision,
    ReviewRemark,
    WordingException,
)
from jobfair.postings.rules import EXPIRES_SOON, PostingState
from jobfair.reference import queries as reference

NO_SUCH_POSTING = _l("There is no such posting.")


def find_posting(number: str) -> Posting | None:
    """The posting with this public number, whatever its state: for those that have asked their own rules."""
    query = sa.select(Posting).where(Posting.number == number).options(selectinload(Posting.groups))
    return db.session.scalar(query)


def get_own_posting(employer: Employer, number: str) -> Posting:
    """A posting of this employer; NotFound for anybody else's."""
    posting = find_posting(number)
    if posting is None or posting.employer_id != employer.id:
        raise NotFound(NO_SUCH_POSTING)
    return posting


@dataclass(frozen=True)
class OwnFilter:
    """What of the own list is asked for: a state or `expired`/`soon`, and words of the title."""

    state: str = ""
    words: str = ""


def own_postings(employer: Employer, wanted: OwnFilter, *, page: int) -> paging.Page[Posting]:
    """The employer's postings, those that need something first, then by last change."""
    query = sa.select(Posting).where(Posting.employer_id == employer.id)
    if (condition := _conditions().get(wanted.state)) is not None:
        query = query.where(condition)
    if wanted.words:
        query = query.where(Posting.title_zh.contains(wanted.words, autoescape=True))
    first = sa.case((Posting.status == PostingState.RETURNED, 0), else_=1)
    return paging.paginate(query.order_by(first, Posting.updated_at.desc(), Posting.id.desc()), page=page)


def own_counts(employer: Employer) -> dict[str, int]:
    """How many postings each filter of the own list holds; `""` is all."""
    names = _conditions()
    columns = [sa.func.count().filter(condition).label(name) for name, condition in names.items()]
    row = db.session.execute(
        sa.select(sa.func.count().label("all"), *columns).where(Posting.employer_id == employer.id)
    ).one()
    return {"": row[0], **dict(zip(names, row[1:], strict=True))}


def _conditions() -> dict[str, sa.ColumnElement[bool]]:
    today = clock.today()
    shown = Posting.status.in_((PostingState.PUBLISHED, PostingState.PAUSED))
    states: dict[str, sa.ColumnElement[bool]] = {state.value: Posting.status == state for state in PostingState}
    states["published"] = sa.and_(Posting.status == PostingState.PUBLISHED, Posting.valid_until >= today)
    states["soon"] = sa.and_(shown, Posting.valid_until.between(today, today + EXPIRES_SOON))
    states["expired"] = sa.and_(shown, Posting.valid_until < today)
    return states


def granted_exceptions(posting: Posting) -> Sequence[WordingException]:
    """The wordings a reviewer has allowed, oldest first; shown on the posting."""
    query = sa.select(WordingException).where(WordingException.posting_id == posting.id)
    return db.session.scalars(query.order_by(WordingException.id)).all()


def requests_of(posting: Posting) -> Sequence[ExceptionRequest]:
    """The exceptions that were asked for, newest first."""
    query = sa.select(ExceptionRequest).where(ExceptionRequest.posting_id == posting.id)
    return db.session.scalars(query.order_by(ExceptionRequest.id.desc())).all()


def open_remarks(posting: Posting) -> Sequence[ReviewRemark]:
    """What the reviewer wants mended and has not been submitted again since."""
    query = sa.select(ReviewRemark).where(ReviewRemark.posting_id == posting.id, ReviewRemark.settled_at.is_(None))
    return db.session.scalars(query.order_by(ReviewRemark.id)).all()


def revisions_of(posting: Posting) -> Sequence[PostingRevision]:
    """The corrections of a published posting, newest first."""
    query = sa.select(PostingRevision).where(PostingRevision.posting_id == posting.id)
    return db.session.scalars(query.order_by(PostingRevision.id.desc())).all()


def history_of(posting: Posting) -> list[tuple[StateChange, str]]:
    """Each step with the name of whoever took it (empty for the portal itself), newest first."""
    query = (
        sa.select(StateChange, Account.display_name)
        .outerjoin(Account, Account.id == StateChange.actor_id)
        .where(StateChange.entity == Posting.__tablename__, StateChange.entity_id == posting.id)
        .order_by(StateChange.id.desc())
    )
    return [(change, name or "") for change, name in db.session.execute(query)]


def circumstances(content: Content, *, employer: Employer, posting: Posting | None = None) -> Circumstances:
    """What the check needs to know besides the words: the floor at the place of work, the exceptions granted."""
    today = clock.today()
    wage = reference.wage_on(content.region_id, today) if content.region_id is not None else None
    granted = granted_exceptions(posting) if posting is not None and posting.id is not None else ()
    around = Circumstances(employer.account_type, today, wage, frozenset((row.ground, row.span) for row in granted))
    return around


def check_content(content: Content, *, employer: Employer, posting: Posting | None = None) -> Outcome:
    """Check what is typed or stored, as if it were published today."""
    return checks.check(content, circumstances(content, employer=employer, posting=posting))


def check_posting(posting: Posting) -> Outcome:
    """Check a stored posting as it is now."""
    return check_content(content_of(posting), employer=posting.employer, posting=posting)
