"""The hall's floor plan with its booths, and the employers that take them."""

from jobfair.booths.models.bookings import Booking
from jobfair.booths.models.plan import Booth, FloorPlan, PlanElement

__all__ = ["Booking", "Booth", "FloorPlan", "PlanElement"]
