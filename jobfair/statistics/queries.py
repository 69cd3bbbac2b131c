"""Figures counted from rows, never stored, never added to what others report."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from jobfair.booths.models import Booking
from jobfair.booths.queries import BROUGHT_STATES
from jobfair.booths.rules import PRESENT_STATES, TOOK_PART_STATES
from jobfair.campaigns.models import Campaign
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.fairs.models import Fair, fair_campaign
from jobfair.fairs.rules import OVER_STATES, FairMode, FairState
from jobfair.gate.models import GatePassage
from jobfair.gate.rules import Direction
from jobfair.postings.models import FairPosting, Posting
from jobfair.postings.rules import PostingState

HELD_STATES = (FairState.LIVE, FairState.CLOSED, FairState.ARCHIVED)


@dataclass(frozen=True)
class FairFigures:
    """What one fair counts now. `open_headcount` is what may still be applied for, `inside` who is in the hall."""

    employers: int = 0
    arrived: int = 0
    postings: int = 0
    headcount: int = 0
    open_headcount: int = 0
    people: int = 0
    visits: int = 0
    inside: int = 0


@dataclass(frozen=True)
class CampaignFigures:
    """What the portal itself counts for a campaign, with the day until which it counts."""

    fairs: int
    fairs_online: int
    employers: int
    postings: int
    headcount: int
    people: int
    visits: int


def figures_of(fairs: Iterable[Fair]) -> dict[int, FairFigures]:
    """Figures of several fairs, three queries in all."""
    ids = [fair.id for fair in fairs]
    found: dict[int, dict[str, int]] = {fair_id: {} for fair_id in ids}
    for query in (_employers(ids), _postings(ids), _people(ids)):
        for row in db.session.execute(query).mappings():
            found[row["fair_id"]].update({key: int(row[key] or 0) for key in row if key != "fair_id"})
    return {fair_id: _complete(values) for fair_id, values in found.items()}


def _complete(values: dict[str, int]) -> FairFigures:
    left = values.pop("left", 0)
    visits = values.get("visits", 0)
    return FairFigures(**values, inside=max(0, visits - left))


def _employers(ids: list[int]) -> sa.Select[*tuple[Any, ...]]:
    """Confirmed employers before and during a fair; after it those that came."""
    over = Fair.status.in_(OVER_STATES)
    counts = sa.case((over, Booking.status.in_(TOOK_PART_STATES)), else_=Booking.status.in_(PRESENT_STATES))
    return (
        sa.select(
            Booking.fair_id,
            sa.func.count(sa.distinct(Booking.employer_id)).filter(counts).label("employers"),
            sa.func.count(sa.distinct(Booking.employer_id))
            .filter(Booking.status.in_(TOOK_PART_STATES))
            .label("arrived"),
        )
        .join(Fair, Fair.id == Booking.fair_id)
        .where(Booking.fair_id.in_(ids))
        .group_by(Booking.fair_id)
    )


def _brought() -> sa.Select[*tuple[Any, ...]]:
    """Postings of employers that take part, one row per fair and posting."""
    over = Fair.status.in_(OVER_STATES)
    return (
        sa.select(FairPosting.fair_id, Posting.id, Posting.headcount, Posting.open_headcount)
        .join(Posting, Posting.id == FairPosting.posting_id)
        .join(Fair, Fair.id == FairPosting.fair_id)
        .join(Booking, sa.and_(Booking.fair_id == Fair.id, Booking.employer_id == Posting.employer_id))
        .where(
            Posting.status.in_(BROUGHT_STATES),
            sa.case((over, Booking.status.in_(TOOK_PART_STATES)), else_=Booking.status.in_(PRESENT_STATES)),
        )
        .distinct()
    )


def _postings(ids: list[int]) -> sa.Select[*tuple[Any, ...]]:
    still_open = sa.and_(Posting.status == PostingState.PUBLISHED, Posting.valid_until >= clock.today())
    rows = (
        _brought()
        .add_columns(sa.case((still_open, Posting.open_headcount), else_=0).label("still_wanted"))
        .where(FairPosting.fair_id.in_(ids))
        .subquery()
    )
    return sa.select(
        rows.c.fair_id,
        sa.func.count().label("postings"),
        sa.func.sum(rows.c.headcount).label("headcount"),
        sa.func.sum(rows.c.still_wanted).label("open_headcount"),
    ).group_by(rows.c.fair_id)


def _people(ids: list[int]) -> sa.Select[*tuple[Any, ...]]:
    came_in = GatePassage.direction == Direction.IN
    return (
        sa.select(
            GatePassage.fair_id,
            sa.func.count(sa.distinct(GatePassage.holder)).filter(came_in).label("people"),
            sa.func.count().filter(came_in).label("visits"),
            sa.func.count().filter(~came_in).label("left"),
        )
        .where(GatePassage.fair_id.in_(ids))
        .group_by(GatePassage.fair_id)
    )


def fairs_of_campaign(campaign: Campaign) -> list[Fair]:
    """Fairs held within a campaign's days, in their order; cancelled and coming ones are not among them."""
    query = (
        sa.select(Fair)
        .join(fair_campaign, fair_campaign.c.fair_id == Fair.id)
        .where(
            fair_campaign.c.campaign_id == campaign.id,
            Fair.status.in_(HELD_STATES),
            Fair.held_on.between(campaign.starts_on, campaign.ends_on),
        )
        .order_by(Fair.held_on, Fair.id)
    )
    return list(db.session.scalars(query).unique())


def campaign_figures(fairs: list[Fair], figures: dict[int, FairFigures]) -> CampaignFigures:
    """A campaign's own count over its fairs: each employer, posting and person once in all."""
    ids = [fair.id for fair in fairs]
    postings = _brought().where(FairPosting.fair_id.in_(ids)).subquery()
    once = sa.select(postings.c.id, postings.c.headcount).distinct().subquery()
    count, headcount = db.session.execute(sa.select(sa.func.count(), sa.func.sum(once.c.headcount))).one()
    employers = db.session.scalar(
        sa.select(sa.func.count(sa.distinct(Booking.employer_id))).where(
            Booking.fair_id.in_(ids), Booking.status.in_(TOOK_PART_STATES)
        )
    )
    # A seeker's account is the same person at every fair; a paper ticket is good for one fair only.
    person = sa.func.coalesce(
        "account:" + sa.cast(GatePassage.account_id, sa.String),
        sa.cast(GatePassage.fair_id, sa.String) + ":" + GatePassage.holder,
    )
    people = db.session.scalar(
        sa.select(sa.func.count(sa.distinct(person))).where(
            GatePassage.fair_id.in_(ids), GatePassage.direction == Direction.IN
        )
    )
    return CampaignFigures(
        fairs=len(fairs),
        fairs_online=sum(fair.mode is FairMode.ONLINE for fair in fairs),
        employers=employers or 0,
        postings=count or 0,
        headcount=int(headcount or 0),
        people=people or 0,
        visits=sum(figures[fair_id].visits for fair_id in ids),
    )
