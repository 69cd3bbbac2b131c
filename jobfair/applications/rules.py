"""Life cycle of an application: four dated steps 面试 → 初步意向 → 录用 → 到岗 (domain.md 3.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from jobfair.core import clock
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.language import Text, _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow
from jobfair.employers.rules import Qualification
from jobfair.postings.rules import ClosedBecause, PostingState
from jobfair.seekers.rules import MINIMUM_AGE, age_on

ANSWER_DAYS = 14  # the employer's time for a first answer; after it the application lapses
MOST_EXPORTED = 500  # people in one export
EXPORTS_A_DAY = 10
MOST_BATCH = 50
FURTHEST_INTERVIEW = timedelta(days=180)  # a day beyond is a slip of the pen
MOST_SAVED_JOBS = 200
MOST_SAVED_SEARCHES = 20


class ApplicationState(Status):
    """Where an application stands (product.md section 3)."""

    SUBMITTED = "submitted", _l("Sent"), Tone.WAITING
    VIEWED = "viewed", _l("Seen by the employer"), Tone.GOING
    INTERVIEW = "interview", _l("Interview"), Tone.GOING
    INTENTION = "intention", _l("Preliminary intention"), Tone.GOING
    HIRED = "hired", _l("Hired"), Tone.DONE
    STARTED = "started", _l("Started work"), Tone.DONE
    REFUSED = "refused", _l("Not chosen"), Tone.REFUSED
    WITHDRAWN = "withdrawn", _l("Withdrawn by the applicant"), Tone.ENDED
    LAPSED = "lapsed", _l("No answer in time"), Tone.ENDED
    SET_ASIDE = "set_aside", _l("Set aside: started elsewhere"), Tone.ENDED


_A = ApplicationState
OPEN_STATES = (_A.SUBMITTED, _A.VIEWED, _A.INTERVIEW, _A.INTENTION)
LIVE_STATES = (*OPEN_STATES, _A.HIRED, _A.STARTED, _A.SET_ASIDE)
UNANSWERED_STATES = (_A.SUBMITTED, _A.VIEWED)
READABLE_STATES = (*OPEN_STATES, _A.HIRED, _A.STARTED)  # the purpose is met in all others (PIPL art. 19)

APPLICATION = Workflow(
    Verb("view", (_A.SUBMITTED,), _A.VIEWED),
    Verb("interview", (_A.SUBMITTED, _A.VIEWED), _A.INTERVIEW),
    Verb("intend", (_A.VIEWED, _A.INTERVIEW), _A.INTENTION),
    Verb("hire", (_A.INTERVIEW, _A.INTENTION), _A.HIRED),
    Verb("start", (_A.HIRED,), _A.STARTED),
    Verb("refuse", (*OPEN_STATES, _A.HIRED), _A.REFUSED, reason_required=True),
    Verb("withdraw", (*OPEN_STATES, _A.HIRED, _A.SET_ASIDE), _A.WITHDRAWN),
    Verb("lapse", (_A.SUBMITTED, _A.VIEWED), _A.LAPSED),
    Verb("set_aside", (*OPEN_STATES, _A.HIRED), _A.SET_ASIDE),
    # Back at the beginning of the employer's list, with a new deadline for the answer.
    Verb("take_up_again", (_A.SET_ASIDE,), _A.SUBMITTED),
    initial=_A.SUBMITTED,
)
EMPLOYER_STEPS = ("interview", "intend", "hire", "start", "refuse")
BATCH_STEPS = ("interview", "intend", "refuse")  # hiring somebody is done one by one

STEP_LABELS: dict[str, Text] = {
    "begin": _l("Application sent"),
    "view": _l("Résumé opened by the employer"),
    "interview": _l("Invited to an interview"),
    "intend": _l("Preliminary intention agreed"),
    "hire": _l("Hired"),
    "start": _l("Started work"),
    "refuse": _l("Not chosen"),
    "withdraw": _l("Application withdrawn"),
    "lapse": _l("Ended: no answer by the deadline"),
    "set_aside": _l("Set aside because of a start elsewhere"),
    "take_up_again": _l("Taken up again"),
}


class RefusalReason(Choice):
    """Why an application was refused; the seeker reads it."""

    PLACES_FILLED = "places_filled", _l("All places have been filled")
    SKILLS = "skills", _l("Skills or certificates do not match the requirements")
    EXPERIENCE = "experience", _l("Experience does not match the requirements")
    NOT_REACHED = "not_reached", _l("We could not reach you")
    OTHER = "other", _l("Another reason")
    JOB_WITHDRAWN = "job_withdrawn", _l("The employer no longer offers this job")
    JOB_CLOSED = "job_closed", _l("The bureau has closed this job after a complaint")


WITH_THE_JOB = (RefusalReason.JOB_WITHDRAWN, RefusalReason.JOB_CLOSED)
EMPLOYER_REASONS = tuple(reason for reason in RefusalReason if reason not in WITH_THE_JOB)
# Whoever applied gets an end together with the job (product.md section 3).
# When only a fair is over, applications go on.
ENDED_BY = {
    ClosedBecause.FILLED: RefusalReason.PLACES_FILLED,
    ClosedBecause.WITHDRAWN: RefusalReason.JOB_WITHDRAWN,
    ClosedBecause.COMPLAINT: RefusalReason.JOB_CLOSED,
}


def shown_state(state: ApplicationState, answer_by: date, *, on: date) -> ApplicationState:
    """What people see: unanswered after the deadline means lapsed, also before the job has written it down."""
    return _A.LAPSED if state in UNANSWERED_STATES and answer_by < on else state


def why_closed(posting: Any) -> Text | None:
    """Why nobody can apply for a posting now, in a kind sentence; None when it is open."""
    if posting.is_open:
        return None
    if posting.employer.status is Qualification.SUSPENDED:
        return _l("The bureau is checking this employer, so no applications can be sent for now.")
    if not posting.employer.is_verified:
        return _l("This employer's papers are being renewed, so no applications can be sent for now.")
    if posting.status is PostingState.PAUSED:
        return _l("The employer has paused this job. Save it and look again later.")
    if posting.status is PostingState.PUBLISHED and posting.is_expired:
        return _l("The time to apply for this job is over.")
    if posting.status is PostingState.CLOSED or posting.open_headcount < 1:
        return _l("This job has been filled or closed. There are others like it.")
    return _l("This job is not open for applications.")


def require_open(posting: Any) -> None:
    """Refuse an application for a posting that is not open."""
    if reason := why_closed(posting):
        raise Invalid(reason)


def require_age_for(posting: Any, born_on: date, *, on: date) -> None:
    """Refuse somebody younger than the posting's minimum age (under 18: 未成年工, 劳动法 art. 58, 64)."""
    lowest = max(posting.minimum_age, MINIMUM_AGE)
    if age_on(born_on, on) < lowest:
        raise Invalid(
            _l("This job may only be given to people aged %(age)s or over. Others are open to you.", age=lowest)
        )


def require_not_own(employer_ids: set[int], posting: Any) -> None:
    """Nobody applies to the employer they recruit for."""
    if posting.employer_id in employer_ids:
        raise Invalid(_l("You recruit for this employer yourself, so you cannot apply to it."))


def why_no_applicants(employer: Any) -> Text | None:
    """Why this employer may not see applicants now: only approval opens them, suspension ends it. None: it may."""
    if employer.status is Qualification.SUSPENDED:
        return _l("The bureau has suspended this employer. Until that is settled, applicants cannot be opened.")
    if employer.status is not Qualification.APPROVED:
        return _l("Applicants can be opened once the bureau has approved your employer's papers.")
    return None


def require_may_see_applicants(employer: Any) -> None:
    """Refuse whoever may not read applicants' data."""
    if reason := why_no_applicants(employer):
        raise Forbidden(reason)


def require_may_read(employer: Any) -> None:
    """Résumés are opened, and steps taken, only while the employer's papers are in force (six months a check)."""
    require_may_see_applicants(employer)
    if not employer.is_verified:
        raise Forbidden(
            _l(
                "The check of your employer's papers has run out. Résumés can be opened again once the bureau has "
                "renewed it; until then you can answer applicants with a refusal."
            )
        )


def require_may_take(step: str, employer: Any) -> None:
    """Everybody gets an answer: a refusal stays possible when the employer's papers have run out."""
    if step == "refuse":
        require_may_see_applicants(employer)
    else:
        require_may_read(employer)


def steps_open(application: Any, employer: Any) -> list[str]:
    """The employer's steps that can be taken now."""
    wanted = EMPLOYER_STEPS if employer.is_verified else ("refuse",)
    return [step for step in wanted if can(step, application)]


def batch_steps(states: Iterable[ApplicationState], employer: Any) -> list[str]:
    """The steps that can be taken for several at once and are open to at least one of these."""
    wanted = BATCH_STEPS if employer.is_verified else ("refuse",)
    reached = set(states)
    return [step for step in wanted if any(APPLICATION.allows(step, state) for state in reached)]


def require_in_time(application: Any) -> None:
    """Refuse an employer's step on an application that has lapsed."""
    if application.shown_status is _A.LAPSED:
        raise Conflict(
            _l("The deadline for an answer has passed, so this application has ended. The person may apply again.")
        )


def can(verb: str, application: Any) -> bool:
    """Whether a step is open now: asked by buttons and services alike."""
    return APPLICATION.allows(verb, application.shown_status)


@dataclass(frozen=True)
class Match:
    """Why a posting is suggested: the reasons that hold, each a sentence."""

    reasons: tuple[Text, ...]


def match(posting: Any, profile: Any, *, best_rank: int) -> Match:
    """The plain reasons for which a posting suits a profile (explainable; PIPL art. 24). Empty means no match."""
    reasons: list[Text] = []
    wanted = {occupation.id for occupation in profile.occupations}
    if posting.occupation_id in wanted:
        reasons.append(_l("It is the occupation you look for"))
    if profile.region_id is not None and posting.region_id == profile.region_id:
        reasons.append(_l("It is where you live"))
    if profile.wanted_monthly_yuan and posting.monthly_max >= profile.wanted_monthly_yuan:
        reasons.append(_l("It pays what you want or more"))
    if posting.skill_rank and best_rank >= posting.skill_rank:
        reasons.append(_l("Your certificate has the grade it asks for"))
    return Match(tuple(reasons))


def end_of_answer_time(answer_by: date) -> datetime:
    """The moment from which an unanswered application counts as lapsed: the local end of its last day."""
    return clock.end_of_day(answer_by)
