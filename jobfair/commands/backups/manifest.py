"""What a backup says about itself: `manifest.json`, with the SHA-256 of every file beside it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FILES = "files"
ERASURES = "erasures.jsonl"
FORMAT = 1
CHUNK = 1024 * 1024
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class BackupError(Exception):
    """Why a backup or restore cannot go on, in a sentence for whoever runs it."""


@dataclass(frozen=True)
class Content:
    """What the database held at the moment of the snapshot."""

    schema: str | None
    rows: dict[str, int]
    uploads: dict[str, str]  # stored name: SHA-256 of what was handed in


@dataclass(frozen=True)
class Manifest:
    """Where, when and of what; `portal` names the installation by a keyed fingerprint, without telling its keys."""

    portal: str
    taken_at: str
    database: str
    schema: str
    rows: dict[str, int]
    files: dict[str, str]  # path in the backup: SHA-256
    missing: list[str] = field(default_factory=list)  # uploads whose bytes were not there any more
    damaged: list[str] = field(default_factory=list)  # uploads that are not what was handed in
    keys: str = "not included"
    format: int = FORMAT

    @property
    def database_file(self) -> str:
        """The name of the database's file in the backup."""
        return DATABASES[self.database]

    def write(self, folder: Path) -> None:
        """Put it into the backup, last of all."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / NAME).write_text(text + "\n", encoding="utf-8")
        (folder / NAME).chmod(0o600)


def read(folder: Path) -> Manifest:
    """The manifest of a backup; BackupError when it is none, or of a kind this program does not know."""
    try:
        values: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
        manifest = Manifest(**values)
    except FileNotFoundError:
        raise BackupError(f"{folder} is no backup: it has no {NAME}.") from None
    except (ValueError, TypeError) as error:
        raise BackupError(f"{folder / NAME} cannot be read: {error}") from None
    if manifest.format != FORMAT or manifest.database not in DATABASES:
        raise BackupError("This backup was written by a newer version. Please update the portal first.")
    return manifest


def digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def below(folder: Path) -> Iterator[str]:
    """Every file of a backup but the manifest, by its path in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != NAME:
            yield path.relative_to(folder).as_posix()


def problems(folder: Path, manifest: Manifest) -> list[str]:
    """What in the backup is not as the manifest says, one sentence each."""
    present = set(below(folder))
    found = [f"{name} is missing" for name in sorted(set(manifest.files) - present)]
    found += [f"{name} does not belong to the backup" for name in sorted(present - set(manifest.files))]
    for name in sorted(present & set(manifest.files)):
        if digest(folder / name) != manifest.files[name]:
            found.append(f"{name} has been changed")
    return found
