"""Reads of the hall, by noun."""

from jobfair.booths.queries.exhibitors import (
    BROUGHT_STATES,
    Exhibitor,
    brought,
    exhibitors,
    has_arrived,
    taking_part,
)

__all__ = ["BROUGHT_STATES", "Exhibitor", "brought", "exhibitors", "has_arrived", "taking_part"]
