"""Employers on the day: help they ask for, and what they hand in before they leave."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.booths.models.bookings import Booking
from jobfair.booths.rules.day import HelpKind, HelpState
from jobfair.core.database import EnumText, Record, one_of


class HelpRequest(Record):
    """An employer at its booth needs something."""

    __tablename__ = "help_request"
    __table_args__ = (
        one_of("status", HelpState),
        one_of("kind", HelpKind),
        sa.Index("ix_help_request_status", "fair_id", "status"),
    )

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"))
    booking_id: Mapped[int] = mapped_column(sa.ForeignKey("booking.id"), index=True)
    kind: Mapped[HelpKind] = mapped_column(EnumText(HelpKind))
    text: Mapped[str] = mapped_column(sa.String(300), default="")
    status: Mapped[HelpState] = mapped_column(EnumText(HelpState), default=HelpState.OPEN)
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    taken_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    taken_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(sa.String(300), default="")

    booking: Mapped[Booking] = relationship(lazy="joined")
    taken_by: Mapped[Account | None] = relationship(foreign_keys=[taken_by_id])


class ClosingFeedback(Record):
    """The form an employer hands in before it leaves (招聘情况反馈表, domain.md 4.2 item 5)."""

    __tablename__ = "closing_feedback"
    __table_args__ = (
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        sa.CheckConstraint("wanted >= 0 AND resumes >= 0 AND interviews >= 0", name="counts"),
        sa.CheckConstraint("intentions >= 0 AND planned_hires >= 0", name="outcomes"),
    )

    booking_id: Mapped[int] = mapped_column(sa.ForeignKey("booking.id"), unique=True)
    wanted: Mapped[int]  # 招聘人数
    resumes: Mapped[int]  # 收到简历数
    interviews: Mapped[int]  # 现场面试数
    intentions: Mapped[int]  # 初步达成意向数
    planned_hires: Mapped[int]  # 拟录用
    rating: Mapped[int]  # 对服务的评价, 1 to 5
    remarks: Mapped[str] = mapped_column(sa.Text, default="")
    filled_in_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    # Keyed in by staff from the paper form: the person who signed it.
    signed_by: Mapped[str | None] = mapped_column(sa.String(60))

    booking: Mapped[Booking] = relationship()
    filled_in_by: Mapped[Account | None] = relationship()
