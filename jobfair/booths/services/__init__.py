"""What changes in the hall, by noun."""

from jobfair.booths.services.steps import follow_booking, take_step

__all__ = ["follow_booking", "take_step"]
