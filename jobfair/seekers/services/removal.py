"""Deleting an account: restricted at once, erased when the law no longer demands keeping (PIPL art. 47)."""

from datetime import date, timedelta

import sqlalchemy as sa

from jobfair.accounts import sessions
from jobfair.accounts.models import Account, AccountRole, UserSession
from jobfair.core import audit, clock
from jobfair.core.access import DUTIES, Role
from jobfair.core.errors import Conflict
from jobfair.core.jobs import in_turns, periodic
from jobfair.core.language import _l
from jobfair.employers import queries as employers
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


def acts_otherwise(account: Account) -> bool:
    """Whether somebody also acts for an employer, a partner or the bureau now; a role alone is no membership."""
    return (
        bool(account.roles.intersection({Role.PARTNER, *DUTIES})) or employers.find_membership(account) is not None
    )


def kept_until(account: Account) -> date | None:
    """Until when the record of somebody deleted today is kept; None when it was of service to nobody."""
    served = queries.was_ever_submitted(account.id, rules.APPLICATION_CONSENT)
    served = served or (queries.was_ever_member(account.id) and not acts_otherwise(account))
    return retain_until(clock.today()) if served else None


def require_may_go(account: Account) -> None:
    """Refuse to delete somebody who is here only for an employer, a partner or the bureau, and still is."""
    if Role.SEEKER in account.roles or not acts_otherwise(account):
        return
    if employers.find_membership(account) is not None:
        raise Conflict(
            _l("You act for an employer. Please leave its team first (under “Team”), then delete your account.")
        )
    raise Conflict(_l("This account belongs to your duty. The administrators of the portal close it."))


def delete_account(actor: Account) -> date | None:
    """Carry out a person's wish to be deleted.

    At once: applications withdrawn, consents ended, target-group marks deleted, signed out everywhere, the number
    freed, the profile hidden from every business screen. Returns the day of erasure, or None when the person had
    never applied to or acted for anyone and everything has been erased already.
    """
    require_may_go(actor)
    profile = queries.held_profile(actor.id) or own_profile(actor)
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
    until = kept_until(actor)
    profile.restricted_at, profile.kept_mobile = now, actor.mobile
    profile.retain_until = until or clock.today()
    audit.record("seeker.deletion_asked", f"account:{actor.id}", actor_id=actor.id)
    _close_account(actor)
    if until is None:
        erase(profile)
        return None
    db.session.flush()
    return until


def _close_account(account: Account) -> None:
    """No more signing in; somebody who also works for an employer or the bureau only stops being a seeker."""
    ended = (Role.SEEKER,) if acts_otherwise(account) else (Role.SEEKER, Role.EMPLOYER)
    db.session.execute(
        sa.delete(AccountRole).where(AccountRole.account_id == account.id, AccountRole.role.in_(ended))
    )
    db.session.expire(account, ["role_rows"])
    if acts_otherwise(account):
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
    """Erase everybody whose time is over; returns the accounts concerned. Safe to run twice or late.

    Somebody who cannot be erased is logged and tried again next time; the others do not wait for it.
    """
    if dry_run:
        return _due()
    return in_turns(_due, _erase_account)


def _due() -> list[int]:
    return [profile.account_id for profile in queries.due_for_erasure()]


def _erase_account(account_id: int) -> int:
    profile = queries.held_profile(account_id)
    if profile is not None:
        erase(profile)
    return account_id


@periodic("seekers.retention", every=timedelta(hours=12))
def keep_retention() -> list[int]:
    """The same, as the worker runs it."""
    return erase_due(dry_run=False)
