"""Periodic jobs: one worker runs each, failures are noted, the next round comes."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobfair.core import clock, jobs, transactions
from jobfair.core.errors import Busy
from jobfair.core.jobs import Job, JobRun
from jobfair.extensions import db

HOUR = timedelta(hours=1)


@pytest.fixture
def only(monkeypatch):
    known: dict[str, Job] = {}
    monkeypatch.setattr(jobs, "_jobs", known)
    return known


def test_job_runs_when_due_and_not_before(app, only):
    runs = []
    jobs.periodic("test.count", every=HOUR)(lambda: runs.append(clock.now()))
    assert jobs.run_due() == ["test.count"]
    assert jobs.run_due() == []
    with time_machine.travel(clock.now() + HOUR + timedelta(seconds=1)):
        assert jobs.run_due() == ["test.count"]
    assert len(runs) == 2


def test_failing_job_is_noted_and_does_not_stop_the_others(app, only):
    done = []

    def fail():
        db.session.add(JobRun(name="half made"))
        db.session.flush()
        raise RuntimeError("no")

    jobs.periodic("a.fails", every=HOUR)(fail)
    jobs.periodic("b.works", every=HOUR)(lambda: done.append(1))
    assert jobs.run_due() == ["a.fails", "b.works"]
    assert done == [1]
    assert db.session.get(JobRun, "a.fails").last_error == "RuntimeError"
    assert db.session.get(JobRun, "half made") is None


def test_of_several_workers_one_runs_a_job(app, only):
    runs, gate = [], threading.Barrier(3)
    jobs.periodic("test.count", every=HOUR)(lambda: runs.append(1))

    def work():
        with app.app_context():
            gate.wait()
            jobs.run_due()

    threads = [threading.Thread(target=work) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert runs == [1]


def test_two_jobs_of_one_name_are_a_mistake(only):
    def first(): ...
    def second(): ...

    jobs.periodic("test.same", every=HOUR)(first)
    jobs.periodic("test.same", every=HOUR)(first)
    with pytest.raises(ValueError, match=r"test\.same"):
        jobs.periodic("test.same", every=HOUR)(second)


def test_job_in_turns_gives_the_turn_back_between_two_rows(app):
    """Somebody else writes between two rows of a job: it does not hold the turn from its first read to its end."""
    seen = []

    def other(name):
        with app.app_context():
            db.session.add(JobRun(name=name))
            db.session.commit()

    def work(key):
        if seen:
            thread = threading.Thread(target=other, args=(f"other {seen[-1]}",))
            thread.start()
            thread.join()  # would wait for ever, had the row before not been committed
        assert transactions.may_write()
        db.session.add(JobRun(name=f"work {key}"))
        seen.append(key)
        return key

    def find():
        assert not transactions.may_write()
        return [1, 2, 3]

    assert jobs.in_turns(find, work) == [1, 2, 3]
    assert set(db.session.scalars(sa.select(JobRun.name))) == {"work 1", "work 2", "work 3", "other 1", "other 2"}


def test_row_that_fails_undoes_itself_only(app, caplog):
    def work(key):
        db.session.add(JobRun(name=str(key)))
        db.session.flush()
        if key == 2:
            raise ValueError("no")
        return key

    assert jobs.in_turns(lambda: [1, 2, 3], work) == [1, 3]
    assert set(db.session.scalars(sa.select(JobRun.name))) == {"1", "3"}
    assert "failed for 2" in caplog.text


def test_database_away_ends_the_round(app):
    def work(_key):
        raise Busy("later")

    with pytest.raises(Busy):
        jobs.in_turns(lambda: [1, 2], work)


def test_cleaning_is_registered(app):
    assert "accounts.cleaning" in [job.name for job in jobs.registered()]
