"""What an employer does with a posting that is public: pause, go on, extend, fill places, close; and reminders."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.postings import hooks
from jobfair.postings.models import Posting, PostingRevision
from jobfair.postings.queries import authoring
from jobfair.postings.rules import LONGEST_VALIDITY, POSTING, ClosedBecause, PostingState
from jobfair.postings.services.writing import Unlawful, lock

OWN_REASONS = (ClosedBecause.FILLED, ClosedBecause.WITHDRAWN)


def pause_posting(actor: Account, *, posting: Posting) -> None:
    """Hide a posting for a while; applications that are there go on."""
    transitions.apply(POSTING, "pause", posting, actor=actor)


def resume_posting(actor: Account, *, posting: Posting) -> None:
    """Show a paused posting again; the check is asked again, since law, wages and papers may have changed."""
    if not posting.employer.is_verified:
        raise Conflict(_l("Your employer's papers are not in force at present."))
    if posting.is_expired:
        raise Conflict(_l("Its term is over. Please extend it first."))
    outcome = authoring.check_posting(posting)
    if not outcome.may_publish:
        raise Unlawful(outcome)
    transitions.apply(POSTING, "resume", posting, actor=actor)


def close_posting(
    actor: Account | None, *, posting: Posting, because: ClosedBecause, reason: str | None = None
) -> None:
    """End a posting for good. Filled: no place is open any more."""
    values: dict[str, Any] = {"open_headcount": 0} if because is ClosedBecause.FILLED else {}
    transitions.apply(
        POSTING,
        "close",
        posting,
        actor=actor,
        reason=reason,
        closed_because=because,
        closed_at=clock.now(),
        **values,
    )
    hooks.closed(posting)


def extend_posting(actor: Account, *, posting: Posting, valid_until: date) -> None:
    """Give a published or paused posting a later last day, at most 90 days from today; checked anew."""
    lock(posting)
    if posting.status not in (PostingState.PUBLISHED, PostingState.PAUSED):
        raise Conflict(_l("Only a published posting can be extended."))
    today = clock.today()
    if valid_until <= posting.valid_until or valid_until < today:
        raise Invalid(_l("Please choose a day after the present end."), field="valid_until")
    if valid_until > today + LONGEST_VALIDITY:
        raise Invalid(_l("At most %(days)s days from today.", days=LONGEST_VALIDITY.days), field="valid_until")
    before = posting.valid_until
    posting.valid_until = valid_until
    outcome = authoring.check_posting(posting)
    if not outcome.may_publish:
        raise Unlawful(outcome)
    db.session.add(
        PostingRevision(
            posting_id=posting.id,
            actor_id=actor.id,
            before={"valid_until": before.isoformat()},
            after={"valid_until": valid_until.isoformat()},
            reviewed=True,
        )
    )
    posting.updated_by_id = actor.id
    db.session.flush()


def fill_places(actor: Account, *, posting: Posting, filled: int) -> None:
    """Lower the remaining count by `filled` places; Conflict when fewer are open (two people pressed at once)."""
    if filled < 1:
        raise Invalid(_l("Please say how many places were filled: one or more."), field="filled")
    update = (
        sa.update(Posting)
        .where(
            Posting.id == posting.id,
            Posting.status.in_((PostingState.PUBLISHED, PostingState.PAUSED)),
            Posting.open_headcount >= filled,
        )
        .values(
            open_headcount=Posting.open_headcount - filled,
            updated_by_id=actor.id,
            updated_at=clock.now(),
        )
        .execution_options(synchronize_session=False)
    )
    db.session.flush()
    if db.session.execute(update).rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(_l("So many places are no longer open. Please look at the present number."))
    db.session.refresh(posting)
