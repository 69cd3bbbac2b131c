"""Accounts for tests, named for a situation."""

from itertools import count

from jobfair.accounts import passwords
from jobfair.accounts.models import Account, AccountRole, PrivacyAcceptance
from jobfair.accounts.rules import PRIVACY_VERSION
from jobfair.core import clock
from jobfair.core.access import DUTIES, Role
from jobfair.extensions import db

PASSWORD = "spring-breeze-2023"
_numbers = count(1)


def make_account(*roles: Role, name: str = "王演示", password: str | None = PASSWORD, **values: object) -> Account:
    """A committed account with the given roles; its mobile number and e-mail count as proved."""
    number = next(_numbers)
    values.setdefault("mobile", f"199{number:08d}")
    if values.get("mobile"):
        values.setdefault("mobile_confirmed_at", clock.now())
    if values.get("email"):
        values.setdefault("email_confirmed_at", clock.now())
    account = Account(
        display_name=name,
        password_hash=passwords.hash_password(password) if password else None,
        role_rows=[AccountRole(role=role) for role in roles],
        **values,
    )
    db.session.add(account)
    db.session.flush()
    if not set(roles) & set(DUTIES):
        db.session.add(PrivacyAcceptance(account_id=account.id, version=PRIVACY_VERSION))
    db.session.commit()
    return account


def make_seeker(**values: object) -> Account:
    """Somebody looking for work."""
    return make_account(Role.SEEKER, **values)


def make_recruiter(**values: object) -> Account:
    """Somebody who recruits; the membership is made with the employer."""
    return make_account(Role.EMPLOYER, **values)


def make_partner(**values: object) -> Account:
    """Somebody of a school or of another region's bureau; signs in by e-mail."""
    values.setdefault("mobile", None)
    values.setdefault("email", f"partner{next(_numbers)}@example.cn")
    return make_account(Role.PARTNER, **values)


def make_staff(*duties: Role, **values: object) -> Account:
    """A member of staff with duties."""
    values.setdefault("staff_name", f"staff{next(_numbers)}")
    values.setdefault("mobile", None)
    values.setdefault("name", "李演示")
    return make_account(*(duties or (Role.REVIEWER,)), **values)


def make_reviewer(**values: object) -> Account:
    """Staff who check employers, postings and booths."""
    return make_staff(Role.REVIEWER, **values)


def make_admin(**values: object) -> Account:
    """Staff who keep accounts and settings."""
    return make_staff(Role.ADMIN, **values)


def make_disabled(**values: object) -> Account:
    """Somebody whose account has been closed by staff."""
    return make_seeker(disabled_at=clock.now(), disabled_reason="演示停用", **values)
