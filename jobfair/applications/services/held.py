"""The parts of a person's data that lie with applications and with the domains below that seekers do not know."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from jobfair.applications.models import Application, ApplicationNote, SavedJob, SavedSearch
from jobfair.applications.services.mine import withdraw_everything
from jobfair.core.history import StateChange
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.gate.models import GatePassage
from jobfair.postings.models import Complaint
from jobfair.seekers.holdings import Holding, Row
from jobfair.seekers.services.held import UNTIL_DELETED, by, erasing

SERVICE_RECORD = _l("3 years after the end of the service (Provisions on Online Recruitment Services art. 26)")


def _mine(account_id: int) -> sa.Select[Any]:
    return sa.select(Application.id).where(Application.seeker_id == account_id)


def _notes(account_id: int) -> Iterable[ApplicationNote]:
    query = (
        sa.select(ApplicationNote)
        .options(joinedload(ApplicationNote.author))
        .where(ApplicationNote.application_id.in_(_mine(account_id)))
    )
    return db.session.scalars(query).all()


def _steps(account_id: int) -> Iterable[StateChange]:
    query = sa.select(StateChange).where(
        StateChange.entity == Application.__tablename__, StateChange.entity_id.in_(_mine(account_id))
    )
    return db.session.scalars(query.order_by(StateChange.id)).all()


def _erase_applications(account_id: int) -> None:
    """What is counted stays (posting, dates, states); every word about or by the person goes."""
    mine = _mine(account_id)
    db.session.execute(
        sa.update(Application)
        .where(Application.seeker_id == account_id)
        .values(message="", refusal_text=None, interview_place="")
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        sa.delete(ApplicationNote)
        .where(ApplicationNote.application_id.in_(mine))
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        sa.update(StateChange)
        .where(StateChange.entity == Application.__tablename__, StateChange.entity_id.in_(mine))
        .values(reason=None)
        .execution_options(synchronize_session=False)
    )


def _erase_complaints(account_id: int) -> None:
    db.session.execute(
        sa.update(Complaint)
        .where(Complaint.account_id == account_id)
        .values(text="", contact=None, account_id=None)
        .execution_options(synchronize_session=False)
    )


def _erase_passages(account_id: int) -> None:
    db.session.execute(
        sa.update(GatePassage)
        .where(GatePassage.account_id == account_id)
        .values(account_id=None)
        .execution_options(synchronize_session=False)
    )


def _application_facts(row: Application) -> Row:
    return {"job": str(row.posting.title), "employer": str(row.posting.employer.name)}


HOLDINGS = (
    Holding(
        "applications",
        _l("Applications"),
        _l("Handing your particulars to the employers you chose"),
        SERVICE_RECORD,
        by(Application, Application.seeker_id),
        _erase_applications,
        ("submitted_at", "status", "answer_by", "interview_on", "interview_place", "intended_on", "hired_on",
         "refusal_text"),
        _application_facts,
        on_restriction=withdraw_everything,
        order=30,
    ),
    Holding(
        "application_steps",
        _l("Steps of your applications"),
        _l("So that both sides know where they stand"),
        SERVICE_RECORD,
        _steps,
        erasing(),
        ("at", "reason"),
        lambda row: {"step": row.verb},
        order=31,
    ),
    Holding(
        "application_notes",
        _l("Notes of employers about you"),
        _l("The employer's choice among applicants"),
        SERVICE_RECORD,
        _notes,
        erasing(),
        ("created_at",),
        lambda row: {"note_by": row.author.display_name},
        order=32,
    ),
    Holding(
        "saved_jobs",
        _l("Saved jobs"),
        _l("Finding them again"),
        UNTIL_DELETED,
        by(SavedJob, SavedJob.account_id),
        erasing((SavedJob, SavedJob.account_id)),
        ("saved_at",),
        lambda row: {"job": str(row.posting.title)},
        order=33,
    ),
    Holding(
        "saved_searches",
        _l("Saved searches"),
        _l("Telling you about new jobs"),
        UNTIL_DELETED,
        by(SavedSearch, SavedSearch.account_id),
        erasing((SavedSearch, SavedSearch.account_id)),
        ("criteria", "created_at"),
        order=34,
    ),
    Holding(
        "complaints",
        _l("Complaints you made"),
        _l("Looking into them and answering you"),
        SERVICE_RECORD,
        by(Complaint, Complaint.account_id),
        _erase_complaints,
        ("created_at", "number", "kind"),
        order=35,
    ),
    Holding(
        "passages",
        _l("Your visits to fairs"),
        _l("Counting visitors and keeping the hall safe"),
        SERVICE_RECORD,
        by(GatePassage, GatePassage.account_id),
        _erase_passages,
        ("at", "direction", "gate", "holder"),
        order=36,
    ),
)  # fmt: skip
