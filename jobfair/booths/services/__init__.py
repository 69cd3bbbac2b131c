"""What changes in the hall, by noun."""

from jobfair.booths.services.day import check_in, leave, mark_missed, undo_arrival
from jobfair.booths.services.offers import (
    accept_offer,
    decline_offer,
    expire_overdue,
    offer_booth,
    offer_free_booth,
)
from jobfair.booths.services.steps import follow_booking, take_step

__all__ = [
    "accept_offer",
    "check_in",
    "decline_offer",
    "expire_overdue",
    "follow_booking",
    "leave",
    "mark_missed",
    "offer_booth",
    "offer_free_booth",
    "take_step",
    "undo_arrival",
]
