"""Reads of seekers' profiles, and the one gate through which employers see anything of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.crypto import fingerprint
from jobfair.core.errors import NotFound
from jobfair.core.language import Bilingual, _l
from jobfair.core.paging import Page, paginate
from jobfair.core.uploads import StoredFile
from jobfair.employers.models import Membership
from jobfair.extensions import db
from jobfair.reference import queries as reference
from jobfair.reference.models import TargetGroup
from jobfair.reference.rules import Education, education_of_rank
from jobfair.seekers.models import (
    AssistedAct,
    AssistedPerson,
    Consent,
    DataRead,
    ResumeEntry,
    SeekerProfile,
    SkillCertificate,
    TargetGroupMark,
)
from jobfair.seekers.rules import CertificateState, EntryKind, HandedKind

_WHOLE = (
    joinedload(SeekerProfile.region),
    joinedload(SeekerProfile.resume_file),
    selectinload(SeekerProfile.occupations),
    selectinload(SeekerProfile.entries),
    selectinload(SeekerProfile.certificates).joinedload(SkillCertificate.occupation),
)


def find_profile(account_id: int) -> SeekerProfile | None:
    """Somebody's profile with everything in it, None while there is none or once it is restricted."""
    query = (
        sa.select(SeekerProfile)
        .options(*_WHOLE)
        .where(SeekerProfile.account_id == account_id, SeekerProfile.restricted_at.is_(None))
    )
    return db.session.scalars(query).unique().one_or_none()


def get_profile(account_id: int) -> SeekerProfile:
    """Somebody's profile; NotFound while there is none."""
    profile = find_profile(account_id)
    if profile is None:
        raise NotFound(_l("There is no profile yet."))
    return profile


def has_resume_file(account_id: int) -> bool:
    """Whether somebody keeps a résumé file."""
    query = sa.select(SeekerProfile.id).where(
        SeekerProfile.account_id == account_id, SeekerProfile.resume_file_id.is_not(None)
    )
    return db.session.scalar(query) is not None


def get_entry(entry_id: int, *, account_id: int) -> ResumeEntry:
    """A line of one's own résumé; NotFound for anybody else's."""
    query = (
        sa.select(ResumeEntry)
        .join(SeekerProfile, SeekerProfile.id == ResumeEntry.profile_id)
        .where(ResumeEntry.id == entry_id, SeekerProfile.account_id == account_id)
    )
    entry = db.session.scalar(query)
    if entry is None:
        raise NotFound(_l("This entry is no longer there."))
    return entry


def get_certificate(certificate_id: int, *, account_id: int) -> SkillCertificate:
    """A certificate of one's own; NotFound for anybody else's."""
    query = (
        sa.select(SkillCertificate)
        .options(joinedload(SkillCertificate.file))
        .join(SeekerProfile, SeekerProfile.id == SkillCertificate.profile_id)
        .where(SkillCertificate.id == certificate_id, SeekerProfile.account_id == account_id)
    )
    certificate = db.session.scalar(query)
    if certificate is None:
        raise NotFound(_l("This certificate is no longer there."))
    return certificate


def certificates_in(state: CertificateState, *, page: int) -> Page[SkillCertificate]:
    """One page of certificates for the desk, what waits longest first; of people who wait for deletion none."""
    query = (
        sa.select(SkillCertificate)
        .options(
            joinedload(SkillCertificate.profile), joinedload(SkillCertificate.occupation),
            joinedload(SkillCertificate.verified_by),
        )
        .join(SeekerProfile, SeekerProfile.id == SkillCertificate.profile_id)
        .where(SkillCertificate.status == state, SeekerProfile.restricted_at.is_(None))
    )  # fmt: skip
    waits = state is CertificateState.DECLARED
    order = SkillCertificate.declared_at if waits else SkillCertificate.updated_at.desc()
    return paginate(query.order_by(order, SkillCertificate.id), page=page)


def count_certificates() -> dict[CertificateState, int]:
    """How many certificates stand in each state."""
    query = (
        sa.select(SkillCertificate.status, sa.func.count())
        .join(SeekerProfile, SeekerProfile.id == SkillCertificate.profile_id)
        .where(SeekerProfile.restricted_at.is_(None))
        .group_by(SkillCertificate.status)
    )
    found: dict[CertificateState, int] = dict(db.session.execute(query).all())
    return {state: found.get(state, 0) for state in CertificateState}


def get_certificate_for_desk(certificate_id: int) -> SkillCertificate:
    """Anybody's certificate, for staff who have noted the reading; NotFound once the person waits for deletion."""
    certificate = db.session.get(SkillCertificate, certificate_id)
    if certificate is None or certificate.profile.restricted_at is not None:
        raise NotFound(_l("This certificate is no longer there."))
    return certificate


def certificates_run_out() -> Sequence[SkillCertificate]:
    """Verified certificates whose last day has passed."""
    query = sa.select(SkillCertificate).where(
        SkillCertificate.status == CertificateState.VERIFIED, SkillCertificate.valid_to < clock.today()
    )
    return db.session.scalars(query.order_by(SkillCertificate.id)).all()


def group_marks(profile_id: int) -> Sequence[TargetGroupMark]:
    """The target-group marks of a person: for that person, and for staff only through `services.reads`."""
    query = sa.select(TargetGroupMark).where(TargetGroupMark.profile_id == profile_id).order_by(TargetGroupMark.id)
    return db.session.scalars(query).all()


def count_marked(group_key: str) -> int:
    """Distinct people marked with a group, counted without decrypting anything; restricted people left out."""
    query = (
        sa.select(sa.func.count(sa.distinct(TargetGroupMark.profile_id)))
        .join(SeekerProfile, SeekerProfile.id == TargetGroupMark.profile_id)
        .where(TargetGroupMark.group_fingerprint == fingerprint(group_key), SeekerProfile.restricted_at.is_(None))
    )
    return db.session.scalar(query) or 0


def group_names() -> dict[str, TargetGroup]:
    """The dictionary of target groups by key."""
    return {group.key: group for group in reference.target_groups()}


def consents_of(account_id: int) -> Sequence[Consent]:
    """Everything a person has agreed to, newest first."""
    query = sa.select(Consent).where(Consent.account_id == account_id).order_by(Consent.id.desc())
    return db.session.scalars(query).all()


def get_consent(consent_id: int, *, account_id: int) -> Consent:
    """A consent of one's own; NotFound for anybody else's."""
    consent = db.session.get(Consent, consent_id)
    if consent is None or consent.account_id != account_id:
        raise NotFound(_l("There is no such consent."))
    return consent


def live_consent(account_id: int, purpose: str) -> Consent | None:
    """The consent for a purpose that has not been withdrawn."""
    query = (
        sa.select(Consent)
        .where(Consent.account_id == account_id, Consent.purpose == purpose, Consent.withdrawn_at.is_(None))
        .order_by(Consent.id.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def was_ever_submitted(account_id: int, purpose: str) -> bool:
    """Whether a person's data was ever handed on for a purpose, withdrawn or not."""
    query = sa.select(Consent.id).where(Consent.account_id == account_id, Consent.purpose == purpose).limit(1)
    return db.session.scalar(query) is not None


def was_ever_member(account_id: int) -> bool:
    """Whether a person ever acted for an employer here."""
    return (
        db.session.scalar(sa.select(Membership.id).where(Membership.account_id == account_id).limit(1)) is not None
    )


def held_profile(account_id: int) -> SeekerProfile | None:
    """Somebody's profile, restricted or not: only for deletion and erasure."""
    return db.session.scalar(sa.select(SeekerProfile).where(SeekerProfile.account_id == account_id))


def reads_of(account_id: int, limit: int = 100) -> Sequence[DataRead]:
    """Who has read a person's data, newest first."""
    query = sa.select(DataRead).where(DataRead.subject_id == account_id).order_by(DataRead.id.desc()).limit(limit)
    return db.session.scalars(query).all()


def due_for_erasure() -> Sequence[SeekerProfile]:
    """Restricted profiles whose time of keeping is over today."""
    query = (
        sa.select(SeekerProfile)
        .options(joinedload(SeekerProfile.account))
        .where(SeekerProfile.restricted_at.is_not(None), SeekerProfile.retain_until <= clock.today())
        .order_by(SeekerProfile.id)
    )
    return db.session.scalars(query).all()


def assisted_people(text: str, *, page: int) -> Page[AssistedPerson]:
    """One page of people whom staff registered and who have not taken over yet, the newest first."""
    query = (
        sa.select(AssistedPerson)
        .join(Account, Account.id == AssistedPerson.account_id)
        .options(joinedload(AssistedPerson.account), joinedload(AssistedPerson.registered_by))
        .where(AssistedPerson.claimed_at.is_(None), Account.disabled_at.is_(None))
    )
    if text:
        query = query.where(Account.display_name.icontains(text, autoescape=True))
    return paginate(query.order_by(AssistedPerson.account_id.desc()), page=page)


def get_assisted(account_id: int) -> AssistedPerson:
    """Somebody staff may act for now; NotFound for everybody else."""
    person = db.session.get(AssistedPerson, account_id)
    if person is None or person.claimed_at is not None or person.account.disabled_at is not None:
        raise NotFound(_l("There is nobody here for whom staff act."))
    return person


def find_by_slip(slip_hash: str, *, born_on: date) -> AssistedPerson | None:
    """The person behind a slip that is still good, when the date of birth fits."""
    query = (
        sa.select(AssistedPerson)
        .join(SeekerProfile, SeekerProfile.account_id == AssistedPerson.account_id)
        .where(
            AssistedPerson.slip_hash == slip_hash,
            AssistedPerson.slip_until >= clock.today(),
            AssistedPerson.claimed_at.is_(None),
            SeekerProfile.born_on == born_on,
            SeekerProfile.restricted_at.is_(None),
        )
    )
    person = db.session.scalar(query)
    return person if person is not None and person.account.disabled_at is None else None


def acts_for(account_id: int) -> Sequence[AssistedAct]:
    """What staff did for somebody, newest first."""
    query = sa.select(AssistedAct).where(AssistedAct.account_id == account_id).order_by(AssistedAct.id.desc())
    return db.session.scalars(query).all()


@dataclass(frozen=True)
class CertificateShown:
    """A certificate as an employer sees it: without its number and without the file."""

    occupation: Bilingual
    printed_label: str
    rank: int
    family: str
    issuer: str
    issued_on: date | None
    state: CertificateState
    verified_on: date | None  # only while it is verified
    valid_to: date | None


@dataclass(frozen=True)
class HandedOver:
    """Everything an employer may see of a person, and nothing else.

    Target-group marks, the birth date, wanted pay and certificate numbers have no place in it (PIPL art. 6, 28).
    """

    full_name: str
    region: Bilingual | None
    education: Education | None
    school: str
    major: str
    graduated_on: date | None
    experience_years: int | None
    available_from: date | None
    introduction: str
    occupations: tuple[Bilingual, ...]
    entries: tuple[ResumeEntry, ...]
    certificates: tuple[CertificateShown, ...]
    phone: str | None
    file: StoredFile | None

    def entries_of(self, kind: EntryKind) -> list[ResumeEntry]:
        """One section of the résumé."""
        return [entry for entry in self.entries if entry.kind is kind]


def handed_over(profile: SeekerProfile, *, kinds: Sequence[str], phone: str | None) -> HandedOver:
    """What of a profile goes out under a consent for `kinds`."""
    return HandedOver(
        full_name=profile.full_name,
        region=profile.region.name if profile.region else None,
        education=education_of_rank(profile.education_rank) if profile.education_rank else None,
        school=profile.school or "",
        major=profile.major or "",
        graduated_on=profile.graduated_on,
        experience_years=profile.experience_years,
        available_from=profile.available_from,
        introduction=profile.introduction,
        occupations=tuple(occupation.name for occupation in profile.occupations),
        entries=tuple(profile.entries),
        certificates=tuple(
            CertificateShown(
                row.occupation.name,
                row.printed_label,
                row.rank,
                row.family.value,
                row.issuer,
                row.issued_on,
                row.state,
                _verified_on(row),
                row.valid_to,
            )
            for row in sorted(profile.certificates, key=lambda row: -row.rank)
        ),
        phone=phone if HandedKind.PHONE in kinds else None,
        file=profile.resume_file if HandedKind.FILE in kinds else None,
    )


def _verified_on(row: SkillCertificate) -> date | None:
    holds = row.state is CertificateState.VERIFIED and row.verified_at is not None
    return clock.to_local(row.verified_at).date() if holds and row.verified_at else None
