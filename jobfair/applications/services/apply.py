"""Applying: one separate consent, one live application."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from jobfair.accounts.models import Account
from jobfair.applications import messages, rules
from jobfair.applications.models import Application
from jobfair.applications.queries import mine
from jobfair.applications.rules import APPLICATION, ApplicationState
from jobfair.applications.services.deadlines import lapse
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.employers import queries as employers
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.postings.models import Posting
from jobfair.seekers import queries as seekers
from jobfair.seekers.models import AssistedPerson, Consent, SeekerProfile
from jobfair.seekers.rules import (
    APPLICATION_CONSENT,
    CONSENT_VERSION,
    HandedKind,
    completeness_of,
    require_may_act_for,
)
from jobfair.seekers.services.assisting import note_act


def apply(
    actor: Account,
    *,
    posting: Posting,
    kinds: Sequence[str],
    message: str = "",
    fair: Fair | None = None,
    by: Account | None = None,
) -> Application:
    """Apply for a posting, handing `kinds` to its employer under a consent of its own (PIPL art. 23).

    `by` is the member of staff who applies for the person, with their consent on paper. Pressed twice, the
    application that is there already is given back. Raises Invalid when the posting is not open, the
    profile lacks something, the person is too young for it or recruits there.
    """
    live = mine.find_live(actor.id, posting.id)
    if live is not None and live.shown_status is not ApplicationState.LAPSED:
        return live
    profile = require_may_apply(actor, posting)
    if live is not None:
        lapse(live, tell=False)
    consent = _consent(actor, posting, profile, kinds, recorded_by=by)
    application = Application(
        posting_id=posting.id,
        seeker_id=actor.id,
        fair_id=fair.id if fair else None,
        message=message,
        submitted_at=clock.now(),
        answer_by=clock.today() + timedelta(days=rules.ANSWER_DAYS),
        status=APPLICATION.initial,
    )
    try:
        with db.session.begin_nested():  # where writers do not take turns the unique index decides
            db.session.add(consent)
            db.session.flush()
            application.consent_id = consent.id
            transitions.begin(APPLICATION, application, actor=by or actor, on_behalf_of=actor if by else None)
    except IntegrityError:
        live = mine.find_live(actor.id, posting.id)
        if live is None:
            raise Conflict(_l("You have already applied for this job.")) from None
        return live
    messages.submitted(application)
    return application


def require_may_apply(actor: Account, posting: Posting) -> SeekerProfile:
    """The profile with which `actor` may apply; raises Invalid with the reason why not."""
    rules.require_open(posting)
    own = employers.employer_of(actor)
    rules.require_not_own({own.id} if own else set(), posting)
    profile = seekers.find_profile(actor.id)
    if profile is None or profile.born_on is None or completeness_of(profile).needed:
        raise Invalid(_l("Your profile still lacks something that every application needs."))
    rules.require_age_for(posting, profile.born_on, on=clock.today())
    return profile


def apply_for(
    actor: Account, *, person: AssistedPerson, posting: Posting, message: str, consent_signed: bool
) -> Application:
    """Apply for somebody without a telephone, whose consent to hand their profile to this employer is on paper.

    The history and the person's own file say who acted for whom. Raises Invalid without the signed consent.
    """
    require_may_act_for(actor, person)
    if not consent_signed:
        unsigned = _l("Without the signed consent for this employer nothing may be sent.")
        raise Invalid(unsigned, field="consent_signed")
    before = mine.find_live(person.account_id, posting.id)
    kinds = [HandedKind.PROFILE.value]
    application = apply(person.account, posting=posting, kinds=kinds, message=message, by=actor)
    if before is None or before.id != application.id:
        note_act(actor, person, "applied", f"application:{application.id}")
    return application


def _consent(
    actor: Account,
    posting: Posting,
    profile: SeekerProfile,
    kinds: Sequence[str],
    *,
    recorded_by: Account | None,
) -> Consent:
    chosen = [kind.value for kind in HandedKind if kind in kinds]
    if HandedKind.PROFILE not in chosen:
        raise Invalid(_l("Without your profile an employer cannot know who applies."), field="kinds")
    if HandedKind.FILE in chosen and profile.resume_file_id is None:
        chosen.remove(HandedKind.FILE)
    if HandedKind.PHONE in chosen and actor.mobile is None:
        chosen.remove(HandedKind.PHONE)
    employer = posting.employer
    return Consent(
        account_id=actor.id,
        purpose=APPLICATION_CONSENT,
        recipient=employer.name_zh,
        recipient_contact=" ".join(part for part in (employer.contact_name, employer.contact_phone) if part),
        kinds=chosen,
        text_version=CONSENT_VERSION,
        given_at=clock.now(),
        recorded_by_id=recorded_by.id if recorded_by else None,
    )
