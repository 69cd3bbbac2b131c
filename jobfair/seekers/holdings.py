"""What the portal holds about a person: each domain registers its part, so that export and erasure are whole.

A domain above this one calls `register` from its `views.init_app`; the rows of a part are read by the columns' own
declaration (`info=personal()` or `sensitive()`), so a new personal column is in the export without further work.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.language import Text

Row = dict[str, Any]


@dataclass(frozen=True)
class Holding:
    """One part: what it is, what for, how long; how it is read, ended at the person's wish, and erased.

    `records` and `erase` take the account's key. `shown` names further columns that explain a row; `facts` adds
    readable values to a row (the title of a job for its key). `on_restriction` runs when deletion is asked for.
    """

    key: str
    title: Text
    purpose: Text
    retention: Text
    records: Callable[[int], Iterable[Any]]
    erase: Callable[[int], None]
    shown: tuple[str, ...] = ()
    facts: Callable[[Any], Row] | None = None
    on_restriction: Callable[[Account], None] | None = None
    order: int = 50

    def rows(self, account_id: int) -> list[Row]:
        """The rows of one person, ready for JSON."""
        return [self._row(record) for record in self.records(account_id)]

    def _row(self, record: Any) -> Row:
        columns = sa.inspect(type(record)).columns
        names = [name for name in self.shown if name in columns]
        names += [column.key for column in columns if column.info.get("privacy") and column.key not in names]
        row = {name: plain(getattr(record, name)) for name in names if not name.endswith("_id")}
        row.update(self.facts(record) if self.facts else {})
        return {name: value for name, value in row.items() if value not in (None, "", [])}


_registry: dict[str, Holding] = {}


def register(*holdings: Holding) -> None:
    """Add parts (again under the same key replaces: applications are made more than once in tests)."""
    _registry.update({holding.key: holding for holding in holdings})


def all_holdings() -> Sequence[Holding]:
    """Every registered part, in the order people read them."""
    return sorted(_registry.values(), key=lambda holding: holding.order)


def plain(value: Any) -> Any:
    """A value as JSON knows it: local times, plain enum values."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return clock.to_local(value).isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return value
