"""One row per change of state: what, from, to, who, on whose behalf, why, when. Append only."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.core import clock
from jobfair.core.database import Base
from jobfair.extensions import db


class StateChange(Base):
    """A step in the life of a record. `entity` is its table name, `entity_id` its key."""

    __tablename__ = "state_change"
    __table_args__ = (sa.Index("ix_state_change_entity", "entity", "entity_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entity: Mapped[str] = mapped_column(sa.String(40))
    entity_id: Mapped[int]
    verb: Mapped[str] = mapped_column(sa.String(40))
    from_state: Mapped[str | None] = mapped_column(sa.String(32))
    to_state: Mapped[str] = mapped_column(sa.String(32))
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    on_behalf_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    reason: Mapped[str | None] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(default=clock.now)


def changes_of(entity: str, entity_id: int) -> list[StateChange]:
    """The life of one record, oldest first."""
    query = (
        sa.select(StateChange)
        .where(StateChange.entity == entity, StateChange.entity_id == entity_id)
        .order_by(StateChange.id)
    )
    return list(db.session.scalars(query))
