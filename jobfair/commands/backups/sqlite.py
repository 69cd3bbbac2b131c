"""SQLite: a snapshot through the online backup interface, and a file put back in its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from jobfair.commands.backups.content import content_of
from jobfair.commands.backups.manifest import BackupError, Content

TAILS = ("-wal", "-shm", "-journal")


class SqliteDatabase:
    """The file behind `sqlite:///…`."""

    kind = "sqlite"

    def __init__(self, url: sa.URL) -> None:
        if not url.database or url.database == ":memory:":
            raise BackupError("The database lives in memory; there is nothing to back up.")
        self.path = Path(url.database)

    def snapshot(self, target: Path) -> Content:
        """Copy the state of one moment while others write.

        The copy is written anew (VACUUM), so that what has been deleted is not in its free pages either.
        """
        if not self.path.is_file():
            raise BackupError(f"There is no database at {self.path}.")
        target.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(self.path, timeout=30)) as source, closing(_alone(target)) as copy:
                source.backup(copy)
            with closing(_alone(target)) as copy:
                copy.execute("PRAGMA journal_mode=DELETE")
                copy.execute("VACUUM")
        except sqlite3.Error as error:
            raise BackupError(f"The database could not be copied: {error}") from error
        self.verify(target)
        return self._content(target)

    def _content(self, path: Path) -> Content:
        engine = sa.create_engine(f"sqlite:///{path}")
        try:
            with engine.connect() as connection:
                return content_of(connection)
        finally:
            engine.dispose()

    def verify(self, file: Path) -> None:
        """BackupError when the file is not a whole database."""
        try:
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
                answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
                strays = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.Error as error:
            raise BackupError(f"{file.name} is not a whole database: {error}") from error
        if answer != "ok" or strays:
            raise BackupError(f"{file.name} is not a whole database: {answer}, {len(strays)} rows without parent")

    def require_stopped(self) -> None:
        """BackupError while anybody else has the database open."""
        if not self.path.is_file():
            return
        try:
            with closing(sqlite3.connect(self.path, timeout=1)) as connection:
                connection.execute("PRAGMA journal_mode=DELETE")
                connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise BackupError(
                "The portal is still running on this database. Please stop it and its worker first."
            ) from error

    def put_back(self, file: Path, stamp: str) -> str | None:
        """Set the backup's file in place; the one before is kept beside it, and its name returned."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".restoring")
        fresh.write_bytes(file.read_bytes())
        fresh.chmod(0o600)
        kept = None
        if self.path.exists():
            kept = self.path.with_name(f"{self.path.name}.replaced-{stamp}")
            self.path.replace(kept)
        for tail in TAILS:
            self.path.with_name(self.path.name + tail).unlink(missing_ok=True)
        fresh.replace(self.path)
        return str(kept) if kept else None


def _alone(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)
