"""Deleting an account: restricted at once, erased when the law no longer demands keeping (PIPL art. 47)."""

from datetime import date, timedelta

import sqlalchemy as sa

from jobfair.accounts import sessions
from jobfair.accounts.models import Account, AccountRole, UserSession
from jobfair.core import audit, clock
from jobfair.core.access import Role
from jobfair.core.jobs import periodic
from jobfair.extensions import db
from jobfair.seekers import queries, rules
from jobfair.seekers.holdings import all_holdings
from jobfair.seekers.models import Consent, SeekerProfile
from jobfair.seekers.services.groups import delete_marks
from jobfair.seekers.services.profile import own_profile

GONE_NAME = "已注销用户"


def retain_until(day: date) -> date:
    """The day until which a record of service is kept after it ended on `day` (规定 art. 26)."""
    try:
        return day.replace(year=day.year + rules.YEARS_KEPT)
    except ValueError:  # 29 February
        return day.replace(year=day.year + rules.YEARS_KEPT, day=28)


def delete_account(actor: Account) -> date | None:
    """Carry out a person's wish to be deleted.

    At once: applications withdrawn, consents ended, target-group marks deleted, signed out everywhere, the number
    freed, the profile hidden from every business screen. Returns the day of erasure, or None when nothing had ever
    been submitted to anyone and everything has been erased already.
    """
    profile = own_profile(actor)
    for holding in all_holdings():
        if holding.on_restriction is not None:
            holding.on_restriction(actor)
    now = clock.now()
    db.session.execute(
        sa.update(Consent)
        .where(Consent.account_id == actor.id, Consent.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
    )
    delete_marks(profile.id)
    until = retain_until(clock.today())
    profile.restricted_at, profile.retain_until, profile.kept_mobile = now, until, actor.mobile
    audit.record("seeker.deletion_asked", f"account:{actor.id}", actor_id=actor.id)
    submitted = queries.was_ever_submitted(actor.id, rules.APPLICATION_CONSENT)
    _close_account(actor)
    if not submitted:
        erase(profile)
        return None
    db.session.flush()
    return until


def _close_account(account: Account) -> None:
    """No more signing in; somebody who also works for an employer or the bureau only stops being a seeker."""
    db.session.execute(
        sa.delete(AccountRole).where(AccountRole.account_id == account.id, AccountRole.role == Role.SEEKER)
    )
    db.session.expire(account, ["role_rows"])
    if account.roles:
        return
    account.disabled_at = clock.now()
    account.mobile = account.email = account.password_hash = None
    sessions.revoke(UserSession.account_id == account.id)
    db.session.flush()


def erase(profile: SeekerProfile) -> None:
    """Remove everything personal for good. What is counted (applications, their steps) stays without a person."""
    account = profile.account
    account_id = account.id
    for holding in sorted(all_holdings(), key=lambda holding: holding.key == "profile"):
        holding.erase(account_id)  # the profile last: the others find their rows by it
    if not account.roles:
        account.display_name = GONE_NAME
        account.mobile = account.email = account.password_hash = None
    audit.record("seeker.erased", f"account:{account_id}", actor_id=None)
    db.session.flush()


def erase_due(*, dry_run: bool) -> list[int]:
    """Erase everybody whose time is over; returns the accounts concerned. Safe to run twice or late."""
    due = queries.due_for_erasure()
    keys = [profile.account_id for profile in due]
    if not dry_run:
        for profile in due:
            erase(profile)
    return keys


@periodic("seekers.retention", every=timedelta(hours=12))
def keep_retention() -> list[int]:
    """The same, as the worker runs it."""
    return erase_due(dry_run=False)
