"""Work that comes round: domains register it, the worker does it, a table remembers when.

    @periodic("seekers.alerts", every=timedelta(hours=1))
    def send_alerts() -> None: ...

Each run is claimed by one guarded UPDATE, so that of several workers one does it. A job must be safe to run twice
and late: a worker that dies half way leaves it to the next round. The worker commits after a job, or rolls back.

A job over many rows goes through `in_turns`: it finds them reading, then does each in a transaction of its own, so
that on SQLite, where one may write at a time, nobody waits for the whole.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.core import clock, transactions
from jobfair.core.database import Base
from jobfair.core.errors import Busy
from jobfair.extensions import db

logger = logging.getLogger("jobfair.jobs")

Work = Callable[[], object]
Key = TypeVar("Key")
Result = TypeVar("Result")


class JobRun(Base):
    """When a job is due again, and how it went last."""

    __tablename__ = "job_run"

    name: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    due_at: Mapped[datetime] = mapped_column(default=clock.now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(sa.String(200))


@dataclass(frozen=True)
class Job:
    """A registered piece of work."""

    name: str
    every: timedelta
    work: Work


_jobs: dict[str, Job] = {}


def periodic(name: str, *, every: timedelta) -> Callable[[Work], Work]:
    """Register a function without arguments to be run about every `every`; `name` is `<domain>.<what>`."""

    def register(work: Work) -> Work:
        known = _jobs.get(name)
        if known is not None and known.work.__qualname__ != work.__qualname__:
            raise ValueError(f"two jobs are named {name}")
        _jobs[name] = Job(name, every, work)
        return work

    return register


def registered() -> tuple[Job, ...]:
    """All jobs, by name."""
    return tuple(_jobs[name] for name in sorted(_jobs))


def run_due() -> list[str]:
    """Run the jobs that are due; the names of those that were run here. A failing job does not stop the others."""
    names = _due_names()
    return [job.name for job in registered() if job.name in names and _claim(job) and _run(job)]


def in_turns(find: Callable[[], Iterable[Key]], work: Callable[[Key], Result]) -> list[Result]:
    """What `work` gives for each key that `find` gives, each done and committed by itself.

    Time has passed since the finding: `work` looks again whether there is still something to do. One that fails is
    logged and waits for the next round, the others go on; a database that is away ends the round.
    """
    with transactions.reading():
        keys = list(find())
    done: list[Result] = []
    for key in keys:
        db.session.expire_all()
        try:
            done.append(work(key))
            db.session.commit()
        except (OperationalError, Busy):
            db.session.rollback()
            raise
        except Exception:
            db.session.rollback()
            logger.exception("%s failed for %r", work.__qualname__, key)
    return done


def _due_names() -> set[str]:
    with transactions.reading():
        rows = db.session.execute(sa.select(JobRun.name, JobRun.due_at)).all()
    known = dict(rows)
    now = clock.now()
    return {job.name for job in registered() if job.name not in known or known[job.name] <= now}


def _claim(job: Job) -> bool:
    now = clock.now()
    if db.session.get(JobRun, job.name) is None:
        db.session.add(JobRun(name=job.name, due_at=now))
        try:
            db.session.commit()
        except IntegrityError:  # another worker was quicker
            db.session.rollback()
    claimed = db.session.execute(
        sa.update(JobRun)
        .where(JobRun.name == job.name, JobRun.due_at <= now)
        .values(due_at=now + job.every, started_at=now)
        .execution_options(synchronize_session=False)
    )
    db.session.commit()
    return bool(claimed.rowcount == 1)  # type: ignore[attr-defined]


def _run(job: Job) -> bool:
    problem = None
    try:
        job.work()
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        problem = type(error).__name__
        logger.exception("job %s failed", job.name)
    db.session.execute(
        sa.update(JobRun)
        .where(JobRun.name == job.name)
        .values(finished_at=clock.now(), last_error=problem)
        .execution_options(synchronize_session=False)
    )
    db.session.commit()
    return True
