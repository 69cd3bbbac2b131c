"""Proving who one is with a password; the same work and the same words whether the account exists or not."""

from collections.abc import Callable

from jobfair.accounts import passwords, queries, rules
from jobfair.accounts.models import Account
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes
from jobfair.core import limits, transactions
from jobfair.core.errors import Invalid
from jobfair.core.language import _l

Finder = Callable[[], Account | None]


def with_password(text: str, password: str, *, visitor: str) -> Account:
    """The account for a mobile number or e-mail address and its password; `visitor` is the network address.

    Raises Invalid with one and the same sentence for an unknown, disabled or wrongly guessed account, TooMany
    after too many tries for one account or from one network address.
    """
    address = rules.normalise_address(text)
    return _prove("sign-in", address or text, lambda: queries.find_by_address(address), password, visitor=visitor)


def as_staff(text: str, password: str, *, visitor: str) -> Account:
    """The member of staff for a staff name and password; gives no staff right before the second factor."""
    name = rules.normalise_staff_name(text)
    return _prove("staff-sign-in", name or text, lambda: queries.find_staff(name), password, visitor=visitor)


def with_code(address: str, code: str) -> Account:
    """The account behind an address, for the code sent to it; the same refusal whether there is one or not."""
    codes.use(Purpose.SIGN_IN, address, code)
    account = queries.find_by_address(address)
    if account is None or account.disabled_at is not None:
        raise Invalid(codes.WRONG, field="code")
    return account


def confirm_password(account: Account, password: str, *, field: str) -> None:
    """Refuse unless the signed-in person knows the password (before they change what it protects)."""
    most, window = rules.TRIES_PER_ACCOUNT
    limits.count_attempt("confirm-password", str(account.id), most=most, window=window)
    known = account.password_hash
    with transactions.reading():
        fits, _better = passwords.verify(password, known)
    if not fits:
        raise Invalid(_l("This is not your present password."), field=field)


def _prove(kind: str, subject: str, find: Finder, password: str, *, visitor: str) -> Account:
    most, window = rules.TRIES_PER_VISITOR
    limits.count_attempt(f"{kind}.visitor", visitor, most=most, window=window)
    most, window = rules.TRIES_PER_ACCOUNT
    limits.count_attempt(f"{kind}.account", subject, most=most, window=window)
    with transactions.reading():  # hashing is slow and must not hold the write lock
        found = find()
        account_id = found.id if found is not None else None
        fits, better = passwords.verify(password, found.password_hash if found is not None else None)
        fits = fits and found is not None and found.disabled_at is None
    if not fits or account_id is None:
        raise Invalid(_l("That name and password do not belong together. Please check both and try again."))
    limits.forget_attempts(f"{kind}.account", subject)
    limits.take_back(f"{kind}.visitor", visitor)
    account = queries.get_account(account_id)
    if better is not None:
        account.password_hash = better
    return account
