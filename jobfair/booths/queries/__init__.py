"""Reads of the hall, by noun."""

from jobfair.booths.queries.exhibitors import (
    BROUGHT_STATES,
    Exhibitor,
    brought,
    exhibitors,
    has_arrived,
    taking_part,
)
from jobfair.booths.queries.states import absent_bookings, absent_from, is_absence_public, states_of
from jobfair.booths.queries.terms import bar_on, strikes_of, terms_of

__all__ = [
    "BROUGHT_STATES",
    "Exhibitor",
    "absent_bookings",
    "absent_from",
    "bar_on",
    "brought",
    "exhibitors",
    "has_arrived",
    "is_absence_public",
    "states_of",
    "strikes_of",
    "taking_part",
    "terms_of",
]
