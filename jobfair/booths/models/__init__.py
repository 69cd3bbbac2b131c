"""The hall's floor plan with its booths, and the employers that take them."""

from jobfair.booths.models.bookings import Booking, BranchLink, ZoneQuota
from jobfair.booths.models.conduct import PORTAL, Appeal, BookingTerms, Strike
from jobfair.booths.models.day import ClosingFeedback, HelpRequest
from jobfair.booths.models.plan import Booth, FloorPlan, PlanElement

__all__ = [
    "PORTAL",
    "Appeal",
    "Booking",
    "BookingTerms",
    "Booth",
    "BranchLink",
    "ClosingFeedback",
    "FloorPlan",
    "HelpRequest",
    "PlanElement",
    "Strike",
    "ZoneQuota",
]
