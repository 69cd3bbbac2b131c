"""Files about a seeker, and their end."""

from collections.abc import Sequence

import sqlalchemy as sa

from jobfair.core import uploads
from jobfair.core.uploads import StoredFile
from jobfair.extensions import db

OWN = ("resume", "certificate")  # purposes of files that are about the person who brought them


def own_files(account_id: int) -> Sequence[StoredFile]:
    """The files about a person; papers of an employer or evidence they brought are not theirs."""
    query = sa.select(StoredFile).where(StoredFile.owner_id == account_id, StoredFile.purpose.in_(OWN))
    return db.session.scalars(query).all()


def discard_all_of(account_id: int) -> int:
    """Delete every file about a person and forget who brought the others; returns how many were deleted."""
    found = own_files(account_id)
    for stored in found:
        uploads.discard(stored)
    db.session.execute(sa.update(StoredFile).where(StoredFile.owner_id == account_id).values(owner_id=None))
    return len(found)
