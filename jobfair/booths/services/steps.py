"""Steps of a booking, with what the public sees of them in the same transaction."""

from typing import Any

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.booths.models import Booking
from jobfair.booths.rules import BOOKING, PRESENT_STATES
from jobfair.core import data_version, live, transitions
from jobfair.extensions import db
from jobfair.postings.models import FairPosting, Posting


def take_step(
    actor: Account | None, *, booking: Booking, verb: str, reason: str | None = None, **values: Any
) -> None:
    """One step of `BOOKING`; Conflict when its state does not allow it. The postings at the fair follow.

    `values` are further columns of the booking, set by the same guarded UPDATE.
    """
    transitions.apply(BOOKING, verb, booking, actor=actor, reason=reason, **values)
    follow_booking(booking)
    touch(booking)


def touch(booking: Booking) -> None:
    """Whoever follows the plan or the hall sees the change."""
    live.touch(f"plan:{booking.fair_id}", f"hall:{booking.fair_id}")


def follow_booking(booking: Booking) -> None:
    """Show the postings an employer brings, with its booth, exactly while it takes part; else without either."""
    present = booking.status in PRESENT_STATES
    booth = booking.booth.code if present and booking.booth is not None else None
    of_employer = sa.select(Posting.id).where(Posting.employer_id == booking.employer_id)
    db.session.execute(
        sa.update(FairPosting)
        .where(FairPosting.fair_id == booking.fair_id, FairPosting.posting_id.in_(of_employer))
        .values(shown=present, booth_code=booth)
        .execution_options(synchronize_session="fetch")
    )
    data_version.bump()
