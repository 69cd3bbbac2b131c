"""Assisted service: staff act for somebody without a telephone, and the record always says who acted for whom."""

import secrets
from datetime import date
from typing import Any

from jobfair.accounts.models import Account
from jobfair.accounts.services import registration
from jobfair.core import audit, clock, crypto
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.seekers import rules
from jobfair.seekers.models import AssistedAct, AssistedPerson, ResumeEntry, SeekerProfile
from jobfair.seekers.rules import IdentityPaper
from jobfair.seekers.services import profile as profiles
from jobfair.seekers.services import resume


def register(
    actor: Account,
    *,
    full_name: str,
    born_on: date,
    paper: IdentityPaper,
    identity_seen: bool,
    consent_signed: bool,
    reach_by: str = "",
) -> AssistedPerson:
    """Open an account for somebody at the desk, whose paper has been seen and whose consent is signed on paper.

    The version of the privacy notice, the moment and the member of staff are kept with it (PIPL art. 14, 17).
    """
    rules.require_may_assist(actor)
    rules.require_working_age(born_on, on=clock.today())
    if not identity_seen:
        raise Invalid(_l("Please have the identity paper shown to you first."), field="identity_seen")
    if not consent_signed:
        raise Invalid(_l("Without the signed consent nothing may be kept."), field="consent_signed")
    account = registration.open_assisted_account(name=full_name, by=actor)
    profile = SeekerProfile(account_id=account.id, full_name=account.display_name, born_on=born_on, introduction="")
    person = AssistedPerson(
        account_id=account.id, registered_by_id=actor.id, identity_paper=paper, reach_by=reach_by.strip() or None
    )
    db.session.add_all([profile, person])
    db.session.flush()
    note_act(actor, person, "registered")
    return person


def note_act(actor: Account, person: AssistedPerson, what: str, subject: str = "") -> None:
    """Keep that `actor` did `what` for the person: in the person's own file and in the audit trail."""
    rules.require_may_act_for(actor, person)
    act = AssistedAct(
        account_id=person.account_id, actor_id=actor.id, actor_name=actor.display_name, what=what, subject=subject
    )
    db.session.add(act)
    db.session.flush()
    audit.record(
        f"assisted.{what}",
        subject or f"account:{person.account_id}",
        actor_id=actor.id,
        on_behalf_of=person.account_id,
    )


def save_profile(actor: Account, *, person: AssistedPerson, **values: Any) -> SeekerProfile:
    """Write down what the person says of themselves; the declaration that it is true is theirs."""
    rules.require_may_act_for(actor, person)
    saved = profiles.save_profile(person.account, **values)
    note_act(actor, person, "profile", f"seeker_profile:{saved.id}")
    return saved


def save_entry(actor: Account, *, person: AssistedPerson, entry: ResumeEntry | None, **values: Any) -> ResumeEntry:
    """Write a line of the person's résumé."""
    rules.require_may_act_for(actor, person)
    saved = resume.save_entry(person.account, entry=entry, **values)
    note_act(actor, person, "resume", f"resume_entry:{saved.id}")
    return saved


def issue_slip(actor: Account, *, person: AssistedPerson) -> str:
    """Six characters on paper by which the person can take the account over; an earlier slip is no longer good."""
    rules.require_may_act_for(actor, person)
    code = "".join(secrets.choice(rules.SLIP_LETTERS) for _place in range(rules.SLIP_LENGTH))
    person.slip_hash, person.slip_until = slip_hash(code), clock.today() + rules.SLIP_LIFETIME
    db.session.flush()
    note_act(actor, person, "slip")
    return code


def slip_hash(code: str) -> str:
    """What is kept of a slip's code."""
    return crypto.fingerprint(f"slip:{rules.clean_slip(code)}")
