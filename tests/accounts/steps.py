"""What a person does with the messages they get."""

import re

import pyotp
import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.outbox import OutboxMessage
from jobfair.extensions import db

NEW_PASSWORD = "a quiet river in spring"


def letters_to(address: str) -> list[OutboxMessage]:
    """Everything posted to an address, oldest first."""
    db.session.remove()
    query = sa.select(OutboxMessage).where(OutboxMessage.address == address).order_by(OutboxMessage.id)
    return list(db.session.scalars(query))


def code_to(address: str) -> str:
    """The code in the newest message to an address."""
    found = re.findall(r"(?<!\d)\d{6}(?!\d)", letters_to(address)[-1].body)
    assert len(found) == 1
    return found[0]


def fresh(account: Account) -> Account:
    """The account as the database has it now."""
    db.session.remove()
    found = db.session.get(Account, account.id)
    assert found is not None
    return found


def authenticator_code(account: Account, *, steps: int = 0) -> str:
    """What the person's authenticator shows, `steps` half-minutes from now."""
    secret = fresh(account).totp_secret
    assert secret is not None
    return pyotp.TOTP(secret).at(int(clock.now().timestamp()) + 30 * steps)


def wrong(code: str) -> str:
    """Another code of six digits."""
    return f"{(int(code) + 1) % 1_000_000:06d}"
