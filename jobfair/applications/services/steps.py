"""What an employer does with applicants: open, invite, intend, hire, start, refuse; one by one or many at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jobfair.accounts.models import Account
from jobfair.applications import messages, rules
from jobfair.applications.messages import StepDetails
from jobfair.applications.models import Application, ApplicationNote
from jobfair.applications.rules import APPLICATION, ApplicationState, RefusalReason
from jobfair.applications.services.deadlines import end_consent
from jobfair.core import clock, data_version, transitions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.postings.rules import PostingState
from jobfair.postings.services.standing import fill_places


def open_resume(actor: Account, *, employer: Employer, application: Application) -> None:
    """Mark an application as seen; seen already, nothing happens. The seeker is told."""
    rules.require_may_read(employer)
    rules.require_in_time(application)
    if application.status is not ApplicationState.SUBMITTED:
        return
    transitions.apply(APPLICATION, "view", application, actor=actor, viewed_at=clock.now())
    messages.employer_took_step([application], "view", StepDetails())


def take_step(
    actor: Account,
    *,
    employer: Employer,
    applications: Sequence[Application],
    step: str,
    seen: Mapping[int, str],
    details: StepDetails,
) -> None:
    """Take one step for one applicant or several; all or none.

    `seen` is the state in which the page showed each application: when a colleague has been quicker, Conflict says
    so instead of overruling them. Raises Invalid (blaming the field) for a day or reason that cannot be.
    """
    if step not in rules.EMPLOYER_STEPS:
        raise Invalid(_l("Please choose what should happen."))
    rules.require_may_take(step, employer)
    if len(applications) > rules.MOST_BATCH:
        raise Invalid(_l("At most %(most)s applicants at once, please.", most=rules.MOST_BATCH))
    require_sensible(step, details)
    require_in_order(applications, details)
    for application in applications:
        _require_unchanged(application, seen)
        rules.require_in_time(application)
        if step == "start" and details.on is not None:
            record_start(actor, application=application, started_on=details.on, note=details.note)
        else:
            transitions.apply(
                APPLICATION, step, application, actor=actor, reason=_reason(details), **_columns(step, details)
            )
        if step == "refuse":
            end_consent(application)
    messages.employer_took_step(applications, step, details)


def _require_unchanged(application: Application, seen: Mapping[int, str]) -> None:
    state = seen.get(application.id)
    if state is not None and state != application.status.value:
        raise Conflict(
            _l(
                "A colleague was quicker: this application is now “%(state)s”. Please look at it again.",
                state=application.status.label,
            )
        )


def _reason(details: StepDetails) -> str | None:
    return details.note or (str(details.refusal.value) if details.refusal else None)


def _columns(step: str, details: StepDetails) -> dict[str, Any]:
    now = clock.now()
    if step == "interview":
        place = {"interview_time": details.at, "interview_online": details.online, "interview_place": details.place}
        return {"interview_on": details.on, **place}
    if step == "intend":
        return {"intended_on": details.on}
    if step == "hire":
        return {"hired_on": details.on}
    return {"refusal_reason": details.refusal, "refusal_text": details.note or None, "ended_at": now}


def require_sensible(step: str, details: StepDetails) -> None:
    """Refuse a step whose day, place or reason is missing or cannot be."""
    today = clock.today()
    if step == "refuse":
        if details.refusal not in rules.EMPLOYER_REASONS:
            raise Invalid(_l("Please choose the reason; the applicant will read it."), field="refusal")
        if details.refusal is RefusalReason.OTHER and not details.note:
            raise Invalid(_l("Please give the reason in your own words."), field="note")
        return
    if details.on is None:
        raise Invalid(_l("Please give the day."), field="on")
    if step == "interview":
        if details.on < today:
            raise Invalid(_l("The day of the interview lies in the past."), field="on")
        if details.on > today + rules.FURTHEST_INTERVIEW:
            raise Invalid(_l("The day of the interview lies too far ahead."), field="on")
        if not details.place:
            raise Invalid(_l("Please say where to come, or how to join online."), field="place")
    elif details.on > today:
        raise Invalid(_l("This day lies in the future; please record it when it has come."), field="on")


def require_in_order(applications: Sequence[Application], details: StepDetails) -> None:
    """Refuse a day before the application was sent or before the interview that has taken place."""
    if details.on is not None and any(details.on < first_day(application) for application in applications):
        raise Invalid(_l("This day lies before the application or its interview."), field="on")


def first_day(application: Application) -> date:
    """The earliest day on which what follows the application can have happened (Asia/Shanghai)."""
    sent_on, interview_on = clock.to_local(application.submitted_at).date(), application.interview_on
    return max(sent_on, min(interview_on, clock.today())) if interview_on else sent_on


def record_start(actor: Account, *, application: Application, started_on: date, note: str) -> None:
    """Record the first day at work and lower the posting's remaining count."""
    if started_on > clock.today():
        raise Invalid(_l("This day lies in the future; please record it when it has come."), field="on")
    if started_on < clock.to_local(application.submitted_at).date():
        raise Invalid(_l("This day lies before the application or its interview."), field="on")
    if application.hired_on is not None and started_on < application.hired_on:
        raise Invalid(_l("Nobody starts before being hired."), field="on")
    transitions.apply(APPLICATION, "start", application, actor=actor, reason=note, started_on=started_on)
    posting = application.posting
    if posting.status in (PostingState.PUBLISHED, PostingState.PAUSED) and posting.open_headcount > 0:
        fill_places(actor, posting=posting, filled=1)
        data_version.bump()


def add_note(actor: Account, *, employer: Employer, application: Application, text: str) -> ApplicationNote:
    """Note something about an applicant for the team; it is part of the person's data and in their copy of it."""
    rules.require_may_read(employer)
    if not application.is_readable_by_employer:
        raise Conflict(_l("This application has ended; nothing more can be noted."))
    if not text.strip():
        raise Invalid(_l("The note is empty."), field="text")
    note = ApplicationNote(application_id=application.id, author_id=actor.id, text=text.strip())
    db.session.add(note)
    db.session.flush()
    return note
