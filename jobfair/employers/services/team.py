"""The people who act for an employer: invited by a link, joined once, never without an owner."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from jobfair.accounts import passwords
from jobfair.accounts import rules as account_rules
from jobfair.accounts.models import Account
from jobfair.accounts.queries import is_email_taken, is_mobile_taken
from jobfair.accounts.services.registration import clean_name, grant_role, open_account, revoke_role
from jobfair.core import audit, clock, limits, transactions
from jobfair.core.access import Role
from jobfair.core.errors import Conflict, Invalid, NotFound
from jobfair.core.language import _l, current_language
from jobfair.employers import messages, queries, rules
from jobfair.employers.models import Employer, Membership, TeamInvitation
from jobfair.employers.rules import TeamRole
from jobfair.employers.services.registration import require_free
from jobfair.extensions import db

GONE = _l("This invitation is no longer good: it was used, taken back, or is older than seven days.")


def invite(actor: Account, *, membership: Membership, address: str, role: TeamRole) -> TeamInvitation:
    """Send a link to a mobile number or e-mail address; a newer one to the same address replaces the older.

    Call before the request's first write: what one address receives and one employer sends in a day is counted.
    """
    rules.require_owner(membership.role)
    employer = membership.employer
    plain = account_rules.normalise_address(address)
    if plain is None:
        raise Invalid(_l("Please enter a mobile number with 11 digits or an e-mail address."), field="address")
    if any(plain in (member.account.mobile, member.account.email) for member in queries.members_of(employer)):
        raise Conflict(_l("This person is in your team already."), field="address")
    _count_invitation(employer, plain)
    _withdraw_older(employer, plain)
    if len(queries.open_invitations(employer)) >= rules.MOST_OPEN_INVITATIONS:
        raise Conflict(_l("There are many open invitations. Please take some back first."), field="address")
    token = secrets.token_urlsafe(32)
    invitation = TeamInvitation(
        employer_id=employer.id,
        address=plain,
        role=role,
        token_hash=hash_token(token),
        invited_by_id=actor.id,
        expires_at=clock.now() + rules.INVITATION_LIFETIME,
    )
    db.session.add(invitation)
    db.session.flush()
    messages.invited(invitation, employer, token=token, language=current_language())
    _note(actor, employer, "invited", role=role.value)
    return invitation


def withdraw_invitation(actor: Account, *, membership: Membership, invitation: TeamInvitation) -> None:
    """Make the link useless."""
    rules.require_owner(membership.role)
    invitation.withdrawn_at = clock.now()
    db.session.flush()
    _note(actor, membership.employer, "invitation_withdrawn")


def open_invitation(token: str) -> TeamInvitation:
    """The invitation behind a link; NotFound when it cannot be used any more."""
    invitation = queries.find_invitation(hash_token(token))
    if invitation is None or not invitation.is_open:
        raise NotFound(GONE)
    return invitation


def accept(actor: Account, *, token: str) -> Membership:
    """Join the team; the link works once, and only for somebody who acts for no other employer."""
    invitation = open_invitation(token)
    require_free(actor)
    used = db.session.execute(
        sa.update(TeamInvitation)
        .where(
            TeamInvitation.id == invitation.id,
            TeamInvitation.accepted_at.is_(None),
            TeamInvitation.withdrawn_at.is_(None),
        )
        .values(accepted_at=clock.now(), accepted_by_id=actor.id)
        .execution_options(synchronize_session=False)
    )
    if used.rowcount != 1:  # type: ignore[attr-defined]
        raise NotFound(GONE)
    grant_role(actor, Role.EMPLOYER)
    employer = invitation.employer
    others = [member.account for member in queries.members_of(employer) if member.role is TeamRole.OWNER]
    membership = Membership(employer_id=employer.id, account_id=actor.id, role=invitation.role)
    db.session.add(membership)
    db.session.flush()
    _note(actor, employer, "joined", member=membership.id, role=membership.role.value)
    messages.joined(others, employer, name=actor.display_name)
    return membership


def join_as_newcomer(*, token: str, name: str, password: str) -> Account:
    """Open an account for the invited address, which the link proves, and join. Call before the first write."""
    invitation = open_invitation(token)
    address = invitation.address
    name = clean_name(name)
    account_rules.require_good_password(password, about=(address, name))
    with transactions.reading():  # hashing is slow and must not hold the write lock
        password_hash = passwords.hash_password(password)
    by_mobile = account_rules.is_mobile(address)
    if is_mobile_taken(address) if by_mobile else is_email_taken(address):
        raise Conflict(_l("This address has an account already. Please sign in, then open the link again."))
    account = open_account(
        Role.EMPLOYER,
        name=name,
        mobile=address if by_mobile else None,
        email=None if by_mobile else address,
        password_hash=password_hash,
    )
    accept(account, token=token)
    return account


def change_role(actor: Account, *, membership: Membership, member: Membership, role: TeamRole) -> None:
    """Make somebody an owner or a recruiter; the last owner stays one."""
    rules.require_owner(membership.role)
    queries.hold(membership.employer)  # two owners must not both leave as the last but one
    if role is TeamRole.RECRUITER:
        _require_owner_left(member)
    member.role = role
    db.session.flush()
    _note(actor, membership.employer, "role_changed", member=member.id, role=role.value)


def end_membership(actor: Account, *, membership: Membership, member: Membership) -> None:
    """Leave the team oneself, or as an owner take somebody out; the last owner cannot go."""
    own = member.account_id == actor.id
    if not own:
        rules.require_owner(membership.role)
    queries.hold(membership.employer)  # two owners must not both leave as the last but one
    _require_owner_left(member)
    member.left_at = clock.now()
    revoke_role(member.account, Role.EMPLOYER)  # a person belongs to one team at a time, so this was the last
    _note(actor, membership.employer, "left" if own else "member_removed", member=member.id)
    if not own:
        messages.membership_ended(member.account, membership.employer)


def _count_invitation(employer: Employer, address: str) -> None:
    """Strangers' telephones are not to ring all day, whoever sends."""
    day = timedelta(days=1)
    limits.count_attempt("invitation-from", str(employer.id), most=rules.INVITATIONS_A_DAY, window=day)
    limits.count_attempt(
        "invitation-to",
        address,
        most=rules.INVITATIONS_TO_ONE_A_DAY,
        window=day,
        message=_l("This address has been sent several invitations today. Please try again tomorrow."),
    )


def hash_token(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def _require_owner_left(member: Membership) -> None:
    if member.role is not TeamRole.OWNER:
        return
    others = [
        other
        for other in queries.members_of(member.employer)
        if other.role is TeamRole.OWNER and other.id != member.id
    ]
    if not others:
        raise Conflict(_l("A team needs an owner. Please make somebody else an owner first."))


def _withdraw_older(employer: Employer, address: str) -> None:
    for older in queries.open_invitations(employer):
        if older.address == address:
            older.withdrawn_at = clock.now()
    db.session.flush()


def _note(actor: Account, employer: Employer, what: str, **detail: Any) -> None:
    audit.record(f"employer.{what}", f"employer:{employer.id}", actor_id=actor.id, **detail)
