"""Why a posting that was public is not open any more, in words for everybody."""

import sqlalchemy as sa

from jobfair.core.formatting import show_date
from jobfair.core.history import StateChange
from jobfair.core.language import _
from jobfair.extensions import db
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


def last_step(posting: Posting, *verbs: str) -> StateChange | None:
    """The latest of these steps in the posting's life."""
    query = sa.select(StateChange).where(
        StateChange.entity == Posting.__tablename__,
        StateChange.entity_id == posting.id,
        StateChange.verb.in_(verbs),
    )
    return db.session.scalar(query.order_by(StateChange.id.desc()).limit(1))


def words_withheld(posting: Posting) -> bool:
    """Whether a complaint took its words off the portal: they are shown to nobody until published anew."""
    if posting.closed_because is ClosedBecause.COMPLAINT:
        return True
    step = last_step(posting, "take_down", "publish")
    return step is not None and step.verb == "take_down"


def waits_for_resume(posting: Posting) -> bool:
    """Whether the employer had paused it before the correction that is in review."""
    step = last_step(posting, "correct", "publish", "take_down")
    return step is not None and (step.verb, step.from_state) == ("correct", PostingState.PAUSED)
