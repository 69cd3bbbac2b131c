"""Reads of employers, their teams and papers, scoped to whoever looks."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from jobfair.accounts.models import Account
from jobfair.core import clock, paging, search_text
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
from jobfair.reference.models import Industry, Region

S = TypeVar("S", bound=sa.Select[*tuple[Any, ...]])

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


@dataclass(frozen=True)
class Search:
    """What a visitor looks for among employers."""

    words: str = ""
    section: str = ""
    region_id: int | None = None


def verified_employers(search: Search, *, page: int) -> paging.Page[Employer]:
    """Employers that everybody may see, those found by name or pinyin, in the order of their pinyin."""
    query = sa.select(Employer).where(is_verified_now()).order_by(Employer.pinyin, Employer.id)
    return paging.paginate(_narrow(query, search), page=page)


def section_counts(search: Search) -> dict[str, int]:
    """How many of the employers found belong to each industry section, the section filter left aside."""
    wider = Search(search.words, "", search.region_id)
    query = _narrow(
        sa.select(Industry.section, sa.func.count()).join_from(Employer, Industry).where(is_verified_now()), wider
    )
    return dict(db.session.execute(query.group_by(Industry.section)).all())


def region_counts(search: Search) -> dict[int, int]:
    """How many of the employers found sit in each region, the region filter left aside."""
    wider = Search(search.words, search.section, None)
    query = _narrow(sa.select(Employer.region_id, sa.func.count()).where(is_verified_now()), wider)
    return dict(db.session.execute(query.group_by(Employer.region_id)).all())


def _narrow(query: S, search: Search) -> S:
    for word in search_text.normalise(search.words).split()[:5]:
        query = query.where(
            sa.or_(
                sa.func.lower(Employer.name_zh).contains(word, autoescape=True),
                sa.func.lower(Employer.name_en).contains(word, autoescape=True),
                Employer.pinyin.contains(word, autoescape=True),
            )
        )
    if search.section:
        sections = sa.select(Industry.code).where(Industry.section == search.section)
        query = query.where(Employer.industry_code.in_(sections))
    if search.region_id is not None:
        query = query.where(Employer.region_id == search.region_id)
    return query


def _waits() -> sa.ColumnElement[bool]:
    return sa.or_(Employer.status == Qualification.SUBMITTED, Employer.waiting_since.is_not(None))


def _lapsed() -> sa.ColumnElement[bool]:
    return sa.and_(Employer.status == Qualification.APPROVED, Employer.approved_until < clock.today())


def _shelf(name: str) -> sa.ColumnElement[bool]:
    """The employers on one shelf of the staff's list."""
    if name == "waiting":
        return _waits()
    if name == "lapsed":
        return _lapsed()
    return Employer.status == Qualification(name)


SHELVES = ("waiting", "draft", "returned", "approved", "lapsed", "suspended", "refused")


def employers_on(shelf: str, *, words: str, page: int) -> paging.Page[Employer]:
    """One shelf of the staff's list; what waits longest comes first."""
    since = sa.func.coalesce(Employer.waiting_since, Employer.submitted_at, Employer.updated_at)
    query = sa.select(Employer).where(_shelf(shelf)).order_by(since, Employer.id)
    return paging.paginate(_by_name_or_code(query, words), page=page)


def shelf_counts() -> dict[str, int]:
    """How many employers lie on each shelf, in one query."""
    columns = [sa.func.count().filter(_shelf(name)).label(name) for name in SHELVES]
    row = db.session.execute(sa.select(*columns).select_from(Employer)).one()
    return dict(zip(SHELVES, row, strict=True))


def _by_name_or_code(query: sa.Select[Any], words: str) -> sa.Select[Any]:
    for word in search_text.normalise(words).split()[:5]:
        query = query.where(
            sa.or_(
                sa.func.lower(Employer.name_zh).contains(word, autoescape=True),
                Employer.pinyin.contains(word, autoescape=True),
                sa.func.lower(Employer.credit_code).contains(word, autoescape=True),
            )
        )
    return query


def lapsing_on_or_before(last_day: Any) -> Sequence[Employer]:
    """Verified employers whose approval ends by `last_day` and has not ended yet."""
    query = (
        sa.select(Employer)
        .options(selectinload(Employer.members))
        .where(is_verified_now(), Employer.approved_until <= last_day)
        .order_by(Employer.id)
    )
    return db.session.scalars(query).unique().all()


def division_name(code: str) -> Region | None:
    """The most exact region known for the six figures in a credit code: county, city, then province."""
    query = (
        sa.select(Region)
        .where(Region.code.in_((code, code[:4] + "00", code[:2] + "0000")))
        .order_by(Region.code.desc())
    )
    return db.session.scalars(query).first()
