"""What gates did without network, told afterwards: facts with their own moments, none lost, none twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from jobfair.core import clock
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate.models import FairPass, GateScan
from jobfair.gate.queries.identify import identify
from jobfair.gate.rules import LETS_PASS, Answer, Conflict, Direction
from jobfair.gate.services.counting import recount
from jobfair.gate.services.passages import new_scan, require_gate_staff


class Entry(NamedTuple):
    """What a gate decided by itself: its own number for it, what was shown, when, and what it answered."""

    entry: str
    sequence: int
    text: str
    direction: Direction
    gate: str
    at: datetime
    answer: Answer
    undone: bool = False


def settle(actor: Any, *, fair: Fair, device: str, entries: Sequence[Entry]) -> list[str]:
    """Keep the entries as facts and count anew whom they concern; the names of all that are kept now.

    An entry known already is not counted again. Where the portal had answered but the answer never reached the
    gate, what the gate did is what happened.
    """
    require_gate_staff(actor)
    known = _known(fair, entries)
    touched: dict[int, FairPass] = {}
    for said in sorted(entries, key=lambda one: one.at):
        scan = known.get(said.entry)
        if scan is None:
            scan = known[said.entry] = _keep(actor, fair, device, said)
        elif not _correct(scan, said):
            continue
        db.session.flush()
        if scan.fair_pass is not None and (scan.let_pass or scan.offline):
            touched[scan.fair_pass.id] = scan.fair_pass
    if touched:
        recount(fair, list(touched.values()))
    return [one.entry for one in entries]


def _known(fair: Fair, entries: Sequence[Entry]) -> dict[str, GateScan]:
    names = [one.entry for one in entries]
    query = sa.select(GateScan).where(GateScan.entry.in_(names), GateScan.fair_id == fair.id)
    return {scan.entry: scan for scan in db.session.scalars(query)}


def _keep(actor: Any, fair: Fair, device: str, said: Entry) -> GateScan:
    """A new fact; a moment in the future is a wrong clock."""
    now = clock.now()
    shown = identify(fair, said.text)
    scan = new_scan(
        fair, shown, entry=said.entry, direction=said.direction, gate=said.gate, at=min(said.at, now),
        received_at=now, answer=said.answer, offline=True, device=device, sequence=said.sequence, by_id=actor.id,
    )  # fmt: skip
    if said.undone:
        scan.undone_at = now
    if shown.refusal is Answer.REVOKED and said.answer is Answer.WELCOME:
        scan.conflict = Conflict.DEAD_CODE
    return scan


def _correct(scan: GateScan, said: Entry) -> bool:
    """Bring a known fact to what the gate says happened; whether anything changed."""
    before = (scan.let_pass, scan.undone_at is None)
    if said.answer is not Answer.UNANSWERED and said.answer is not scan.answer:
        scan.answer, scan.let_pass, scan.offline = said.answer, said.answer in LETS_PASS, True
    if said.undone and scan.undone_at is None:
        scan.undone_at = clock.now()
    return before != (scan.let_pass, scan.undone_at is None)
