"""A new employer enters the portal, registered by the person who becomes its first owner."""

from collections.abc import Mapping
from typing import Any

from jobfair.accounts.models import Account
from jobfair.accounts.services.registration import grant_role
from jobfair.core import audit, transitions
from jobfair.core.access import Role
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.employers import credit_code, queries
from jobfair.employers.models import Employer, Membership
from jobfair.employers.rules import QUALIFICATION, Qualification, TeamRole
from jobfair.employers.services.profile import write_facts
from jobfair.extensions import db


def register_employer(actor: Account, *, code: str, facts: Mapping[str, Any]) -> Employer:
    """Write the employer as a draft; `actor` becomes its owner.

    `facts` are columns of the profile by name. Invalid for a wrong code (all that is wrong, in one sentence after
    the other) or fact; Conflict when the employer is registered already or the person belongs to another one.
    """
    require_free(actor)
    reading = credit_code.read(code)
    if not reading.is_valid:
        raise Invalid(reading.problems[0], field="credit_code")
    if queries.find_by_code(reading.code) is not None:
        raise Conflict(ALREADY_REGISTERED, field="credit_code")
    employer = Employer(credit_code=reading.code, status=Qualification.DRAFT, is_demo=actor.is_demo)
    write_facts(employer, facts)
    transitions.begin(QUALIFICATION, employer, actor=actor)
    db.session.add(Membership(employer_id=employer.id, account_id=actor.id, role=TeamRole.OWNER))
    grant_role(actor, Role.EMPLOYER)
    db.session.flush()
    audit.record("employer.registered", f"employer:{employer.id}", actor_id=actor.id)
    return employer


ALREADY_REGISTERED = _l(
    "This employer is registered here already. A colleague who is an owner of its team can invite you under "
    "“Team”; if you do not know who that is, please call us."
)


def require_free(actor: Account) -> None:
    """Refuse somebody who acts for an employer already (one person, one employer at a time), and all staff."""
    if Role.STAFF in actor.roles:
        raise Conflict(_l("Accounts of staff do not act for employers. Please use another account."))
    present = queries.employer_of(actor)
    if present is not None:
        raise Conflict(
            _l(
                "You already act for “%(name)s”. A person acts for one employer at a time: leave that team first "
                "(under “Team”), or let a colleague do this.",
                name=present.name_zh,
            )
        )
