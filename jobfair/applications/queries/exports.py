"""What an employer may take along of several applicants at once: the same gate, few queries."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from jobfair.applications.models import Application
from jobfair.applications.queries.applicants import get_applicants
from jobfair.applications.rules import ApplicationState
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.seekers.models import SeekerProfile, SkillCertificate
from jobfair.seekers.queries import HandedOver, handed_over


@dataclass(frozen=True)
class Person:
    """An applicant and what may be read of them."""

    application: Application
    shown: HandedOver


def handed_over_to(employer: Employer, application_ids: Sequence[int]) -> list[Person]:
    """Those among the applications whose résumé has been opened and may be read, with what was handed over."""
    if not application_ids:
        return []
    rows = [
        row
        for row in get_applicants(application_ids, employer=employer)
        if row.is_readable_by_employer and row.status is not ApplicationState.SUBMITTED
    ]
    query = (
        sa.select(SeekerProfile)
        .options(
            joinedload(SeekerProfile.region),
            joinedload(SeekerProfile.resume_file),
            selectinload(SeekerProfile.occupations),
            selectinload(SeekerProfile.entries),
            selectinload(SeekerProfile.certificates).joinedload(SkillCertificate.occupation),
        )
        .where(SeekerProfile.account_id.in_([row.seeker_id for row in rows]), SeekerProfile.restricted_at.is_(None))
    )
    profiles = {profile.account_id: profile for profile in db.session.scalars(query).unique()}
    return [
        Person(row, handed_over(profile, kinds=row.consent.kinds, phone=row.seeker.mobile))
        for row in rows
        if (profile := profiles.get(row.seeker_id)) is not None
    ]
