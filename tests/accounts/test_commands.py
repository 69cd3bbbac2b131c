"""The command line: the first administrator, the audit trail, cleaning."""

from datetime import timedelta

import sqlalchemy as sa
import time_machine

from jobfair.accounts.models import Account, UserSession
from jobfair.accounts.services import cleaning
from jobfair.core import audit, clock
from jobfair.core.access import Role
from jobfair.core.limits import Attempt, count_attempt
from jobfair.extensions import db
from tests.support.databases import count
from tests.support.make.accounts import make_seeker


def run(app, *arguments):
    db.session.remove()
    return app.test_cli_runner().invoke(args=arguments)


def test_first_administrator_is_created_and_can_sign_in(app, client):
    result = run(app, "accounts", "create-staff", "chief", "--duty", "admin", "--duty", "reviewer")
    assert result.exit_code == 0
    password = result.output.split("One-time password: ")[1].split()[0]
    account = db.session.scalar(sa.select(Account))
    assert account.roles == {Role.STAFF, Role.ADMIN, Role.REVIEWER}
    client.submit("/staff/sign-in", {"name": "chief", "password": password})


def test_wrong_or_taken_staff_name_is_refused_with_a_sentence(app):
    assert run(app, "accounts", "create-staff", "1", "--duty", "admin").exit_code == 1
    run(app, "accounts", "create-staff", "chief", "--duty", "admin")
    again = run(app, "accounts", "create-staff", "chief", "--duty", "admin")
    assert again.exit_code == 1
    assert "taken" in again.output
    assert count(Account) == 1


def test_unknown_or_missing_duty_is_refused(app):
    assert run(app, "accounts", "create-staff", "chief", "--duty", "king").exit_code == 2
    assert run(app, "accounts", "create-staff", "chief").exit_code == 2


def test_audit_verify_finds_a_changed_entry(app):
    entry = audit.record("test", "account:1", actor_id=None)
    db.session.commit()
    assert run(app, "audit", "verify").exit_code == 0
    db.session.execute(sa.text("UPDATE audit_entry SET subject = 'account:3'"))
    db.session.commit()
    result = run(app, "audit", "verify")
    assert result.exit_code == 1
    assert str(entry.id) in result.output


def test_cleaning_keeps_sessions_for_half_a_year(app, browser_of):
    browser_of(make_seeker())
    count_attempt("test", "x", most=5, window=timedelta(minutes=1))
    with time_machine.travel(clock.now() + timedelta(days=180)):
        cleaning.clear_away()
        db.session.commit()
        assert (count(UserSession), count(Attempt)) == (1, 0)
    with time_machine.travel(clock.now() + timedelta(days=210)):
        cleaning.clear_away()
        db.session.commit()
    assert count(UserSession) == 0
