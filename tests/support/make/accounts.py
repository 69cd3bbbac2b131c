"""Accounts for tests, named for a situation."""

from itertools import count

from jobfair.accounts import passwords
from jobfair.accounts.models import Account, AccountRole
from jobfair.core.access import Role
from jobfair.extensions import db

PASSWORD = "spring-breeze-2023"
_numbers = count(1)


def make_account(
    *roles: Role, name: str = "王演示", password: str | None = PASSWORD, **values: object
) -> Account:
    """A committed account with the given roles."""
    number = next(_numbers)
    values.setdefault("mobile", f"199{number:08d}")
    account = Account(
        display_name=name,
        password_hash=passwords.hash_password(password) if password else None,
        role_rows=[AccountRole(role=role) for role in roles],
        **values,
    )
    db.session.add(account)
    db.session.commit()
    return account


def make_seeker(**values: object) -> Account:
    """Somebody looking for work."""
    return make_account(Role.SEEKER, **values)


def make_recruiter(**values: object) -> Account:
    """Somebody who recruits; the membership is made with the employer."""
    return make_account(Role.EMPLOYER, **values)


def make_staff(*duties: Role, **values: object) -> Account:
    """A member of staff with duties."""
    values.setdefault("staff_name", f"staff{next(_numbers)}")
    values.setdefault("mobile", None)
    return make_account(*(duties or (Role.REVIEWER,)), name="李演示", **values)


def make_reviewer(**values: object) -> Account:
    """Staff who check employers, postings and booths."""
    return make_staff(Role.REVIEWER, **values)


def make_admin(**values: object) -> Account:
    """Staff who keep accounts and settings."""
    return make_staff(Role.ADMIN, **values)
