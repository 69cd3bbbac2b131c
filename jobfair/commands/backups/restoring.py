"""Putting a backup in place of what is there, and settling what must not come back to life with it."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import flask_migrate
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask import Flask

from jobfair.accounts.models import Account, OneTimeCode, UserSession
from jobfair.commands.backups import erasures, manifest
from jobfair.commands.backups.making import Say, database_of
from jobfair.commands.backups.manifest import BackupError, Manifest
from jobfair.core import audit, clock, data_version, invariants, upload_bytes, uploads
from jobfair.core.data_version import DataVersion
from jobfair.core.outbox import Delivery, OutboxMessage
from jobfair.extensions import db
from jobfair.seekers.services import erasures as deletions
from jobfair.seekers.services.erasures import Erasure

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
HELD_BACK = "held back: restored from a backup"


@dataclass(frozen=True)
class Report:
    """What a restore did and found."""

    erased_again: int
    refused: list[int]  # accounts whose deletion could not be repeated
    held_back: int  # messages
    kept: list[str]  # where the former state lies
    problems: list[str]


def verify(app: Flask, folder: Path) -> Manifest:
    """Read a backup from end to end; BackupError names everything that is not as it was written."""
    found = manifest.read(folder)
    if wrong := manifest.problems(folder, found):
        raise BackupError("The backup is damaged: " + "; ".join(wrong))
    database = database_of(app)
    if database.kind != found.database:
        raise BackupError(f"The backup is of {found.database}, this portal runs on {database.kind}.")
    database.verify(folder / found.database_file)
    return found


def require_fitting(found: Manifest) -> None:
    """BackupError when this program or this installation's keys cannot read what the backup holds."""
    script = ScriptDirectory(str(MIGRATIONS))
    if found.schema not in {revision.revision for revision in script.walk_revisions()}:
        raise BackupError(
            f"The backup has schema {found.schema}, which this version does not know. "
            "Please update the portal first."
        )
    if found.portal != erasures.portal_name():
        raise BackupError(
            "FIELD_KEYS are not the keys under which this backup was made; its sensitive data could not be read. "
            "Please put the right keys in place first."
        )


def restore(app: Flask, folder: Path, *, replace: bool, lists: Sequence[Path], say: Say) -> Report:
    """Put the backup in place. BackupError, with nothing changed, when that must not be done."""
    found = verify(app, folder)
    require_fitting(found)
    if not replace and not _is_empty(app):
        raise BackupError("There is a portal here already. --replace puts the backup in its place.")
    erased = _known_erasures(app, folder, lists)
    version = _version()
    _let_go()
    database = database_of(app)
    database.require_stopped()
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    say("The backup is whole. Putting it in place …")
    kept = [*_put_uploads(app, folder, stamp), database.put_back(folder / found.database_file, stamp)]
    flask_migrate.upgrade(directory=str(MIGRATIONS))
    return _settle(found, erased, version, [name for name in kept if name])


def _is_empty(app: Flask) -> bool:
    """Whether nobody has an account here and no file was handed in."""
    if any(True for _path in upload_bytes.files_below(Path(app.config["UPLOAD_FOLDER"]))):
        return False
    return not _has_tables() or db.session.scalar(sa.select(Account.id).limit(1)) is None


def _has_tables() -> bool:
    try:
        return sa.inspect(db.engine).has_table(Account.__tablename__)
    except sa.exc.OperationalError as error:
        raise BackupError("The database cannot be reached.") from error


def _known_erasures(app: Flask, folder: Path, lists: Sequence[Path]) -> list[Erasure]:
    """From what is replaced, this installation's list, the backup and those beside it, and the lists named."""
    for path in lists:
        if not path.is_file():
            raise BackupError(f"There is no list of erasures at {path}.")
    if _has_tables() and sa.inspect(db.engine).has_table(audit.AuditEntry.__tablename__):
        erasures.reconcile(app)
    beside = sorted(folder.resolve().parent.glob(f"*/{manifest.ERASURES}"))
    return erasures.read([erasures.list_of(app), *beside, *lists])


def _version() -> int:
    """The data version that readers may hold of what is replaced."""
    if not _has_tables():
        return 0
    return data_version.current()


def _let_go() -> None:
    db.session.remove()
    db.engine.dispose()


def _put_uploads(app: Flask, folder: Path, stamp: str) -> list[str]:
    """Set the files in place; the former folder is kept beside."""
    target = Path(app.config["UPLOAD_FOLDER"])
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(target.name + ".restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    source = folder / manifest.FILES
    if source.is_dir():
        shutil.copytree(source, fresh)
    else:
        fresh.mkdir(mode=0o700)
    kept = []
    if target.exists():
        before = target.with_name(f"{target.name}.replaced-{stamp}")
        target.rename(before)
        kept.append(str(before))
    fresh.rename(target)
    return kept


def _settle(found: Manifest, erased: list[Erasure], version: int, kept: list[str]) -> Report:
    """What must not come back: erased people, old sessions and codes, messages that may have gone out since."""
    now = clock.now()
    done, refused = deletions.carry_out_again(erased)
    db.session.execute(sa.update(UserSession).where(UserSession.revoked_at.is_(None)).values(revoked_at=now))
    db.session.execute(sa.update(OneTimeCode).where(OneTimeCode.used_at.is_(None)).values(used_at=now))
    waiting = sa.update(OutboxMessage).where(
        OutboxMessage.status == Delivery.QUEUED, OutboxMessage.created_at <= datetime.fromisoformat(found.taken_at)
    )
    held = db.session.execute(waiting.values(status=Delivery.FAILED, last_error=HELD_BACK, updated_at=now))
    # Whoever holds a page of the state before must not take it for the same one: beyond every version ever given.
    data_version.bump()
    beyond = max(version, data_version.current(), int(time.time() * 1000))
    db.session.execute(sa.update(DataVersion).where(DataVersion.name == "public").values(value=beyond + 1))
    audit.record("portal.restored", "portal:1", actor_id=None, taken_at=found.taken_at, schema=found.schema)
    db.session.commit()
    return Report(done, refused, held.rowcount, kept, _problems())  # type: ignore[attr-defined]


def _problems() -> list[str]:
    """What does not hold in the restored portal."""
    found = [str(breach) for breach in invariants.breaches()]
    found += [f"uploaded file {stored.stored_name} is {word}" for stored, word in uploads.damaged()]
    broken = audit.first_broken_entry()
    return [*found, *([f"audit trail broken at entry {broken}"] if broken is not None else [])]
