"""What a seeker sees: their applications, what they saved, what suits them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.applications import rules
from jobfair.applications.models import Application, SavedJob, SavedSearch
from jobfair.applications.rules import ApplicationState, Match
from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.history import StateChange, changes_of
from jobfair.core.language import _l
from jobfair.core.paging import Page, paginate
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.postings.models import FairPosting, Posting
from jobfair.postings.queries.public import JobRow, job_rows
from jobfair.postings.search.facets import open_condition
from jobfair.seekers.models import SeekerProfile

MOST_SUGGESTED = 6
CANDIDATES = 80


def shown_state_column() -> sa.ColumnElement[ApplicationState]:
    """`Application.shown_status` as a column: lapsed is derived from the deadline."""
    overdue = sa.and_(Application.status.in_(rules.UNANSWERED_STATES), Application.answer_by < clock.today())
    return sa.case(
        (overdue, sa.literal(ApplicationState.LAPSED.value)), else_=sa.cast(Application.status, sa.String)
    )


def find_live(account_id: int, posting_id: int) -> Application | None:
    """The application of a person for a posting that counts as live in the database (it may be overdue)."""
    query = sa.select(Application).where(
        Application.seeker_id == account_id,
        Application.posting_id == posting_id,
        Application.status.in_(rules.LIVE_STATES),
    )
    return db.session.scalars(query).unique().one_or_none()


def get_mine(application_id: int, *, account_id: int) -> Application:
    """One's own application; NotFound for anybody else's."""
    query = (
        sa.select(Application)
        .options(joinedload(Application.consent), joinedload(Application.fair))
        .where(Application.id == application_id, Application.seeker_id == account_id)
    )
    application = db.session.scalars(query).unique().one_or_none()
    if application is None:
        raise NotFound(_l("There is no such application of yours."))
    return application


def mine(account_id: int, *, state: ApplicationState | None, page: int) -> Page[Application]:
    """One's applications, newest first; of one state when given."""
    query = sa.select(Application).where(Application.seeker_id == account_id)
    if state is not None:
        query = query.where(shown_state_column() == state.value)
    return paginate(query.order_by(Application.id.desc()), page=page)


def my_counts(account_id: int) -> dict[ApplicationState, int]:
    """How many of one's applications stand where, in the order of the life cycle."""
    base = sa.select(shown_state_column().label("state")).where(Application.seeker_id == account_id).subquery()
    query = sa.select(base.c.state, sa.func.count()).group_by(base.c.state)
    found = {ApplicationState(value): number for value, number in db.session.execute(query)}
    return {state: found[state] for state in ApplicationState if state in found}


def others_open(application: Application) -> Sequence[Application]:
    """The person's other applications that are still running."""
    query = sa.select(Application).where(
        Application.seeker_id == application.seeker_id,
        Application.id != application.id,
        Application.status.in_((*rules.OPEN_STATES, ApplicationState.HIRED)),
    )
    return [row for row in db.session.scalars(query).unique() if rules.can("set_aside", row)]


def steps_of(application: Application) -> list[StateChange]:
    """The dated steps, newest first."""
    return list(reversed(changes_of(Application.__tablename__, application.id)))


def find_fair_showing(slug: str | None, posting_id: int) -> Fair | None:
    """The fair of that address if it shows the posting."""
    if not slug:
        return None
    query = (
        sa.select(Fair)
        .join(FairPosting, FairPosting.fair_id == Fair.id)
        .where(Fair.slug == slug, FairPosting.posting_id == posting_id)
    )
    return db.session.scalar(query)


def saved_jobs(account_id: int, *, page: int) -> Page[SavedJob]:
    """Postings one keeps, newest first."""
    query = sa.select(SavedJob).where(SavedJob.account_id == account_id)
    return paginate(query.order_by(SavedJob.saved_at.desc()), page=page)


def is_saved(account_id: int, posting_id: int) -> bool:
    """Whether a posting is kept."""
    return db.session.get(SavedJob, (account_id, posting_id)) is not None


def saved_searches(account_id: int) -> Sequence[SavedSearch]:
    """Searches one keeps, newest first."""
    query = sa.select(SavedSearch).where(SavedSearch.account_id == account_id).order_by(SavedSearch.id.desc())
    return db.session.scalars(query).all()


def get_saved_search(search_id: int, *, account_id: int) -> SavedSearch:
    """A saved search of one's own; NotFound for anybody else's."""
    found = db.session.get(SavedSearch, search_id)
    if found is None or found.account_id != account_id:
        raise NotFound(_l("This saved search is no longer there."))
    return found


@dataclass(frozen=True)
class Suggestion:
    """A posting with the reasons for which it is suggested."""

    job: JobRow
    match: Match


def suggestions(profile: SeekerProfile | None) -> list[Suggestion]:
    """A few open postings that suit a profile, those with most reasons first; none when switched off."""
    if profile is None or not profile.recommendations_on:
        return []
    best = max((row.rank for row in profile.certificates), default=0)
    wanted = [occupation.id for occupation in profile.occupations]
    near = sa.and_(
        Posting.region_id == profile.region_id, Posting.monthly_max >= (profile.wanted_monthly_yuan or 0)
    )
    applied = sa.select(Application.posting_id).where(Application.seeker_id == profile.account_id)
    query = (
        sa.select(Posting.id, Posting.occupation_id, Posting.region_id, Posting.monthly_max, Posting.skill_rank)
        .join(Employer, Employer.id == Posting.employer_id)
        .where(
            open_condition(),
            sa.or_(Posting.occupation_id.in_(wanted), near),
            Posting.id.not_in(applied),
            Posting.education_rank <= (profile.education_rank or 0),
        )
        .order_by(Posting.published_at.desc())
        .limit(CANDIDATES)
    )
    matches = {row.id: rules.match(row, profile, best_rank=best) for row in db.session.execute(query)}
    chosen = sorted(matches, key=lambda key: -len(matches[key].reasons))[:MOST_SUGGESTED]
    return [Suggestion(row, matches[row.id]) for row in job_rows(chosen)]
