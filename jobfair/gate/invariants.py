"""What always holds at the gates (`flask check invariants`)."""

import sqlalchemy as sa

from jobfair.core.invariants import Invariant, at_most_one
from jobfair.fairs.models import Fair
from jobfair.gate.models import FairPass, GateDevice, GateOccupancy, GatePassage, GateScan
from jobfair.gate.rules import Conflict, Direction

_before = sa.func.lag(GatePassage.direction).over(
    partition_by=(GatePassage.fair_id, GatePassage.holder), order_by=(GatePassage.at, GatePassage.id)
)
_passages = sa.select(GatePassage.id, GatePassage.direction, _before.label("before")).subquery()

_step = sa.case((GatePassage.direction == Direction.IN, 1), else_=-1)
_in_hall = (
    sa.select(GatePassage.fair_id, sa.func.sum(_step).label("inside")).group_by(GatePassage.fair_id).subquery()
)
_of_holder = (
    sa.select(GatePassage.fair_id, GatePassage.holder, sa.func.sum(_step).label("inside"))
    .group_by(GatePassage.fair_id, GatePassage.holder)
    .subquery()
)
_lent = (
    sa.select(GateDevice.fair_id, sa.func.sum(GateDevice.lent).label("lent"))
    .group_by(GateDevice.fair_id)
    .subquery()
)
_counts = sa.and_(
    GateScan.pass_id.is_not(None),
    GateScan.let_pass,
    GateScan.undone_at.is_(None),
    sa.or_(GateScan.conflict.is_(None), GateScan.conflict == Conflict.DEAD_CODE),
)

invariants = (
    Invariant(
        "gate: nobody comes in twice without going out, or goes out without coming in",
        sa.select(_passages.c.id).where(
            _passages.c.direction == sa.func.coalesce(_passages.c.before, Direction.OUT.value)
        ),
    ),
    Invariant(
        "gate: the number of people inside is what the passages come to",
        sa.select(GateOccupancy.fair_id)
        .outerjoin(_in_hall, _in_hall.c.fair_id == GateOccupancy.fair_id)
        .where(GateOccupancy.inside != sa.func.coalesce(_in_hall.c.inside, 0)),
    ),
    Invariant(
        "gate: no more people inside than approved (Safety of Large-Scale Mass Events art. 18)",
        sa.select(GateOccupancy.fair_id)
        .join(Fair, Fair.id == GateOccupancy.fair_id)
        .where(GateOccupancy.inside > Fair.approved_capacity),
    ),
    Invariant(
        "gate: places lent to gates add up",
        sa.select(GateOccupancy.fair_id)
        .outerjoin(_lent, _lent.c.fair_id == GateOccupancy.fair_id)
        .where(GateOccupancy.lent != sa.func.coalesce(_lent.c.lent, 0)),
    ),
    Invariant(
        "gate: a pass is inside when its passages say so",
        sa.select(FairPass.id)
        .outerjoin(
            _of_holder, sa.and_(_of_holder.c.fair_id == FairPass.fair_id, _of_holder.c.holder == FairPass.holder)
        )
        .where(sa.case((FairPass.inside, 1), else_=0) != sa.func.coalesce(_of_holder.c.inside, 0)),
    ),
    Invariant(
        "gate: a scan that let somebody pass counts once, any other not at all",
        sa.select(GateScan.id)
        .outerjoin(GatePassage, GatePassage.scan_id == GateScan.id)
        .where(sa.case((_counts, 1), else_=0) != sa.case((GatePassage.id.is_(None), 0), else_=1)),
    ),
    at_most_one(
        "gate: one pass per person and fair",
        FairPass.fair_id,
        FairPass.account_id,
        where=FairPass.account_id.is_not(None),
    ),
)
