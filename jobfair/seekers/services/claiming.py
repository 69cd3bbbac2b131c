"""Taking over an account that staff opened: with the slip, the date of birth and a mobile number of one's own."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from jobfair.accounts import passwords
from jobfair.accounts import queries as accounts
from jobfair.accounts import rules as account_rules
from jobfair.accounts.models import Account
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes, registration
from jobfair.core import audit, clock, limits, transactions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.seekers import queries, rules
from jobfair.seekers.models import AssistedPerson
from jobfair.seekers.services.assisting import slip_hash

WRONG = _l("Slip and date of birth do not belong together, or the slip has run out. The desk prints a new one.")


@dataclass(frozen=True)
class Claim:
    """What somebody says to take an account over."""

    slip: str
    born_on: date
    mobile: str


def ask(claim: Claim, *, visitor: str) -> None:
    """Send a code to the mobile number when slip and date of birth fit; Invalid in one and the same sentence else.

    Call before the request's first write.
    """
    _count(claim, visitor)
    _find(claim)
    codes.send_to_newcomer(claim.mobile, visitor=visitor)


def take_over(claim: Claim, *, code: str, password: str, visitor: str) -> Account:
    """The account is the person's own from now on: number, password, and nobody acts for them any more.

    Call before the request's first write. Of two at once one wins.
    """
    _count(claim, visitor)
    name = _find(claim).account.display_name
    account_rules.require_good_password(password, about=(claim.mobile, name))
    with transactions.reading():  # hashing is slow and must not hold the write lock
        password_hash = passwords.hash_password(password)
    codes.use(Purpose.REGISTER, claim.mobile, code)
    person = _find(claim)
    if accounts.is_mobile_taken(claim.mobile):
        raise Conflict(registration.TAKEN_MOBILE)
    now = clock.now()
    taken = db.session.execute(
        sa.update(AssistedPerson)
        .where(AssistedPerson.account_id == person.account_id, AssistedPerson.claimed_at.is_(None))
        .values(claimed_at=now, slip_hash=None, slip_until=None)
        .execution_options(synchronize_session=False)
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        raise Invalid(WRONG, field="slip")
    account = person.account
    account.mobile, account.mobile_confirmed_at = claim.mobile, now
    account.password_hash, account.password_changed_at = password_hash, now
    registration.accept_privacy_notice(account)
    audit.record("assisted.claimed", f"account:{account.id}", actor_id=account.id)
    db.session.flush()
    return account


def _count(claim: Claim, visitor: str) -> None:
    most, window = account_rules.TRIES_PER_VISITOR
    limits.count_attempt("slip.visitor", visitor, most=most, window=window)
    most, window = rules.TRIES_PER_SLIP
    limits.count_attempt("slip.code", rules.clean_slip(claim.slip), most=most, window=window)


def _find(claim: Claim) -> AssistedPerson:
    person = queries.find_by_slip(slip_hash(claim.slip), born_on=claim.born_on)
    if person is None:
        raise Invalid(WRONG, field="slip")
    return person
