"""Opening accounts."""

from jobfair.accounts import passwords, queries, rules
from jobfair.accounts.models import Account, AccountRole, PrivacyAcceptance
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes
from jobfair.core import audit, clock, transactions
from jobfair.core.access import Role
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l, current_language
from jobfair.extensions import db

TAKEN_MOBILE = _l("This number already has an account. Please sign in with it.")
TAKEN_EMAIL = _l("This address already has an account. Please sign in with it.")


def register_seeker(*, mobile: str, code: str, name: str, password: str) -> Account:
    """Open an account for somebody looking for work, who has proved the number by a code and read the notice."""
    return register(Role.SEEKER, mobile=mobile, code=code, name=name, password=password)


def register(role: Role, *, mobile: str, code: str, name: str, password: str) -> Account:
    """Open an account for whoever proves a mobile number by the code sent with `codes.send_to_newcomer`.

    The privacy notice in force counts as accepted: the form asks for it. Raises Invalid (fields name, password,
    code), Conflict when the number has an account meanwhile. Call before the request's first write.
    """
    name = clean_name(name)
    rules.require_good_password(password, about=(mobile, name))
    with transactions.reading():  # hashing is slow and must not hold the write lock
        password_hash = passwords.hash_password(password)
    codes.use(Purpose.REGISTER, mobile, code)
    if queries.is_mobile_taken(mobile):
        raise Conflict(TAKEN_MOBILE, field="mobile")
    return open_account(role, name=name, mobile=mobile, password_hash=password_hash)


def open_account(
    *roles: Role,
    name: str,
    mobile: str | None = None,
    email: str | None = None,
    password_hash: str | None = None,
    is_demo: bool = False,
) -> Account:
    """Write a new account whose addresses the caller has proved (a code, an invitation by mail)."""
    if mobile is None and email is None:
        raise ValueError("an account needs a mobile number or an e-mail address")
    now = clock.now()
    account = Account(
        mobile=mobile,
        email=email,
        display_name=name,
        password_hash=password_hash,
        password_changed_at=now if password_hash else None,
        mobile_confirmed_at=now if mobile else None,
        email_confirmed_at=now if email else None,
        language=current_language(),
        is_demo=is_demo,
        role_rows=[AccountRole(role=role) for role in roles],
    )
    db.session.add(account)
    db.session.flush()
    accept_privacy_notice(account)
    audit.record("account.opened", f"account:{account.id}", actor_id=account.id, roles=[r.value for r in roles])
    return account


def open_assisted_account(*, name: str, by: Account) -> Account:
    """Write the account of a seeker without a telephone, opened by staff on the strength of a signed paper.

    Nobody can sign in to it before the person has taken it over.
    """
    account = Account(
        display_name=clean_name(name), language="zh", role_rows=[AccountRole(role=Role.SEEKER)], is_demo=by.is_demo
    )
    db.session.add(account)
    db.session.flush()
    accept_privacy_notice(account, recorded_by=by)
    audit.record("account.opened", f"account:{account.id}", actor_id=by.id, on_behalf_of=account.id)
    return account


def accept_privacy_notice(account: Account, *, recorded_by: Account | None = None) -> None:
    """Keep which version of the notice was accepted, and when (PIPL art. 14, 17); once a version.

    `recorded_by` is the member of staff who saw it signed on paper; None when the person pressed the button.
    """
    key = (account.id, rules.PRIVACY_VERSION)
    if db.session.get(PrivacyAcceptance, key) is None:
        db.session.add(
            PrivacyAcceptance(
                account_id=account.id,
                version=rules.PRIVACY_VERSION,
                accepted_at=clock.now(),
                recorded_by_id=recorded_by.id if recorded_by else None,
            )
        )
        db.session.flush()


def accept_new_privacy_notice(account: Account, *, version: str) -> None:
    """Accept the notice that the page showed; Conflict when there has been another one meanwhile."""
    if version != rules.PRIVACY_VERSION:
        raise Conflict(_l("The notice has changed in the meantime. Please read this version."), field="agreed")
    accept_privacy_notice(account)
    audit.record("privacy.accepted", f"account:{account.id}", actor_id=account.id, version=version)


def grant_role(account: Account, role: Role) -> None:
    """Let an account act as `role` as well (a seeker who comes to recruit); duties of staff go through `staff`."""
    if role not in account.roles:
        account.role_rows.append(AccountRole(role=role))
        db.session.flush()


def revoke_role(account: Account, role: Role) -> None:
    """Take a role away (the last membership ended)."""
    account.role_rows = [row for row in account.role_rows if row.role != role]
    db.session.flush()


def clean_name(name: str) -> str:
    """A display name of 1 to 60 characters; Invalid (field name) otherwise."""
    name = " ".join(rules.tidy(name).split())
    if not 1 <= len(name) <= 60 or not any(char.isalpha() for char in name):
        raise Invalid(_l("Please enter the name by which we may address you, at most 60 characters."), field="name")
    return name
