"""Reads of the hall: who takes part in a fair and with which postings."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from jobfair.booths.models import Booking, Booth
from jobfair.booths.rules import PRESENT_STATES, TOOK_PART_STATES, BookingState
from jobfair.core.paging import Page
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import OVER_STATES
from jobfair.postings.models import FairPosting, Posting
from jobfair.postings.rules import PostingState

# What a posting must have been to count as brought to a fair: public at some time, and not taken back before.
BROUGHT_STATES = (PostingState.PUBLISHED, PostingState.PAUSED, PostingState.CLOSED)


@dataclass
class Exhibitor:
    """An employer at a fair with the postings it brings."""

    booking: Booking
    postings: list[Posting] = field(default_factory=list)

    @property
    def headcount(self) -> int:
        """People wanted by the postings it brings."""
        return sum(posting.headcount for posting in self.postings)


def taking_part(fair: Fair) -> tuple[BookingState, ...]:
    """Bookings that count: confirmed ones before and during a fair, after it those that came."""
    return TOOK_PART_STATES if fair.status in OVER_STATES else PRESENT_STATES


def brought(fair: Fair) -> sa.Select[Any]:
    """Postings brought to a fair by employers that take part."""
    return (
        sa.select(Posting)
        .join(FairPosting, FairPosting.posting_id == Posting.id)
        .join(Booking, sa.and_(Booking.fair_id == FairPosting.fair_id, Booking.employer_id == Posting.employer_id))
        .where(
            FairPosting.fair_id == fair.id,
            Booking.status.in_(taking_part(fair)),
            Posting.status.in_(BROUGHT_STATES),
        )
    )


def exhibitors(fair: Fair, *, words: str = "", page: int = 1, per_page: int = 30) -> Page[Exhibitor]:
    """Employers that take part, by booth; `words` looks in their names and the titles of their postings."""
    query = (
        sa.select(Booking)
        .join(Booking.employer)
        .outerjoin(Booking.booth)
        .where(Booking.fair_id == fair.id, Booking.status.in_(taking_part(fair)))
    )
    if words:
        titled = brought(fair).where(like(Posting.title_zh, words) | like(Posting.title_en, words))
        named = like(Employer.name_zh, words) | like(Employer.name_en, words) | like(Employer.pinyin, words)
        query = query.where(named | Booking.employer_id.in_(titled.with_only_columns(Posting.employer_id)))
    total = db.session.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    number = min(page, max(1, -(-total // per_page)))
    rows = db.session.scalars(
        query.order_by(Booth.code, Employer.pinyin, Booking.id).limit(per_page).offset((number - 1) * per_page)
    ).unique()
    found = {booking.employer_id: Exhibitor(booking) for booking in rows}
    jobs = brought(fair).where(Posting.employer_id.in_(list(found))).order_by(Posting.id)
    for posting in db.session.scalars(jobs).unique():
        found[posting.employer_id].postings.append(posting)
    return Page(items=list(found.values()), number=number, per_page=per_page, total=total)


def has_arrived(booking: Booking) -> bool:
    """Whether the employer has been seen in the hall."""
    return booking.status in (BookingState.ARRIVED, BookingState.LEFT)


def like(column: Any, words: str) -> sa.ColumnElement[bool]:
    """Whether the column holds these words, letters of either case, no character with a meaning of its own."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return sa.func.lower(column).like(f"%{escaped.lower()}%", escape="\\")
