"""What one load knows: its day, whom and what it has written, and the history rows it still owes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.core.database import Base
from jobfair.core.history import StateChange
from jobfair.core.workflow import Workflow
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.postings.models import Posting

BATCH = 2000


@dataclass(frozen=True)
class Step:
    """A verb at a moment, by somebody (None: the portal itself)."""

    verb: str
    at: datetime
    actor: Account | None = None
    reason: str | None = None


@dataclass
class Ledger:
    """One load on one day."""

    today: date
    staff: dict[Role, Account] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)  # by login
    employers: dict[str, Employer] = field(default_factory=dict)
    owners: dict[str, Account] = field(default_factory=dict)
    seekers: dict[int, Account] = field(default_factory=dict)
    fairs: dict[str, Fair] = field(default_factory=dict)
    booth_codes: dict[tuple[str, str], str] = field(default_factory=dict)
    postings: dict[str, Posting] = field(default_factory=dict)
    history: list[dict[str, Any]] = field(default_factory=list)

    @property
    def reviewer(self) -> Account:
        """Who reviewed everything."""
        return self.staff[Role.REVIEWER]

    def record(
        self,
        entity: Base,
        workflow: Workflow,
        begun_at: datetime,
        steps: Iterable[Step],
        *,
        by: Account | None = None,
    ) -> Any:
        """Owe the history of a flushed record; returns the state it ends in, for the column.

        Raises ValueError for a step that the life cycle does not allow.
        """
        state: Any = workflow.initial
        self._owe(entity, Step("begin", begun_at, by), None, state)
        for step in steps:
            if not workflow.allows(step.verb, state):
                raise ValueError(f"{entity.__tablename__}: {step.verb} is not a step out of {state}")
            old, state = state, workflow.verbs[step.verb].target
            self._owe(entity, step, old, state)
        return state

    def _owe(self, entity: Any, step: Step, old: Any, new: Any) -> None:
        row = {
            "entity": entity.__tablename__,
            "entity_id": entity.id,
            "verb": step.verb,
            "from_state": old.value if old is not None else None,
            "to_state": new.value,
            "actor_id": step.actor.id if step.actor else None,
            "reason": step.reason,
            "at": step.at,
        }
        self.history.append(row)

    def pay(self) -> None:
        """Write the history rows owed, oldest first."""
        insert(StateChange, sorted(self.history, key=lambda row: row["at"]))
        self.history.clear()


def insert(table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Write many rows at once; nobody needs their keys."""
    for start in range(0, len(rows), BATCH):
        db.session.execute(sa.insert(table), rows[start : start + BATCH])


def add(records: list[Any]) -> None:
    """Add records and give them their keys, in one batch."""
    db.session.add_all(records)
    db.session.flush()


def moment(day: date, minute: float = 0) -> datetime:
    """So many minutes after local midnight of a day."""
    return clock.start_of_day(day) + timedelta(minutes=minute)


def half_past(day: date, hour: int) -> datetime:
    """Half past a local hour."""
    return clock.local_moment(day, time(hour, 30))


def ids(model: Any, key: str = "key") -> dict[str, int]:
    """Row numbers of a dictionary by key."""
    return {getattr(row, key): row.id for row in db.session.execute(sa.select(getattr(model, key), model.id))}
