"""Declarative base, column types and constraint helpers shared by all tables.

SQLite and PostgreSQL are both first class: the types below hide where the two differ.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from jobfair.core import clock, crypto

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


E = TypeVar("E", bound=StrEnum)


class UTCDateTime(TypeDecorator[datetime]):
    """Aware UTC moments; SQLite stores them naive and gets the zone back on reading."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments, store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime was about to be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give aware UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EncryptedText(TypeDecorator[str]):
    """Text that is unreadable without the installation's field keys (sensitive data, PIPL art. 28, 51)."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt on the way in."""
        return None if value is None else crypto.encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt on the way out."""
        return None if value is None else crypto.decrypt(value)


class EnumText(TypeDecorator[E], Generic[E]):
    """A StrEnum kept as short text; `one_of` adds the CHECK that binds it."""

    impl = sa.String(32)
    cache_ok = True

    def __init__(self, enum: type[E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Store the plain value; anything that is not a member is refused."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """Give the member back."""
        return None if value is None else self.enum(value)


def one_of(column: str, enum: type[StrEnum]) -> sa.CheckConstraint:
    """CHECK that `column` holds a value of `enum`."""
    values = ", ".join(f"'{member.value}'" for member in enum)
    return sa.CheckConstraint(f"{column} IN ({values})", name=column)


def in_states(column: str, states: Iterable[StrEnum]) -> sa.TextClause:
    """Condition for partial indexes: `column` is one of `states`."""
    values = ", ".join(f"'{state.value}'" for state in states)
    return sa.text(f"{column} IN ({values})")


def unique_while(name: str, *columns: str, condition: sa.TextClause) -> sa.Index:
    """Partial unique index: unique among the rows for which `condition` holds (both databases)."""
    return sa.Index(name, *columns, unique=True, sqlite_where=condition, postgresql_where=condition)


class Base(DeclarativeBase):
    """Base of every table."""

    registry = registry(
        metadata=sa.MetaData(naming_convention=NAMING),
        type_annotation_map={
            datetime: UTCDateTime(),
            dict[str, Any]: sa.JSON(),
            list[str]: sa.JSON(),
        },
    )


class Record(Base):
    """A table with a surrogate key and the moments of making and last change."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)
    created_at: Mapped[datetime] = mapped_column(default=clock.now, sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now, sort_order=91)


def personal(**extra: Any) -> dict[str, Any]:
    """Column `info`: personal data, shown to those with a reason (PIPL art. 4)."""
    return {"privacy": "personal", **extra}


def sensitive(**extra: Any) -> dict[str, Any]:
    """Column `info`: sensitive personal data, encrypted, reads logged (PIPL art. 28)."""
    return {"privacy": "sensitive", **extra}
