"""What a bureau expects of employers that book, what it recorded, and their appeals."""

from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.booths.models.bookings import Booking
from jobfair.booths.rules.conduct import AppealState, LateCancel, Preset, StrikeKind
from jobfair.core.database import EnumText, Record, one_of
from jobfair.core.uploads import StoredFile
from jobfair.employers.models import Employer
from jobfair.fairs.models import Fair

PORTAL = "portal"


class BookingTerms(Record):
    """The rules of booking of one fair, or of the portal (`scope` "portal"), as staff have set them."""

    __tablename__ = "booking_terms"
    __table_args__ = (one_of("preset", Preset), one_of("late_cancel", LateCancel))

    scope: Mapped[str] = mapped_column(sa.String(20), unique=True)
    fair_id: Mapped[int | None] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"))
    preset: Mapped[Preset] = mapped_column(EnumText(Preset))
    cancel_workdays: Mapped[int]  # working days before the fair until which a booth can be given back
    late_cancel: Mapped[LateCancel] = mapped_column(EnumText(LateCancel))
    report_by: Mapped[time | None]  # local time of day; later is late
    late_loses_booth: Mapped[bool]
    counts_no_show: Mapped[bool]
    counts_late: Mapped[bool]
    counts_late_cancel: Mapped[bool]
    bar_after: Mapped[int | None]  # so many strikes …
    within_months: Mapped[int]  # … within so many months …
    bar_months: Mapped[int | None]  # … bar for so many; None: until staff lift it
    appeal_days: Mapped[int]
    absent_after_minutes: Mapped[int]  # after opening, an absent employer is public
    offer_hours: Mapped[int]  # time to answer an offer before the fair
    offer_minutes: Mapped[int]  # the same on its day
    updated_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))

    fair: Mapped[Fair | None] = relationship()


class Strike(Record):
    """Something recorded against an employer that booked; lifted, never deleted (条例 art. 37)."""

    __tablename__ = "strike"
    __table_args__ = (one_of("kind", StrikeKind), sa.UniqueConstraint("booking_id", "kind"))

    booking_id: Mapped[int] = mapped_column(sa.ForeignKey("booking.id"))
    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    kind: Mapped[StrikeKind] = mapped_column(EnumText(StrikeKind))
    happened_on: Mapped[date]
    recorded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    lifted_at: Mapped[datetime | None]
    lifted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    lifted_reason: Mapped[str | None] = mapped_column(sa.Text)

    booking: Mapped[Booking] = relationship(lazy="joined")
    employer: Mapped[Employer] = relationship()
    appeal: Mapped["Appeal | None"] = relationship(back_populates="strike", uselist=False)


class Appeal(Record):
    """An employer's word against a strike, in writing with a file; decided by staff once."""

    __tablename__ = "appeal"
    __table_args__ = (one_of("status", AppealState),)

    strike_id: Mapped[int] = mapped_column(sa.ForeignKey("strike.id"), unique=True)
    text: Mapped[str] = mapped_column(sa.Text)
    file_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stored_file.id"))
    handed_in_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    status: Mapped[AppealState] = mapped_column(EnumText(AppealState), default=AppealState.OPEN)
    decided_at: Mapped[datetime | None]

    strike: Mapped[Strike] = relationship(back_populates="appeal", lazy="joined")
    file: Mapped[StoredFile | None] = relationship()
    handed_in_by: Mapped[Account | None] = relationship()
