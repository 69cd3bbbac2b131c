"""The service ledger: every act at a desk (条例 art. 33: who, process and result, kept for at least two years)."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.core.database import Base, EncryptedText, EnumText, one_of, personal, sensitive
from jobfair.queues.models.queues import ServiceQueue
from jobfair.queues.models.tickets import Ticket
from jobfair.queues.rules.states import DeskResult


class ServiceEntry(Base):
    """One act at a desk. Append only: a mistake is put right by a new row that names the one it replaces."""

    __tablename__ = "service_entry"
    __table_args__ = (
        one_of("result", DeskResult),
        sa.CheckConstraint("minutes BETWEEN 0 AND 600", name="minutes"),
        sa.Index("ix_service_entry_fair", "fair_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(6), unique=True)  # on the slip; how the person asks about it later
    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"))
    queue_id: Mapped[int] = mapped_column(sa.ForeignKey("service_queue.id"), index=True)
    ticket_id: Mapped[int | None] = mapped_column(sa.ForeignKey("ticket.id"), index=True)
    served_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    topic: Mapped[str] = mapped_column(sa.String(120))
    minutes: Mapped[int | None]
    # Belonging to a group is sensitive (PIPL art. 28); asked for only where the service depends on it.
    group_key: Mapped[str | None] = mapped_column(EncryptedText, info=sensitive())
    result: Mapped[DeskResult] = mapped_column(EnumText(DeskResult))
    note: Mapped[str] = mapped_column(sa.String(500), default="", info=personal())
    corrects_id: Mapped[int | None] = mapped_column(sa.ForeignKey("service_entry.id"), unique=True)
    at: Mapped[datetime]

    queue: Mapped[ServiceQueue] = relationship()
    ticket: Mapped[Ticket | None] = relationship()
    served_by: Mapped[Account] = relationship()
