"""The life cycle of an application and the limits around it, without a database."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from jobfair.applications import rules
from jobfair.applications.rules import APPLICATION, ApplicationState
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.employers.rules import Qualification
from jobfair.postings.rules import PostingState

S = ApplicationState
TODAY = date(2026, 11, 20)
# verb → the states it leads out of; everything else must be refused.
ALLOWED = {
    "view": {S.SUBMITTED},
    "interview": {S.SUBMITTED, S.VIEWED},
    "intend": {S.VIEWED, S.INTERVIEW},
    "hire": {S.INTERVIEW, S.INTENTION},
    "start": {S.HIRED},
    "refuse": {S.SUBMITTED, S.VIEWED, S.INTERVIEW, S.INTENTION, S.HIRED},
    "withdraw": {S.SUBMITTED, S.VIEWED, S.INTERVIEW, S.INTENTION, S.HIRED, S.SET_ASIDE},
    "lapse": {S.SUBMITTED, S.VIEWED},
    "set_aside": {S.SUBMITTED, S.VIEWED, S.INTERVIEW, S.INTENTION, S.HIRED},
    "take_up_again": {S.SET_ASIDE},
}


@pytest.mark.parametrize("verb", [verb.name for verb in APPLICATION])
@pytest.mark.parametrize("state", list(S))
def test_verb_is_open_in_exactly_its_states(verb, state):
    assert APPLICATION.allows(verb, state) == (state in ALLOWED[verb])


@pytest.mark.parametrize("state", [S.REFUSED, S.WITHDRAWN, S.LAPSED, S.STARTED])
def test_end_is_an_end(state):
    assert APPLICATION.open_to(state) == []


@pytest.mark.parametrize("verb", list(APPLICATION))
def test_every_verb_has_words(verb):
    assert verb.name in rules.STEP_LABELS


def test_unanswered_application_is_lapsed_on_the_day_after_its_deadline():
    for state in (S.SUBMITTED, S.VIEWED):
        assert rules.shown_state(state, TODAY, on=TODAY) is state
        assert rules.shown_state(state, TODAY, on=TODAY + timedelta(days=1)) is S.LAPSED


def test_answered_application_does_not_lapse():
    assert rules.shown_state(S.INTERVIEW, TODAY, on=TODAY + timedelta(days=99)) is S.INTERVIEW


@pytest.mark.parametrize("state", [S.REFUSED, S.WITHDRAWN, S.LAPSED, S.SET_ASIDE])
def test_ended_application_is_not_readable(state):
    assert state not in rules.READABLE_STATES


def posting(**values):
    """An open posting, as rules see one."""
    employer = SimpleNamespace(status=Qualification.APPROVED, is_verified=True)
    standard = {
        "is_open": True,
        "employer": employer,
        "status": PostingState.PUBLISHED,
        "is_expired": False,
        "open_headcount": 2,
        "minimum_age": 18,
        "employer_id": 7,
    }
    return SimpleNamespace(**{**standard, **values})


def test_open_posting_takes_applications():
    assert rules.why_closed(posting()) is None
    rules.require_open(posting())


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"status": PostingState.PAUSED}, "paused"),
        ({"is_expired": True}, "time to apply"),
        ({"status": PostingState.CLOSED}, "filled or closed"),
        ({"open_headcount": 0}, "filled or closed"),
        ({"employer": SimpleNamespace(status=Qualification.SUSPENDED, is_verified=False)}, "checking"),
        ({"employer": SimpleNamespace(status=Qualification.APPROVED, is_verified=False)}, "renewed"),
    ],
)
def test_posting_that_is_not_open_says_why(app, values, word):
    english = {"SCRIPT_NAME": "/en"}
    with app.test_request_context("/", environ_overrides=english), pytest.raises(Invalid, match=word):
        rules.require_open(posting(is_open=False, **values))


def test_somebody_under_the_postings_minimum_age_is_refused(app):
    born = date(2009, 1, 1)  # 17
    with pytest.raises(Invalid):
        rules.require_age_for(posting(), born, on=TODAY)
    rules.require_age_for(posting(minimum_age=16), born, on=TODAY)


def test_own_employers_posting_is_refused(app):
    with pytest.raises(Invalid):
        rules.require_not_own({7}, posting())
    rules.require_not_own({8}, posting())


@pytest.mark.parametrize("status", [q for q in Qualification if q is not Qualification.APPROVED])
def test_only_an_approved_employer_sees_applicants(app, status):
    with pytest.raises(Forbidden):
        rules.require_may_see_applicants(SimpleNamespace(status=status))


def test_lapsed_application_takes_no_further_step(app):
    with pytest.raises(Conflict):
        rules.require_in_time(SimpleNamespace(shown_status=S.LAPSED))


def test_suggestion_names_each_reason():
    job = SimpleNamespace(occupation_id=1, region_id=2, monthly_max=8000, skill_rank=3)
    person = SimpleNamespace(occupations=[SimpleNamespace(id=1)], region_id=2, wanted_monthly_yuan=6000)
    assert len(rules.match(job, person, best_rank=3).reasons) == 4
    stranger = SimpleNamespace(occupations=[], region_id=None, wanted_monthly_yuan=None)
    assert rules.match(job, stranger, best_rank=2).reasons == ()
