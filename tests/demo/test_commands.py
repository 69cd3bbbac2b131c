"""`flask demo …`: kind when it cannot, complete when it can."""

import pytest
import sqlalchemy as sa
from flask import Flask

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.errors import Conflict, Forbidden
from jobfair.demo import queries
from jobfair.demo.content.accounts import PASSWORD
from jobfair.demo.services import load_demo
from jobfair.extensions import db
from tests.support.make.accounts import make_seeker


def test_loading_outside_demonstration_mode_is_refused(app: Flask) -> None:
    with pytest.raises(Forbidden):
        load_demo(today=clock.today(), is_demonstration=False)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Account)) == 0


def test_a_portal_with_real_accounts_is_left_alone(app: Flask) -> None:
    make_seeker()
    for replace in (False, True):
        with pytest.raises(Conflict, match=r"real accounts|真实"):
            load_demo(today=clock.today(), is_demonstration=True, replace=replace)


def test_load_prints_the_totals_refuses_a_second_time_and_starts_afresh_when_told(app: Flask) -> None:
    runner = app.test_cli_runner()
    first = runner.invoke(args=["demo", "load"])
    assert first.exit_code == 0, first.output
    assert all(figure in first.output for figure in ("110", "2382", "2087"))
    before = queries.row_counts()
    second = runner.invoke(args=["demo", "load"])
    assert second.exit_code == 1
    assert "--replace" in second.output
    assert queries.row_counts() == before
    third = runner.invoke(args=["demo", "load", "--replace"])
    assert third.exit_code == 0, third.output
    after = queries.row_counts()
    moving = {"data_version", "gate_passage"}  # the clock goes on: today's visits are those that have happened
    assert {k: v for k, v in after.items() if k not in moving} == {
        k: v for k, v in before.items() if k not in moving
    }


def test_accounts_are_listed_in_demonstration_mode_only(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = app.test_cli_runner()
    shown = runner.invoke(args=["demo", "accounts"]).output
    assert PASSWORD in shown
    assert "19900000001" in shown
    assert "reviewer" in shown
    monkeypatch.setitem(app.config, "DEMO_MODE", False)
    hidden = runner.invoke(args=["demo", "accounts"])
    assert hidden.exit_code == 1
    assert PASSWORD not in hidden.output
