"""Consents end with their purpose; three years after that even the proof of them goes."""

from datetime import timedelta

import sqlalchemy as sa

from jobfair.applications.models import Application
from jobfair.core import clock
from jobfair.core.jobs import periodic
from jobfair.extensions import db
from jobfair.seekers.models import Consent

KEEP_CONSENTS = timedelta(days=3 * 365 + 1)  # 网络招聘服务管理规定 art. 26; docs/data-protection.md


@periodic("applications.retention", every=timedelta(hours=12))
def forget_old_consents() -> int:
    """Forget consents that ended three years ago; how many. Safe to run twice or late.

    An application that is still counted keeps an empty shell of its consent: that and when there was one, no more.
    """
    old = Consent.withdrawn_at < clock.now() - KEEP_CONSENTS
    needed = Consent.id.in_(sa.select(Application.consent_id))
    deleted = db.session.execute(
        sa.delete(Consent).where(old, ~needed).execution_options(synchronize_session=False)
    )
    emptied = db.session.execute(
        sa.update(Consent)
        .where(old, needed, Consent.recipient.is_not(None))
        .values(recipient=None, recipient_contact=None, kinds=[])
        .execution_options(synchronize_session=False)
    )
    return int(deleted.rowcount) + int(emptied.rowcount)  # type: ignore[attr-defined]
