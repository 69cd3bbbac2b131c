"""Periodic jobs: one worker runs each, failures are noted, the next round comes."""

import threading
from datetime import timedelta

import pytest
import time_machine

from jobfair.core import clock, jobs
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


def test_cleaning_is_registered(app):
    assert "accounts.cleaning" in [job.name for job in jobs.registered()]
