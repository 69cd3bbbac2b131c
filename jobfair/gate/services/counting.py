"""What counts, worked out from the facts; and the number of people inside, kept within the approved limit.

The facts of one holder in the order of their moments, folded: in when outside counts, out when inside counts, the
rest are kept and shown to staff. So it does not matter in which order entries of gates without network arrive, or
how often they are sent.

Locks are always taken in one order: pass, device, occupancy.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobfair.core import live
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate import rules
from jobfair.gate.models import FairPass, GateDevice, GateOccupancy, GatePassage, GateScan
from jobfair.gate.queries.hall import counted_inside
from jobfair.gate.rules import Conflict, Direction


class Fact(NamedTuple):
    """Somebody went through a gate: a scan, or a passage from before scans were kept."""

    at: datetime
    order: int
    direction: Direction
    gate: str
    scan: GateScan | None


class Folded(NamedTuple):
    """What the facts of one holder come to."""

    counted: list[Fact]
    inside: bool
    first_in: Fact | None
    last: Fact | None
    conflicts: dict[int, Conflict]  # key of the scan → why it does not count


def fold(facts: Iterable[Fact]) -> Folded:
    """In order of time: what counts, what does not, and whether the holder is inside afterwards."""
    counted: list[Fact] = []
    conflicts: dict[int, Conflict] = {}
    inside, first_in = False, None
    for fact in sorted(facts, key=lambda one: (one.at, one.order)):
        if (fact.direction is Direction.IN) != inside:
            counted.append(fact)
            inside = not inside
            first_in = first_in or fact
        elif fact.scan is not None:
            conflicts[fact.scan.id] = Conflict.TWICE_IN if inside else Conflict.NEVER_IN
    return Folded(counted, inside, first_in, counted[-1] if counted else None, conflicts)


def recount(fair: Fair, passes: Sequence[FairPass]) -> None:
    """Work out anew what counts for these holders, and put people inside right by the difference."""
    ensure_occupancy(fair)
    change = sum(_recount_one(one.id) for one in sorted(passes, key=lambda one: one.id))
    move_inside(fair, change)
    live.touch(rules.hall_channel(fair.id), *(one.channel for one in passes))


def _recount_one(pass_id: int) -> int:
    """+1 when the holder is inside now and was not before, -1 the other way, else 0."""
    lock = sa.select(FairPass).where(FairPass.id == pass_id).with_for_update(of=FairPass)
    holder = db.session.scalars(lock.execution_options(populate_existing=True)).one()
    scans, passages = _facts_of(holder)
    old = [Fact(one.at, one.id, one.direction, one.gate, None) for one in passages if one.scan_id is None]
    result = fold([*old, *(Fact(one.at, one.id, one.direction, one.gate, one) for one in scans if _happened(one))])
    _write_passages(holder, result, {one.scan_id: one for one in passages if one.scan_id is not None})
    for scan in scans:
        if scan.conflict is not Conflict.DEAD_CODE or scan.id in result.conflicts:
            scan.conflict = result.conflicts.get(scan.id)
    change = int(result.inside) - int(holder.inside)
    holder.inside = result.inside
    holder.last_at = result.last.at if result.last else None
    holder.last_gate = result.last.gate if result.last else None
    holder.first_in_at = result.first_in.at if result.first_in else None
    holder.first_in_gate = result.first_in.gate if result.first_in else None
    db.session.flush()
    return change


def _happened(scan: GateScan) -> bool:
    return scan.let_pass and scan.undone_at is None


def _facts_of(holder: FairPass) -> tuple[list[GateScan], list[GatePassage]]:
    scans = sa.select(GateScan).where(GateScan.fair_id == holder.fair_id, GateScan.holder == holder.holder)
    passages = sa.select(GatePassage).where(
        GatePassage.fair_id == holder.fair_id, GatePassage.holder == holder.holder
    )
    return list(db.session.scalars(scans)), list(db.session.scalars(passages))


def _write_passages(holder: FairPass, result: Folded, written: dict[int | None, GatePassage]) -> None:
    counted = {fact.scan.id: fact.scan for fact in result.counted if fact.scan is not None}
    for scan_id, passage in written.items():
        if scan_id not in counted:
            db.session.delete(passage)
    for scan_id, scan in counted.items():
        if scan_id not in written:
            add_passage(scan, holder)


def add_passage(scan: GateScan, holder: FairPass) -> None:
    """The counting passage of a scan."""
    db.session.add(
        GatePassage(
            fair_id=scan.fair_id,
            holder=scan.holder,
            account_id=holder.account_id,
            direction=scan.direction,
            gate=scan.gate,
            at=scan.at,
            scan_id=scan.id,
        )
    )


def ensure_occupancy(fair: Fair) -> None:
    """The row that counts people inside; made when the gate is first used."""
    if db.session.get(GateOccupancy, fair.id) is not None:
        return
    try:
        with db.session.begin_nested():
            db.session.add(GateOccupancy(fair_id=fair.id, inside=counted_inside(fair.id)))
            db.session.flush()
    except IntegrityError:
        db.session.expire_all()


def move_inside(fair: Fair, change: int) -> None:
    """People who are in (or out) already: the number follows, whatever the limit says."""
    ensure_occupancy(fair)
    if change:
        _update(fair, GateOccupancy.inside + change)


def take_place(fair: Fair, device: str | None) -> bool:
    """One more inside, if the limit allows: one guarded UPDATE (Safety of Large-Scale Mass Events art. 18).

    Places lent to gates count as taken; the gate that holds one may use it.
    """
    ensure_occupancy(fair)
    limit = fair.approved_capacity
    free = () if limit is None else (GateOccupancy.inside + GateOccupancy.lent < limit,)
    if _update(fair, GateOccupancy.inside + 1, *free):
        return True
    return device is not None and _take_lent(fair, device)


def _take_lent(fair: Fair, device: str) -> bool:
    lent = (
        sa.update(GateDevice)
        .where(GateDevice.fair_id == fair.id, GateDevice.device == device, GateDevice.lent > 0)
        .values(lent=GateDevice.lent - 1)
        .execution_options(synchronize_session="fetch")
    )
    if not _rows(lent):
        return False
    return _update(fair, GateOccupancy.inside + 1, lent=GateOccupancy.lent - 1)


def _update(fair: Fair, inside: Any, *conditions: Any, **values: Any) -> bool:
    update = (
        sa.update(GateOccupancy)
        .where(GateOccupancy.fair_id == fair.id, *conditions)
        .values(inside=inside, **values)
        .execution_options(synchronize_session=False)
    )
    done = _rows(update) == 1
    row = db.session.identity_map.get(db.session.identity_key(GateOccupancy, fair.id))
    if row is not None:
        db.session.expire(row)
    return done


def _rows(statement: Any) -> int:
    return int(db.session.execute(statement).rowcount)  # type: ignore[attr-defined]
