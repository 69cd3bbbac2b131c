"""Applications with the consent they rest on, notes, and what seekers keep for later."""

from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.applications.rules import (
    LIVE_STATES,
    READABLE_STATES,
    WITH_THE_JOB,
    ApplicationState,
    RefusalReason,
    shown_state,
)
from jobfair.core import clock
from jobfair.core.database import Base, EnumText, Record, in_states, one_of, personal, unique_while
from jobfair.fairs.models import Fair
from jobfair.postings.models import Posting
from jobfair.seekers.models import Consent


class Application(Record):
    """One seeker applying for one posting; at most one live at a time."""

    __tablename__ = "application"
    __table_args__ = (
        one_of("status", ApplicationState),
        unique_while("uq_application_live", "seeker_id", "posting_id", condition=in_states("status", LIVE_STATES)),
        sa.CheckConstraint("status <> 'hired' OR hired_on IS NOT NULL", name="hired_on"),
        sa.CheckConstraint("status <> 'started' OR started_on IS NOT NULL", name="started_on"),
        sa.Index("ix_application_posting", "posting_id", "status"),
    )
    __public__ = False

    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"))
    seeker_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    consent_id: Mapped[int] = mapped_column(sa.ForeignKey("consent.id"))
    fair_id: Mapped[int | None] = mapped_column(sa.ForeignKey("fair.id"), index=True)
    status: Mapped[ApplicationState] = mapped_column(EnumText(ApplicationState), default=ApplicationState.SUBMITTED)
    message: Mapped[str] = mapped_column(sa.Text, default="", info=personal())
    answer_by: Mapped[date]
    submitted_at: Mapped[datetime]
    viewed_at: Mapped[datetime | None]
    interview_on: Mapped[date | None]
    interview_time: Mapped[time | None]  # local time of day
    interview_online: Mapped[bool] = mapped_column(default=False)
    interview_place: Mapped[str] = mapped_column(sa.String(200), default="")  # address, or how to join
    intended_on: Mapped[date | None]
    hired_on: Mapped[date | None]
    hire_confirmed_at: Mapped[datetime | None]  # the seeker has said yes to being hired
    started_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    refusal_reason: Mapped[RefusalReason | None] = mapped_column(EnumText(RefusalReason))
    refusal_text: Mapped[str | None] = mapped_column(sa.Text)

    posting: Mapped[Posting] = relationship(lazy="joined")
    seeker: Mapped[Account] = relationship(lazy="joined")
    consent: Mapped[Consent] = relationship()
    fair: Mapped[Fair | None] = relationship()

    @property
    def shown_status(self) -> ApplicationState:
        """The state people see: without an answer by the deadline it has lapsed, whether or not the job has run."""
        return shown_state(self.status, self.answer_by, on=clock.today())

    @property
    def is_readable_by_employer(self) -> bool:
        """Whether the employer may (still) read what was handed over: only while its own papers are in force."""
        agreed = self.shown_status in READABLE_STATES and self.consent.withdrawn_at is None
        return agreed and self.posting.employer.is_verified

    @property
    def ended_with_job(self) -> bool:
        """Whether it ended because the job is no longer offered: nobody was preferred to the person."""
        return self.refusal_reason in WITH_THE_JOB


class ApplicationNote(Record):
    """A note of the employer's team about an applicant; part of the person's data, so shown in the export."""

    __tablename__ = "application_note"

    application_id: Mapped[int] = mapped_column(sa.ForeignKey("application.id"), index=True)
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    text: Mapped[str] = mapped_column(sa.Text, info=personal())

    author: Mapped[Account] = relationship()


class SavedJob(Base):
    """A posting a seeker keeps for later."""

    __tablename__ = "saved_job"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"), primary_key=True)
    saved_at: Mapped[datetime]

    posting: Mapped[Posting] = relationship(lazy="joined")


class SavedSearch(Record):
    """A search to be repeated; new results are announced by the alert run."""

    __tablename__ = "saved_search"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(sa.String(80), info=personal())
    criteria: Mapped[dict[str, Any]]
    alert: Mapped[bool] = mapped_column(default=True)
    last_run_at: Mapped[datetime | None]
