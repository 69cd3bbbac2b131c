"""The audit trail: who did what to which record, append only, each entry chained to the one before by its hash."""

import hashlib
import json
from contextlib import closing
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from flask import g, has_request_context, request
from sqlalchemy.orm import Mapped, Session, mapped_column

from jobfair.core import clock
from jobfair.core.database import Base, personal
from jobfair.extensions import db


class AuditEntry(Base):
    """One act. `hash` covers all other columns and the hash of the entry before."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
    actor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    action: Mapped[str] = mapped_column(sa.String(60), index=True)
    subject: Mapped[str] = mapped_column(sa.String(80), index=True)
    detail: Mapped[dict[str, Any]]
    address: Mapped[str] = mapped_column(sa.String(45), default="", info=personal())
    request_id: Mapped[str] = mapped_column(sa.String(36), default="")
    previous_hash: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64), unique=True)

    def digest(self) -> str:
        """SHA-256 over the entry and its predecessor's hash, hexadecimal."""
        parts = [
            self.previous_hash,
            self.at.isoformat(timespec="microseconds"),
            self.actor_id,
            self.action,
            self.subject,
            self.detail,
            self.address,
            self.request_id,
        ]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def record(
    action: str, subject: str, *, actor_id: int | None, session: Session | None = None, **detail: Any
) -> AuditEntry:
    """Append an entry to the running transaction. `subject` is `table:key`; `detail` holds no personal data.

    A read that is to be noted (a document downloaded) gives the `session` of `transactions.recording()`.
    """
    session = session or db.session()
    if db.engine.dialect.name == "postgresql":
        session.execute(sa.text("SELECT pg_advisory_xact_lock(7202303)"))  # one writer at a time on the chain
    last = session.scalar(sa.select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1))
    entry = AuditEntry(
        at=clock.now(),
        actor_id=actor_id,
        action=action,
        subject=subject,
        detail=detail,
        address=(request.remote_addr or "") if has_request_context() else "",
        request_id=g.get("request_id", "") if has_request_context() else "",
        previous_hash=last or "0" * 64,
    )
    entry.hash = entry.digest()
    session.add(entry)
    session.flush()
    return entry


def first_broken_entry() -> int | None:
    """Id of the first entry whose hash or chain does not fit, None when the whole trail is whole."""
    previous = "0" * 64
    query = sa.select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=500)
    with closing(db.session.scalars(query)) as entries:
        for entry in entries:
            if entry.previous_hash != previous or entry.hash != entry.digest():
                return entry.id
            previous = entry.hash
    return None
