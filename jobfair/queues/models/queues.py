"""Queues of a fair: one for each open booth and each desk, and what staff have set for them."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.booths.models import Booking
from jobfair.core.database import EnumText, Record, one_of
from jobfair.core.language import Bilingual
from jobfair.fairs.models import Fair, FairZone
from jobfair.queues.rules.fairness import MOST_RESERVED
from jobfair.queues.rules.states import QueueKind, QueueState


class QueueRules(Record):
    """What holds for the queues of one fair. A fair without a row has the defaults written here."""

    __tablename__ = "queue_rules"
    __table_args__ = (
        sa.CheckConstraint("most_places BETWEEN 1 AND 20", name="most_places"),
        sa.CheckConstraint(f"reserve_percent BETWEEN 0 AND {MOST_RESERVED}", name="reserve_percent"),
        sa.CheckConstraint("grace_minutes BETWEEN 1 AND 60", name="grace_minutes"),
        sa.CheckConstraint("places_back BETWEEN 1 AND 20", name="places_back"),
        sa.CheckConstraint("referral_minutes BETWEEN 1 AND 240", name="referral_minutes"),
        sa.CheckConstraint("minutes_each BETWEEN 1 AND 60", name="minutes_each"),
    )

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"), unique=True)
    most_places: Mapped[int] = mapped_column(default=3)  # places one person may hold at once
    reserve_percent: Mapped[int] = mapped_column(default=20)  # of the calls, for people with a reason
    grace_minutes: Mapped[int] = mapped_column(default=5)  # from the call to being counted as missed
    places_back: Mapped[int] = mapped_column(default=3)  # "I need longer": so many people pass
    referral_minutes: Mapped[int] = mapped_column(default=20)  # for the other desk to take somebody sent on
    minutes_each: Mapped[int] = mapped_column(default=8)  # of a turn, until turns have been measured

    fair: Mapped[Fair] = relationship()


class ServiceQueue(Record):
    """A queue. Not `__public__`: it changes with every call, and pages follow it by its live channel."""

    __tablename__ = "service_queue"
    __table_args__ = (
        one_of("kind", QueueKind),
        one_of("status", QueueState),
        sa.UniqueConstraint("fair_id", "code"),
        sa.CheckConstraint("(kind = 'booth') = (booking_id IS NOT NULL)", name="booking"),
        sa.CheckConstraint("seats BETWEEN 1 AND 20", name="seats"),
        sa.CheckConstraint(f"reserve_percent BETWEEN 0 AND {MOST_RESERVED}", name="reserve_percent"),
        sa.CheckConstraint("grace_minutes BETWEEN 1 AND 60", name="grace_minutes"),
        sa.CheckConstraint("minutes_each BETWEEN 1 AND 60", name="minutes_each"),
    )

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), index=True)
    kind: Mapped[QueueKind] = mapped_column(EnumText(QueueKind))
    booking_id: Mapped[int | None] = mapped_column(sa.ForeignKey("booking.id"), unique=True)
    zone_id: Mapped[int | None] = mapped_column(sa.ForeignKey("fair_zone.id"))
    name_zh: Mapped[str] = mapped_column(sa.String(120))
    name_en: Mapped[str] = mapped_column(sa.String(200))
    code: Mapped[str] = mapped_column(sa.String(10))  # the booth's, or one letter: what numbers begin with
    side: Mapped[str] = mapped_column(sa.String(10), default="")  # of the hall; which board shows it
    place_zh: Mapped[str] = mapped_column(sa.String(80), default="")  # how to find it
    place_en: Mapped[str] = mapped_column(sa.String(120), default="")
    status: Mapped[QueueState] = mapped_column(EnumText(QueueState), default=QueueState.OPEN)
    seats: Mapped[int] = mapped_column(default=1)  # people served side by side
    reserve_percent: Mapped[int] = mapped_column(default=20)
    grace_minutes: Mapped[int] = mapped_column(default=5)
    minutes_each: Mapped[int] = mapped_column(default=8)
    last_number: Mapped[int] = mapped_column(default=0)
    last_rank: Mapped[int] = mapped_column(default=0)
    calls_made: Mapped[int] = mapped_column(default=0)  # also the turn a press of "next" is good for

    fair: Mapped[Fair] = relationship(lazy="joined")
    booking: Mapped[Booking | None] = relationship()
    zone: Mapped[FairZone | None] = relationship()

    @property
    def name(self) -> Bilingual:
        """The employer's or the desk's name."""
        return Bilingual(self.name_zh, self.name_en or self.name_zh)

    @property
    def place(self) -> Bilingual:
        """Where to go."""
        return Bilingual(self.place_zh, self.place_en or self.place_zh)

    def label_of(self, number: int) -> str:
        """A number as it is spoken and shown: “A12-007” at a booth, “P012” at a desk."""
        return f"{self.code}{'-' if self.code[-1:].isdigit() else ''}{number:03d}"

    @property
    def channel(self) -> str:
        """The live channel of this queue."""
        return f"queue:{self.id}"
