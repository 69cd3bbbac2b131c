"""Totals of the demonstration, counted from rows."""

from typing import NamedTuple

import sqlalchemy as sa

from jobfair.booths.models import Booking
from jobfair.booths.rules import TOOK_PART_STATES
from jobfair.core.database import Base
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate.models import GatePassage
from jobfair.gate.rules import Direction
from jobfair.postings.models import FairPosting, Posting


class Totals(NamedTuple):
    """What one fair comes to."""

    employers: int
    postings: int
    headcount: int
    people: int
    visits: int


def totals(fair: Fair) -> Totals:
    """Employers that took part, postings and people they wanted, people and visits let in."""
    took_part = sa.select(sa.func.count()).where(Booking.fair_id == fair.id, Booking.status.in_(TOOK_PART_STATES))
    wanted = (
        sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(Posting.headcount), 0))
        .join(FairPosting, FairPosting.posting_id == Posting.id)
        .where(FairPosting.fair_id == fair.id)
    )
    let_in = sa.select(sa.func.count(GatePassage.holder.distinct()), sa.func.count()).where(
        GatePassage.fair_id == fair.id, GatePassage.direction == Direction.IN
    )
    jobs, headcount = db.session.execute(wanted).one()
    people, visits = db.session.execute(let_in).one()
    return Totals(db.session.scalar(took_part) or 0, jobs, headcount, people, visits)


def demo_fairs() -> list[Fair]:
    """The demonstration's fairs, by date."""
    return list(db.session.scalars(sa.select(Fair).where(Fair.is_demo).order_by(Fair.held_on, Fair.id)))


def row_counts() -> dict[str, int]:
    """How many rows each table holds, by its name."""
    return {
        table.name: db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }
