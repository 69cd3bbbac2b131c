"""Places in queues: who waits, was called, is served; and people sent on from one desk to another."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.core.database import EnumText, Record, in_states, one_of, personal, unique_while
from jobfair.gate.models import FairPass
from jobfair.queues.models.queues import ServiceQueue
from jobfair.queues.rules.states import (
    AT_A_PLACE,
    LIVE_STATES,
    Outcome,
    Priority,
    ReferralState,
    Source,
    TicketState,
)


class Ticket(Record):
    """A pass in a queue. The database itself holds that nobody is called or served at two places at once."""

    __tablename__ = "ticket"
    __table_args__ = (
        one_of("status", TicketState),
        one_of("source", Source),
        one_of("priority", Priority),
        one_of("outcome", Outcome),
        sa.UniqueConstraint("queue_id", "number"),
        unique_while("uq_ticket_live", "queue_id", "pass_id", condition=in_states("status", LIVE_STATES)),
        unique_while("uq_ticket_place", "pass_id", condition=in_states("status", AT_A_PLACE)),
        sa.Index("ix_ticket_waiting", "queue_id", "status", "rank"),
        sa.CheckConstraint(
            "status NOT IN ('called', 'serving') OR (called_at IS NOT NULL AND come_by IS NOT NULL)",
            name="called_at",
        ),
        sa.CheckConstraint("status <> 'serving' OR serving_at IS NOT NULL", name="serving_at"),
        sa.CheckConstraint("(status IN ('done', 'left', 'transferred')) = (ended_at IS NOT NULL)", name="ended_at"),
    )

    queue_id: Mapped[int] = mapped_column(sa.ForeignKey("service_queue.id"))
    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), index=True)
    pass_id: Mapped[int] = mapped_column(sa.ForeignKey("fair_pass.id"), index=True)
    number: Mapped[int]
    rank: Mapped[int] = mapped_column(sa.BigInteger)
    status: Mapped[TicketState] = mapped_column(EnumText(TicketState), default=TicketState.WAITING)
    source: Mapped[Source] = mapped_column(EnumText(Source))
    priority: Mapped[Priority | None] = mapped_column(EnumText(Priority))
    from_reserve: Mapped[bool] = mapped_column(default=False)  # the last call was one of the reserved ones
    joined_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    come_by: Mapped[datetime | None]  # the end of the time to come after a call
    coming_at: Mapped[datetime | None]  # "I am on my way"
    serving_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    called_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))  # whose turn it is or was
    joined_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))  # staff who keyed it in
    misses: Mapped[int] = mapped_column(default=0)
    put_backs: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[Outcome | None] = mapped_column(EnumText(Outcome))
    note: Mapped[str] = mapped_column(sa.String(500), default="", info=personal())  # the employer's team's

    queue: Mapped[ServiceQueue] = relationship(lazy="joined")
    fair_pass: Mapped[FairPass] = relationship(lazy="joined")
    called_by: Mapped[Account | None] = relationship(foreign_keys=[called_by_id])

    @property
    def label(self) -> str:
        """The number as it is spoken and shown."""
        return self.queue.label_of(self.number)


class Referral(Record):
    """Somebody sent on from one desk to another, with the place the person has there."""

    __tablename__ = "referral"
    __table_args__ = (one_of("status", ReferralState),)

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), index=True)
    from_ticket_id: Mapped[int] = mapped_column(sa.ForeignKey("ticket.id"), unique=True)
    ticket_id: Mapped[int] = mapped_column(sa.ForeignKey("ticket.id"), unique=True)  # the place at the other desk
    status: Mapped[ReferralState] = mapped_column(EnumText(ReferralState), default=ReferralState.OFFERED)
    reason: Mapped[str] = mapped_column(sa.String(300), default="", info=personal())
    referred_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    answer_by: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    from_ticket: Mapped[Ticket] = relationship(foreign_keys=[from_ticket_id])
    ticket: Mapped[Ticket] = relationship(foreign_keys=[ticket_id])
