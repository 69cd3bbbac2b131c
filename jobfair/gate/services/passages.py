"""A code is shown at a gate that has its network: let in, let out, refused; undone within a minute."""

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from jobfair.core import clock, live
from jobfair.core.errors import Conflict as Refused
from jobfair.core.errors import Forbidden, NotFound
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate import rules
from jobfair.gate.models import FairPass, GateScan
from jobfair.gate.queries.identify import Shown, identify
from jobfair.gate.rules import Answer, Conflict, Direction
from jobfair.gate.services.counting import add_passage, move_inside, recount, take_place


def pass_gate(
    actor: Any,
    *,
    fair: Fair,
    text: str,
    direction: Direction,
    gate: str,
    entry: str,
    device: str | None = None,
    sequence: int | None = None,
) -> GateScan:
    """A code is shown at a gate and the scan says what the gate answers. The same `entry` again, the same scan."""
    require_gate_staff(actor)
    known = find_scan(fair, entry)
    if known is not None:
        return known
    shown = identify(fair, text)
    now = clock.now()
    answer = _answer(fair, shown, direction, gate, now, device)
    scan = new_scan(
        fair, shown, entry=entry, direction=direction, gate=gate, at=now, answer=answer, device=device,
        sequence=sequence, by_id=actor.id,
    )  # fmt: skip
    if answer is Answer.NOT_INSIDE:
        scan.conflict = Conflict.NEVER_IN
    db.session.flush()
    if answer in (Answer.WELCOME, Answer.GOODBYE) and shown.fair_pass is not None:
        add_passage(scan, shown.fair_pass)
        db.session.flush()
        live.touch(rules.hall_channel(fair.id), shown.fair_pass.channel)
    return scan


def new_scan(fair: Fair, shown: Shown, **values: Any) -> GateScan:
    """A fact, not yet weighed."""
    holder = shown.fair_pass.holder if shown.fair_pass else shown.code
    scan = GateScan(
        fair_id=fair.id,
        pass_id=shown.fair_pass.id if shown.fair_pass else None,
        holder=holder,
        code=shown.code,
        **{"let_pass": values["answer"] in rules.LETS_PASS, **values},
    )
    db.session.add(scan)
    return scan


def find_scan(fair: Fair, entry: str) -> GateScan | None:
    """The fact a device has named so before."""
    return db.session.scalar(sa.select(GateScan).where(GateScan.entry == entry, GateScan.fair_id == fair.id))


def _answer(fair: Fair, shown: Shown, direction: Direction, gate: str, now: datetime, device: str | None) -> Answer:
    if shown.fair_pass is not None and direction is Direction.OUT:
        return _let_out(fair, shown.fair_pass, gate, now)  # whoever wants to leave leaves, whatever their pass
    if shown.refusal is not None:
        return shown.refusal
    if shown.fair_pass is None:
        return Answer.UNKNOWN
    if not rules.lets_in(fair):
        return Answer.OVER if rules.is_past(fair) else Answer.NOT_OPEN
    return _let_in(fair, shown.fair_pass, gate, now, device)


def _let_in(fair: Fair, holder: FairPass, gate: str, now: datetime, device: str | None) -> Answer:
    before = {name: getattr(holder, name) for name in ("last_at", "last_gate", "first_in_at", "first_in_gate")}
    came_in = _move(
        holder,
        inside=True,
        last_at=now,
        last_gate=gate,
        first_in_at=sa.func.coalesce(FairPass.first_in_at, now),
        first_in_gate=sa.func.coalesce(FairPass.first_in_gate, gate),
    )
    if not came_in:
        return Answer.REVOKED if holder.revoked_at else Answer.ALREADY_INSIDE
    if take_place(fair, device):
        return Answer.WELCOME
    _move(holder, inside=False, **before)
    return Answer.FULL


def _let_out(fair: Fair, holder: FairPass, gate: str, now: datetime) -> Answer:
    if not _move(holder, inside=False, last_at=now, last_gate=gate):
        return Answer.NOT_INSIDE
    move_inside(fair, -1)
    return Answer.GOODBYE


def _move(holder: FairPass, *, inside: bool, **values: Any) -> bool:
    """One guarded UPDATE: of many scans at the same moment, one moves the pass."""
    valid = (FairPass.revoked_at.is_(None),) if inside else ()
    update = (
        sa.update(FairPass)
        .where(FairPass.id == holder.id, FairPass.inside.is_(not inside), *valid)
        .values(inside=inside, **values)
        .execution_options(synchronize_session=False)
    )
    moved: bool = db.session.execute(update).rowcount == 1  # type: ignore[attr-defined]
    db.session.refresh(holder)
    return moved


def readmit(
    actor: Any, *, fair: Fair, fair_pass: FairPass, gate: str, entry: str, device: str | None = None
) -> GateScan:
    """The holder went out without being scanned and is at the gate again: note the way out, then let them in."""
    require_gate_staff(actor)
    known = find_scan(fair, entry)
    if known is not None:
        return known
    if fair_pass.inside:
        note_unseen_exit(actor, fair=fair, fair_pass=fair_pass, gate=gate)
    return pass_gate(
        actor, fair=fair, text=fair_pass.code, direction=Direction.IN, gate=gate, entry=entry, device=device
    )


def note_unseen_exit(actor: Any, *, fair: Fair, fair_pass: FairPass, gate: str) -> GateScan:
    """Staff say that the holder has left without being scanned."""
    require_gate_staff(actor)
    now = clock.now()
    if not _move(fair_pass, inside=False, last_at=now, last_gate=gate):
        raise Refused(_l("This pass is not inside."))
    move_inside(fair, -1)
    scan = new_scan(
        fair, Shown(fair_pass.code, fair_pass), entry=str(uuid.uuid4()), direction=Direction.OUT, gate=gate,
        at=now, answer=Answer.GOODBYE, unseen=True, by_id=actor.id,
    )  # fmt: skip
    db.session.flush()
    add_passage(scan, fair_pass)
    db.session.flush()
    live.touch(rules.hall_channel(fair.id), fair_pass.channel)
    return scan


def undo(actor: Any, *, fair: Fair, entry: str) -> GateScan:
    """Take the last scan back, within a minute; the fact stays, marked."""
    require_gate_staff(actor)
    scan = find_scan(fair, entry)
    if scan is None:
        raise NotFound(_l("There is no such entry."))
    if not rules.can_undo(scan):
        raise Refused(_l("An entry can be undone within a minute, once."))
    take_back(fair, scan)
    return scan


def take_back(fair: Fair, scan: GateScan) -> None:
    """Mark a scan as undone and count its holder anew."""
    scan.undone_at = clock.now()
    db.session.flush()
    if scan.fair_pass is not None:
        recount(fair, [scan.fair_pass])


def require_gate_staff(actor: Any) -> None:
    """Refuse anybody who does not stand at a gate."""
    if not rules.can_run_gate(actor):
        raise Forbidden(_l("This belongs to the staff at the gate."))
