"""Keeping the demonstration alive: its fair of today moves to today, with everything that hangs on it.

Only rows of the demonstration move, by whole days. What people did themselves in the meantime stays where it is.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.applications.models import Application
from jobfair.booths.models import Booking
from jobfair.core import clock, data_version
from jobfair.core.errors import NotFound
from jobfair.core.history import StateChange
from jobfair.core.language import _l
from jobfair.demo.content import visits
from jobfair.demo.content.materials import document
from jobfair.demo.content.seekers import seekers
from jobfair.demo.loading.applications import add_passages
from jobfair.demo.loading.desks import complaint_numbers
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate.models import GatePassage
from jobfair.postings.models import Complaint, FairPosting, Posting

PLANS = ("opens_at", "closes_at", "booking_until")  # moments that may lie ahead
HOLDERS = ("P%", "N%")  # passes and paper numbers of the demonstration


def bring_to_today() -> Fair:
    """Move the demonstration's coming and present fairs so that the one of today is today; returns that one.

    Run again on the same day it lets in those who have come since. Raises NotFound when nothing is loaded.
    """
    fairs = [_find(key) for key in ("today", "booking")]
    present = fairs[0]
    days = (clock.today() - present.held_on).days
    if days > 0:
        _forget_passages(present)
        _move(_things(fairs), days)
        db.session.flush()
    _let_in(present)
    data_version.bump()
    return present


def _find(key: str) -> Fair:
    fair = db.session.scalar(sa.select(Fair).where(Fair.slug == document("fairs")[key]["slug"], Fair.is_demo))
    if fair is None:
        raise NotFound(_l("The demonstration has not been loaded yet. Please run: flask demo load"))
    return fair


def _things(fairs: list[Fair]) -> list[Any]:
    """The fairs, who booked, what they bring, who applied for it, and the employers whose check is recent."""
    numbers = [fair.id for fair in fairs]
    brought = sa.select(FairPosting.posting_id).where(FairPosting.fair_id.in_(numbers))
    postings = sa.select(Posting).where(Posting.id.in_(brought), Posting.is_demo)
    ours = sa.select(Account.id).where(Account.is_demo)
    sent = sa.select(Application).where(Application.posting_id.in_(brought), Application.seeker_id.in_(ours))
    still_good = Employer.approved_until >= fairs[0].held_on
    queries: list[sa.Select[Any]] = [
        sa.select(Booking).where(Booking.fair_id.in_(numbers)),
        postings,
        sent.where(Application.fair_id.is_(None)),
        sa.select(Complaint).where(Complaint.number.in_(complaint_numbers())),
        sa.select(Employer).where(Employer.is_demo, still_good),
    ]
    found = [thing for query in queries for thing in db.session.scalars(query).unique()]
    return [*fairs, *found, *(thing.consent for thing in found if isinstance(thing, Application))]


def _move(things: Iterable[Any], days: int) -> None:
    """Every date and moment of these records but that of the row's last change, and of their history."""
    by = timedelta(days=days)
    moved: dict[str, list[int]] = {}
    for thing in things:
        for column in sa.inspect(type(thing)).columns:
            value = getattr(thing, column.key)
            if isinstance(value, date | datetime) and column.key != "updated_at":
                setattr(thing, column.key, _moved(value, by, is_plan=column.key in PLANS))
        moved.setdefault(thing.__tablename__, []).append(thing.id)
    for entity, numbers in moved.items():
        changes = sa.select(StateChange).where(StateChange.entity == entity, StateChange.entity_id.in_(numbers))
        for change in db.session.scalars(changes):
            change.at = _moved(change.at, by, is_plan=False)


def _moved(value: Any, by: timedelta, *, is_plan: bool) -> Any:
    """What has happened stays in the past: somebody may have pressed a button later in the day than it is now."""
    if isinstance(value, datetime) and not is_plan:
        return min(value + by, clock.now())
    return value + by


def _forget_passages(fair: Fair) -> None:
    ours = sa.or_(*(GatePassage.holder.like(holder) for holder in HOLDERS))
    db.session.execute(sa.delete(GatePassage).where(GatePassage.fair_id == fair.id, ours))


def _let_in(fair: Fair) -> None:
    """Those who have come since the last passage on record."""
    last = db.session.scalar(sa.select(sa.func.max(GatePassage.at)).where(GatePassage.fair_id == fair.id))
    known = db.session.execute(sa.select(Account.mobile, Account.id).where(Account.is_demo))
    numbers = {row.mobile: row.id for row in known}
    who = {seeker.serial: numbers.get(seeker.mobile) for seeker in seekers()}
    add_passages(fair, visits.today(), who, after=last or clock.start_of_day(fair.held_on))
