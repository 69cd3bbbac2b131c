"""What must hold whatever happened – races, crashes, restored backups – each written as a query that finds nothing.

A domain publishes its own in `jobfair/<domain>/invariants.py` as a tuple `invariants`:

    invariants = (
        *life_cycle(Booking, BOOKING),
        at_most_one("a booth is taken once", Booking.fair_id, Booking.booth_id, where=Booking.status.in_(LIVE)),
        Invariant("nobody is called to two places", sa.select(Ticket.id).where(...)),
    )

`flask check invariants` runs them all; the drills run it after every crash and race.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

import sqlalchemy as sa

from jobfair.core.history import StateChange
from jobfair.core.outbox import Delivery, OutboxMessage
from jobfair.core.workflow import Workflow
from jobfair.extensions import db

EXAMPLES = 5  # rows named of what breaks a promise


@dataclass(frozen=True)
class Invariant:
    """A promise in words, and the rows that break it: their keys in the first column."""

    name: str
    broken: sa.Select[Any]


@dataclass(frozen=True)
class Breach:
    """A promise that does not hold: how many rows break it, and the keys of the first."""

    name: str
    count: int
    keys: tuple[Any, ...]

    def __str__(self) -> str:
        shown = ", ".join(map(str, self.keys)) + (", …" if self.count > len(self.keys) else "")
        return f"{self.name}: {self.count} rows ({shown})"


def at_most_one(name: str, *columns: Any, where: Any) -> Invariant:
    """Among the rows for which `where` holds, the columns together are never twice the same (NULL is nobody)."""
    given = [column.is_not(None) for column in columns]
    return Invariant(name, sa.select(*columns).where(where, *given).group_by(*columns).having(sa.func.count() > 1))


def life_cycle(table: Any, workflow: Workflow) -> tuple[Invariant, ...]:
    """For a table with `status`: every state was reached by allowed steps, each with exactly one history row."""
    entity = table.__tablename__
    before = sa.func.lag(StateChange.to_state).over(partition_by=StateChange.entity_id, order_by=StateChange.id)
    after = sa.func.lead(StateChange.to_state).over(partition_by=StateChange.entity_id, order_by=StateChange.id)
    steps = (
        sa.select(
            StateChange.entity_id,
            StateChange.verb,
            StateChange.from_state,
            StateChange.to_state,
            before.label("before"),
            after.label("after"),
        )
        .where(StateChange.entity == entity)
        .subquery()
    )
    known = sa.select(StateChange.entity_id).where(StateChange.entity == entity)
    is_first = sa.and_(steps.c.before.is_(None), steps.c.from_state.is_(None))
    follows = steps.c.from_state == steps.c.before
    stands = sa.cast(table.status, sa.String)
    return (
        Invariant(f"{entity}: every row has a history", sa.select(table.id).where(table.id.not_in(known))),
        Invariant(
            f"{entity}: the state is where the last step led",
            sa.select(table.id)
            .join(steps, steps.c.entity_id == table.id)
            .where(steps.c.after.is_(None), steps.c.to_state != stands),
        ),
        Invariant(
            f"{entity}: each step begins where the one before ended",
            sa.select(steps.c.entity_id).where(sa.not_(sa.or_(is_first, sa.func.coalesce(follows, sa.false())))),
        ),
        Invariant(
            f"{entity}: every step is one the life cycle allows",
            sa.select(steps.c.entity_id).where(sa.not_(sa.or_(*_allowed(steps, workflow)))),
        ),
    )


def _allowed(steps: Any, workflow: Workflow) -> Iterable[Any]:
    yield sa.and_(steps.c.verb == "begin", steps.c.from_state.is_(None), steps.c.to_state == workflow.initial.value)
    for verb in workflow:
        sources = [state.value for state in verb.sources]
        from_one = sa.func.coalesce(steps.c.from_state.in_(sources), sa.false())
        yield sa.and_(steps.c.verb == verb.name, from_one, steps.c.to_state == verb.target.value)


invariants = (
    at_most_one(
        "outbox: an event goes to an address once",
        OutboxMessage.dedupe_key,
        where=OutboxMessage.dedupe_key.is_not(None),
    ),
    Invariant(
        "outbox: what was sent says when, what was not says nothing",
        sa.select(OutboxMessage.id).where(
            (OutboxMessage.status == Delivery.SENT) != OutboxMessage.sent_at.is_not(None)
        ),
    ),
)


def published() -> tuple[Invariant, ...]:
    """The promises of the kernel and of every domain that has an `invariants` module, by name of the domain."""
    package = import_module("jobfair")
    found: list[Invariant] = []
    for part in sorted(module.name for module in iter_modules(package.__path__) if module.ispkg):
        name = f"jobfair.{part}.invariants"
        if find_spec(name) is not None:
            found += import_module(name).invariants
    return tuple(found)


def breaches(promises: Iterable[Invariant] | None = None) -> list[Breach]:
    """Those that do not hold in the database now; empty when all is well."""
    found = []
    for promise in published() if promises is None else promises:
        rows = promise.broken.subquery()
        count = db.session.scalar(sa.select(sa.func.count()).select_from(rows)) or 0
        if count:
            keys = db.session.scalars(promise.broken.limit(EXAMPLES)).all()
            found.append(Breach(promise.name, count, tuple(keys)))
    return found
