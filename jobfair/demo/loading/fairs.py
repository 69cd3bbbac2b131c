"""The three fairs with their venue, zones, booths and bookings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from jobfair.booths.models import Booking, Booth
from jobfair.booths.rules import BOOKING, BookingState
from jobfair.campaigns.models import Campaign
from jobfair.core import clock
from jobfair.demo.content import article, postings, visits
from jobfair.demo.content.employers import DemoEmployer, fair_employers
from jobfair.demo.content.materials import document
from jobfair.demo.loading.ledger import Ledger, Step, add, half_past, ids, moment
from jobfair.extensions import db
from jobfair.fairs.models import Fair, FairZone, Venue
from jobfair.fairs.rules import FAIR, FairMode
from jobfair.reference.models import PillarTag, Region
from jobfair.reference.queries import zone_types
from jobfair.reference.workdays import add_workdays

LIFE = ("open_booking", "announce", "open", "close", "archive")
BOOTHS_A_ROW = 22
SPARE_BOOTHS = 12
BOOKING_AHEAD = 10  # working days until the fair that can be booked
LATE = 2  # employers of today's fair that have not arrived yet
RETURNED_REASON = "展位用途说明不完整，请补充到场人数。"
REFUSED_REASON = "本场为园区企业专场，建议预订下一场。"
_B = BookingState


@dataclass(frozen=True)
class Plan:
    """One fair: its key in the content, its day, who comes and how far it has got."""

    key: str
    held_on: date
    employers: tuple[DemoEmployer, ...]
    verbs: tuple[str, ...]
    expected: int


def plans(today: date) -> tuple[Plan, ...]:
    """The archived fair, the one of today, the one that can be booked."""
    coming = add_workdays(today, BOOKING_AHEAD)
    return (
        Plan("archived", article.fair_day(), fair_employers(), LIFE, 2000),
        Plan("today", today, postings.today_employers(), LIFE[:3], 1500),
        Plan("booking", coming, postings.booking_employers(), LIFE[:1], 900),
    )


def load(ledger: Ledger, campaign: Campaign) -> None:
    """All three; the archived one belongs to the campaign."""
    venue = _venue()
    pillars = list(
        db.session.scalars(sa.select(PillarTag).where(PillarTag.scheme == "fair").order_by(PillarTag.sort))
    )
    for plan in plans(ledger.today):
        fair = _fair(plan, venue, pillars)
        add([fair])
        fair.status = ledger.record(fair, FAIR, _begun(plan), _steps(ledger, plan), by=ledger.reviewer)
        ledger.fairs[plan.key] = fair
        zones = _zones(fair)
        _bookings(ledger, plan, _booths(plan, fair, zones))
    ledger.fairs["archived"].campaigns.append(campaign)
    db.session.flush()


def _venue() -> Venue:
    words = document("fairs")["venue"]
    venue = Venue(
        name_zh=article.fair()["venue_zh"],
        approved_capacity=visits.CAPACITY,
        region_id=ids(Region)[words["region"]],
        **{key: value for key, value in words.items() if key != "region"},
    )
    add([venue])
    return venue


def _fair(plan: Plan, venue: Venue, pillars: list[PillarTag]) -> Fair:
    words, organiser = document("fairs")[plan.key], document("fairs")["organiser"]
    names = ("title_en", "theme_zh", "theme_en", "description_zh", "description_en")
    return Fair(
        slug=words["slug"],
        title_zh=words.get("title_zh") or article.fair()["title_zh"],
        **{name: words[name] for name in names},
        mode=FairMode.BOTH,
        organiser_zh=organiser["zh"],
        organiser_en=organiser["en"],
        venue_id=venue.id,
        held_on=plan.held_on,
        opens_at=half_past(plan.held_on, 8),
        closes_at=half_past(plan.held_on, 16),
        booking_until=half_past(add_workdays(plan.held_on, -2), 16),
        approved_capacity=visits.CAPACITY,
        expected_people=plan.expected,
        livestream_platform="douyin",
        pillars=pillars,
        created_at=_begun(plan),
        is_demo=True,
    )


def _begun(plan: Plan) -> datetime:
    return moment(plan.held_on - timedelta(days=28), 9 * 60)


def _steps(ledger: Ledger, plan: Plan) -> list[Step]:
    day, reviewer = plan.held_on, ledger.reviewer
    moments = {
        "open_booking": moment(day - timedelta(days=24), 9 * 60),
        "announce": moment(day - timedelta(days=7), 10 * 60),
        "open": min(half_past(day, 8), clock.now()),
        "close": half_past(day, 16),
        "archive": moment(day + timedelta(days=7), 10 * 60),
    }
    return [Step(verb, moments[verb], reviewer) for verb in plan.verbs]


def _zones(fair: Fair) -> list[FairZone]:
    """The zones the article names, as rows: nothing anywhere knows their number."""
    known = {zone.name_zh: zone for zone in zone_types()}
    kinds = [known[name] for name in article.fair()["zones_zh"]]
    zones = [
        FairZone(fair_id=fair.id, zone_type_key=kind.key, name_zh=kind.name_zh, name_en=kind.name_en, sort=place)
        for place, kind in enumerate(kinds)
    ]
    add(zones)
    return zones


def _booths(plan: Plan, fair: Fair, zones: list[FairZone]) -> list[Booth]:
    """Rows A, B, C …; the last row belongs to the zone for skilled workers."""
    count = len(plan.employers) + SPARE_BOOTHS
    by_type = {zone.zone_type_key: zone for zone in zones}
    booths = []
    for place in range(count):
        row = place // BOOTHS_A_ROW
        is_last = row == (count - 1) // BOOTHS_A_ROW
        zone = by_type["skilled_talent" if is_last else "recruitment"]
        code = f"{'ABCDEFGH'[row]}{place % BOOTHS_A_ROW + 1:02d}"
        booths.append(Booth(fair_id=fair.id, zone_id=zone.id, code=code))
    add(booths)
    return booths


def _bookings(ledger: Ledger, plan: Plan, booths: list[Booth]) -> None:
    bookings = []
    for place, (demo, booth) in enumerate(zip(plan.employers, booths, strict=False)):
        state = booking_state(plan, place)
        booking = Booking(
            fair_id=ledger.fairs[plan.key].id,
            employer_id=ledger.employers[demo.key].id,
            booth_id=booth.id,
            status=state,
            booked_by_id=ledger.owners[demo.key].id,
            created_at=_booked_at(plan, place),
            **_presence(plan, place, state),
        )
        if state in (_B.CONFIRMED, _B.ARRIVED, _B.LEFT):
            ledger.booth_codes[plan.key, demo.key] = booth.code
        bookings.append(booking)
    add(bookings)
    for place, (demo, booking) in enumerate(zip(plan.employers, bookings, strict=True)):
        owner = ledger.owners[demo.key]
        ledger.record(
            booking, BOOKING, _booked_at(plan, place), _booking_steps(ledger, plan, place, booking), by=owner
        )


def booking_state(plan: Plan, place: int) -> BookingState:
    """Where the booking of the employer at this place of the list stands."""
    if plan.key == "archived":
        return _B.LEFT
    if plan.key == "today":
        return _B.ARRIVED if place < len(plan.employers) - LATE else _B.CONFIRMED
    special = {7: _B.RETURNED, 12: _B.REFUSED, 16: _B.CANCELLED}
    return special.get(place, _B.APPLIED if place % 3 == 1 else _B.CONFIRMED)


def _booked_at(plan: Plan, place: int) -> datetime:
    return moment(plan.held_on - timedelta(days=23 - place % 8), 9 * 60 + place)


def _presence(plan: Plan, place: int, state: BookingState) -> dict[str, Any]:
    """When it arrived (before the doors open) and left."""
    arrived = min(moment(plan.held_on, 8 * 60 + place % 50), clock.now())
    return {
        "arrived_at": arrived if state in (_B.ARRIVED, _B.LEFT) else None,
        "left_at": moment(plan.held_on, 16 * 60 + 5 + place % 30) if state is _B.LEFT else None,
    }


def _booking_steps(ledger: Ledger, plan: Plan, place: int, booking: Booking) -> list[Step]:
    at, reviewer = _booked_at(plan, place) + timedelta(days=2), ledger.reviewer
    if booking.status is _B.APPLIED:
        return []
    if booking.status is _B.RETURNED:
        return [Step("return", at, reviewer, RETURNED_REASON)]
    if booking.status is _B.REFUSED:
        return [Step("refuse", at, reviewer, REFUSED_REASON)]
    if booking.status is _B.CANCELLED:
        return [Step("cancel", at, ledger.owners[plan.employers[place].key])]
    steps = [Step("confirm", at, reviewer)]
    if booking.arrived_at is not None:
        steps.append(Step("arrive", booking.arrived_at, reviewer))
    if booking.left_at is not None:
        steps.append(Step("leave", booking.left_at, reviewer))
    return steps
