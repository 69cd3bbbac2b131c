"""Employers that take a booth."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.booths.models.plan import Booth
from jobfair.booths.rules import LIVE_STATES, BookingState
from jobfair.core.database import EnumText, Record, in_states, one_of, unique_while
from jobfair.employers.models import Employer
from jobfair.fairs.models import Fair


class Booking(Record):
    """One employer at one fair: at most one live booking per legal entity, at most one employer per booth."""

    __tablename__ = "booking"
    __table_args__ = (
        one_of("status", BookingState),
        unique_while("uq_booking_employer", "fair_id", "employer_id", condition=in_states("status", LIVE_STATES)),
        unique_while("uq_booking_booth", "fair_id", "booth_id", condition=in_states("status", LIVE_STATES)),
    )
    __public__ = True

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), index=True)
    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    booth_id: Mapped[int | None] = mapped_column(sa.ForeignKey("booth.id"))
    status: Mapped[BookingState] = mapped_column(EnumText(BookingState), default=BookingState.APPLIED)
    booked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    arrived_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    fair: Mapped[Fair] = relationship()
    employer: Mapped[Employer] = relationship(lazy="joined")
    booth: Mapped[Booth | None] = relationship(lazy="joined")
