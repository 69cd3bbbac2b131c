"""PostgreSQL: pg_dump under an exported snapshot, and the same rows put back in one transaction."""

import os
import shutil
import subprocess
from pathlib import Path

import sqlalchemy as sa

from jobfair.commands.backups.content import content_of
from jobfair.commands.backups.manifest import BackupError, Content

EMPTY = "DROP SCHEMA IF EXISTS public CASCADE;\nCREATE SCHEMA public;\n"


class PostgresqlDatabase:
    """The database behind `postgresql://…`, with the client programs of the machine."""

    kind = "postgresql"

    def __init__(self, url: sa.URL) -> None:
        self.url = url

    def snapshot(self, target: Path) -> Content:
        """Dump the state of one moment while others write."""
        engine = sa.create_engine(self.url, isolation_level="REPEATABLE READ")
        try:
            with engine.connect() as connection, connection.begin():
                name = connection.scalar(sa.text("SELECT pg_export_snapshot()"))
                found = content_of(connection)
                self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=public",
                          f"--snapshot={name}", f"--file={target}")  # fmt: skip
        except sa.exc.OperationalError as error:
            raise BackupError("The database cannot be reached.") from error
        finally:
            engine.dispose()
        self.verify(target)
        return found

    def verify(self, file: Path) -> None:
        """BackupError when pg_restore cannot read the dump from end to end."""
        self._run("pg_restore", f"--file={os.devnull}", str(file), connected=False)

    def require_stopped(self) -> None:
        """BackupError while anybody else is connected to the database."""
        engine = sa.create_engine(self.url)
        query = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        try:
            with engine.connect() as connection:
                others = connection.scalar(sa.text(query))
        except sa.exc.OperationalError as error:
            raise BackupError("The database cannot be reached.") from error
        finally:
            engine.dispose()
        if others:
            raise BackupError("The portal is still running on this database. Please stop it and its worker first.")

    def put_back(self, file: Path, stamp: str) -> str | None:
        """Replace everything in the schema `public`, all or nothing."""
        script = file.with_name(f"restore-{stamp}.sql")
        try:
            self._run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file), connected=False)
            lines = [line for line in script.read_text().splitlines(True) if not _makes_schema(line)]
            script.write_text(EMPTY + "".join(lines))
            self._run("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1",
                      "--output=" + os.devnull, f"--file={script}")  # fmt: skip
        finally:
            script.unlink(missing_ok=True)
        return None

    def _run(self, program: str, *arguments: str, connected: bool = True) -> None:
        path = shutil.which(program)
        if path is None:
            raise BackupError(
                f"{program} was not found. Please install PostgreSQL's client programs (Debian: postgresql-client)."
            )
        address = self._address() if connected else []
        environment = {**os.environ, "PGPASSWORD": self.url.password or ""} if self.url.password else None
        done = subprocess.run([path, *arguments, *address], env=environment, capture_output=True, text=True)  # noqa: S603
        if done.returncode != 0:
            raise BackupError(f"{program} failed: {done.stderr.strip()[-500:]}")

    def _address(self) -> list[str]:
        """Where to connect; the password goes through the environment, not into the list of processes."""
        parts = {"host": self.url.host, "port": self.url.port, "username": self.url.username}
        named = [f"--{name}={value}" for name, value in parts.items() if value]
        return [*named, f"--dbname={self.url.database}"]


def _makes_schema(line: str) -> bool:
    return line.strip() in ("CREATE SCHEMA public;",)
