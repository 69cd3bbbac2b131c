"""Employers that take a booth, wait for one, or are part of a legal entity that has one."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.booths.models.plan import Booth
from jobfair.booths.rules import LIVE_STATES, BookingState
from jobfair.core.database import Base, EnumText, Record, in_states, one_of, unique_while
from jobfair.employers.models import Employer
from jobfair.fairs.models import Fair, FairZone

_LIVE = in_states("status", LIVE_STATES)


class Booking(Record):
    """One employer at one fair: at most one live booking per legal entity, at most one employer per booth.

    On the waiting list it has no booth; a booth that is offered is held like every other until `offered_until`.
    """

    __tablename__ = "booking"
    __table_args__ = (
        one_of("status", BookingState),
        unique_while("uq_booking_employer", "fair_id", "employer_id", condition=_LIVE),
        unique_while("uq_booking_entity", "fair_id", "entity_code", condition=_LIVE),
        unique_while("uq_booking_booth", "fair_id", "booth_id", condition=_LIVE),
        sa.CheckConstraint("status <> 'waiting' OR booth_id IS NULL", name="waits_without_booth"),
        sa.CheckConstraint("status <> 'offered' OR offered_until IS NOT NULL", name="offer_has_end"),
        sa.CheckConstraint("recruiters >= 0", name="recruiters"),
    )
    __public__ = True

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), index=True)
    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    # The credit code of the legal entity: the employer's own, or its parent's where it is known to be a branch.
    entity_code: Mapped[str | None] = mapped_column(sa.String(18))
    booth_id: Mapped[int | None] = mapped_column(sa.ForeignKey("booth.id"))
    status: Mapped[BookingState] = mapped_column(EnumText(BookingState), default=BookingState.APPLIED)
    booked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    # What the employer says when it applies.
    recruiters: Mapped[int] = mapped_column(default=0, server_default="0")
    needs: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    submitted_at: Mapped[datetime | None]  # since when it waits for staff
    # Waiting list: since when (declining puts one at its end), the zone wanted, whether it would come on the day.
    waiting_since: Mapped[datetime | None]
    wanted_zone_id: Mapped[int | None] = mapped_column(sa.ForeignKey("fair_zone.id", ondelete="SET NULL"))
    standby: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    offered_until: Mapped[datetime | None]
    offered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    # On the day.
    arrived_at: Mapped[datetime | None]
    arrived_late: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    recruiters_came: Mapped[int | None]
    poster_checked: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    left_at: Mapped[datetime | None]

    fair: Mapped[Fair] = relationship()
    employer: Mapped[Employer] = relationship(lazy="joined")
    booth: Mapped[Booth | None] = relationship(lazy="joined")
    wanted_zone: Mapped[FairZone | None] = relationship()
    booked_by: Mapped[Account | None] = relationship(foreign_keys=[booked_by_id])


class BranchLink(Base):
    """That an employer is a branch of a legal entity with another credit code, as staff have found."""

    __tablename__ = "branch_link"

    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True)
    entity_code: Mapped[str] = mapped_column(sa.String(18), index=True)
    recorded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    recorded_at: Mapped[datetime]


class ZoneQuota(Record):
    """How many booths of a zone may be given away, and to which industries (empty: to all)."""

    __tablename__ = "zone_quota"
    __table_args__ = (sa.CheckConstraint("most >= 0", name="most"),)

    zone_id: Mapped[int] = mapped_column(sa.ForeignKey("fair_zone.id", ondelete="CASCADE"), unique=True)
    most: Mapped[int | None]
    industries: Mapped[list[str]] = mapped_column(default=list)  # beginnings of GB/T 4754 codes
    # Grows with each booking that asks: the row is the lock behind which they are counted.
    asked: Mapped[int] = mapped_column(default=0)

    zone: Mapped[FairZone] = relationship()
