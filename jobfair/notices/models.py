"""The in-app inbox and each person's choice of channels."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.core import clock
from jobfair.core.database import Base, personal


class Notice(Base):
    """One message in somebody's inbox, written in their language when the event happened."""

    __tablename__ = "notice"
    __table_args__ = (sa.Index("ix_notice_inbox", "account_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(sa.String(60))
    title: Mapped[str] = mapped_column(sa.String(200), info=personal())
    body: Mapped[str] = mapped_column(sa.Text, info=personal())
    path: Mapped[str | None] = mapped_column(sa.String(300))
    language: Mapped[str] = mapped_column(sa.String(2), default="zh")
    dedupe_key: Mapped[str | None] = mapped_column(sa.String(120), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    read_at: Mapped[datetime | None]


class ChannelPreference(Base):
    """Whether a topic also goes out by mail or text message; without a row the topic's default holds."""

    __tablename__ = "channel_preference"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[str] = mapped_column(sa.String(30), primary_key=True)
    channel: Mapped[str] = mapped_column(sa.String(10), primary_key=True)
    wanted: Mapped[bool]
