"""Reads of the fair's day: who is here, who is late, what is needed, what was handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, joinedload

from jobfair.booths.models import Booking, BookingTerms, Booth, ClosingFeedback, HelpRequest, Strike
from jobfair.booths.queries.exhibitors import like
from jobfair.booths.queries.terms import terms_of
from jobfair.booths.rules import BookingState
from jobfair.booths.rules.day import OPEN_HELP
from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair

_B = BookingState
EXPECTED_STATES = (_B.CONFIRMED, _B.ARRIVED, _B.LEFT, _B.NO_SHOW)


def report_by(fair: Fair, terms: BookingTerms | None = None) -> datetime:
    """The moment after which an arrival is late: the terms' time of day, else the opening."""
    terms = terms or terms_of(fair)
    if terms.report_by is not None:
        return clock.local_moment(fair.held_on, terms.report_by)
    return fair.opens_at


def is_late(fair: Fair, terms: BookingTerms, *, at: datetime) -> bool:
    """Whether somebody who comes at that moment comes late."""
    return at > report_by(fair, terms)


@dataclass(frozen=True)
class Arrivals:
    """How many employers are expected, here, gone, still out, and did not come."""

    expected: int
    here: int
    left: int
    out: int
    missed: int


def arrivals_count(fair: Fair) -> Arrivals:
    """The figures of the arrival desk."""
    query = (
        sa.select(Booking.status, sa.func.count())
        .where(Booking.fair_id == fair.id, Booking.status.in_(EXPECTED_STATES))
        .group_by(Booking.status)
    )
    found = dict(db.session.execute(query).all())
    here, left = found.get(_B.ARRIVED, 0), found.get(_B.LEFT, 0)
    out, missed = found.get(_B.CONFIRMED, 0), found.get(_B.NO_SHOW, 0)
    return Arrivals(here + left + out + missed, here, left, out, missed)


def arrivals(fair: Fair, *, words: str = "", only: str = "") -> Sequence[Booking]:
    """Employers with a booth, by booth; `words` is a booth, a name or a credit code, `only` a state."""
    query = (
        sa.select(Booking)
        .join(Booking.booth)
        .join(Booking.employer)
        .options(contains_eager(Booking.booth), contains_eager(Booking.employer), joinedload(Booking.fair))
        .where(Booking.fair_id == fair.id, Booking.status.in_(EXPECTED_STATES))
        .order_by(Booth.code)
    )
    wanted = {"out": _B.CONFIRMED, "here": _B.ARRIVED, "left": _B.LEFT, "missed": _B.NO_SHOW}.get(only)
    if wanted is not None:
        query = query.where(Booking.status == wanted)
    if words:
        query = query.where(_named(words))
    return db.session.scalars(query).unique().all()


def _named(words: str) -> sa.ColumnElement[bool]:
    named: list[Any] = [like(column, words) for column in (Employer.name_zh, Employer.name_en, Employer.pinyin)]
    code = words.upper()
    return sa.or_(Booth.code == code, Employer.credit_code == code, *named)


def find_by_card(fair: Fair, text: str) -> Booking | None:
    """The booking behind a scanned booth card, a booth's code or a credit code; None when there is none.

    A booth card carries the address of the booth's page; its last part is the booth's code.
    """
    code = text.strip().rstrip("/").rsplit("/", 1)[-1].upper()
    found = [
        row for row in arrivals(fair) if code in (row.booth.code if row.booth else "", row.employer.credit_code)
    ]
    return found[0] if len(found) == 1 else None


def strikes_of_booking(booking: Booking) -> Sequence[Strike]:
    """What was recorded for one booking."""
    return db.session.scalars(sa.select(Strike).where(Strike.booking_id == booking.id)).unique().all()


def feedback_of(booking: Booking) -> ClosingFeedback | None:
    """The closing form of a booking."""
    return db.session.scalar(sa.select(ClosingFeedback).where(ClosingFeedback.booking_id == booking.id))


def feedback_given(fair: Fair) -> set[int]:
    """Bookings of a fair whose closing form is in."""
    query = sa.select(ClosingFeedback.booking_id).join(ClosingFeedback.booking).where(Booking.fair_id == fair.id)
    return set(db.session.scalars(query))


def help_requests(fair: Fair, *, only_open: bool = True, most: int = 100) -> Sequence[HelpRequest]:
    """What booths need, the longest waiting first; with those done, the newest first."""
    query = (
        sa.select(HelpRequest)
        .options(joinedload(HelpRequest.taken_by))
        .where(HelpRequest.fair_id == fair.id)
        .limit(most)
    )
    if only_open:
        query = query.where(HelpRequest.status.in_(OPEN_HELP)).order_by(HelpRequest.id)
    else:
        query = query.where(HelpRequest.status.not_in(OPEN_HELP)).order_by(HelpRequest.id.desc())
    return db.session.scalars(query).unique().all()


def open_help_of(booking: Booking) -> Sequence[HelpRequest]:
    """What one booth still waits for."""
    query = sa.select(HelpRequest).where(HelpRequest.booking_id == booking.id, HelpRequest.status.in_(OPEN_HELP))
    return db.session.scalars(query.order_by(HelpRequest.id)).unique().all()


def help_of(booking: Booking) -> Sequence[HelpRequest]:
    """Everything one booth asked for, the newest first."""
    query = sa.select(HelpRequest).where(HelpRequest.booking_id == booking.id).order_by(HelpRequest.id.desc())
    return db.session.scalars(query).unique().all()


def get_help(help_id: int, *, employer: Employer | None = None) -> HelpRequest:
    """One request (of this employer's booths); NotFound for everybody else's."""
    row = db.session.get(HelpRequest, help_id)
    if row is None or (employer is not None and row.booking.employer_id != employer.id):
        raise NotFound(_l("There is no such request."))
    return row
