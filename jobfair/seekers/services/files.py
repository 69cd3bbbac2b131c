"""Files of a seeker that are no longer wanted: the row goes with the transaction, the bytes after it."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from jobfair.core import uploads
from jobfair.core.uploads import StoredFile
from jobfair.extensions import db


def discard(stored: StoredFile) -> None:
    """Delete a file; its bytes are removed once the transaction has been committed."""
    path = uploads.path_of(stored)
    db.session.delete(stored)
    db.session.flush()
    db.session().info.setdefault("discarded", []).append(path)


def discard_all_of(account_id: int) -> int:
    """Delete every file a person brought; returns how many."""
    found = db.session.scalars(sa.select(StoredFile).where(StoredFile.owner_id == account_id)).all()
    for stored in found:
        discard(stored)
    return len(found)


def _remove_bytes(session: Session) -> None:
    paths: list[Path] = session.info.pop("discarded", [])
    for path in paths:
        path.unlink(missing_ok=True)


def _keep_bytes(session: Session, *_args: Any) -> None:
    session.info.pop("discarded", None)


sa.event.listen(Session, "after_commit", _remove_bytes)
sa.event.listen(Session, "after_rollback", _keep_bytes)
