"""What a seeker does with an application: withdraw, set aside, take up again, confirm, start."""

from datetime import date, timedelta

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.applications import messages, rules
from jobfair.applications.models import Application
from jobfair.applications.queries import mine
from jobfair.applications.rules import APPLICATION, ApplicationState
from jobfair.applications.services.deadlines import end_consent, lapse
from jobfair.applications.services.steps import record_start
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict
from jobfair.core.language import _l
from jobfair.extensions import db


def withdraw(actor: Account, *, application: Application) -> None:
    """Take an application back; the consent ends at once and the employer reads nothing any more (PIPL art. 15)."""
    transitions.apply(APPLICATION, "withdraw", application, actor=actor, ended_at=clock.now())
    end_consent(application)
    messages.seeker_took_step(application, "withdraw")


def set_aside_others(actor: Account, *, started: Application) -> int:
    """Set one's other running applications aside after starting somewhere; returns how many."""
    if started.status is not ApplicationState.STARTED:
        raise Conflict(_l("Others can be set aside once you have started work."))
    others = mine.others_open(started)
    for other in others:
        transitions.apply(APPLICATION, "set_aside", other, actor=actor)
        messages.seeker_took_step(other, "set_aside")
    return len(others)


def take_up_again(actor: Account, *, application: Application) -> None:
    """Bring back an application that was set aside; the employer has the full time to answer again."""
    rules.require_open(application.posting)
    now, until = clock.now(), clock.today() + timedelta(days=rules.ANSWER_DAYS)
    transitions.apply(
        APPLICATION,
        "take_up_again",
        application,
        actor=actor,
        answer_by=until,
        submitted_at=now,
        viewed_at=None,
        hired_on=None,
        hire_confirmed_at=None,
    )
    messages.seeker_took_step(application, "take_up_again")


def confirm_hire(actor: Account, *, application: Application) -> None:
    """Say yes to being hired."""
    if application.status is not ApplicationState.HIRED:
        raise Conflict(_l("There is nothing to confirm now."))
    if application.hire_confirmed_at is None:
        application.hire_confirmed_at = clock.now()
        db.session.flush()
        messages.seeker_took_step(application, "confirm")


def confirm_start(actor: Account, *, application: Application, started_on: date) -> None:
    """Say on which day one has started work; counts as much as the employer's word."""
    record_start(actor, application=application, started_on=started_on, note="")
    messages.seeker_took_step(application, "start")


def withdraw_everything(actor: Account) -> None:
    """End every application of somebody who wants to be deleted."""
    query = sa.select(Application).where(
        Application.seeker_id == actor.id,
        Application.status.in_((*rules.OPEN_STATES, ApplicationState.HIRED, ApplicationState.SET_ASIDE)),
    )
    for application in db.session.scalars(query).unique():
        if rules.can("withdraw", application):
            withdraw(actor, application=application)
        else:
            lapse(application, tell=False)
