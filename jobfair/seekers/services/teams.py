"""The parts of a person's data that lie with employers: the teams they act or acted for, invitations they got."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.accounts.models import Account
from jobfair.core.language import _, _l
from jobfair.employers.models import Membership, TeamInvitation
from jobfair.extensions import db
from jobfair.seekers.holdings import Holding, Row

DUTY = _l("3 years after you left the team (Provisions on Online Recruitment Services art. 26)")


def _teams(account_id: int) -> Iterable[Membership | TeamInvitation]:
    """Memberships, then invitations: few of each, so that one question asks for both."""
    query = (
        sa.select(Membership, TeamInvitation)
        .select_from(Account)
        .outerjoin(Membership, Membership.account_id == Account.id)
        .outerjoin(TeamInvitation, _addressed_to(account_id))
        .options(joinedload(Membership.employer), joinedload(TeamInvitation.employer))
        .where(Account.id == account_id)
        .order_by(Membership.id, TeamInvitation.id)
    )
    found = db.session.execute(query).unique().all()
    rows = [row for row, _invitation in found] + [row for _membership, row in found]
    return [row for row in dict.fromkeys(rows) if row is not None]


def _erase_memberships(account_id: int) -> None:
    """Teams the person has left; whoever still acts for an employer goes on doing so."""
    db.session.execute(
        sa.delete(Membership)
        .where(Membership.account_id == account_id, Membership.left_at.is_not(None))
        .execution_options(synchronize_session=False)
    )


def _addressed_to(account_id: int) -> sa.ColumnElement[bool]:
    """Accepted by the person, or sent to an address that is theirs now."""
    account = db.session.get(Account, account_id)
    addresses = [address for address in (account.mobile, account.email) if address] if account else []
    not_taken = sa.and_(TeamInvitation.accepted_by_id.is_(None), TeamInvitation.address.in_(addresses))
    return sa.or_(TeamInvitation.accepted_by_id == account_id, not_taken)


def _erase_invitations(account_id: int) -> None:
    db.session.execute(
        sa.delete(TeamInvitation).where(_addressed_to(account_id)).execution_options(synchronize_session="fetch")
    )


def _end_invitations(account: Account) -> None:
    """At once, while the addresses are still known: invitations nobody followed served nobody."""
    db.session.execute(
        sa.delete(TeamInvitation)
        .where(_addressed_to(account.id), TeamInvitation.accepted_by_id.is_(None))
        .execution_options(synchronize_session="fetch")
    )


def _erase_teams(account_id: int) -> None:
    _erase_memberships(account_id)
    _erase_invitations(account_id)


def _facts(row: Membership | TeamInvitation) -> Row:
    what = _("acts for it") if isinstance(row, Membership) else _("invitation")
    return {"kind": what, "employer": str(row.employer.name), "role": str(row.role.label)}


TEAMS = (
    Holding(
        "teams",
        _l("Employers you act or acted for, and invitations to a team"),
        _l("Knowing who speaks for an employer (Interim Regulation on the Human Resources Market art. 26)"),
        DUTY,
        _teams,
        _erase_teams,
        ("created_at", "left_at", "expires_at", "accepted_at", "withdrawn_at"),
        _facts,
        on_restriction=_end_invitations,
        order=40,
    ),
)
