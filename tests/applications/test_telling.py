"""Which ways an employer's step reaches the person, and in which words."""

import pytest
from flask import Flask

from jobfair.applications import messages
from jobfair.applications.messages import StepDetails
from jobfair.applications.rules import ApplicationState, RefusalReason
from jobfair.core import clock
from jobfair.core.outbox import Channel, OutboxMessage
from jobfair.extensions import db
from jobfair.notices import services as notices
from jobfair.notices.rules import Topic
from tests.support.make.applications import make_application
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile

S = ApplicationState


def letters() -> set[str]:
    """The ways on which something left the house."""
    return {row.channel for row in db.session.query(OutboxMessage)}


def told(step: str, state: ApplicationState, **details: object) -> str:
    """Take the step's notice for a new application, and return its text."""
    seeker = make_seeker_with_profile()
    application = make_application(make_published_posting(), seeker, status=state)
    db.session.query(OutboxMessage).delete()
    day = None if step in ("view", "refuse") else clock.today()
    words = StepDetails(on=day, **details)  # type: ignore[arg-type]
    messages.employer_took_step([application], step, words)
    db.session.commit()
    return messages.preview(application, step, words)[1]


@pytest.mark.parametrize(
    ("step", "state"),
    [("interview", S.VIEWED), ("intend", S.INTERVIEW), ("hire", S.INTENTION), ("refuse", S.VIEWED)],
)
def test_what_must_not_be_missed_reaches_a_proved_number(app: Flask, step: str, state: ApplicationState) -> None:
    told(step, state, refusal=RefusalReason.SKILLS if step == "refuse" else None)
    assert letters() == {Channel.SMS}


def test_that_a_resume_was_opened_stays_in_the_inbox_of_who_has_no_mail(app: Flask) -> None:
    told("view", S.SUBMITTED)
    assert letters() == set()


def test_decisions_can_be_switched_off(app: Flask) -> None:
    seeker = make_seeker_with_profile(account=None)
    notices.choose_channels(seeker, wanted={(Topic.DECISIONS, Channel.SMS): False})
    application = make_application(make_published_posting(), seeker, status=S.INTENTION)
    messages.employer_took_step([application], "hire", StepDetails(on=clock.today()))
    db.session.commit()
    assert letters() == set()


@pytest.mark.parametrize(
    ("step", "state", "words"),
    [
        ("interview", S.VIEWED, "面试日期"),
        ("intend", S.INTERVIEW, "约定日期"),
        ("hire", S.INTENTION, "录用日期"),
        ("start", S.HIRED, "到岗日期"),
    ],
)
def test_every_date_says_what_it_is_of(app: Flask, step: str, state: ApplicationState, words: str) -> None:
    assert words in told(step, state)
