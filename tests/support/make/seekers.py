"""Seekers for tests, named for a situation."""

from datetime import date
from itertools import count

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.reference import queries as reference
from jobfair.reference.rules import Education
from jobfair.seekers.models import ResumeEntry, SeekerProfile, SkillCertificate
from jobfair.seekers.rules import CertificateFamily, EntryKind
from tests.support.make.accounts import make_seeker

_seekers = count(1)


def make_seeker_with_profile(**values: object) -> Account:
    """Somebody whose profile is complete enough to apply; `values` are columns of the profile.

    `account` may be given to complete the profile of somebody who is there already; `occupations` are keys.
    """
    account = values.pop("account", None) or make_seeker(name=f"赵演示{next(_seekers)}")
    assert isinstance(account, Account)
    keys = values.pop("occupations", ["welder"])
    region = reference.find_region("taihe")
    standard: dict[str, object] = {
        "full_name": account.display_name,
        "born_on": date(1995, 5, 17),
        "region_id": region.id if region else None,
        "education_rank": Education.COLLEGE.rank,
        "school": "锦州演示职业学院",
        "major": "焊接技术",
        "graduated_on": date(2016, 7, 1),
        "experience_years": 6,
        "wanted_monthly_yuan": 6000,
        "available_from": clock.today(),
        "introduction": "踏实肯干,持证上岗。",
        "declared_true_at": clock.now(),
    }
    profile = SeekerProfile(account_id=account.id, **{**standard, **values})
    profile.occupations = [found for key in keys if (found := reference.find_occupation(key))]
    db.session.add(profile)
    db.session.commit()
    return account


def profile_of(account: Account) -> SeekerProfile:
    """The profile behind an account, which must be there."""
    return db.session.execute(db.select(SeekerProfile).filter_by(account_id=account.id)).scalar_one()


def make_resume_entry(account: Account, **values: object) -> ResumeEntry:
    """A line of somebody's résumé: two years as a welder."""
    standard: dict[str, object] = {
        "kind": EntryKind.WORK,
        "organisation": "锦州示例机械有限公司",
        "title": "焊工",
        "started_on": date(2018, 3, 1),
        "ended_on": date(2020, 3, 1),
        "text": "管道焊接。",
    }
    entry = ResumeEntry(profile_id=profile_of(account).id, **{**standard, **values})
    db.session.add(entry)
    db.session.commit()
    return entry


def make_certificate(account: Account, **values: object) -> SkillCertificate:
    """An intermediate welder's certificate."""
    occupation = reference.find_occupation("welder")
    standard: dict[str, object] = {
        "occupation_id": occupation.id if occupation else None,
        "family": CertificateFamily.SKILL_LEVEL,
        "rank": 3,
        "printed_label": "中级工",
        "number": "S000021070000000001",
        "issuer": "锦州示例技能评价机构",
        "issued_on": date(2019, 6, 1),
    }
    certificate = SkillCertificate(profile_id=profile_of(account).id, **{**standard, **values})
    db.session.add(certificate)
    db.session.commit()
    return certificate
