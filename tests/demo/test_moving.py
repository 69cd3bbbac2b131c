"""The demonstration stays alive: its fair moves to the day one looks at it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from jobfair.applications.models import Application
from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.history import StateChange
from jobfair.demo import queries
from jobfair.demo.moving import bring_to_today
from jobfair.demo.services import load_demo
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairState
from jobfair.postings.models import FairPosting, Posting
from tests.support.databases import Database

MORNING = datetime(2026, 11, 25, 10, 30, tzinfo=clock.LOCAL)


def at(moment: datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


def fair_in(state: FairState) -> Fair:
    return db.session.scalars(sa.select(Fair).where(Fair.status == state)).one()


@pytest.fixture(scope="module")
def one_morning(portal: Flask, database: Database) -> Iterator[None]:
    """The demonstration loaded at half past ten on a working day."""
    database.reset(portal)
    with portal.app_context():
        with at(MORNING):
            load_demo(today=clock.today(), is_demonstration=True)
            db.session.commit()
        yield


@pytest.fixture
def morning(one_morning: None) -> Iterator[None]:
    """The same, and nothing stays of what the test did to it."""
    yield
    db.session.rollback()


def test_nothing_to_move_is_said_kindly(app: Flask) -> None:
    with pytest.raises(NotFound, match=r"demo load"):
        bring_to_today()


def test_during_the_day_more_people_come(morning: None) -> None:
    with at(MORNING):
        early = queries.totals(fair_in(FairState.LIVE)).people
        bring_to_today()
        assert queries.totals(fair_in(FairState.LIVE)).people == early
    with at(MORNING + timedelta(hours=4)):
        bring_to_today()
        assert 0 < early < queries.totals(fair_in(FairState.LIVE)).people


def test_three_days_later_the_fair_and_its_jobs_have_moved_and_the_archive_has_not(
    morning: None,
) -> None:
    live, booking = fair_in(FairState.LIVE), fair_in(FairState.BOOKING)
    ends = dict(db.session.execute(sa.select(Posting.id, Posting.valid_until)).all())
    coming = booking.held_on
    archived = queries.totals(fair_in(FairState.ARCHIVED))
    with at(MORNING + timedelta(days=3)):
        bring_to_today()
        assert live.held_on == clock.today()
        assert clock.to_local(live.opens_at).date() == clock.today()
        assert booking.held_on == coming + timedelta(days=3)
        brought = sa.select(FairPosting.posting_id).where(FairPosting.fair_id == live.id)
        for posting in db.session.scalars(sa.select(Posting).where(Posting.id.in_(brought))):
            assert posting.valid_until == ends[posting.id] + timedelta(days=3)
            assert posting.employer.is_verified
        assert queries.totals(live).people > 500
        assert queries.totals(fair_in(FairState.ARCHIVED)) == archived


def test_history_moves_with_its_record_and_nothing_lies_in_the_future(morning: None) -> None:
    with at(MORNING + timedelta(days=30)):
        bring_to_today()
        latest = db.session.scalar(sa.select(sa.func.max(StateChange.at)))
        assert latest is not None
        assert latest <= clock.now()
        newest = db.session.scalar(sa.select(sa.func.max(Application.submitted_at)))
        assert newest is not None
        assert (clock.today() - clock.to_local(newest).date()).days <= 9
