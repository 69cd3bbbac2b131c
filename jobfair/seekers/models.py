"""Seekers: profile, structured résumé, certificates, target-group marks, consents and who read what."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.database import Base, EncryptedText, EnumText, Record, one_of, personal, sensitive
from jobfair.core.uploads import StoredFile
from jobfair.reference.models import Occupation, Region
from jobfair.seekers.rules import (
    CertificateFamily,
    CertificateState,
    EntryKind,
    IdentityPaper,
    MarkState,
    shown_certificate_state,
)

desired_occupation = sa.Table(
    "desired_occupation",
    Base.metadata,
    sa.Column("profile_id", sa.ForeignKey("seeker_profile.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("occupation_id", sa.ForeignKey("occupation.id"), primary_key=True),
)


class SeekerProfile(Record):
    """What a seeker says once and uses everywhere."""

    __tablename__ = "seeker_profile"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), unique=True)
    full_name: Mapped[str] = mapped_column(sa.String(60), info=personal())
    born_on: Mapped[date | None] = mapped_column(info=personal())
    region_id: Mapped[int | None] = mapped_column(sa.ForeignKey("region.id"), info=personal())
    education_rank: Mapped[int | None] = mapped_column(info=personal())
    school: Mapped[str | None] = mapped_column(sa.String(120), info=personal())
    major: Mapped[str | None] = mapped_column(sa.String(120), info=personal())
    graduated_on: Mapped[date | None] = mapped_column(info=personal())
    experience_years: Mapped[int | None] = mapped_column(info=personal())
    wanted_monthly_yuan: Mapped[int | None] = mapped_column(info=personal())
    available_from: Mapped[date | None] = mapped_column(info=personal())
    introduction: Mapped[str] = mapped_column(sa.Text, default="", info=personal())
    resume_file_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stored_file.id"), info=personal())
    recommendations_on: Mapped[bool] = mapped_column(default=True)  # PIPL art. 24: can be switched off
    declared_true_at: Mapped[datetime | None]  # 条例 art. 23
    # Asked to be deleted: hidden from every business screen since then, erased at `retain_until` (PIPL art. 47).
    restricted_at: Mapped[datetime | None]
    retain_until: Mapped[date | None] = mapped_column(index=True)
    kept_mobile: Mapped[str | None] = mapped_column(
        EncryptedText, info=sensitive()
    )  # the account's number is freed
    is_demo: Mapped[bool] = mapped_column(default=False)

    account: Mapped[Account] = relationship()
    region: Mapped[Region | None] = relationship()
    resume_file: Mapped[StoredFile | None] = relationship()
    occupations: Mapped[list[Occupation]] = relationship(secondary=desired_occupation)
    entries: Mapped[list["ResumeEntry"]] = relationship(
        cascade="all, delete-orphan", order_by="ResumeEntry.started_on.desc()"
    )
    certificates: Mapped[list["SkillCertificate"]] = relationship(
        cascade="all, delete-orphan", back_populates="profile"
    )


class ResumeEntry(Record):
    """A line of the structured résumé."""

    __tablename__ = "resume_entry"
    __table_args__ = (one_of("kind", EntryKind),)

    profile_id: Mapped[int] = mapped_column(sa.ForeignKey("seeker_profile.id", ondelete="CASCADE"), index=True)
    kind: Mapped[EntryKind] = mapped_column(EnumText(EntryKind))
    organisation: Mapped[str] = mapped_column(sa.String(120), info=personal())
    title: Mapped[str] = mapped_column(sa.String(120), info=personal())
    started_on: Mapped[date] = mapped_column(info=personal())
    ended_on: Mapped[date | None] = mapped_column(info=personal())
    text: Mapped[str] = mapped_column(sa.Text, default="", info=personal())


class SkillCertificate(Record):
    """A skill certificate: our own rank 1–8 and the label as printed (old and new ladders order differently)."""

    __tablename__ = "skill_certificate"
    __table_args__ = (
        one_of("family", CertificateFamily),
        one_of("state", CertificateState),
        sa.CheckConstraint("rank BETWEEN 1 AND 8", name="rank"),
    )

    profile_id: Mapped[int] = mapped_column(sa.ForeignKey("seeker_profile.id", ondelete="CASCADE"), index=True)
    occupation_id: Mapped[int] = mapped_column(sa.ForeignKey("occupation.id"))
    family: Mapped[CertificateFamily] = mapped_column(EnumText(CertificateFamily))
    rank: Mapped[int]
    printed_label: Mapped[str] = mapped_column(sa.String(40))
    number: Mapped[str | None] = mapped_column(EncryptedText, info=sensitive())
    issuer: Mapped[str] = mapped_column(sa.String(120), default="", info=personal())
    issued_on: Mapped[date | None] = mapped_column(info=personal())
    file_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stored_file.id"), info=personal())
    status: Mapped[CertificateState] = mapped_column(
        "state", EnumText(CertificateState), default=CertificateState.DECLARED, index=True
    )
    declared_at: Mapped[datetime] = mapped_column(default=clock.now)  # how long it waits for staff
    verified_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    verified_at: Mapped[datetime | None]
    valid_to: Mapped[date | None]  # as printed; many are good for ever
    returned_because: Mapped[str | None] = mapped_column(sa.String(300), info=personal())

    profile: Mapped[SeekerProfile] = relationship(back_populates="certificates")
    occupation: Mapped[Occupation] = relationship()
    file: Mapped[StoredFile | None] = relationship()
    verified_by: Mapped[Account | None] = relationship()

    @property
    def state(self) -> CertificateState:
        """What people see: past its last day a verified certificate has run out, whether or not the job has run."""
        return shown_certificate_state(self.status, self.valid_to, on=clock.today())


class TargetGroupMark(Record):
    """That a person belongs to a target group: encrypted, for staff and counting only, never for employers.

    `group_fingerprint` is a keyed hash of the group, so that distinct people can be counted without decrypting.
    """

    __tablename__ = "target_group_mark"
    __table_args__ = (one_of("state", MarkState), sa.UniqueConstraint("profile_id", "group_fingerprint"))

    profile_id: Mapped[int] = mapped_column(sa.ForeignKey("seeker_profile.id", ondelete="CASCADE"), index=True)
    group_key: Mapped[str] = mapped_column(EncryptedText, info=sensitive())
    group_fingerprint: Mapped[str] = mapped_column(sa.String(64), index=True)
    state: Mapped[MarkState] = mapped_column(EnumText(MarkState), default=MarkState.DECLARED)
    evidence: Mapped[str | None] = mapped_column(EncryptedText, info=sensitive())
    verified_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    valid_to: Mapped[date | None]
    consented_at: Mapped[datetime] = mapped_column(default=clock.now)  # PIPL art. 29


class Consent(Record):
    """One consent of one person for one purpose and, where data is handed on, one named recipient (PIPL 14, 23)."""

    __tablename__ = "consent"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    purpose: Mapped[str] = mapped_column(sa.String(40))
    recipient: Mapped[str | None] = mapped_column(sa.String(200))
    recipient_contact: Mapped[str | None] = mapped_column(sa.String(200))
    kinds: Mapped[list[str]] = mapped_column(default=list)
    text_version: Mapped[str] = mapped_column(sa.String(20))
    given_at: Mapped[datetime] = mapped_column(default=clock.now)
    withdrawn_at: Mapped[datetime | None]
    # Signed on paper at a desk: who of the staff recorded it. None: the person pressed the button.
    recorded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))


class DataRead(Base):
    """That somebody read somebody's personal data: shown to that person."""

    __tablename__ = "data_read"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    reader_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    reader_name: Mapped[str] = mapped_column(sa.String(200))
    what: Mapped[str] = mapped_column(sa.String(60))
    at: Mapped[datetime] = mapped_column(default=clock.now)


class AssistedPerson(Base):
    """Somebody without a telephone whom staff registered at a desk, until they take the account over themselves."""

    __tablename__ = "assisted_person"
    __table_args__ = (one_of("identity_paper", IdentityPaper),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    registered_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    registered_at: Mapped[datetime] = mapped_column(default=clock.now)
    identity_paper: Mapped[IdentityPaper] = mapped_column(EnumText(IdentityPaper), info=personal())
    reach_by: Mapped[str | None] = mapped_column(EncryptedText, info=sensitive())  # a relative, the committee
    # Of the six characters on the slip only a keyed hash is kept.
    slip_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    slip_until: Mapped[date | None]
    claimed_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(foreign_keys=[account_id])
    registered_by: Mapped[Account] = relationship(foreign_keys=[registered_by_id])


class AssistedAct(Base):
    """One thing a member of staff did for somebody: who, for whom, what, when. Append only; shown to the person."""

    __tablename__ = "assisted_act"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    actor_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    actor_name: Mapped[str] = mapped_column(sa.String(60))
    what: Mapped[str] = mapped_column(sa.String(40))
    subject: Mapped[str] = mapped_column(sa.String(120), default="")  # `table:key`, or empty
    at: Mapped[datetime] = mapped_column(default=clock.now)
