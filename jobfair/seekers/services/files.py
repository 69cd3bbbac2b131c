"""Files of a seeker that are no longer wanted: the row goes with the transaction, the bytes after it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from jobfair.core import uploads
from jobfair.core.uploads import StoredFile
from jobfair.extensions import db

OWN = ("resume", "certificate")  # purposes of files that are about the person who brought them


def discard(stored: StoredFile) -> None:
    """Delete a file; its bytes are removed once the transaction has been committed."""
    path = uploads.path_of(stored)
    db.session.delete(stored)
    db.session.flush()
    session = db.session()
    session.info.setdefault("discarded", []).append((session.get_nested_transaction(), path))


def own_files(account_id: int) -> Sequence[StoredFile]:
    """The files about a person; papers of an employer or evidence they brought are not theirs."""
    query = sa.select(StoredFile).where(StoredFile.owner_id == account_id, StoredFile.purpose.in_(OWN))
    return db.session.scalars(query).all()


def discard_all_of(account_id: int) -> int:
    """Delete every file about a person and forget who brought the others; returns how many were deleted."""
    found = own_files(account_id)
    for stored in found:
        discard(stored)
    db.session.execute(sa.update(StoredFile).where(StoredFile.owner_id == account_id).values(owner_id=None))
    return len(found)


def _remove_bytes(session: Session) -> None:
    """Once the whole transaction stands; what a savepoint discarded waits for the transaction around it."""
    waiting: list[tuple[Any, Path]] = session.info.pop("discarded", [])
    savepoint = session.get_nested_transaction()
    if savepoint is not None:
        outer = savepoint.parent if savepoint.parent is not None and savepoint.parent.nested else None
        session.info["discarded"] = [(outer if by is savepoint else by, path) for by, path in waiting]
        return
    for _by, path in waiting:
        path.unlink(missing_ok=True)


def _keep_bytes(session: Session, *_args: Any) -> None:
    """What was discarded in the part that is undone stays."""
    waiting: list[tuple[Any, Path]] = session.info.pop("discarded", [])
    savepoint = session.get_nested_transaction()
    if savepoint is not None:
        session.info["discarded"] = [(by, path) for by, path in waiting if by is not savepoint]


sa.event.listen(Session, "after_commit", _remove_bytes)
sa.event.listen(Session, "after_rollback", _keep_bytes)
