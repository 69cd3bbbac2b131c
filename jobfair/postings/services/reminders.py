"""Telling employers in time that a posting ends; a job of the worker, safe to run twice or late."""

from datetime import timedelta

from jobfair.core import clock
from jobfair.core.jobs import in_turns, periodic
from jobfair.extensions import db
from jobfair.postings import messages
from jobfair.postings.models import Posting
from jobfair.postings.queries.review import postings_expiring_in
from jobfair.postings.rules import REMINDER_DAYS, PostingState


@periodic("postings.reminders", every=timedelta(hours=6))
def remind_of_ends() -> int:
    """Write to the teams whose postings end in seven days or one, once for each; returns how many postings."""
    return len(in_turns(lambda: [posting.id for posting in postings_expiring_in(REMINDER_DAYS)], _remind))


def _remind(posting_id: int) -> None:
    posting = db.session.get_one(Posting, posting_id)
    days = (posting.valid_until - clock.today()).days
    if posting.status in (PostingState.PUBLISHED, PostingState.PAUSED) and days in REMINDER_DAYS:
        messages.expires_soon(posting, days=days)
