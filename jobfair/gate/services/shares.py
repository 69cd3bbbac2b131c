"""Places lent to gates, so that they may go on letting people in without network and the limit still holds.

Each gate that is connected is lent its part of a share of the free places. For all others they count as taken.
A gate says with every message how many it holds; only what it says it no longer holds is free again, so a lost
answer can make the portal too careful, never too generous.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobfair.core import audit, clock
from jobfair.core.errors import Forbidden, Invalid, NotFound
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate import rules
from jobfair.gate.models import GateDevice, GateOccupancy
from jobfair.gate.queries.hall import Inside, inside_of
from jobfair.gate.services.counting import ensure_occupancy
from jobfair.gate.services.passages import require_gate_staff


class Report(NamedTuple):
    """What a gate says of itself: places it holds, entries it has not sent yet, the number of its last entry."""

    device: str
    gate: str
    holds: int
    waiting: int = 0
    sequence: int = 0


def report(actor: Any, *, fair: Fair, said: Report, left: int = 0) -> tuple[GateDevice, Inside]:
    """A gate is heard of: how many places it is lent from now on, and how full the hall is.

    `left`: people that went out through it without network, as told in the same message; their places are its own.
    """
    require_gate_staff(actor)
    ensure_occupancy(fair)
    row = _device(fair, said)
    holds = max(0, min(said.holds, row.lent + left)) if fair.approved_capacity is not None else 0
    if not _lend(fair, row, holds):
        holds = row.lent
    if (target := _target(fair, row)) > holds:
        _lend(fair, row, target)
    row.gate, row.waiting, row.account_id = said.gate, said.waiting, actor.id
    row.sequence = max(row.sequence, said.sequence)
    row.seen_at = clock.now()
    db.session.flush()
    return row, inside_of(fair)


def _device(fair: Fair, said: Report) -> GateDevice:
    query = sa.select(GateDevice).where(GateDevice.fair_id == fair.id, GateDevice.device == said.device)
    query = query.with_for_update().execution_options(populate_existing=True)
    row = db.session.scalar(query)
    if row is None:
        try:
            with db.session.begin_nested():
                db.session.add(GateDevice(fair_id=fair.id, device=said.device, gate=said.gate))
                db.session.flush()
        except IntegrityError:
            pass
        row = db.session.scalars(query).one()
    return row


def _target(fair: Fair, row: GateDevice) -> int:
    """This gate's part of the places that may be filled without network."""
    hall = inside_of(fair)
    if hall.free is None:
        return 0
    since = clock.now() - rules.SILENT_AFTER
    others = sa.select(sa.func.count()).where(
        GateDevice.fair_id == fair.id, GateDevice.id != row.id, GateDevice.seen_at >= since
    )
    gates = 1 + (db.session.scalar(others) or 0)
    return hall.free * hall.offline_share // 100 // gates


def _lend(fair: Fair, row: GateDevice, lent: int) -> bool:
    """Set what the gate is lent; more only as far as the limit allows, in one guarded UPDATE."""
    change = lent - row.lent
    if change == 0:
        return True
    update = sa.update(GateOccupancy).where(GateOccupancy.fair_id == fair.id)
    if change > 0 and fair.approved_capacity is not None:
        update = update.where(GateOccupancy.inside + GateOccupancy.lent + change <= fair.approved_capacity)
    update = update.values(lent=GateOccupancy.lent + change).execution_options(synchronize_session="fetch")
    if db.session.execute(update).rowcount != 1:  # type: ignore[attr-defined]
        return False
    row.lent = lent
    db.session.flush()
    return True


def release(actor: Any, *, fair: Fair, device_id: int) -> GateDevice:
    """Take lent places back from a gate that will not come back; whoever says so makes sure nobody works there."""
    require_gate_staff(actor)
    query = sa.select(GateDevice).where(GateDevice.id == device_id, GateDevice.fair_id == fair.id)
    row = db.session.scalar(query.with_for_update())
    if row is None:
        raise NotFound(_l("There is no such gate."))
    audit.record("gate.places_released", f"fair:{fair.id}", actor_id=actor.id, gate=row.gate, places=row.lent)
    _lend(fair, row, 0)
    return row


def set_offline_share(actor: Any, *, fair: Fair, percent: int) -> None:
    """How much of the free places gates may fill while they have no network, 0 to 100."""
    if not rules.can_set_limits(actor):
        raise Forbidden(_l("This belongs to the staff at the gate."))
    if not 0 <= percent <= 100:
        raise Invalid(_l("Please give a share between 0 and 100 per cent."), field="percent")
    ensure_occupancy(fair)
    row = db.session.get_one(GateOccupancy, fair.id)
    audit.record("gate.offline_share", f"fair:{fair.id}", actor_id=actor.id, was=row.offline_share, now=percent)
    row.offline_share = percent
    db.session.flush()
