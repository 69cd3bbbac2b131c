"""Reads of accounts, their sessions and the trail of what was done to them."""

import sqlalchemy as sa

from jobfair.accounts import rules
from jobfair.accounts.models import Account, AccountRole, RecoveryCode, UserSession
from jobfair.core import clock
from jobfair.core.access import DUTIES, Role
from jobfair.core.audit import AuditEntry
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.core.paging import Page, paginate
from jobfair.extensions import db


def find_by_address(address: str | None) -> Account | None:
    """The account that signs in with this mobile number or confirmed e-mail address; staff never do."""
    if address is None:
        return None
    if rules.is_mobile(address):
        condition = Account.mobile == address
    else:
        condition = sa.and_(Account.email == address, Account.email_confirmed_at.is_not(None))
    account = db.session.scalar(sa.select(Account).where(condition))
    return None if account is None or rules.is_staff(account) else account


def find_staff(staff_name: str | None) -> Account | None:
    """The member of staff of that name."""
    if staff_name is None:
        return None
    account = find_by_staff_name(staff_name)
    return account if account is not None and rules.is_staff(account) else None


def find_by_staff_name(staff_name: str) -> Account | None:
    """Whoever holds this staff name, with or without duties."""
    return db.session.scalar(sa.select(Account).where(Account.staff_name == staff_name))


def is_mobile_taken(mobile: str) -> bool:
    """Whether any account, staff included, holds this number."""
    return db.session.scalar(sa.select(Account.id).where(Account.mobile == mobile)) is not None


def is_email_taken(email: str) -> bool:
    """Whether any account holds this address."""
    return db.session.scalar(sa.select(Account.id).where(Account.email == email)) is not None


def get_account(account_id: int) -> Account:
    """An account by its key."""
    account = db.session.get(Account, account_id)
    if account is None:
        raise NotFound(_l("There is no such account."))
    return account


def live_sessions(account_id: int) -> list[UserSession]:
    """The browsers in which the account is signed in now, newest first."""
    query = (
        sa.select(UserSession)
        .where(
            UserSession.account_id == account_id,
            UserSession.revoked_at.is_(None),
            UserSession.expires_at > clock.now(),
        )
        .order_by(UserSession.id.desc())
    )
    return list(db.session.scalars(query))


def count_recovery_codes(account_id: int) -> int:
    """How many unused recovery codes are left."""
    query = sa.select(sa.func.count()).where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(query) or 0


def accounts(*, text: str = "", role: Role | None = None, page: int = 1) -> Page[Account]:
    """One page of accounts whose name, staff name, number or address holds `text`; newest first."""
    query = sa.select(Account)
    if text:
        columns = (Account.display_name, Account.staff_name, Account.mobile, Account.email)
        query = query.where(sa.or_(*(column.icontains(text, autoescape=True) for column in columns)))
    if role is not None:
        wanted = DUTIES if role is Role.STAFF else (role,)
        query = query.where(Account.role_rows.any(AccountRole.role.in_(wanted)))
    return paginate(query.order_by(Account.id.desc()), page=page)


def count_admins_besides(account_id: int) -> int:
    """How many other enabled administrators there are."""
    query = (
        sa.select(sa.func.count())
        .select_from(AccountRole)
        .join(Account)
        .where(AccountRole.role == Role.ADMIN, Account.disabled_at.is_(None), Account.id != account_id)
    )
    return db.session.scalar(query) or 0


def audit_entries(
    *, action: str = "", subject: str = "", actor_id: int | None = None, page: int = 1
) -> Page[AuditEntry]:
    """One page of the audit trail, newest first: `action` from its beginning, `subject` as table or table:key."""
    query = sa.select(AuditEntry)
    if action:
        query = query.where(AuditEntry.action.startswith(action, autoescape=True))
    if ":" in subject:
        query = query.where(AuditEntry.subject == subject)
    elif subject:
        query = query.where(AuditEntry.subject.startswith(f"{subject}:", autoescape=True))
    if actor_id is not None:
        query = query.where(AuditEntry.actor_id == actor_id)
    return paginate(query.order_by(AuditEntry.id.desc()), page=page, per_page=50)


def names_of(account_ids: set[int]) -> dict[int, str]:
    """Display names by key, for lists that hold only keys."""
    if not account_ids:
        return {}
    query = sa.select(Account.id, Account.display_name).where(Account.id.in_(account_ids))
    return dict(db.session.execute(query).all())
