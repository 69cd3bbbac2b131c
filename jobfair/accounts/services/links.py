"""Links that set a new password: signed, for one address of one account as it is now, good once and for a while.

Nothing is stored. The signature covers the present password, so that setting another one (by whatever way) ends
every link, and the address it was sent to, so that a link dies with an address that has been given up.
"""

import hmac

from jobfair.accounts import queries, rules
from jobfair.accounts.models import Account
from jobfair.core import clock, crypto
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.extensions import db

# Letters in place of figures: phones look for codes of six figures in messages, and must not find one in a link.
LETTERS, FIGURES = str.maketrans("0123456789", "ghijklmnop"), str.maketrans("ghijklmnop", "0123456789")
GONE = _l("This link is no longer good. Please ask for a new one.")


def token_for(account: Account, address: str) -> str:
    """What the link in a mail to `address` carries."""
    expires = int((clock.now() + rules.LINK_LIFETIME).timestamp())
    return f"{account.id:x}-{expires:x}-{_signature(account, address, expires)}".translate(LETTERS)


def account_behind(token: str) -> Account:
    """The account whose password a link may set; raises Invalid for one that is made up, old, used or revoked."""
    key, expires, signature = _parts(token)
    account = db.session.get(Account, key, populate_existing=True)
    if account is None or account.email is None or queries.find_by_address(account.email) is not account:
        raise Invalid(GONE)
    fits = hmac.compare_digest(signature.encode(), _signature(account, account.email, expires).encode())
    if not fits or account.disabled_at is not None or expires <= clock.now().timestamp():
        raise Invalid(GONE)
    return account


def _parts(token: str) -> tuple[int, int, str]:
    key, _dash, rest = token.translate(FIGURES).partition("-")
    expires, _dash, signature = rest.partition("-")
    try:
        numbers = int(key, 16), int(expires, 16)
    except ValueError:
        raise Invalid(GONE) from None
    if len(token) > 120 or not all(0 < number < 2**31 for number in numbers):
        raise Invalid(GONE)
    return (*numbers, signature)


def _signature(account: Account, address: str, expires: int) -> str:
    return crypto.fingerprint(f"password-reset:{account.id}:{address}:{expires}:{account.password_hash}")
