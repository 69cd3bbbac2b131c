"""`flask check invariants` finds what must never be, and nothing where all is well."""

import pytest
import sqlalchemy as sa

from jobfair.applications.models import Application
from jobfair.core import clock, invariants, transitions
from jobfair.core.history import StateChange
from jobfair.core.invariants import Invariant, at_most_one
from jobfair.employers.models import Employer
from jobfair.employers.rules import QUALIFICATION
from jobfair.extensions import db
from jobfair.gate.models import GatePassage
from jobfair.gate.rules import Direction
from tests.support.make.accounts import make_seeker
from tests.support.make.employers import make_verified_employer
from tests.support.make.fairs import make_fair


def broken():
    """The names of the promises that do not hold."""
    return [breach.name for breach in invariants.breaches()]


def test_all_is_well_after_ordinary_work(app):
    employer = make_verified_employer()
    transitions.apply(QUALIFICATION, "suspend", employer, actor=None, reason="虚假招聘")
    db.session.commit()
    assert broken() == []


def test_every_domain_with_a_life_cycle_publishes_its_promises(app):
    names = " ".join(promise.name for promise in invariants.published())
    for entity in ("application", "booking", "complaint", "employer", "fair", "posting"):
        assert f"{entity}: every row has a history" in names


@pytest.mark.parametrize(
    ("statement", "promise"),
    [
        ("UPDATE employer SET status = 'refused'", "employer: the state is where the last step led"),
        ("DELETE FROM state_change WHERE entity = 'employer'", "employer: every row has a history"),
        ("DELETE FROM state_change WHERE verb = 'submit'", "employer: each step begins where the one before ended"),
        ("UPDATE state_change SET from_state = NULL", "employer: each step begins where the one before ended"),
        ("UPDATE state_change SET verb = 'refuse'", "employer: every step is one the life cycle allows"),
        ("UPDATE membership SET left_at = created_at", None),
        ("UPDATE membership SET role = 'recruiter'", "team: whoever has members has an owner"),
    ],
)
def test_a_broken_promise_is_named(app, statement, promise):
    make_verified_employer()
    db.session.execute(sa.text(statement))
    db.session.expire_all()
    found = broken()
    assert (promise in found) if promise else (found == [])


def test_a_second_history_row_for_one_step_is_found(app):
    employer = make_verified_employer()
    last = db.session.scalars(
        sa.select(StateChange).where(StateChange.entity == "employer").order_by(StateChange.id.desc())
    ).first()
    db.session.add(
        StateChange(
            entity="employer",
            entity_id=employer.id,
            verb=last.verb,
            from_state=last.from_state,
            to_state=last.to_state,
        )
    )
    db.session.flush()
    assert "employer: each step begins where the one before ended" in broken()


def test_somebody_who_comes_in_twice_is_found(app):
    fair = make_fair()
    now = clock.now()
    for direction in (Direction.IN, Direction.OUT, Direction.IN):
        db.session.add(GatePassage(fair_id=fair.id, holder="P1", direction=direction, at=now))
        db.session.flush()
    gate = "gate: nobody comes in twice without going out, or goes out without coming in"
    assert gate not in broken()
    db.session.add(GatePassage(fair_id=fair.id, holder="P1", direction=Direction.IN, at=now))
    db.session.flush()
    assert gate in broken()


def test_two_of_what_may_be_one_are_found_and_named(app):
    one = at_most_one("one of each", Employer.industry_code, where=Employer.id > 0)
    make_verified_employer()
    assert invariants.breaches([one]) == []
    make_verified_employer()
    assert str(invariants.breaches([one])[0]) == "one of each: 1 rows (C34)"


def test_command_exits_with_one_and_names_what_is_broken(app):
    make_verified_employer()
    db.session.execute(sa.text("UPDATE employer SET status = 'refused'"))
    db.session.commit()
    answer = app.test_cli_runner().invoke(args=["check", "invariants"])
    assert answer.exit_code == 1
    assert "employer: the state is where the last step led: 1 rows" in answer.output


def test_command_says_that_all_is_well(app):
    make_seeker()
    answer = app.test_cli_runner().invoke(args=["check", "invariants"])
    assert answer.exit_code == 0, answer.output
    assert "promises and the audit trail hold" in answer.output


def test_every_promise_can_be_asked_on_this_database(app):
    for promise in (*invariants.published(), Invariant("none", sa.select(Application.id))):
        assert db.session.execute(promise.broken).all() == []
