"""Making a backup while the portal runs, so that database and files are of one moment."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from flask import Flask

from jobfair.commands.backups import erasures, manifest
from jobfair.commands.backups.manifest import BackupError, Content, Manifest
from jobfair.commands.backups.postgresql import PostgresqlDatabase
from jobfair.commands.backups.sqlite import SqliteDatabase
from jobfair.core import clock, upload_bytes

Say = Callable[[str], object]


class Database(Protocol):
    """One kind of database, as backups need it."""

    kind: str

    def snapshot(self, target: Path) -> Content:
        """Copy the state of one moment into a file."""

    def verify(self, file: Path) -> None:
        """BackupError when the file cannot be restored."""

    def require_stopped(self) -> None:
        """BackupError while others use the database."""

    def put_back(self, file: Path, stamp: str) -> str | None:
        """Replace what is there by the file; where the former state is kept, if it is."""


def database_of(app: Flask) -> Database:
    """The database of this installation."""
    url = sa.make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    return SqliteDatabase(url) if url.get_backend_name() == "sqlite" else PostgresqlDatabase(url)


def make(app: Flask, folder: Path, *, say: Say) -> Manifest:
    """Write a backup into `folder`, which must not exist yet; BackupError says why it cannot be done."""
    if folder.exists():
        raise BackupError(f"{folder} exists already. Please name a folder that does not.")
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    try:
        made = _fill(app, part, clock.now())
        if wrong := manifest.problems(part, made):
            raise BackupError("The backup is not as it was written: " + "; ".join(wrong))
        part.rename(folder)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error.strerror}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for word, names in (("missing", made.missing), ("damaged", made.damaged)):
        for name in names:
            say(f"Uploaded file {name} was {word} before the backup began.")
    return made


def _fill(app: Flask, folder: Path, moment: datetime) -> Manifest:
    """The database, then the files its snapshot names: they are never changed, and held until they are copied."""
    database, uploads = database_of(app), Path(app.config["UPLOAD_FOLDER"])
    with upload_bytes.holding(uploads) as go_on_holding:
        found = database.snapshot(folder / manifest.DATABASES[database.kind])
        if found.schema is None:
            raise BackupError("The database has no schema number; please run: flask --app app db upgrade")
        copied = _copy_named(found, uploads, folder, go_on_holding)
    erasures.reconcile(app)
    shutil.copyfile(erasures.list_of(app), folder / manifest.ERASURES)
    made = Manifest(
        portal=erasures.portal_name(),
        taken_at=moment.isoformat(),
        database=database.kind,
        schema=found.schema,
        rows=found.rows,
        files={name: _digest_kept_private(folder / name) for name in manifest.below(folder)},
        missing=sorted(found.uploads.keys() - copied.keys()),
        damaged=sorted(name for name, sha in copied.items() if found.uploads[name] != sha),
    )
    made.write(folder)
    return made


def _digest_kept_private(path: Path) -> str:
    path.chmod(0o600)
    return manifest.digest(path)


def _copy_named(found: Content, uploads: Path, folder: Path, each: Callable[[], None]) -> dict[str, str]:
    """Copy the uploads the snapshot names; the SHA-256 of each copy."""
    copied = {}
    for path in upload_bytes.files_below(uploads):
        if path.name in found.uploads:
            target = folder / manifest.FILES / path.relative_to(uploads)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            copied[path.name] = manifest.digest(target)
            each()
    return copied
