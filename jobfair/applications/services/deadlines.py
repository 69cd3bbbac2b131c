"""The end that every application gets: without an answer by its deadline it lapses."""

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa

from jobfair.applications import messages, rules
from jobfair.applications.models import Application
from jobfair.applications.rules import APPLICATION
from jobfair.core import clock, transitions
from jobfair.core.jobs import in_turns, periodic
from jobfair.extensions import db
from jobfair.seekers.models import Consent


def lapse(application: Application, *, tell: bool = True) -> None:
    """Write down that the deadline has passed, end the consent with it and tell both sides.

    Somebody who is just applying again need not be told (`tell=False`).
    """
    transitions.apply(APPLICATION, "lapse", application, actor=None, ended_at=clock.now())
    end_consent(application)
    if tell:
        messages.lapsed(application)


def end_consent(application: Application) -> None:
    """The consent ends with its purpose: from now on the employer reads nothing."""
    end_consents([application])


def end_consents(applications: Sequence[Application]) -> None:
    """The same for many."""
    db.session.execute(
        sa.update(Consent)
        .where(Consent.id.in_([row.consent_id for row in applications]), Consent.withdrawn_at.is_(None))
        .values(withdrawn_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    for application in applications:
        db.session.expire(application, ["consent"])


def lapse_due(limit: int = 500) -> int:
    """Let applications lapse whose deadline is over; safe to run twice or late. Returns how many."""
    query = (
        sa.select(Application.id)
        .where(Application.status.in_(rules.UNANSWERED_STATES), Application.answer_by < clock.today())
        .order_by(Application.id)
        .limit(limit)
    )
    return sum(in_turns(lambda: db.session.scalars(query), _lapse_overdue))


def _lapse_overdue(application_id: int) -> bool:
    """Unless somebody has answered in the meantime."""
    application = db.session.get_one(Application, application_id)
    is_due = application.status in rules.UNANSWERED_STATES and application.answer_by < clock.today()
    if is_due:
        lapse(application)
    return is_due


periodic("applications.lapse", every=timedelta(hours=1))(lapse_due)
