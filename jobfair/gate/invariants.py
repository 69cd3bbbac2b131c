"""What always holds at the gates (`flask check invariants`)."""

import sqlalchemy as sa

from jobfair.core.invariants import Invariant
from jobfair.gate.models import GatePassage
from jobfair.gate.rules import Direction

_before = sa.func.lag(GatePassage.direction).over(
    partition_by=(GatePassage.fair_id, GatePassage.holder), order_by=(GatePassage.at, GatePassage.id)
)
_passages = sa.select(GatePassage.id, GatePassage.direction, _before.label("before")).subquery()

invariants = (
    Invariant(
        "gate: nobody comes in twice without going out, or goes out without coming in",
        sa.select(_passages.c.id).where(
            _passages.c.direction == sa.func.coalesce(_passages.c.before, Direction.OUT.value)
        ),
    ),
)
