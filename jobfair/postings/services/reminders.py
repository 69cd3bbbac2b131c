"""Telling employers in time that a posting ends; a job of the worker, safe to run twice or late."""

from datetime import timedelta

from jobfair.core import clock
from jobfair.core.jobs import periodic
from jobfair.postings import messages
from jobfair.postings.queries.review import postings_expiring_in
from jobfair.postings.rules import REMINDER_DAYS


@periodic("postings.reminders", every=timedelta(hours=6))
def remind_of_ends() -> int:
    """Write to the teams whose postings end in seven days or one, once for each; returns how many postings."""
    found = postings_expiring_in(REMINDER_DAYS)
    for posting in found:
        messages.expires_soon(posting, days=(posting.valid_until - clock.today()).days)
    return len(found)
