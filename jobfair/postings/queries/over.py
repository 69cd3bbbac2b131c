"""Why a posting that was public is not open any more, in words for everybody."""

from jobfair.core.formatting import show_date
from jobfair.core.language import _
from jobfair.postings.models import Posting
from jobfair.postings.rules import ClosedBecause, PostingState


def why(posting: Posting) -> str:
    """One sentence; what was found against an employer is not told here."""
    if posting.closed_because is ClosedBecause.FILLED or posting.open_headcount == 0:
        return _("All places have been filled.")
    if posting.closed_because is ClosedBecause.FAIR_OVER:
        return _("The fair it was posted for is over.")
    if posting.status is PostingState.PAUSED:
        return _("The employer has paused it. It may open again.")
    if posting.status is PostingState.PUBLISHED and posting.is_expired:
        return _("It was open until %(date)s.", date=show_date(posting.valid_until))
    return _("It has been taken off the portal.")
