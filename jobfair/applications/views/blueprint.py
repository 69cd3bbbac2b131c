"""The one blueprint of this domain, and what its views share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint
from flask_login import current_user

from jobfair.accounts import queries as accounts
from jobfair.accounts.models import Account
from jobfair.applications import rules
from jobfair.applications.models import Application
from jobfair.applications.queries import mine
from jobfair.applications.rules import ApplicationState
from jobfair.core.errors import NotFound
from jobfair.core.language import _, _l
from jobfair.employers import queries as employers
from jobfair.employers.models import Employer

bp = Blueprint("applications", __name__)


def myself() -> Account:
    """The signed-in account itself rather than the proxy."""
    account: Account = current_user._get_current_object()
    return account


def my_employer() -> Employer:
    """The employer the recruiter acts for; refused without one, unapproved or suspended."""
    employer = find_my_employer()
    if employer is None:
        raise NotFound(_l("You do not belong to an employer yet."))
    rules.require_may_see_applicants(employer)
    return employer


def find_my_employer() -> Employer | None:
    """The employer the recruiter acts for, whatever its state."""
    return employers.employer_of(myself())


@dataclass(frozen=True)
class ShownStep:
    """A step as the timeline shows it."""

    label: Any
    at: datetime
    tone: Any
    actor: str
    reason: str


def timeline_of(application: Application, *, named: bool = True) -> list[ShownStep]:
    """The dated steps, newest first; the derived lapse on top. `named` tells whether the applicant is named."""
    person = application.seeker.display_name if named else _("The applicant")
    steps = mine.steps_of(application)
    helpers = accounts.names_of({step.actor_id for step in steps if step.on_behalf_of_id and step.actor_id})
    shown = [_shown(change, application, person, helpers) for change in steps]
    if application.shown_status is not application.status:
        ended = ShownStep(rules.STEP_LABELS["lapse"], _end_of(application), ApplicationState.LAPSED.tone, "", "")
        shown.insert(0, ended)
    return shown


def _end_of(application: Application) -> datetime:
    return rules.end_of_answer_time(application.answer_by)


def _shown(change: Any, application: Application, person: str, helpers: dict[int, str]) -> ShownStep:
    reason = change.reason or ""
    if change.verb == "refuse" and application.refusal_reason is not None:
        reason = _(": ").join(
            str(part) for part in (application.refusal_reason.label, application.refusal_text) if part
        )
    if change.actor_id == application.seeker_id:
        actor = person
    elif change.on_behalf_of_id == application.seeker_id:
        actor = _("%(staff)s at the service desk, for %(person)s", staff=helpers[change.actor_id], person=person)
    else:
        actor = str(application.posting.employer.name) if change.actor_id else ""
    reached = ApplicationState(change.to_state)
    label = rules.STEP_LABELS.get(change.verb, reached.label)
    if change.verb == "refuse" and change.actor_id is None:
        label = _l("Ended with the job")
    return ShownStep(label, change.at, reached.tone, actor, reason)
