"""Queues come and go: opened with a booth's arrival or a consultation zone, paused, closed, set up by staff."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobfair.accounts.models import Account
from jobfair.booths.models import Booking
from jobfair.booths.rules import BookingState
from jobfair.core import audit, live, transitions
from jobfair.core.errors import Conflict
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair, FairZone
from jobfair.queues.models import QueueRules, ServiceQueue
from jobfair.queues.queries import tickets, waiting
from jobfair.queues.rules import limits
from jobfair.queues.rules.states import QUEUE, QueueKind
from jobfair.reference.rules import ServiceKind

DESK_LETTERS = "PQRSTVWXYZ"  # booths begin with letters from the front of the alphabet


def open_booth_queue(actor: Account | None, *, booking: Booking) -> ServiceQueue:
    """The queue of a booth whose employer has arrived; asked again, the same one. Conflict without a booth."""
    known = tickets.find_booth_queue(booking)
    if known is not None:
        return known
    if booking.status is not BookingState.ARRIVED or booking.booth is None:
        raise Conflict(_l("The employer has not arrived at its booth yet, so its queue is not open."))
    code = booking.booth.code
    return _open(
        actor,
        fair_id=booking.fair_id,
        kind=QueueKind.BOOTH,
        booking_id=booking.id,
        zone_id=booking.booth.zone_id,
        name_zh=booking.employer.name_zh,
        name_en=booking.employer.name_en or "",
        code=code,
        side=code[:1],
        place_zh=f"{code} 展位",
        place_en=f"booth {code}",
    )


def open_desk_queues(actor: Account | None, *, fair: Fair) -> list[ServiceQueue]:
    """A queue for each consultation zone of a fair that has none yet."""
    query = sa.select(FairZone).where(FairZone.fair_id == fair.id).order_by(FairZone.sort)
    zones = [zone for zone in db.session.scalars(query) if zone.zone_type.service_kind is ServiceKind.CONSULTATION]
    known = {queue.zone_id for queue in tickets.desks_of(fair)}
    taken = set(db.session.scalars(sa.select(ServiceQueue.code).where(ServiceQueue.fair_id == fair.id)))
    made = []
    for zone in zones:
        if zone.id in known:
            continue
        code = next(letter for letter in DESK_LETTERS if letter not in taken)
        taken.add(code)
        made.append(_open_desk(actor, fair, zone, code))
    return made


def _open_desk(actor: Account | None, fair: Fair, zone: FairZone, code: str) -> ServiceQueue:
    return _open(
        actor,
        fair_id=fair.id,
        kind=QueueKind.DESK,
        zone_id=zone.id,
        name_zh=zone.name_zh,
        name_en=zone.name_en,
        code=code,
        side="",
        place_zh=zone.location or zone.name_zh,
        place_en=zone.location or zone.name_en,
    )


def _open(actor: Account | None, **values: Any) -> ServiceQueue:
    chosen = waiting.rules_of(values["fair_id"])
    queue = ServiceQueue(
        **values,
        reserve_percent=chosen.reserve_percent,
        grace_minutes=chosen.grace_minutes,
        minutes_each=chosen.minutes_each,
    )
    try:
        with db.session.begin_nested():
            transitions.begin(QUEUE, queue, actor=actor)
    except IntegrityError:  # two people opened it at once: the other's is as good
        same = sa.select(ServiceQueue).where(
            ServiceQueue.fair_id == values["fair_id"], ServiceQueue.code == values["code"]
        )
        return db.session.scalars(same).one()
    live.touch(f"board:{queue.fair_id}", queue.channel)
    return queue


def take_queue_step(actor: Account, *, queue: ServiceQueue, verb: str, employer_id: int | None = None) -> None:
    """Pause, resume, close or reopen; by those who run the queue, or by staff for a booth that has gone."""
    if not limits.can_serve_desks(actor):
        limits.require_may_run(actor, queue, employer_id=employer_id)
    transitions.apply(QUEUE, verb, queue, actor=actor)
    live.touch(f"board:{queue.fair_id}", queue.channel)


def set_up_queue(actor: Account, *, queue: ServiceQueue, **values: Any) -> None:
    """Change seats, reserve, time to come, side of the hall and names. Only staff; noted in the audit trail."""
    limits.require_desk(actor)
    for name, value in values.items():
        setattr(queue, name, value)
    db.session.flush()
    audit.record("queue.set_up", f"queue:{queue.id}", actor_id=actor.id)
    live.touch(f"board:{queue.fair_id}", queue.channel)


def set_rules(actor: Account, *, fair: Fair, everywhere: bool, **values: Any) -> QueueRules:
    """What holds for the queues of a fair; `everywhere` also gives it to the queues that are open already."""
    limits.require_desk(actor)
    kept = waiting.rules_of(fair.id)
    for name, value in values.items():
        setattr(kept, name, value)
    db.session.add(kept)
    db.session.flush()
    if everywhere:
        shared = {name: values[name] for name in ("reserve_percent", "grace_minutes", "minutes_each")}
        for queue in waiting.queues_of(fair):
            set_up_queue(actor, queue=queue, **shared)
    audit.record("queue.rules", f"fair:{fair.id}", actor_id=actor.id)
    return kept
