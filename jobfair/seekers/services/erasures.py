"""Deletions that must outlive a restored backup: read from the audit trail, carried out again on an older state.

A line names nobody: the account's number and moment of registration (numbers are given anew after a restore, so the
number alone could mean somebody else), what was done, when, and the audit entry it comes from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.audit import AuditEntry
from jobfair.core.errors import DomainError
from jobfair.extensions import db
from jobfair.seekers import queries
from jobfair.seekers.services import removal
from jobfair.seekers.services.profile import own_profile

ASKED, ERASED = "seeker.deletion_asked", "seeker.erased"


@dataclass(frozen=True)
class Erasure:
    """One deletion asked for (`restricted` from then on) or one erasure carried out."""

    entry: str  # hash of the audit entry
    account: int
    registered_at: datetime
    action: str
    at: datetime


def recorded() -> list[Erasure]:
    """Every deletion and erasure in the audit trail, oldest first."""
    query = sa.select(AuditEntry).where(AuditEntry.action.in_((ASKED, ERASED))).order_by(AuditEntry.id)
    entries = [(entry, int(entry.subject.removeprefix("account:"))) for entry in db.session.scalars(query)]
    born = dict(db.session.execute(sa.select(Account.id, Account.created_at)).all()) if entries else {}
    return [
        Erasure(entry.hash, number, born[number], entry.action, entry.at)
        for entry, number in entries
        if number in born
    ]


def carry_out_again(erasures: Iterable[Erasure]) -> tuple[int, list[int]]:
    """Repeat what this database does not know of; how many, and the accounts for which it was refused.

    Somebody who has no account in this state, or whose number belongs to another registration, needs nothing.
    """
    known = {one.entry for one in recorded()}
    done, refused = 0, []
    for one in sorted(erasures, key=lambda one: one.at):
        account = db.session.get(Account, one.account, populate_existing=True)
        if one.entry in known or account is None or account.created_at != one.registered_at:
            continue
        try:
            with db.session.begin_nested():
                done += _carry_out(one, account)
        except DomainError:
            refused.append(one.account)
    return done, sorted(set(refused))


def _carry_out(one: Erasure, account: Account) -> bool:
    if _is_erased(account):
        return False
    if one.action == ERASED:
        removal.erase(queries.held_profile(account.id) or own_profile(account))
        return True
    if removal.delete_account(account) is not None:
        profile = queries.held_profile(account.id)
        if profile is not None:  # the time of keeping runs from the first wish, not from the restore
            profile.retain_until = removal.retain_until(clock.to_local(one.at).date())
            db.session.flush()
    return True


def _is_erased(account: Account) -> bool:
    query = sa.select(AuditEntry.id).where(
        AuditEntry.action == ERASED, AuditEntry.subject == f"account:{account.id}"
    )
    return db.session.scalar(query.limit(1)) is not None
