"""The second factor of staff: time-based codes (RFC 6238) that work once, and recovery codes for a lost phone."""

import hmac
import secrets

import pyotp
import sqlalchemy as sa

from jobfair.accounts import messages, queries, rules
from jobfair.accounts.models import Account, RecoveryCode
from jobfair.core import audit, clock, crypto, limits
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.extensions import db

STEP = 30  # seconds
DRIFT = (-1, 0, 1)  # steps a phone's clock may be off
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else
WRONG = _l("This code is not right, or it has been used. Please wait for the next one and try again.")


def is_enrolled(account: Account) -> bool:
    """Whether an authenticator has been linked: its first code has been accepted."""
    return account.totp_secret is not None and account.totp_last_step is not None


def prepare(account: Account) -> None:
    """Make a new secret at the password step, as long as none has been confirmed."""
    if not is_enrolled(account):
        account.totp_secret = pyotp.random_base32()
        account.totp_last_step = None
        db.session.flush()


def address_of(account: Account, *, issuer: str) -> str:
    """The `otpauth:` address for authenticator apps."""
    return pyotp.TOTP(account.totp_secret or "").provisioning_uri(
        name=account.staff_name or account.display_name, issuer_name=issuer
    )


def pass_with_code(account: Account, code: str) -> None:
    """Accept the authenticator's code, once; raises Invalid (field code), TooMany after too many tries.

    Call it before the request's first write.
    """
    _count_try(account)
    step = _step_of(account, rules.plain(code).replace(" ", ""))
    if step is None:
        raise Invalid(WRONG, field="code")
    taken = db.session.execute(
        sa.update(Account)
        .where(
            Account.id == account.id,
            sa.or_(Account.totp_last_step.is_(None), Account.totp_last_step < step),
        )
        .values(totp_last_step=step)
        .execution_options(synchronize_session=False)
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        raise Invalid(WRONG, field="code")
    db.session.refresh(account, ["totp_last_step"])


def enrol(account: Account, code: str) -> list[str]:
    """Link the authenticator by its first code; the new recovery codes, to be shown this once."""
    pass_with_code(account, code)
    audit.record("second_factor.set", f"account:{account.id}", actor_id=account.id)
    messages.second_factor_set(account)
    return new_recovery_codes(account)


def new_recovery_codes(account: Account) -> list[str]:
    """Ten fresh codes; the old ones are void. Only their keyed hashes are kept."""
    db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    codes = ["-".join(_letters(5) for _half in range(2)) for _number in range(rules.RECOVERY_CODES)]
    for code in codes:
        db.session.add(RecoveryCode(account_id=account.id, code_hash=_hash(account, code)))
    db.session.flush()
    audit.record("second_factor.recovery_codes", f"account:{account.id}", actor_id=account.id)
    return codes


def pass_with_recovery_code(account: Account, code: str) -> None:
    """Accept an unused recovery code and use it up; the person is told how many are left."""
    _count_try(account)
    typed = rules.plain(code).lower().replace(" ", "").replace("-", "")
    used = db.session.execute(
        sa.update(RecoveryCode)
        .where(
            RecoveryCode.account_id == account.id,
            RecoveryCode.code_hash == _hash(account, f"{typed[:5]}-{typed[5:]}"),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if used.rowcount != 1:  # type: ignore[attr-defined]
        raise Invalid(_l("This recovery code is not right or has been used."), field="code")
    left = queries.count_recovery_codes(account.id)
    audit.record("second_factor.recovery_code_used", f"account:{account.id}", actor_id=account.id, left=left)
    messages.recovery_code_used(account, left=left)


def forget(account: Account) -> None:
    """Unlink the authenticator and void the recovery codes; the next sign-in enrols anew."""
    account.totp_secret = None
    account.totp_last_step = None
    db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    db.session.flush()


def code_for_demonstration(account: Account) -> str:
    """What the authenticator of a demonstration account would show: the next code that is still good."""
    step = max(_present_step(), (account.totp_last_step or 0) + 1)
    return pyotp.TOTP(account.totp_secret or "").at(step * STEP)


def _present_step() -> int:
    return int(clock.now().timestamp()) // STEP


def _step_of(account: Account, code: str) -> int | None:
    if account.totp_secret is None:
        return None
    totp = pyotp.TOTP(account.totp_secret)
    found = None
    for drift in DRIFT:
        step = _present_step() + drift
        if hmac.compare_digest(totp.at(step * STEP).encode(), code.encode()):
            found = step
    return found


def _count_try(account: Account) -> None:
    most, window = rules.SECOND_FACTOR_TRIES
    limits.count_attempt("second-factor", str(account.id), most=most, window=window)


def _letters(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(length))


def _hash(account: Account, code: str) -> str:
    return crypto.fingerprint(f"recovery:{account.id}:{code}")
