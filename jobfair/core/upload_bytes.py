"""The bytes of uploads follow the transaction of their rows: undone, they never came; committed, they are safe.

What a crash leaves behind between the two is found by `sweep`, which the worker runs every day.
"""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from jobfair.core.errors import Busy
from jobfair.core.language import _l

MARKER = ".held-"
HOLD = 6 * 3600.0  # seconds


@dataclass(frozen=True)
class _Pending:
    """A file whose fate hangs on a (nested) transaction: new ones go when it is undone, old ones when it stands."""

    savepoint: Any
    path: Path
    is_new: bool


def write(session: Session, path: Path, content: bytes) -> None:
    """Put bytes on the disk for good; they go again when the running transaction is undone.

    Raises Busy when the disk does not take them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # an acknowledged upload survives a power cut, as its row does
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise Busy(_l("Files cannot be kept just now. Please try again in a few minutes.")) from error
    _remember(session, path, is_new=True)


def remove(session: Session, path: Path) -> None:
    """Delete bytes once the running transaction stands."""
    _remember(session, path, is_new=False)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remember(session: Session, path: Path, *, is_new: bool) -> None:
    savepoint = session.get_nested_transaction()
    session.info.setdefault("pending_bytes", []).append(_Pending(savepoint, path, is_new))


def _committed(session: Session) -> None:
    """What a savepoint decided waits for the transaction around it."""
    waiting: list[_Pending] = session.info.pop("pending_bytes", [])
    savepoint = session.get_nested_transaction()
    if savepoint is None:
        _unlink(one.path for one in waiting if not one.is_new and not is_held(one.path.parents[1]))
        return
    outer = savepoint.parent if savepoint.parent is not None and savepoint.parent.nested else None
    session.info["pending_bytes"] = [
        replace(one, savepoint=outer) if one.savepoint is savepoint else one for one in waiting
    ]


def _undone(session: Session, *_args: Any) -> None:
    """New bytes of the part that is undone go; old ones stay."""
    waiting: list[_Pending] = session.info.pop("pending_bytes", [])
    savepoint = session.get_nested_transaction()
    ended = [one for one in waiting if savepoint is None or one.savepoint is savepoint]
    _unlink(one.path for one in ended if one.is_new)
    if savepoint is not None:
        session.info["pending_bytes"] = [one for one in waiting if one not in ended]


def _unlink(paths: Iterator[Path]) -> None:
    for path in paths:
        with suppress(OSError):  # the sweep finds it
            path.unlink(missing_ok=True)


sa.event.listen(Session, "after_commit", _committed)
sa.event.listen(Session, "after_rollback", _undone)


@contextmanager
def holding(folder: Path) -> Iterator[Callable[[], None]]:
    """Nothing that is discarded leaves the folder in this block; the sweep takes it later.

    A backup holds the folder before its snapshot, so everything the snapshot names is there to be copied. What it
    gives is to be called now and then: a hold not renewed for `HOLD` counts no more, as its holder has died.
    """
    folder.mkdir(parents=True, exist_ok=True)
    marker = folder / f"{MARKER}{secrets.token_hex(8)}"
    marker.touch(mode=0o600)
    try:
        yield marker.touch
    finally:
        marker.unlink(missing_ok=True)


def is_held(folder: Path) -> bool:
    """Whether a backup is being made of the folder."""
    for marker in folder.glob(f"{MARKER}*"):
        with suppress(FileNotFoundError):
            if time.time() - marker.stat().st_mtime < HOLD:
                return True
    return False


def files_below(folder: Path) -> Iterator[Path]:
    """Every file in the upload folder."""
    return (path for path in sorted(folder.glob("*/*")) if path.is_file())


def ownerless(folder: Path, known: set[str], *, before: datetime) -> list[Path]:
    """Files no row names, last written before a moment: younger ones may belong to a transaction still running.

    None while the folder is held.
    """
    if is_held(folder):
        return []
    limit = before.timestamp()
    found = []
    for path in files_below(folder):
        with suppress(FileNotFoundError):
            if path.name not in known and path.stat().st_mtime < limit:
                found.append(path)
    return found
