"""Applications for tests, in a given state, with the consent they rest on."""

from datetime import timedelta

from jobfair.accounts.models import Account
from jobfair.applications.models import Application
from jobfair.applications.rules import APPLICATION, ApplicationState, RefusalReason
from jobfair.core import clock
from jobfair.core.history import StateChange
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.seekers.models import Consent

_S = ApplicationState
VERBS = {verb.target: verb.name for verb in APPLICATION}


def make_application(
    posting: Posting, seeker: Account, *, status: ApplicationState = _S.SUBMITTED, **values: object
) -> Application:
    """A committed application for `posting`; `kinds` says what was handed over, other values are columns."""
    consent = Consent(
        account_id=seeker.id,
        purpose="application",
        recipient=posting.employer.name_zh,
        recipient_contact=posting.employer.contact_phone,
        kinds=values.pop("kinds", ["profile", "file", "phone"]),
        text_version="2026-01",
    )
    db.session.add(consent)
    db.session.flush()
    today = clock.today()
    standard: dict[str, object] = {
        "answer_by": today + timedelta(days=14),
        "submitted_at": clock.now(),
        "viewed_at": None if status is _S.SUBMITTED else clock.now(),
        "hired_on": today if status in (_S.HIRED, _S.STARTED) else None,
        "started_on": today if status is _S.STARTED else None,
        "refusal_reason": RefusalReason.SKILLS if status is _S.REFUSED else None,
    }
    application = Application(
        posting_id=posting.id,
        seeker_id=seeker.id,
        consent_id=consent.id,
        status=status,
        **{**standard, **values},
    )
    db.session.add(application)
    db.session.flush()
    steps = [(None, _S.SUBMITTED)] + ([] if status is _S.SUBMITTED else [(_S.SUBMITTED, status)])
    for old, new in steps:
        db.session.add(
            StateChange(
                entity="application",
                entity_id=application.id,
                verb="begin" if old is None else VERBS[new],
                from_state=old.value if old else None,
                to_state=new.value,
                actor_id=seeker.id,
            )
        )
    db.session.commit()
    return application
