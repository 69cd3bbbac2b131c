"""What administrators do to accounts; each act stands in the audit trail."""

import secrets
from typing import Any, Protocol

from jobfair.accounts import messages, passwords, queries, rules, sessions
from jobfair.accounts.models import Account, AccountRole, UserSession
from jobfair.accounts.services import second_factor
from jobfair.accounts.services.registration import clean_name
from jobfair.core import audit, clock, transactions
from jobfair.core.access import DUTIES, Role
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db

INITIAL_PASSWORD_LENGTH = 16


class Act(Protocol):
    """Something an administrator does to an account, with a reason."""

    def __call__(self, actor: Account, *, account: Account, reason: str) -> None: ...


def create_staff(
    actor: Account | None, *, staff_name: str, name: str, duties: tuple[Role, ...]
) -> tuple[Account, str]:
    """A new member of staff and the one-time password to hand over; no actor means the command line."""
    known_name = rules.normalise_staff_name(staff_name)
    if known_name is None:
        raise Invalid(
            _l("Please use 3 to 40 small letters, digits, dots or dashes, beginning with a letter."),
            field="staff_name",
        )
    name = clean_name(name)
    password, password_hash = _initial_password()
    if queries.find_by_staff_name(known_name) is not None:
        raise Conflict(_l("This staff name is taken."), field="staff_name")
    account = Account(
        staff_name=known_name,
        display_name=name,
        password_hash=password_hash,
        must_change_password=True,
        role_rows=[AccountRole(role=duty) for duty in duties],
    )
    db.session.add(account)
    db.session.flush()
    _record("staff.created", actor, account, duties=[duty.value for duty in duties])
    return account, password


def issue_password(actor: Account, *, account: Account) -> str:
    """A new one-time password for a member of staff who has lost theirs; they are signed out everywhere."""
    rules.require_other(actor, account)
    _require_staff(account)
    password, password_hash = _initial_password()
    account.password_hash = password_hash
    account.must_change_password = True
    sessions.revoke(UserSession.account_id == account.id)
    _record("staff.password_issued", actor, account)
    return password


def _initial_password() -> tuple[str, str]:
    password = "".join(secrets.choice(second_factor.LETTERS) for _place in range(INITIAL_PASSWORD_LENGTH))
    with transactions.reading():  # hashing is slow and must not hold the write lock
        return password, passwords.hash_password(password)


def change_duties(actor: Account, *, account: Account, duties: tuple[Role, ...]) -> None:
    """Set someone's duties; the last administrator stays one, and nobody takes that duty from themself."""
    _require_staff(account)
    before = [row.role.value for row in account.role_rows if row.role in DUTIES]
    _record("staff.duties_changed", actor, account, before=sorted(before), after=[d.value for d in duties])
    if Role.ADMIN in account.roles and Role.ADMIN not in duties:
        rules.require_other(actor, account)
        _require_admin_besides(account)
    kept = [row for row in account.role_rows if row.role not in DUTIES or row.role in duties]
    held = {row.role for row in kept}
    account.role_rows = [*kept, *(AccountRole(role=duty) for duty in duties if duty not in held)]
    db.session.flush()


def disable(actor: Account, *, account: Account, reason: str) -> None:
    """Close an account: it is signed out everywhere at once and cannot sign in. The reason is for staff."""
    reason = rules.tidy(reason)
    if not reason:
        raise Invalid(_l("Please give the reason; it is kept in the audit trail."), field="reason")
    rules.require_other(actor, account)
    if account.disabled_at is not None:
        raise Conflict(_l("This account is already closed."))
    _record("account.disabled", actor, account, reason=reason[:300])
    if Role.ADMIN in account.roles:
        _require_admin_besides(account)
    account.disabled_at = clock.now()
    account.disabled_reason = reason[:300]
    sessions.revoke(UserSession.account_id == account.id)
    db.session.flush()


def enable(actor: Account, *, account: Account, reason: str) -> None:
    """Open a closed account again."""
    reason = rules.tidy(reason)
    if not reason:
        raise Invalid(_l("Please give the reason; it is kept in the audit trail."), field="reason")
    if account.disabled_at is None:
        raise Conflict(_l("This account is already open."))
    account.disabled_at = None
    account.disabled_reason = None
    _record("account.enabled", actor, account, reason=reason[:300])


def reset_second_factor(actor: Account, *, account: Account) -> None:
    """Unlink a lost authenticator; the person enrols anew at the next sign-in and is signed out now."""
    rules.require_other(actor, account)
    _require_staff(account)
    second_factor.forget(account)
    sessions.revoke(UserSession.account_id == account.id)
    _record("second_factor.reset", actor, account)
    messages.second_factor_reset(account)


def _require_staff(account: Account) -> None:
    if not rules.is_staff(account):
        raise Conflict(_l("This account does not belong to staff."))


def _require_admin_besides(account: Account) -> None:
    """Asked after the audit entry, which on PostgreSQL lets one administrator act at a time."""
    rules.require_admin_left(remaining=queries.count_admins_besides(account.id))


def _record(action: str, actor: Account | None, account: Account, **detail: Any) -> None:
    audit.record(action, f"account:{account.id}", actor_id=actor.id if actor else None, **detail)
