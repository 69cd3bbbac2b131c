"""What always holds for booths and bookings (`flask check invariants`)."""

import sqlalchemy as sa

from jobfair.booths.models import Booking, Booth
from jobfair.booths.rules import BOOKING, LIVE_STATES, PRESENT_STATES
from jobfair.core.invariants import Invariant, at_most_one, life_cycle
from jobfair.postings.models import FairPosting, Posting

_present = (
    sa.select(Booking.id)
    .join(Posting, Posting.employer_id == Booking.employer_id)
    .where(
        Booking.fair_id == FairPosting.fair_id,
        Posting.id == FairPosting.posting_id,
        Booking.status.in_(PRESENT_STATES),
    )
    .exists()
)

invariants = (
    *life_cycle(Booking, BOOKING),
    at_most_one(
        "booth: taken by one employer at most",
        Booking.fair_id,
        Booking.booth_id,
        where=Booking.status.in_(LIVE_STATES),
    ),
    at_most_one(
        "booking: one live booking per employer and fair",
        Booking.fair_id,
        Booking.employer_id,
        where=Booking.status.in_(LIVE_STATES),
    ),
    Invariant(
        "booking: the booth stands at the fair it is booked for",
        sa.select(Booking.id).join(Booth, Booth.id == Booking.booth_id).where(Booth.fair_id != Booking.fair_id),
    ),
    Invariant(
        "fair posting: shown exactly while its employer takes part",
        sa.select(FairPosting.posting_id).where(FairPosting.shown != _present),
    ),
)
