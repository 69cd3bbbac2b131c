"""One-time codes: sent to prove an address, kept as a keyed hash, one live per purpose and address.

Asking for a code takes the same steps and leaves the same rows for every address, whether it has an account or
not: only the text of the message differs, which none but the owner of the address reads.
"""

import hmac
import secrets
from collections.abc import Iterable
from datetime import timedelta

import sqlalchemy as sa

from jobfair.accounts import messages, queries, rules
from jobfair.accounts.models import Account, OneTimeCode
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import links
from jobfair.core import clock, crypto, limits
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.core.transactions import recording
from jobfair.extensions import db

WRONG = _l("This code is not right or no longer good. Please check it, or ask for a new one.")


def send_to_newcomer(mobile: str, *, visitor: str) -> None:
    """A code to open an account with; who has one already is told so by text message."""
    count_request(Purpose.REGISTER, mobile, visitor=visitor)
    code = issue(Purpose.REGISTER, mobile)
    if queries.is_mobile_taken(mobile):
        spoil(Purpose.REGISTER, mobile)
        messages.already_registered(mobile)
    else:
        messages.code_sent(mobile, purpose=Purpose.REGISTER, code=code)


def send_to_member(purpose: Purpose, address: str, *, visitor: str) -> None:
    """A code to sign in or to set a new password; an address without an enabled account is told so."""
    count_request(purpose, address, visitor=visitor)
    account = queries.find_by_address(address)
    code = issue(purpose, address)
    if account is None or account.disabled_at is not None:
        spoil(purpose, address)
        messages.no_account_here(address)
    else:
        token = links.token_for(account, address) if purpose is Purpose.RESET else None
        messages.code_sent(address, purpose=purpose, code=code, token=token)


def send_to_new_address(account: Account, purpose: Purpose, address: str, *, visitor: str) -> None:
    """A code to the number or address an account wants to move to; a taken one gets no code."""
    taken = queries.is_mobile_taken(address) if rules.is_mobile(address) else queries.is_email_taken(address)
    own = address in (account.mobile, account.email)
    scope = scoped(account, address)
    count_request(purpose, address, visitor=visitor)
    code = issue(purpose, scope)
    if taken and not own:
        spoil(purpose, scope)
        messages.address_taken(address)
    else:
        messages.code_sent(address, purpose=purpose, code=code)


def scoped(account: Account, address: str) -> str:
    """The address as one account's own request: a code asked for by one opens nothing for another."""
    return f"{account.id}>{address}"


def count_request(purpose: Purpose, address: str, *, visitor: str) -> None:
    """The pause between two codes, and how many an address and a visitor may ask for."""
    most, window = rules.CODES_PER_VISITOR
    limits.count_attempt("code.visitor", visitor, most=most, window=window)
    seconds = int(rules.CODE_PAUSE.total_seconds())
    wait = _l("A code has just been sent. Please wait %(seconds)s seconds before asking again.", seconds=seconds)
    limits.count_attempt(f"code.pause.{purpose.value}", address, most=1, window=rules.CODE_PAUSE, message=wait)
    most, window = rules.CODES_PER_ADDRESS
    limits.count_attempt("code.address", address, most=most, window=window)


def issue(purpose: Purpose, address: str) -> str:
    """A fresh code; the one before it is no longer good."""
    now = clock.now()
    live = (OneTimeCode.purpose == purpose.value, OneTimeCode.address == address, OneTimeCode.used_at.is_(None))
    db.session.execute(sa.update(OneTimeCode).where(*live).values(used_at=now))
    code = f"{secrets.randbelow(1_000_000):06d}"
    db.session.add(
        OneTimeCode(
            purpose=purpose.value,
            address=address,
            code_hash=_hash(purpose, address, code),
            created_at=now,
            expires_at=now + rules.CODE_LIFETIME,
        )
    )
    db.session.flush()
    return code


def spoil(purpose: Purpose, address: str) -> None:
    """Make the live code one that nobody can guess, because nobody may use it."""
    db.session.execute(
        sa.update(OneTimeCode)
        .where(
            OneTimeCode.purpose == purpose.value,
            OneTimeCode.address == address,
            OneTimeCode.used_at.is_(None),
        )
        .values(code_hash=secrets.token_hex(32))
    )


def end(purpose: Purpose, addresses: Iterable[str]) -> None:
    """The live codes for these addresses are no longer good: what they were for has been done another way."""
    db.session.execute(
        sa.update(OneTimeCode)
        .where(
            OneTimeCode.purpose == purpose.value,
            OneTimeCode.address.in_(list(addresses)),
            OneTimeCode.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )


def use(purpose: Purpose, address: str, code: str, *, field: str = "code") -> None:
    """Use up the live code; raises Invalid when it is wrong, old, used, or was guessed at too often.

    Call it before the request's first write: the try is counted in a transaction of its own, the code is used up
    in the request's, so that a form refused for another reason leaves it good. Of two at once, one wins.
    """
    found = _count_try(purpose, address)
    if found is None or not hmac.compare_digest(
        found[1], _hash(purpose, address, rules.plain(code).replace(" ", ""))
    ):
        raise Invalid(WRONG, field=field)
    used = db.session.execute(
        sa.update(OneTimeCode)
        .where(OneTimeCode.id == found[0], OneTimeCode.used_at.is_(None))
        .values(used_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if used.rowcount != 1:  # type: ignore[attr-defined]
        raise Invalid(WRONG, field=field)


def _count_try(purpose: Purpose, address: str) -> tuple[int, str] | None:
    statement = (
        sa.update(OneTimeCode)
        .where(
            OneTimeCode.purpose == purpose.value,
            OneTimeCode.address == address,
            OneTimeCode.used_at.is_(None),
            OneTimeCode.expires_at > clock.now(),
            OneTimeCode.tries < rules.CODE_TRIES,
        )
        .values(tries=OneTimeCode.tries + 1)
        .returning(OneTimeCode.id, OneTimeCode.code_hash)
    )
    with recording() as session:
        row = session.execute(statement).one_or_none()
    return None if row is None else (row[0], row[1])


def _hash(purpose: Purpose, address: str, code: str) -> str:
    return crypto.fingerprint(f"code:{purpose.value}:{address}:{code}")


def forget_old(keep: timedelta = timedelta(days=1)) -> int:
    """Delete codes that ran out longer ago than `keep`; how many went."""
    result = db.session.execute(sa.delete(OneTimeCode).where(OneTimeCode.expires_at < clock.now() - keep))
    return int(result.rowcount)  # type: ignore[attr-defined]
