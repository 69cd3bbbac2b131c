"""Changing passwords and ending sessions."""

import sqlalchemy as sa

from jobfair.accounts import messages, passwords, queries, rules, sessions
from jobfair.accounts.models import Account, UserSession
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes, links
from jobfair.accounts.services.sign_in import confirm_password
from jobfair.core import audit, clock, limits, transactions
from jobfair.core.errors import Invalid, NotFound
from jobfair.core.language import _l
from jobfair.extensions import db


def change_password(account: Account, *, present: str, new: str) -> None:
    """Set another password after the present one; all other browsers are signed out and the person is told."""
    confirm_password(account, present, field="present")
    if present == new:
        raise Invalid(_l("This is the password you already have."), field="password")
    _set(account, new)
    others = UserSession.id != account.session_id
    sessions.revoke(sa.and_(UserSession.account_id == account.id, others))
    _note(account)


def choose_first_password(account: Account, *, new: str) -> None:
    """Replace the one-time password that an administrator gave out."""
    known = account.password_hash
    with transactions.reading():
        is_same, _better = passwords.verify(new, known)
    if is_same:
        raise Invalid(_l("Please choose another password than the one you were given."), field="password")
    _set(account, new)
    _note(account)


def reset_password(*, address: str, code: str, new: str, visitor: str) -> None:
    """Set a new password with a code sent to a proved address; every browser is signed out.

    Raises Invalid in the same words for a wrong code and for an address without an account, at the same cost.
    Call it before the request's first write.
    """
    most, window = rules.TRIES_PER_VISITOR
    limits.count_attempt("reset.visitor", visitor, most=most, window=window)
    rules.require_good_password(new, about=(address,))
    with transactions.reading():  # hashing is slow and must not hold the write lock
        password_hash = passwords.hash_password(new)
    codes.use(Purpose.RESET, address, code)
    account = queries.find_by_address(address)
    if account is None or account.disabled_at is not None:
        raise Invalid(codes.WRONG, field="code")
    rules.require_good_password(new, about=_about(account))
    account.password_hash = password_hash
    account.password_changed_at = clock.now()
    sessions.revoke(UserSession.account_id == account.id)
    _note(account)


def reset_password_by_link(*, token: str, new: str, visitor: str) -> None:
    """Set a new password with the link from a mail; every browser is signed out, and the code of that mail ends.

    Raises Invalid for a link that is no longer good. Of two uses at once one wins. Call before the first write.
    """
    most, window = rules.TRIES_PER_VISITOR
    limits.count_attempt("reset.visitor", visitor, most=most, window=window)
    rules.require_good_password(new, about=_about(links.account_behind(token)))
    with transactions.reading():  # hashing is slow and must not hold the write lock
        password_hash = passwords.hash_password(new)
    account = links.account_behind(token)
    replaced = db.session.execute(
        sa.update(Account)
        .where(Account.id == account.id, Account.password_hash.is_not_distinct_from(account.password_hash))
        .values(password_hash=password_hash, password_changed_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if replaced.rowcount != 1:  # type: ignore[attr-defined]
        raise Invalid(links.GONE)
    db.session.refresh(account)
    codes.end(Purpose.RESET, [address for address in (account.mobile, account.email) if address])
    sessions.revoke(UserSession.account_id == account.id)
    _note(account)


def _set(account: Account, new: str) -> None:
    rules.require_good_password(new, about=_about(account))
    with transactions.reading():  # hashing is slow and must not hold the write lock
        password_hash = passwords.hash_password(new)
    account.password_hash = password_hash
    account.password_changed_at = clock.now()
    account.must_change_password = False


def _about(account: Account) -> tuple[str | None, ...]:
    return (account.mobile, account.email, account.staff_name, account.display_name)


def _note(account: Account) -> None:
    audit.record("password.changed", f"account:{account.id}", actor_id=account.id)
    messages.password_changed(account)


def revoke_session(account: Account, *, session_id: int) -> None:
    """Sign one of one's own browsers out; NotFound for anybody else's."""
    if session_id not in {row.id for row in queries.live_sessions(account.id)}:
        raise NotFound(_l("This browser is no longer signed in."))
    sessions.revoke(sa.and_(UserSession.id == session_id, UserSession.account_id == account.id))
    audit.record("session.revoked", f"account:{account.id}", actor_id=account.id)


def revoke_other_sessions(account: Account) -> None:
    """Sign all one's other browsers out."""
    others = sa.and_(UserSession.account_id == account.id, UserSession.id != account.session_id)
    sessions.revoke(others)
    audit.record("session.others_revoked", f"account:{account.id}", actor_id=account.id)
