"""How long messages are kept (docs/data-protection.md): their texts, the record of sending, the inbox."""

from datetime import timedelta

import sqlalchemy as sa

from jobfair.core import clock, outbox
from jobfair.core.jobs import periodic
from jobfair.extensions import db
from jobfair.notices.models import Notice

KEEP_TEXTS = timedelta(days=30)  # of what has left the house: long enough to answer a question about it
KEEP_SENT = timedelta(days=183)  # that, when and where to something was sent: six months, as other network logs
KEEP_NOTICES = timedelta(days=3 * 365 + 1)  # the inbox belongs to the record of the service: three years


@periodic("notices.retention", every=timedelta(hours=12))
def forget_old() -> int:
    """Wipe and delete what has been kept long enough; how many rows were deleted. Safe to run twice or late."""
    now = clock.now()
    outbox.wipe_texts(settled_before=now - KEEP_TEXTS)
    deleted = outbox.delete_settled(settled_before=now - KEEP_SENT)
    notices = db.session.execute(sa.delete(Notice).where(Notice.created_at < now - KEEP_NOTICES))
    return deleted + int(notices.rowcount)  # type: ignore[attr-defined]
