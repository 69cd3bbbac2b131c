"""Passes, what was scanned at the gates, the passages that count, people inside."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.database import Base, EncryptedText, EnumText, Record, one_of, personal, unique_while
from jobfair.fairs.models import Fair
from jobfair.gate import rules
from jobfair.gate.rules import Answer, Conflict, Direction, PassKind


class GateKey(Base):
    """The pair of keys a fair signs its passes with (ECDSA P-256); made when the first pass is issued."""

    __tablename__ = "gate_key"

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True)
    public_key: Mapped[str] = mapped_column(sa.String(100))  # the uncompressed point in base64url
    private_key: Mapped[str] = mapped_column(EncryptedText)  # PKCS#8, base64
    made_at: Mapped[datetime] = mapped_column(default=clock.now)


class PaperBatch(Base):
    """Tickets printed together beforehand, for people without a phone and for gates without network."""

    __tablename__ = "paper_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), index=True)
    count: Mapped[int]
    printed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    printed_at: Mapped[datetime] = mapped_column(default=clock.now)

    printed_by: Mapped[Account | None] = relationship()


class FairPass(Record):
    """A person at one fair. The code is what is printed and typed; replacing a lost pass changes only the code.

    `holder` is the code it was first issued with and stays: it names the person in passages and in what is counted.
    `key` names the person's live channel. `inside` is what the gates believe now.
    """

    __tablename__ = "fair_pass"
    __table_args__ = (
        one_of("kind", PassKind),
        sa.UniqueConstraint("fair_id", "code"),
        sa.UniqueConstraint("fair_id", "holder"),
        unique_while("uq_fair_pass_account", "fair_id", "account_id", condition=sa.text("account_id IS NOT NULL")),
    )

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(rules.CODE_LENGTH))
    holder: Mapped[str] = mapped_column(sa.String(40))
    key: Mapped[str] = mapped_column(sa.String(16), unique=True, default=rules.new_key)
    kind: Mapped[PassKind] = mapped_column(EnumText(PassKind))
    batch_id: Mapped[int | None] = mapped_column(sa.ForeignKey("paper_batch.id"), index=True)
    name: Mapped[str | None] = mapped_column(sa.String(40), info=personal())
    mobile: Mapped[str | None] = mapped_column(EncryptedText, info=personal())
    issued_at: Mapped[datetime] = mapped_column(default=clock.now)
    issued_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str | None] = mapped_column(sa.String(200))
    inside: Mapped[bool] = mapped_column(default=False)
    last_at: Mapped[datetime | None]
    last_gate: Mapped[str | None] = mapped_column(sa.String(20))
    first_in_at: Mapped[datetime | None]
    first_in_gate: Mapped[str | None] = mapped_column(sa.String(20))

    fair: Mapped[Fair] = relationship()
    account: Mapped[Account | None] = relationship(foreign_keys=[account_id])

    @property
    def shown_code(self) -> str:
        """The code in two groups of three."""
        return rules.shown_code(self.code)

    @property
    def who(self) -> str:
        """The name to greet with, empty for a paper ticket of nobody in particular."""
        return self.account.display_name if self.account else (self.name or "")

    @property
    def channel(self) -> str:
        """The live channel of this person."""
        return rules.person_channel(self.key)


class DeadCode(Base):
    """A code that was good once: its pass was revoked or got another code."""

    __tablename__ = "dead_code"

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), primary_key=True)
    code: Mapped[str] = mapped_column(sa.String(rules.CODE_LENGTH), primary_key=True)
    pass_id: Mapped[int] = mapped_column(sa.ForeignKey("fair_pass.id", ondelete="CASCADE"))
    replaced: Mapped[bool]
    at: Mapped[datetime] = mapped_column(default=clock.now)

    fair_pass: Mapped[FairPass] = relationship()


class GateScan(Base):
    """A fact: a code was shown at a gate. Never changed but for an undo; `counted` follows from all facts together.

    `entry` is made by the device, so that a message sent twice is one fact. `at` is the moment at the gate,
    `received_at` when the portal heard of it. `let_pass`: the person did go through.
    """

    __tablename__ = "gate_scan"
    __table_args__ = (
        one_of("direction", Direction),
        one_of("answer", Answer),
        one_of("conflict", Conflict),
        sa.Index("ix_gate_scan_fair_holder", "fair_id", "holder", "at"),
        sa.Index("ix_gate_scan_fair_at", "fair_id", "at"),
        sa.Index("ix_gate_scan_device", "device", "sequence"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(sa.String(36), unique=True)
    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"))
    pass_id: Mapped[int | None] = mapped_column(sa.ForeignKey("fair_pass.id"), index=True)
    holder: Mapped[str] = mapped_column(sa.String(40))
    code: Mapped[str] = mapped_column(sa.String(12))
    direction: Mapped[Direction] = mapped_column(EnumText(Direction))
    gate: Mapped[str] = mapped_column(sa.String(20))
    at: Mapped[datetime]
    received_at: Mapped[datetime] = mapped_column(default=clock.now)
    answer: Mapped[Answer] = mapped_column(EnumText(Answer))
    let_pass: Mapped[bool]
    offline: Mapped[bool] = mapped_column(default=False)
    unseen: Mapped[bool] = mapped_column(default=False)  # went out without being scanned, says the staff
    conflict: Mapped[Conflict | None] = mapped_column(EnumText(Conflict))
    undone_at: Mapped[datetime | None]
    device: Mapped[str | None] = mapped_column(sa.String(36))
    sequence: Mapped[int | None]
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))

    fair_pass: Mapped[FairPass | None] = relationship()
    by: Mapped[Account | None] = relationship()


class GatePassage(Base):
    """A passage that counts. `holder` is the pass or paper ticket; people are distinct holders that came in."""

    __tablename__ = "gate_passage"
    __table_args__ = (
        one_of("direction", Direction),
        sa.Index("ix_gate_passage_fair_holder", "fair_id", "direction", "holder"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"))
    holder: Mapped[str] = mapped_column(sa.String(40))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    direction: Mapped[Direction] = mapped_column(EnumText(Direction))
    gate: Mapped[str] = mapped_column(sa.String(20), default="A")
    at: Mapped[datetime]
    scan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("gate_scan.id"), unique=True)


class GateOccupancy(Base):
    """People inside one fair, and places lent to gates for a network break: together never past the limit."""

    __tablename__ = "gate_occupancy"

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True)
    inside: Mapped[int] = mapped_column(default=0)
    lent: Mapped[int] = mapped_column(default=0)
    offline_share: Mapped[int] = mapped_column(default=rules.DEFAULT_OFFLINE_SHARE)  # per cent of free places


class GateDevice(Base):
    """A telephone or computer at a gate, with the places lent to it in case it loses the network."""

    __tablename__ = "gate_device"
    __table_args__ = (sa.UniqueConstraint("fair_id", "device"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id", ondelete="CASCADE"))
    device: Mapped[str] = mapped_column(sa.String(36))
    gate: Mapped[str] = mapped_column(sa.String(20))
    lent: Mapped[int] = mapped_column(default=0)
    waiting: Mapped[int] = mapped_column(default=0)
    sequence: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[datetime] = mapped_column(default=clock.now)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
