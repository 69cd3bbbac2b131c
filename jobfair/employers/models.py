"""Employers, the people who act for them, their documents and what was found against them."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.database import Base, EnumText, Record, one_of, personal, unique_while
from jobfair.core.language import Bilingual
from jobfair.core.uploads import StoredFile
from jobfair.employers.rules import (
    AccountType,
    DocumentKind,
    DocumentState,
    Qualification,
    SizeBand,
    TeamRole,
    ViolationKind,
)
from jobfair.reference.models import Industry, PillarTag, Region

employer_pillar = sa.Table(
    "employer_pillar",
    Base.metadata,
    sa.Column("employer_id", sa.ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("pillar_tag_id", sa.ForeignKey("pillar_tag.id"), primary_key=True),
)


class Employer(Record):
    """A legal entity that wants people, known by its unified social credit code (GB 32100-2015)."""

    __tablename__ = "employer"
    __table_args__ = (
        one_of("status", Qualification),
        one_of("account_type", AccountType),
        sa.CheckConstraint("status <> 'approved' OR approved_until IS NOT NULL", name="approved_has_clock"),
    )
    __public__ = True

    credit_code: Mapped[str] = mapped_column(sa.String(18), unique=True)
    name_zh: Mapped[str] = mapped_column(sa.String(120))
    name_en: Mapped[str | None] = mapped_column(sa.String(200))
    pinyin: Mapped[str] = mapped_column(sa.String(400), default="")
    account_type: Mapped[AccountType] = mapped_column(EnumText(AccountType), default=AccountType.EMPLOYER)
    industry_code: Mapped[str] = mapped_column(sa.ForeignKey("industry.code"), index=True)
    size_band: Mapped[SizeBand] = mapped_column(EnumText(SizeBand))
    region_id: Mapped[int] = mapped_column(sa.ForeignKey("region.id"), index=True)
    address_zh: Mapped[str] = mapped_column(sa.String(200))
    introduction_zh: Mapped[str] = mapped_column(sa.Text, default="")
    introduction_en: Mapped[str | None] = mapped_column(sa.Text)
    website: Mapped[str | None] = mapped_column(sa.String(200))
    contact_name: Mapped[str] = mapped_column(sa.String(60), default="", info=personal())
    contact_phone: Mapped[str] = mapped_column(sa.String(30), default="", info=personal())
    licence_number: Mapped[str | None] = mapped_column(sa.String(60))  # agencies: 人力资源服务许可证
    licence_scope: Mapped[str | None] = mapped_column(sa.String(200))
    licence_until: Mapped[date | None]
    is_key_enterprise: Mapped[bool] = mapped_column(default=False)
    status: Mapped[Qualification] = mapped_column(EnumText(Qualification), default=Qualification.DRAFT, index=True)
    submitted_at: Mapped[datetime | None]
    checked_on: Mapped[date | None]  # date of the last check, shown to everybody
    approved_until: Mapped[date | None]  # six months after the last check (2026 notice)
    # Since when something of theirs waits for staff: first papers, changed facts, the next check. None: nothing.
    waiting_since: Mapped[datetime | None] = mapped_column(index=True)
    # Legal facts that the team wants changed; the checked ones hold until staff have looked (decision 0010).
    proposed_facts: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    is_demo: Mapped[bool] = mapped_column(default=False)

    industry: Mapped[Industry] = relationship(lazy="joined")
    region: Mapped[Region] = relationship(lazy="joined")
    pillars: Mapped[list[PillarTag]] = relationship(secondary=employer_pillar)
    members: Mapped[list["Membership"]] = relationship(back_populates="employer")
    documents: Mapped[list["QualificationDocument"]] = relationship(back_populates="employer")

    @property
    def name(self) -> Bilingual:
        """The name; the Chinese one where no English one is known."""
        return Bilingual(self.name_zh, self.name_en or self.name_zh)

    @property
    def introduction(self) -> str:
        """What the employer says of itself, in the reader's language; the Chinese text where there is no other."""
        return str(Bilingual(self.introduction_zh, self.introduction_en or self.introduction_zh))

    @property
    def is_lapsed(self) -> bool:
        """Approved once, but the six months since the last check are over."""
        return (
            self.status is Qualification.APPROVED
            and self.approved_until is not None
            and self.approved_until < clock.today()
        )

    @property
    def is_verified(self) -> bool:
        """Approved and the approval still good today: may publish, may book."""
        return self.status is Qualification.APPROVED and not self.is_lapsed


class Membership(Record):
    """An account acting for an employer."""

    __tablename__ = "membership"
    __table_args__ = (
        one_of("role", TeamRole),
        # A person acts for one employer at a time; whoever changes sides leaves the old team first.
        unique_while("uq_membership_live", "account_id", condition=sa.text("left_at IS NULL")),
    )

    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    role: Mapped[TeamRole] = mapped_column(EnumText(TeamRole))
    left_at: Mapped[datetime | None]

    employer: Mapped[Employer] = relationship(back_populates="members")
    account: Mapped[Account] = relationship()


class TeamInvitation(Record):
    """An invitation to join an employer's team, by mobile number or e-mail; the token is kept as a hash."""

    __tablename__ = "team_invitation"

    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    address: Mapped[str] = mapped_column(sa.String(254), info=personal())
    role: Mapped[TeamRole] = mapped_column(EnumText(TeamRole))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    invited_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    accepted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]

    employer: Mapped[Employer] = relationship()
    invited_by: Mapped[Account] = relationship(foreign_keys=[invited_by_id])

    @property
    def is_open(self) -> bool:
        """Whether the link still opens the door."""
        return self.accepted_at is None and self.withdrawn_at is None and self.expires_at > clock.now()


class QualificationDocument(Record):
    """One version of one of the four documents; older versions stay as evidence."""

    __tablename__ = "qualification_document"
    __table_args__ = (
        one_of("kind", DocumentKind),
        one_of("state", DocumentState),
        unique_while(
            "uq_qualification_document_current", "employer_id", "kind", condition=sa.text("replaced_at IS NULL")
        ),
    )

    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    kind: Mapped[DocumentKind] = mapped_column(EnumText(DocumentKind))
    file_id: Mapped[int] = mapped_column(sa.ForeignKey("stored_file.id"))
    state: Mapped[DocumentState] = mapped_column(EnumText(DocumentState), default=DocumentState.PENDING)
    reason: Mapped[str | None] = mapped_column(sa.Text)
    reviewed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    reviewed_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]

    employer: Mapped[Employer] = relationship(back_populates="documents")
    file: Mapped[StoredFile] = relationship()


class Violation(Record):
    """Something found against an employer; kept as evidence, never deleted (条例 art. 37)."""

    __tablename__ = "violation"
    __table_args__ = (one_of("kind", ViolationKind),)

    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    kind: Mapped[ViolationKind] = mapped_column(EnumText(ViolationKind))
    description: Mapped[str] = mapped_column(sa.Text)
    evidence_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stored_file.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    happened_on: Mapped[date]

    evidence: Mapped[StoredFile | None] = relationship()
