"""What an employer sees: its applicants, only while it may, and of each only what was handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.applications import rules
from jobfair.applications.models import Application, ApplicationNote
from jobfair.applications.queries.mine import shown_state_column
from jobfair.applications.rules import ApplicationState
from jobfair.core import search_text
from jobfair.core.errors import NotFound
from jobfair.core.formatting import mask_name
from jobfair.core.language import Bilingual, _l
from jobfair.core.paging import Page
from jobfair.employers.models import Employer
from jobfair.employers.queries import is_verified_now
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.reference.rules import Education, SkillGrade, education_of_rank, grade_of_rank
from jobfair.seekers.models import Consent, SeekerProfile, SkillCertificate
from jobfair.seekers.queries import HandedOver, find_profile, handed_over

PER_PAGE = 20
SORTS = ("newest", "deadline", "education", "experience", "skill")


@dataclass(frozen=True)
class Filter:
    """What an employer looks for among its applicants: nothing but what was handed over."""

    posting: str = ""
    state: ApplicationState | None = None
    education: int = 0
    experience: int = 0
    skill: int = 0
    words: str = ""
    sort: str = "newest"


class ApplicantRow(NamedTuple):
    """One line of the list. After withdrawal, lapse or refusal only the surname and the state remain."""

    id: int
    state: ApplicationState
    posting_number: str
    posting_title: Bilingual
    name: str
    education: Education | None
    experience_years: int | None
    grade: SkillGrade | None
    submitted_at: datetime
    answer_by: date


_state = shown_state_column


def _readable() -> sa.ColumnElement[bool]:
    states = [state.value for state in rules.READABLE_STATES]
    checked = Posting.employer_id.in_(sa.select(Employer.id).where(is_verified_now()))
    return sa.and_(_state().in_(states), Consent.withdrawn_at.is_(None), SeekerProfile.id.is_not(None), checked)


def _profile_in_use() -> sa.ColumnElement[bool]:
    """Restricted people are hidden from every business screen."""
    return sa.and_(SeekerProfile.account_id == Application.seeker_id, SeekerProfile.restricted_at.is_(None))


def _name(name: str | None, *, readable: bool) -> str:
    return (name or "") if readable else mask_name(name)


def _only_readable(column: Any) -> sa.ColumnElement[Any]:
    return sa.case((_readable(), column), else_=None)


def _best_rank() -> sa.ScalarSelect[Any]:
    return (
        sa.select(sa.func.max(SkillCertificate.rank))
        .where(SkillCertificate.profile_id == SeekerProfile.id)
        .correlate(SeekerProfile)
        .scalar_subquery()
    )


def _narrowed(employer: Employer, wanted: Filter, *, with_state: bool) -> sa.Select[Any]:
    query = (
        sa.select(Application.id)
        .join(Posting, Posting.id == Application.posting_id)
        .join(Consent, Consent.id == Application.consent_id)
        .outerjoin(SeekerProfile, _profile_in_use())
        .where(Posting.employer_id == employer.id)
    )
    if wanted.posting:
        query = query.where(Posting.number == wanted.posting)
    if with_state and wanted.state is not None:
        query = query.where(_state() == wanted.state.value)
    for floor, column in (
        (wanted.education, SeekerProfile.education_rank),
        (wanted.experience, SeekerProfile.experience_years),
        (wanted.skill, _best_rank()),
    ):
        if floor:
            query = query.where(_readable(), column >= floor)
    searched = (SeekerProfile.full_name, SeekerProfile.school, SeekerProfile.major, SeekerProfile.introduction)
    for word in search_text.normalise(wanted.words).split()[:5]:
        found = sa.or_(*(sa.func.lower(column).contains(word, autoescape=True) for column in searched))
        query = query.where(_readable(), found)
    return query


def _order(sort: str) -> Sequence[Any]:
    by = {
        "deadline": Application.answer_by.asc(),
        "education": _only_readable(SeekerProfile.education_rank).desc().nulls_last(),
        "experience": _only_readable(SeekerProfile.experience_years).desc().nulls_last(),
        "skill": _only_readable(_best_rank()).desc().nulls_last(),
    }
    return (*([by[sort]] if sort in by else []), Application.id.desc())


def applicants(employer: Employer, wanted: Filter, *, page: int, per_page: int = PER_PAGE) -> Page[ApplicantRow]:
    """One page of an employer's applicants: two queries, whatever the number of rows."""
    narrowed = _narrowed(employer, wanted, with_state=True)
    total = db.session.scalar(sa.select(sa.func.count()).select_from(narrowed.subquery())) or 0
    number = min(page, max(1, -(-total // per_page)))
    query = narrowed.with_only_columns(
        Application.id, _state(), Posting.number, Posting.title_zh, Posting.title_en,
        SeekerProfile.full_name, _readable().label("readable"),
        _only_readable(SeekerProfile.education_rank), _only_readable(SeekerProfile.experience_years),
        _only_readable(_best_rank()), Application.submitted_at, Application.answer_by,
    )  # fmt: skip
    query = query.order_by(*_order(wanted.sort)).limit(per_page).offset((number - 1) * per_page)
    return Page([_row(*found) for found in db.session.execute(query)], number, per_page, total)


def _row(
    key: int, state: str, number: str, title_zh: str, title_en: str | None, name: str | None,
    readable: bool | None, education: int | None, experience: int | None, rank: int | None,
    submitted_at: datetime, answer_by: date,
) -> ApplicantRow:  # fmt: skip
    return ApplicantRow(
        key,
        ApplicationState(state),
        number,
        Bilingual(title_zh, title_en or title_zh),
        _name(name, readable=bool(readable)),
        education_of_rank(education) if education else None,
        experience,
        grade_of_rank(rank) if rank else None,
        submitted_at,
        answer_by,
    )


def state_counts(employer: Employer, wanted: Filter) -> dict[ApplicationState, int]:
    """How many of the applicants found stand where, the filter by state left aside."""
    base = _narrowed(employer, wanted, with_state=False).with_only_columns(_state().label("state")).subquery()
    query = sa.select(base.c.state, sa.func.count()).group_by(base.c.state)
    found = {ApplicationState(value): number for value, number in db.session.execute(query)}
    return {state: found[state] for state in ApplicationState if state in found}


def postings_with_applicants(employer: Employer) -> list[tuple[str, Bilingual, int]]:
    """An employer's postings that somebody applied for: number, title, how many."""
    query = (
        sa.select(Posting.number, Posting.title_zh, Posting.title_en, sa.func.count(Application.id))
        .join(Application, Application.posting_id == Posting.id)
        .where(Posting.employer_id == employer.id)
        .group_by(Posting.id)
        .order_by(Posting.id.desc())
    )
    return [(number, Bilingual(zh, en or zh), n) for number, zh, en, n in db.session.execute(query)]


def get_applicant(application_id: int, *, employer: Employer) -> Application:
    """An application to this very employer; NotFound for every other."""
    return get_applicants([application_id], employer=employer)[0]


def get_applicants(application_ids: Sequence[int], *, employer: Employer) -> list[Application]:
    """Applications to this very employer in the order given; NotFound when one is somebody else's or missing."""
    query = (
        sa.select(Application)
        .join(Posting, Posting.id == Application.posting_id)
        .options(joinedload(Application.consent), joinedload(Application.fair))
        .where(Application.id.in_(application_ids), Posting.employer_id == employer.id)
    )
    found = {row.id: row for row in db.session.scalars(query).unique()}
    if not application_ids or len(found) != len(set(application_ids)):
        raise NotFound(_l("There is no such applicant."))
    return [found[key] for key in dict.fromkeys(application_ids)]


def names_of(application_ids: Sequence[int]) -> dict[int, str]:
    """What applicants are called on the employer's pages: in full while the employer may read, else the surname."""
    query = (
        sa.select(Application.id, SeekerProfile.full_name, _readable())
        .join(Posting, Posting.id == Application.posting_id)
        .join(Consent, Consent.id == Application.consent_id)
        .outerjoin(SeekerProfile, _profile_in_use())
        .where(Application.id.in_(application_ids))
    )
    return {key: _name(name, readable=bool(readable)) for key, name, readable in db.session.execute(query)}


def what_was_handed_over(application: Application) -> HandedOver | None:
    """What the employer may read of an applicant; None when it may not (any more)."""
    if not application.is_readable_by_employer:
        return None
    profile = find_profile(application.seeker_id)
    if profile is None:
        return None
    return handed_over(profile, kinds=application.consent.kinds, phone=application.seeker.mobile)


def notes_of(application: Application) -> Sequence[ApplicationNote]:
    """What the team noted about an applicant, oldest first; nothing once it may not read about the person."""
    if not application.is_readable_by_employer:
        return []
    query = (
        sa.select(ApplicationNote)
        .options(joinedload(ApplicationNote.author))
        .where(ApplicationNote.application_id == application.id)
        .order_by(ApplicationNote.id)
    )
    return db.session.scalars(query).all()


def open_of(posting_id: int) -> Sequence[Application]:
    """Applications for a posting that still wait for an end (overdue ones too)."""
    query = sa.select(Application).where(
        Application.posting_id == posting_id, Application.status.in_(rules.OPEN_STATES)
    )
    return db.session.scalars(query.order_by(Application.id)).unique().all()


def people_by_posting(posting_ids: Sequence[int]) -> dict[int, int]:
    """How many people have applied for each of the postings, whatever became of it; postings without are absent."""
    query = (
        sa.select(Application.posting_id, sa.func.count(Application.seeker_id.distinct()).label("people"))
        .where(Application.posting_id.in_(posting_ids))
        .group_by(Application.posting_id)
    )
    return {row.posting_id: row.people for row in db.session.execute(query)}
