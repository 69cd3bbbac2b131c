"""Skill certificates checked by staff: verified with a date, given back with a reason, run out by date."""

from datetime import date, timedelta

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, transitions
from jobfair.core.errors import Invalid
from jobfair.core.jobs import periodic
from jobfair.core.language import _l
from jobfair.seekers import messages, queries, rules
from jobfair.seekers.models import SkillCertificate
from jobfair.seekers.rules import CERTIFICATE


def verify(actor: Account, *, certificate: SkillCertificate, valid_to: date | None) -> None:
    """State that the paper has been seen and says what the certificate says; employers see it with the date.

    `valid_to` is the last day as printed, None when it is good for ever. Raises Invalid for a day that has passed.
    """
    rules.require_may_check(actor, certificate)
    if valid_to is not None and valid_to < clock.today():
        gone = _l("This day has passed, so the certificate cannot be verified. Please give it back.")
        raise Invalid(gone, field="valid_to")
    transitions.apply(
        CERTIFICATE, "verify", certificate, actor=actor,
        verified_by_id=actor.id, verified_at=clock.now(), valid_to=valid_to, returned_because=None,
    )  # fmt: skip
    audit.record("certificate.verified", f"skill_certificate:{certificate.id}", actor_id=actor.id)
    messages.certificate_verified(certificate)


def give_back(actor: Account, *, certificate: SkillCertificate, reason: str) -> None:
    """Ask the person to mend it; what had been verified is so no longer. Raises Invalid without a reason."""
    rules.require_may_check(actor, certificate)
    reason = reason.strip()[: rules.LONGEST_REASON]
    transitions.apply(
        CERTIFICATE, "return", certificate, actor=actor, reason=reason,
        verified_by_id=None, verified_at=None, returned_because=reason,
    )  # fmt: skip
    audit.record("certificate.returned", f"skill_certificate:{certificate.id}", actor_id=actor.id)
    messages.certificate_returned(certificate, reason)


@periodic("seekers.certificates", every=timedelta(hours=12))
def expire_due() -> list[int]:
    """Write down what has run out and tell the people; safe to run twice or late."""
    due = queries.certificates_run_out()
    for certificate in due:
        transitions.apply(CERTIFICATE, "expire", certificate, actor=None)
        messages.certificate_expired(certificate)
    return [certificate.id for certificate in due]
