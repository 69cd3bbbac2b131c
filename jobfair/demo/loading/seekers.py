"""Registered seekers: account, profile, résumé, certificates, target-group marks with their consent."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import crypto
from jobfair.core.access import Role
from jobfair.demo.content import article
from jobfair.demo.content.accounts import logins
from jobfair.demo.content.seekers import AT_ARCHIVED_FAIR, DemoSeeker, seekers
from jobfair.demo.loading.accounts import new_account
from jobfair.demo.loading.ledger import Ledger, add, ids, insert, moment
from jobfair.extensions import db
from jobfair.reference.models import Occupation, Region
from jobfair.seekers.models import (
    Consent,
    ResumeEntry,
    SeekerProfile,
    SkillCertificate,
    TargetGroupMark,
    desired_occupation,
)
from jobfair.seekers.rules import CONSENT_VERSION, GROUPS_CONSENT, CertificateState, MarkState

ISSUER = "锦州示例职业技能评价中心"


def load(ledger: Ledger) -> None:
    """Everyone with an account, and what they say of themselves."""
    _accounts(ledger)
    regions, occupations = ids(Region), ids(Occupation)
    profiles = [_profile(ledger, demo, regions) for demo in seekers()]
    add(profiles)
    insert(ResumeEntry, [row for demo, p in zip(seekers(), profiles, strict=True) for row in _entries(demo, p.id)])
    wanted = [
        {"profile_id": profile.id, "occupation_id": occupations[key]}
        for demo, profile in zip(seekers(), profiles, strict=True)
        for key in demo.occupations
    ]
    db.session.execute(sa.insert(desired_occupation), wanted)
    for demo, profile in zip(seekers(), profiles, strict=True):
        db.session.add_all(_certificates(ledger, demo, profile.id, occupations))
        db.session.add_all(_marks(ledger, demo, profile))
    db.session.flush()


def _registered(ledger: Ledger, demo: DemoSeeker) -> datetime:
    """Before the fair they came to."""
    day = article.fair_day() if demo.serial <= AT_ARCHIVED_FAIR else ledger.today - timedelta(days=9)
    return moment(day - timedelta(days=1 + demo.serial % 18), 8 * 60 + demo.serial)


def _accounts(ledger: Ledger) -> None:
    signing_in = {login.seeker: ledger.accounts[login.login] for login in logins() if login.seeker}
    for demo in seekers():
        ledger.seekers[demo.serial] = signing_in.get(demo.serial) or _account(ledger, demo)
        ledger.seekers[demo.serial].display_name = demo.full_name
        ledger.seekers[demo.serial].created_at = _registered(ledger, demo)
    add(list(ledger.seekers.values()))


def _account(ledger: Ledger, demo: DemoSeeker) -> Account:
    return new_account(demo.full_name, Role.SEEKER, since=_registered(ledger, demo), mobile=demo.mobile)


def _profile(ledger: Ledger, demo: DemoSeeker, regions: dict[str, int]) -> SeekerProfile:
    same = (
        "full_name",
        "born_on",
        "education_rank",
        "school",
        "major",
        "graduated_on",
        "experience_years",
        "wanted_monthly_yuan",
        "introduction",
    )
    since = _registered(ledger, demo)
    return SeekerProfile(
        account_id=ledger.seekers[demo.serial].id,
        region_id=regions[demo.region],
        available_from=(since + timedelta(days=20)).date(),
        declared_true_at=since,
        created_at=since,
        is_demo=True,
        **{name: getattr(demo, name) for name in same},
    )


def _entries(demo: DemoSeeker, profile_id: int) -> list[dict[str, Any]]:
    return [
        {
            "profile_id": profile_id,
            "kind": entry.kind,
            "organisation": entry.organisation,
            "title": entry.title,
            "started_on": entry.started_on,
            "ended_on": entry.ended_on,
            "text": entry.text,
        }
        for entry in demo.entries
    ]


def _certificates(
    ledger: Ledger, demo: DemoSeeker, profile_id: int, occupations: dict[str, int]
) -> list[SkillCertificate]:
    return [
        SkillCertificate(
            profile_id=profile_id,
            occupation_id=occupations[certificate.occupation],
            family=certificate.family,
            rank=certificate.rank,
            printed_label=certificate.printed_label,
            number=f"演示-{demo.serial:06d}",
            issuer=ISSUER,
            issued_on=certificate.issued_on,
            status=CertificateState(certificate.state.value),
            declared_at=_registered(ledger, demo),
            verified_at=_registered(ledger, demo) if certificate.state is MarkState.VERIFIED else None,
            verified_by_id=ledger.reviewer.id if certificate.state is MarkState.VERIFIED else None,
        )
        for certificate in demo.certificates
    ]


def _marks(ledger: Ledger, demo: DemoSeeker, profile: SeekerProfile) -> list[TargetGroupMark | Consent]:
    """Marks are sensitive: they rest on a consent of their own (PIPL art. 29)."""
    if not demo.marks:
        return []
    since = _registered(ledger, demo)
    consent = Consent(
        account_id=profile.account_id,
        purpose=GROUPS_CONSENT,
        kinds=[GROUPS_CONSENT],
        text_version=CONSENT_VERSION,
        given_at=since,
    )
    marks = [
        TargetGroupMark(
            profile_id=profile.id,
            group_key=group,
            group_fingerprint=crypto.fingerprint(group),
            state=state,
            verified_by_id=None if state is MarkState.DECLARED else ledger.reviewer.id,
            consented_at=since,
        )
        for group, state in demo.marks
    ]
    return [consent, *marks]
