"""Reads of employers, their teams and papers, scoped to whoever looks."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.history import StateChange
from jobfair.core.language import _l
from jobfair.employers.models import (
    Employer,
    Membership,
    QualificationDocument,
    TeamInvitation,
    Violation,
)
from jobfair.employers.rules import DocumentKind, DocumentState, Qualification, TeamRole
from jobfair.extensions import db

NO_SUCH_EMPLOYER = _l("There is no employer here, or its papers are not in force at present.")


def is_verified_now() -> sa.ColumnElement[bool]:
    """`Employer.is_verified` as a condition of a select: approved, and the approval still good today."""
    return sa.and_(Employer.status == Qualification.APPROVED, Employer.approved_until >= clock.today())


def find_membership(account: Account) -> Membership | None:
    """The team that this person belongs to now."""
    query = (
        sa.select(Membership)
        .options(joinedload(Membership.employer))
        .where(Membership.account_id == account.id, Membership.left_at.is_(None))
    )
    return db.session.scalar(query)


def get_membership(account: Account) -> Membership:
    """The team that this person belongs to now; NotFound without one."""
    membership = find_membership(account)
    if membership is None:
        raise NotFound(_l("You do not belong to an employer yet."))
    return membership


def employer_of(account: Account) -> Employer | None:
    """The employer that this person acts for."""
    membership = find_membership(account)
    return membership.employer if membership is not None else None


def find_employer(employer_id: int) -> Employer | None:
    """Any employer, whatever its state: for staff and for domains that hold its key."""
    return db.session.get(Employer, employer_id)


def get_employer(employer_id: int) -> Employer:
    """Any employer; NotFound when there is none."""
    employer = find_employer(employer_id)
    if employer is None:
        raise NotFound(_l("There is no such employer."))
    return employer


def get_public_employer(employer_id: int) -> Employer:
    """An employer that everybody may see: verified and not lapsed."""
    query = sa.select(Employer).where(Employer.id == employer_id, is_verified_now())
    employer = db.session.scalar(query)
    if employer is None:
        raise NotFound(NO_SUCH_EMPLOYER)
    return employer


def hold(employer: Employer) -> None:
    """Read the employer anew and let no other transaction decide meanwhile (on SQLite writers take turns)."""
    db.session.refresh(employer, with_for_update={"of": Employer})


def find_by_code(code: str) -> Employer | None:
    """The employer with this (normalised) credit code."""
    return db.session.scalar(sa.select(Employer).where(Employer.credit_code == code))


def members_of(employer: Employer) -> Sequence[Membership]:
    """The team as it is now, owners first, then by length of stay."""
    query = (
        sa.select(Membership)
        .options(joinedload(Membership.account))
        .where(Membership.employer_id == employer.id, Membership.left_at.is_(None))
        .order_by(Membership.role == TeamRole.RECRUITER, Membership.id)
    )
    return db.session.scalars(query).all()


def team_accounts(employer: Employer) -> list[Account]:
    """The people to tell when something happens to their employer."""
    return [member.account for member in members_of(employer)]


def get_member(employer: Employer, member_id: int) -> Membership:
    """A present member of this very team; NotFound for anybody else's."""
    found = next((member for member in members_of(employer) if member.id == member_id), None)
    if found is None:
        raise NotFound(_l("This person is not in your team."))
    return found


def open_invitations(employer: Employer) -> Sequence[TeamInvitation]:
    """Invitations that can still be accepted, newest first."""
    query = (
        sa.select(TeamInvitation)
        .where(
            TeamInvitation.employer_id == employer.id,
            TeamInvitation.accepted_at.is_(None),
            TeamInvitation.withdrawn_at.is_(None),
            TeamInvitation.expires_at > clock.now(),
        )
        .order_by(TeamInvitation.id.desc())
    )
    return db.session.scalars(query).all()


def get_invitation(employer: Employer, invitation_id: int) -> TeamInvitation:
    """An open invitation of this team."""
    found = next((row for row in open_invitations(employer) if row.id == invitation_id), None)
    if found is None:
        raise NotFound(_l("This invitation is no longer open."))
    return found


def find_invitation(token_hash: str) -> TeamInvitation | None:
    """The invitation behind a link, open or not."""
    query = (
        sa.select(TeamInvitation)
        .options(joinedload(TeamInvitation.employer), joinedload(TeamInvitation.invited_by))
        .where(TeamInvitation.token_hash == token_hash)
    )
    return db.session.scalar(query)


def current_documents(employer: Employer) -> dict[DocumentKind, QualificationDocument]:
    """The version in force of each document handed in."""
    query = (
        sa.select(QualificationDocument)
        .options(joinedload(QualificationDocument.file))
        .where(QualificationDocument.employer_id == employer.id, QualificationDocument.replaced_at.is_(None))
    )
    return {document.kind: document for document in db.session.scalars(query)}


def document_states(employer: Employer) -> dict[DocumentKind, DocumentState]:
    """What was found of each document in force."""
    return {kind: document.state for kind, document in current_documents(employer).items()}


def earlier_documents(employer: Employer) -> Sequence[QualificationDocument]:
    """Versions that were replaced, kept as evidence, newest first."""
    query = (
        sa.select(QualificationDocument)
        .options(joinedload(QualificationDocument.file))
        .where(QualificationDocument.employer_id == employer.id, QualificationDocument.replaced_at.is_not(None))
        .order_by(QualificationDocument.id.desc())
    )
    return db.session.scalars(query).all()


def get_document(document_id: int, *, employer_id: int | None) -> QualificationDocument:
    """A document of that employer (of any, for reviewers, who pass None); NotFound for everybody else's."""
    query = (
        sa.select(QualificationDocument)
        .options(joinedload(QualificationDocument.file), joinedload(QualificationDocument.employer))
        .where(QualificationDocument.id == document_id)
    )
    document = db.session.scalar(query)
    if document is None or employer_id not in (None, document.employer_id):
        raise NotFound(_l("There is no such document."))
    return document


def violations_of(employer: Employer) -> Sequence[Violation]:
    """What was found against an employer, newest first."""
    query = (
        sa.select(Violation)
        .options(joinedload(Violation.evidence))
        .where(Violation.employer_id == employer.id)
        .order_by(Violation.happened_on.desc(), Violation.id.desc())
    )
    return db.session.scalars(query).all()


def get_violation(violation_id: int) -> Violation:
    """One finding against any employer, for staff."""
    found = db.session.get(Violation, violation_id)
    if found is None:
        raise NotFound(_l("There is no such document."))
    return found


def history_of(employer: Employer) -> list[tuple[StateChange, str]]:
    """Each step with the name of whoever took it (empty for the portal itself), newest first."""
    query = (
        sa.select(StateChange, Account.display_name)
        .outerjoin(Account, Account.id == StateChange.actor_id)
        .where(StateChange.entity == Employer.__tablename__, StateChange.entity_id == employer.id)
        .order_by(StateChange.id.desc())
    )
    return [(change, name or "") for change, name in db.session.execute(query)]


def state_seen(employer: Employer) -> str:
    """What a reviewer's page shows, as a digest: it decides on this state only.

    The last step of the history, the facts the team proposes, and the versions of the papers in force.
    """
    last_step = sa.select(sa.func.max(StateChange.id)).where(
        StateChange.entity == Employer.__tablename__, StateChange.entity_id == employer.id
    )
    papers = sorted(document.id for document in current_documents(employer).values())
    shown = [db.session.scalar(last_step), employer.proposed_facts or {}, papers]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def lapsing_on_or_before(last_day: Any) -> Sequence[Employer]:
    """Verified employers whose approval ends by `last_day` and has not ended yet."""
    query = (
        sa.select(Employer)
        .options(selectinload(Employer.members))
        .where(is_verified_now(), Employer.approved_until <= last_day)
        .order_by(Employer.id)
    )
    return db.session.scalars(query).unique().all()
