"""Passages at the gates of a fair."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.core.database import Base, EnumText, one_of
from jobfair.gate.rules import Direction


class GatePassage(Base):
    """A passage at a gate. `holder` is the pass or paper ticket; people are distinct holders that came in."""

    __tablename__ = "gate_passage"
    __table_args__ = (
        one_of("direction", Direction),
        sa.Index("ix_gate_passage_fair_holder", "fair_id", "direction", "holder"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"))
    holder: Mapped[str] = mapped_column(sa.String(40))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    direction: Mapped[Direction] = mapped_column(EnumText(Direction))
    gate: Mapped[str] = mapped_column(sa.String(20), default="A")
    at: Mapped[datetime]
