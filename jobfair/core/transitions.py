"""Life cycles: one table of verbs per thing, applied by one guarded UPDATE and one history row.

BOOKING = Workflow(
    Verb("confirm", (S.APPLIED,), S.CONFIRMED),
    Verb("refuse", (S.APPLIED, S.CONFIRMED), S.REFUSED, reason_required=True),
)                                                        # in rules.py, pure
transitions.apply(BOOKING, "confirm", booking, actor=actor)    # in services.py
"""

from collections.abc import Sequence
from typing import Any, Protocol

import sqlalchemy as sa

from jobfair.core import clock
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.history import StateChange
from jobfair.core.language import _l
from jobfair.core.status import Status
from jobfair.core.workflow import Workflow
from jobfair.extensions import db


class Actor(Protocol):
    """Whoever does something: an account. None in its place means the portal itself (a deadline passed)."""

    id: Any


def begin(
    workflow: Workflow,
    record: Any,
    *,
    actor: Actor | None,
    reason: str | None = None,
    on_behalf_of: Actor | None = None,
) -> None:
    """Write the first history row of a new record (flushed, so that it has its key)."""
    db.session.add(record)
    db.session.flush()
    _log(record, "begin", None, workflow.initial, actor, on_behalf_of, reason)


def apply(
    workflow: Workflow,
    name: str,
    record: Any,
    *,
    actor: Actor | None,
    reason: str | None = None,
    on_behalf_of: Actor | None = None,
    **values: Any,
) -> None:
    """Take one step: a single UPDATE guarded by the old state, then one history row.

    `values` are further columns set by the same UPDATE. Raises Conflict when the record is not (or no longer) in a
    state that allows the step, Invalid when the step needs a reason and has none.
    """
    verb = workflow.verbs[name]
    if verb.reason_required and not (reason or "").strip():
        raise Invalid(_l("Please give the reason; the other side will read it."), field="reason")
    db.session.flush()
    table = type(record)
    old = record.status
    if old not in verb.sources:
        raise Conflict(_moved_on(old))
    update = (
        sa.update(table)
        .where(table.id == record.id, table.status == old)
        .values(status=verb.target, updated_at=clock.now(), **values)
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(update).rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(_l("Somebody else has just changed this. Please look again."))
    db.session.refresh(record)
    _log(record, verb.name, old, verb.target, actor, on_behalf_of, reason)


def apply_to_all(
    workflow: Workflow,
    name: str,
    records: Sequence[Any],
    *,
    actor: Actor | None,
    reason: str | None = None,
    **values: Any,
) -> None:
    """The same step for many records of one kind: one UPDATE for each old state, and the history rows at once.

    All or none: raises as `apply` does when a single one is not (or no longer) in a state that allows the step.
    """
    verb = workflow.verbs[name]
    if verb.reason_required and not (reason or "").strip():
        raise Invalid(_l("Please give the reason; the other side will read it."), field="reason")
    db.session.flush()
    for old, group in _by_state(records).items():
        if old not in verb.sources:
            raise Conflict(_moved_on(old))
        table, ids = type(group[0]), [record.id for record in group]
        update = (
            sa.update(table)
            .where(table.id.in_(ids), table.status == old)
            .values(status=verb.target, updated_at=clock.now(), **values)
            .execution_options(synchronize_session=False)
        )
        if db.session.execute(update).rowcount != len(ids):  # type: ignore[attr-defined]
            raise Conflict(_l("Somebody else has just changed this. Please look again."))
        fresh = sa.select(table).where(table.id.in_(ids)).execution_options(populate_existing=True)
        db.session.scalars(fresh).unique().all()
        rows = [_row(record, verb.name, old, verb.target, actor, None, reason) for record in group]
        db.session.execute(sa.insert(StateChange), rows)


def _by_state(records: Sequence[Any]) -> dict[Status, list[Any]]:
    found: dict[Status, list[Any]] = {}
    for record in records:
        found.setdefault(record.status, []).append(record)
    return found


def _moved_on(state: Status) -> Any:
    return _l("This is no longer possible: it is now “%(state)s”.", state=state.label)


def _log(record: Any, *step: Any) -> None:
    db.session.add(StateChange(**_row(record, *step)))
    db.session.flush()


def _row(
    record: Any,
    verb: str,
    old: Status | None,
    new: Status,
    actor: Actor | None,
    on_behalf_of: Actor | None,
    reason: str | None,
) -> dict[str, Any]:
    """A row of the history."""
    return {
        "entity": type(record).__tablename__,
        "entity_id": record.id,
        "verb": verb,
        "from_state": old.value if old is not None else None,
        "to_state": new.value,
        "actor_id": actor.id if actor is not None else None,
        "on_behalf_of_id": on_behalf_of.id if on_behalf_of is not None else None,
        "reason": (reason or "").strip() or None,
    }
