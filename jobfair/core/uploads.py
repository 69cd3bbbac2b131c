"""Files people hand in: allowed by content, size and structure; kept under random names; given out as attachments.

The table says who brought what and why; the bytes lie in `UPLOAD_FOLDER`. Whoever serves a file has asked the
domain's rules first: nothing here decides who may read.
"""

import hashlib
import io
import secrets
import zipfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from flask import Response, current_app, send_file
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.datastructures import FileStorage

from jobfair.core import clock, transactions, upload_bytes
from jobfair.core.database import Record, personal
from jobfair.core.errors import Conflict, Invalid, NotFound
from jobfair.core.jobs import periodic
from jobfair.core.language import _l
from jobfair.extensions import db

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
LARGEST_UNPACKED = 60 * MEGABYTE
MOST_MEMBERS = 2000
SWEEP_AFTER = timedelta(days=1)  # no transaction takes that long
FEW = 20


@dataclass(frozen=True)
class Kind:
    """A sort of file that is accepted: its ending, media type and how its bytes begin."""

    ending: str
    media_type: str
    signature: bytes


PDF = Kind("pdf", "application/pdf", b"%PDF-")
PNG = Kind("png", "image/png", b"\x89PNG\r\n\x1a\n")
JPEG = Kind("jpg", "image/jpeg", b"\xff\xd8\xff")
DOCX = Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04")

DOCUMENTS = (PDF, PNG, JPEG)
RESUMES = (PDF, DOCX, PNG, JPEG)


class StoredFile(Record):
    """One file: random stored name, the name it came with, its size in bytes and SHA-256."""

    __tablename__ = "stored_file"

    stored_name: Mapped[str] = mapped_column(sa.String(60), unique=True)
    original_name: Mapped[str] = mapped_column(sa.String(200), info=personal())
    media_type: Mapped[str] = mapped_column(sa.String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    purpose: Mapped[str] = mapped_column(sa.String(40))
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)


def accept_of(kinds: tuple[Kind, ...]) -> str:
    """Value of the `accept` attribute for a file field."""
    return ",".join(f".{kind.ending}" for kind in kinds)


def recognise(content: bytes, kinds: tuple[Kind, ...]) -> Kind:
    """Which allowed kind these bytes are, by content and structure; raises Invalid for anything else."""
    for kind in kinds:
        if content.startswith(kind.signature) and _is_whole(content, kind):
            return kind
    endings = ", ".join(kind.ending.upper() for kind in kinds)
    raise Invalid(_l("This file cannot be used. Please choose one of: %(endings)s.", endings=endings))


def _is_whole(content: bytes, kind: Kind) -> bool:
    if kind is PDF:
        return b"%%EOF" in content[-2048:]
    if kind is PNG:
        return b"IEND" in content[-16:]
    if kind is JPEG:
        return b"\xff\xd9" in content[-4096:]
    return _is_word_document(content)


def _is_word_document(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        return False
    names = {member.filename for member in members}
    unpacked = sum(member.file_size for member in members)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    wanted = {"[Content_Types].xml", "word/document.xml"}
    return wanted <= names and not macros and len(names) <= MOST_MEMBERS and unpacked <= LARGEST_UNPACKED


def store(
    upload: FileStorage,
    *,
    purpose: str,
    owner_id: int | None,
    kinds: tuple[Kind, ...] = DOCUMENTS,
    field: str = "file",
) -> StoredFile:
    """Check and keep an uploaded file; raises Invalid (blaming `field`) with a sentence."""
    content = upload.stream.read(LARGEST + 1)
    if not content:
        raise Invalid(_l("The file is empty."), field=field)
    if len(content) > LARGEST:
        raise Invalid(_l("The file is larger than %(size)s MB.", size=LARGEST // MEGABYTE), field=field)
    try:
        kind = recognise(content, kinds)
    except Invalid as refusal:
        raise Invalid(refusal.message, field=field) from None
    return keep(content, kind=kind, original_name=upload.filename or "", purpose=purpose, owner_id=owner_id)


def keep(content: bytes, *, kind: Kind, original_name: str, purpose: str, owner_id: int | None) -> StoredFile:
    """Write bytes that are known to be good. The row joins the running transaction; undone, the bytes go too."""
    stored_name = f"{secrets.token_urlsafe(24)}.{kind.ending}"
    upload_bytes.write(db.session(), _folder(stored_name) / stored_name, content)
    stored = StoredFile(
        stored_name=stored_name,
        original_name=_plain_name(original_name) or f"file.{kind.ending}",
        media_type=kind.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        purpose=purpose,
        owner_id=owner_id,
    )
    db.session.add(stored)
    db.session.flush()
    return stored


def discard(stored: StoredFile) -> None:
    """Delete a file: the row with the running transaction, the bytes once that has been committed."""
    path = path_of(stored)
    db.session.delete(stored)
    db.session.flush()
    upload_bytes.remove(db.session(), path)


def path_of(stored: StoredFile) -> Path:
    """Where the bytes lie."""
    return _folder(stored.stored_name) / stored.stored_name


def send(stored: StoredFile) -> Response:
    """The file as a download; never shown inside the portal's own origin."""
    path = path_of(stored)
    if not path.is_file():
        raise NotFound(_l("This file is no longer there."))
    response = send_file(path, mimetype=stored.media_type, as_attachment=True, download_name="file")
    name = quote(stored.original_name)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def damaged() -> list[tuple[StoredFile, str]]:
    """Rows whose bytes are missing or not what was handed in, with what is wrong."""
    wrong = []
    for stored in db.session.scalars(sa.select(StoredFile).order_by(StoredFile.id)):
        path = path_of(stored)
        if not path.is_file():
            wrong.append((stored, "missing"))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != stored.sha256:
            wrong.append((stored, "changed"))
    return wrong


def sweep(*, dry_run: bool = False, at_any_rate: bool = False) -> list[Path]:
    """Delete bytes that no row names and that are a day old: leavings of a crash; returns what was (to be) deleted.

    Refuses (Conflict) to delete more than half of what is there, as that means another database's folder;
    `at_any_rate` is the operator's word that it does not.
    """
    folder = Path(current_app.config["UPLOAD_FOLDER"])
    before = clock.now() - SWEEP_AFTER
    with transactions.reading():
        known = set(db.session.scalars(sa.select(StoredFile.stored_name)))
    found = upload_bytes.ownerless(folder, known, before=before)
    if len(found) > max(FEW, len(known)) and not at_any_rate:
        raise Conflict(_l("Most of these files are unknown to the database. Is it the right folder?"))
    if not dry_run:
        for path in found:
            path.unlink(missing_ok=True)
    return found


@periodic("core.sweep_uploads", every=timedelta(days=1))
def sweep_leavings() -> None:
    """The same, as the worker runs it."""
    sweep()


def _folder(stored_name: str) -> Path:
    return Path(current_app.config["UPLOAD_FOLDER"]) / stored_name[:2].lower().replace("-", "_")


def _plain_name(name: str) -> str:
    tail = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in tail if char.isprintable())[-120:]
