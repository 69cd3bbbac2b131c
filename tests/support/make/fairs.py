"""Fairs for tests, named for a situation."""

from datetime import timedelta
from itertools import count

import sqlalchemy as sa

from jobfair.booths.models import Booking, Booth
from jobfair.booths.rules import PRESENT_STATES, BookingState
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.fairs.models import Fair, FairZone, Venue
from jobfair.fairs.rules import FairMode, FairState
from jobfair.gate.models import GatePassage
from jobfair.gate.rules import Direction
from jobfair.postings.models import FairPosting
from jobfair.reference.models import ZoneType

_numbers = count(1)


def make_fair(
    status: FairState = FairState.ANNOUNCED, *, in_days: int = 7, zones: int = 3, **values: object
) -> Fair:
    """A committed fair so many days from today, with its first zones from the dictionary."""
    number = next(_numbers)
    opens_at = clock.start_of_day(clock.today() + timedelta(days=in_days)) + timedelta(hours=8, minutes=30)
    fair = Fair(
        slug=f"fair-{number}",
        title_zh=f"第{number}场测试招聘会",
        title_en=f"Test fair {number}",
        mode=values.pop("mode", FairMode.ON_SITE),
        held_on=clock.today() + timedelta(days=in_days),
        opens_at=opens_at,
        closes_at=opens_at + timedelta(hours=8),
        status=status,
        venue=Venue(name_zh=f"测试场馆{number}", name_en=f"Test hall {number}", approved_capacity=1500),
        approved_capacity=1500,
        **values,
    )
    for sort, kind in enumerate(db.session.scalars(sa.select(ZoneType).order_by(ZoneType.sort).limit(zones))):
        fair.zones.append(FairZone(zone_type_key=kind.key, name_zh=kind.name_zh, name_en=kind.name_en, sort=sort))
    db.session.add(fair)
    db.session.commit()
    return fair


def make_live_fair(**values: object) -> Fair:
    """A fair that is open today."""
    return make_fair(FairState.LIVE, in_days=0, **values)


def make_announced_fair(**values: object) -> Fair:
    """A fair still to come."""
    return make_fair(FairState.ANNOUNCED, **values)


def make_archived_fair(**values: object) -> Fair:
    """A fair long over."""
    return make_fair(FairState.ARCHIVED, in_days=-30, **values)


def make_exhibitor(fair: Fair, *postings: object, status: BookingState = BookingState.CONFIRMED) -> Booking:
    """The employer of the postings with a booth at the fair, bringing them."""
    employer = postings[0].employer
    code = f"A{next(_numbers):02d}"
    booking = Booking(
        fair_id=fair.id,
        employer_id=employer.id,
        entity_code=employer.credit_code,
        booth=Booth(fair_id=fair.id, code=code),
        status=status,
        offered_until=clock.now() + timedelta(hours=1) if status is BookingState.OFFERED else None,
    )
    db.session.add(booking)
    shown = status in PRESENT_STATES
    for posting in postings:
        db.session.add(FairPosting(fair_id=fair.id, posting_id=posting.id, booth_code=code, shown=shown))
    db.session.commit()
    return booking


def make_passages(fair: Fair, *steps: tuple[str, Direction]) -> None:
    """Passages at the gate, a minute apart: (holder, direction)."""
    for minute, (holder, direction) in enumerate(steps):
        db.session.add(
            GatePassage(
                fair_id=fair.id, holder=holder, direction=direction, at=fair.opens_at + timedelta(minutes=minute)
            )
        )
    db.session.commit()
