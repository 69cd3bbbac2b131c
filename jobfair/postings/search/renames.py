"""An occupation renamed by staff: postings are found by its name, so their part of the index follows at once."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import PassiveFlag, Session, attributes

from jobfair.postings.models import Posting
from jobfair.postings.search.index import touch
from jobfair.reference.models import Occupation

NAMES = ("name_zh", "name_en")


def _note(session: Session, _context: Any) -> None:
    renamed = [
        row.id
        for row in session.dirty
        if isinstance(row, Occupation)
        and any(attributes.get_history(row, name, PassiveFlag.PASSIVE_NO_INITIALIZE).deleted for name in NAMES)
    ]
    if renamed:
        connection = session.connection()
        touch(session, connection.scalars(sa.select(Posting.id).where(Posting.occupation_id.in_(renamed))))


def keep_in_step() -> None:
    """Listen on every session (idempotent)."""
    if not sa.event.contains(Session, "after_flush", _note):
        sa.event.listen(Session, "after_flush", _note)
