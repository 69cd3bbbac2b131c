"""Staff and the walk-through accounts. Only these have passwords: hashing hundreds would take most of the load."""

import sqlalchemy as sa

from jobfair.accounts import passwords
from jobfair.accounts.models import Account, AccountRole, PrivacyAcceptance
from jobfair.accounts.rules import PRIVACY_VERSION
from jobfair.core.access import DUTIES, Role
from jobfair.demo.content.accounts import PASSWORD, TOTP_SECRET, DemoLogin, logins
from jobfair.demo.loading.ledger import Ledger, add, moment
from jobfair.extensions import db


def load(ledger: Ledger) -> None:
    """Everyone in the list of log-ins."""
    password_hash = passwords.hash_password(PASSWORD)  # one for all: the password is published anyway
    accounts = [_account(ledger, login, password_hash) for login in logins()]
    add(accounts)
    for login, account in zip(logins(), accounts, strict=True):
        ledger.accounts[login.login] = account
        if login.is_staff:
            ledger.staff[login.roles[0]] = account


def _account(ledger: Ledger, login: DemoLogin, password_hash: str) -> Account:
    since = moment(ledger.today, -30 * 24 * 60)
    account = new_account(login.name or login.login, *login.roles, since=since)
    account.password_hash = password_hash
    account.password_changed_at = since
    if login.is_staff:
        account.staff_name = login.login
        account.totp_secret = TOTP_SECRET
        account.totp_last_step = 0  # bound to an authenticator, no code used yet
    else:
        account.mobile = login.login
        account.mobile_confirmed_at = since
    return account


def load_acceptances() -> None:
    """Everyone but the staff has accepted the privacy notice in force, on the day they came."""
    staff = sa.select(AccountRole.account_id).where(AccountRole.role.in_(DUTIES))
    everyone = sa.select(Account.id, Account.created_at).where(Account.id.not_in(staff))
    rows = [
        {"account_id": key, "version": PRIVACY_VERSION, "accepted_at": since}
        for key, since in db.session.execute(everyone)
    ]
    db.session.execute(sa.insert(PrivacyAcceptance), rows)


def new_account(name: str, *roles: Role, since: object, mobile: str | None = None) -> Account:
    """A demonstration account without a password; the owner of a number signs in with a one-time code."""
    return Account(
        display_name=name,
        mobile=mobile,
        mobile_confirmed_at=since if mobile else None,
        role_rows=[AccountRole(role=role) for role in roles],
        created_at=since,
        is_demo=True,
    )
