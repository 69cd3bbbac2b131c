"""What accounts leave behind is cleared away: dead sessions, old codes, ended counters."""

from datetime import timedelta

import sqlalchemy as sa

from jobfair.accounts.models import UserSession
from jobfair.accounts.services import codes
from jobfair.core import clock, limits
from jobfair.core.jobs import periodic
from jobfair.extensions import db

KEEP_SESSIONS = timedelta(
    days=190
)  # who signed in from where is a network log: at least six months (网络安全法 21)
KEEP_ATTEMPTS = timedelta(days=1)


@periodic("accounts.cleaning", every=timedelta(hours=6))
def clear_away() -> None:
    """Delete sessions that ended more than six months ago, codes and counters that ended yesterday."""
    before = clock.now() - KEEP_SESSIONS
    db.session.execute(
        sa.delete(UserSession).where(sa.or_(UserSession.expires_at < before, UserSession.revoked_at < before))
    )
    codes.forget_old()
    limits.forget_ended_windows(clock.now() - KEEP_ATTEMPTS)
