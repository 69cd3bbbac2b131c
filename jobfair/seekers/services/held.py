"""The parts of a person's data that accounts, notices and the profile hold."""

from collections.abc import Callable, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from jobfair.accounts.models import Account, OneTimeCode, RecoveryCode, UserSession
from jobfair.core.audit import AuditEntry
from jobfair.core.language import _l
from jobfair.core.outbox import OutboxMessage
from jobfair.extensions import db
from jobfair.notices.models import ChannelPreference, Notice
from jobfair.seekers.holdings import Holding, Row
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
from jobfair.seekers.services.files import discard_all_of, own_files

UNTIL_DELETED = _l("Until you delete it; after your account is deleted at most 3 years, locked away")
WITH_ACCOUNT = _l("As long as the account exists")
LOGS = _l("At least 6 months, as the Cybersecurity Law art. 21 demands; cannot be changed by anyone")


def by(model: Any, column: Any) -> Callable[[int], Iterable[Any]]:
    """Reads all rows of a table whose `column` is the account's key."""

    def records(account_id: int) -> Iterable[Any]:
        return db.session.scalars(sa.select(model).where(column == account_id)).unique().all()

    return records


def of_profile(model: Any, *options: Any) -> Callable[[int], Iterable[Any]]:
    """Reads all rows of a table that hang on the account's profile."""

    def records(account_id: int) -> Iterable[Any]:
        query = sa.select(model).options(*options).join(SeekerProfile, SeekerProfile.id == model.profile_id)
        return db.session.scalars(query.where(SeekerProfile.account_id == account_id)).unique().all()

    return records


def erasing(*conditions: tuple[Any, Any]) -> Callable[[int], None]:
    """Deletes the rows of each (table, column = account)."""

    def erase(account_id: int) -> None:
        for model, column in conditions:
            db.session.execute(sa.delete(model).where(column == account_id))

    return erase


def _addresses(account_id: int) -> list[str]:
    """Those that are the person's now: a number freed by deletion may be somebody else's by the time of erasure."""
    account = db.session.get(Account, account_id)
    return [address for address in (account.mobile, account.email) if address] if account else []


def _codes(account_id: int) -> Iterable[OneTimeCode]:
    return db.session.scalars(sa.select(OneTimeCode).where(OneTimeCode.address.in_(_addresses(account_id)))).all()


def _erase_codes(account_id: int) -> None:
    db.session.execute(sa.delete(OneTimeCode).where(OneTimeCode.address.in_(_addresses(account_id))))
    erasing((RecoveryCode, RecoveryCode.account_id))(account_id)


def _end_codes(account: Account) -> None:
    """At once, while the addresses they were sent to are still known."""
    _erase_codes(account.id)


def _erase_messages(account_id: int) -> None:
    erasing((Notice, Notice.account_id), (ChannelPreference, ChannelPreference.account_id))(account_id)
    profile = db.session.scalar(sa.select(SeekerProfile).where(SeekerProfile.account_id == account_id))
    whose = [OutboxMessage.account_id == account_id]
    if profile is not None and profile.kept_mobile and profile.restricted_at:
        whose.append(
            sa.and_(
                OutboxMessage.account_id.is_(None),
                OutboxMessage.address == profile.kept_mobile,
                OutboxMessage.created_at <= profile.restricted_at,
            )
        )
    db.session.execute(sa.delete(OutboxMessage).where(sa.or_(*whose)))


def _claim_messages(account: Account) -> None:
    """Codes were sent to an address without an account: note whose they are while the address is still known."""
    db.session.execute(
        sa.update(OutboxMessage)
        .where(OutboxMessage.account_id.is_(None), OutboxMessage.address.in_(_addresses(account.id)))
        .values(account_id=account.id)
        .execution_options(synchronize_session=False)
    )


def _erase_profile(account_id: int) -> None:
    profile = db.session.scalar(sa.select(SeekerProfile).where(SeekerProfile.account_id == account_id))
    if profile is not None:
        db.session.execute(sa.delete(TargetGroupMark).where(TargetGroupMark.profile_id == profile.id))
        db.session.delete(profile)
        db.session.flush()


def _kept_elsewhere(_account_id: int) -> None:
    """Erased together with the profile, or (security log) kept by law."""


def _profiles(account_id: int) -> Iterable[SeekerProfile]:
    query = (
        sa.select(SeekerProfile)
        .options(joinedload(SeekerProfile.region), selectinload(SeekerProfile.occupations))
        .where(SeekerProfile.account_id == account_id)
    )
    return db.session.scalars(query).all()


def _profile_facts(profile: SeekerProfile) -> Row:
    return {
        "region": str(profile.region.name) if profile.region else None,
        "occupations": [str(row.name) for row in profile.occupations],
    }


def _forget_files(account_id: int) -> None:
    db.session.execute(
        sa.update(SeekerProfile).where(SeekerProfile.account_id == account_id).values(resume_file_id=None)
    )
    mine = sa.select(SeekerProfile.id).where(SeekerProfile.account_id == account_id)
    db.session.execute(
        sa.update(SkillCertificate).where(SkillCertificate.profile_id.in_(mine)).values(file_id=None)
    )
    discard_all_of(account_id)


# The parts of this domain and of those below it.
HOLDINGS = (
    Holding(
        "account",
        _l("Account"),
        _l("Signing in and being reached"),
        WITH_ACCOUNT,
        by(Account, Account.id),
        _kept_elsewhere,
        ("created_at", "language"),
        order=10,
    ),
    Holding(
        "profile",
        _l("Profile"),
        _l("Suggesting jobs and applying, when you apply"),
        UNTIL_DELETED,
        _profiles,
        _erase_profile,
        ("declared_true_at",),
        _profile_facts,
        order=20,
    ),
    Holding(
        "resume",
        _l("Résumé"),
        _l("Applying, when you apply"),
        UNTIL_DELETED,
        of_profile(ResumeEntry),
        _kept_elsewhere,
        ("kind",),
        order=21,
    ),
    Holding(
        "certificates",
        _l("Skill certificates"),
        _l("Applying and finding skilled jobs"),
        UNTIL_DELETED,
        of_profile(SkillCertificate, joinedload(SkillCertificate.occupation)),
        _kept_elsewhere,
        ("family", "rank", "printed_label", "verified_at", "valid_to"),
        lambda row: {"occupation": str(row.occupation.name), "state": row.state.value},
        order=22,
    ),
    Holding(
        "target_groups",
        _l("Target groups (sensitive)"),
        _l("Help you are entitled to, and counting without names; never shown to employers"),
        _l("Until you withdraw your consent"),
        of_profile(TargetGroupMark),
        _kept_elsewhere,
        ("state", "consented_at"),
        order=23,
    ),
    Holding(
        "files",
        _l("Files you brought"),
        _l("Résumé and certificates"),
        UNTIL_DELETED,
        own_files,
        _forget_files,
        ("created_at", "purpose", "size"),
        order=24,
    ),
    Holding(
        "consents",
        _l("Your consents"),
        _l("Proof of what you agreed to (PIPL art. 14, 23)"),
        _l("3 years after they end"),
        by(Consent, Consent.account_id),
        _kept_elsewhere,
        ("purpose", "recipient", "recipient_contact", "kinds", "text_version", "given_at", "withdrawn_at"),
        order=40,
    ),
    Holding(
        "reads",
        _l("Who has read your data"),
        _l("So that you can see it"),
        WITH_ACCOUNT,
        by(DataRead, DataRead.subject_id),
        erasing((DataRead, DataRead.subject_id)),
        ("at", "reader_name", "what"),
        order=41,
    ),
    Holding(
        "assisted",
        _l("Registered at the desk"),
        _l("Serving you without a telephone"),
        WITH_ACCOUNT,
        by(AssistedPerson, AssistedPerson.account_id),
        erasing((AssistedPerson, AssistedPerson.account_id)),
        ("registered_at", "claimed_at"),
        order=42,
    ),
    Holding(
        "assisted_acts",
        _l("What staff did for you"),
        _l("So that you can see who acted for you"),
        WITH_ACCOUNT,
        by(AssistedAct, AssistedAct.account_id),
        erasing((AssistedAct, AssistedAct.account_id)),
        ("at", "actor_name", "what"),
        order=43,
    ),
    Holding(
        "messages",
        _l("Messages to you"),
        _l("Telling you what happened"),
        _l("3 years"),
        by(Notice, Notice.account_id),
        _erase_messages,
        ("created_at", "kind"),
        order=60,
    ),
    Holding(
        "sent",
        _l("Mails and text messages"),
        _l("Delivery to you"),
        _l("The text 30 days after sending, the record of it 6 months"),
        by(OutboxMessage, OutboxMessage.account_id),
        _kept_elsewhere,
        ("created_at", "kind", "channel"),
        on_restriction=_claim_messages,
        order=61,
    ),
    Holding(
        "sessions",
        _l("Signed-in browsers"),
        _l("Safety of your account"),
        WITH_ACCOUNT,
        by(UserSession, UserSession.account_id),
        erasing((UserSession, UserSession.account_id)),
        ("created_at",),
        order=70,
    ),
    Holding(
        "codes",
        _l("One-time codes"),
        _l("Proof that a number is yours"),
        _l("Until they are used up"),
        _codes,
        _erase_codes,
        ("created_at", "purpose"),
        on_restriction=_end_codes,
        order=71,
    ),
    Holding(
        "log",
        _l("Security log"),
        _l("Finding misuse"),
        LOGS,
        by(AuditEntry, AuditEntry.actor_id),
        _kept_elsewhere,
        ("at", "action"),
        order=72,
    ),
)
