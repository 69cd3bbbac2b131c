"""What the two sides are told, each in their own language; the same words are shown as a preview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from jobfair.accounts.models import Account
from jobfair.applications.models import Application, SavedSearch
from jobfair.applications.rules import RefusalReason
from jobfair.core import clock
from jobfair.core.formatting import show_date
from jobfair.core.language import _, _n, in_language
from jobfair.core.urls import path_for
from jobfair.employers import queries as employers
from jobfair.notices.rules import Topic
from jobfair.notices.services import Message, notify, notify_all, notify_each
from jobfair.postings.changes import Change, changes_of
from jobfair.postings.models import Posting, PostingRevision

Words = tuple[Callable[[], str], Callable[[], str]]
MOST_CHANGES = 8  # changed elements named in a notice
LONGEST_VALUE = 60  # characters; a longer text is not quoted
# What a person must not miss comes by mail and text message unless they have switched that off.
STEP_TOPICS = {
    "interview": Topic.INTERVIEWS,
    "intend": Topic.DECISIONS,
    "hire": Topic.DECISIONS,
    "refuse": Topic.DECISIONS,
}


@dataclass(frozen=True)
class StepDetails:
    """What an employer says with a step."""

    on: date | None = None
    at: time | None = None
    online: bool = False
    place: str = ""
    note: str = ""
    refusal: RefusalReason | None = None


def seeker_words(application: Application, step: str, details: StepDetails) -> Words:
    """Title and text of the notice to the seeker about an employer's step."""
    job, employer = application.posting.title, application.posting.employer.name

    def title() -> str:
        return {
            "view": _("Your application has been read: %(job)s", job=job),
            "interview": _("You are invited to an interview: %(job)s", job=job),
            "intend": _("A preliminary intention is agreed: %(job)s", job=job),
            "hire": _("You are hired: %(job)s", job=job),
            "start": _("Your start is recorded: %(job)s", job=job),
            "refuse": _("Not this time: %(job)s", job=job),
        }[step]

    def body() -> str:
        opening = {
            "view": _("%(employer)s has opened your résumé.", employer=employer),
            "interview": _("%(employer)s would like to meet you.", employer=employer),
            "intend": _("%(employer)s and you intend to work together.", employer=employer),
            "hire": _(
                "%(employer)s takes you on. Please confirm it on the page of your application.", employer=employer
            ),
            "start": _(
                "%(employer)s has recorded that you have started work. We wish you well.", employer=employer
            ),
            "refuse": _(
                "%(employer)s has decided for somebody else this time. Thank you for applying; do not lose heart.",
                employer=employer,
            ),
        }[step]
        return "\n".join(line for line in (opening, *_lines(step, details)) if line)

    return title, body


def _lines(step: str, details: StepDetails) -> list[str]:
    when = show_date(details.on) + (f" {details.at:%H:%M}" if details.at else "")
    lines = [_say_day(step, when)] if details.on else []
    if step == "interview" and details.place:
        lines.append(
            _("Online: %(place)s", place=details.place)
            if details.online
            else _("Place: %(place)s", place=details.place)
        )
    if details.refusal is not None:
        lines.append(_("Reason: %(reason)s", reason=details.refusal.label))
    if details.note:
        lines.append(details.note)
    return lines


def _say_day(step: str, when: str) -> str:
    return {
        "interview": _("Interview on: %(day)s", day=when),
        "intend": _("Agreed on: %(day)s", day=when),
        "hire": _("Hired on (the day of the decision): %(day)s", day=when),
        "start": _("First day at work: %(day)s", day=when),
    }[step]


def preview(application: Application, step: str, details: StepDetails) -> tuple[str, str]:
    """The notice as the seeker will read it."""
    title, body = seeker_words(application, step, details)
    with in_language(application.seeker.language):
        return title(), body()


def employer_took_step(applications: Sequence[Application], step: str, details: StepDetails) -> None:
    """Tell the seekers."""
    told = []
    for application in applications:
        title, body = seeker_words(application, step, details)
        topic = STEP_TOPICS.get(step, Topic.APPLICATIONS)
        told.append(
            Message(application.seeker, f"application.{step}", title, body, topic, _seeker_path(application))
        )
    notify_each(told)


def _seeker_path(application: Application) -> str:
    return path_for("applications.application", application_id=application.id)


def _tell_team(application: Application, kind: str, title: Callable[[], str], body: Callable[[], str]) -> None:
    notify_all(
        employers.team_accounts(application.posting.employer),
        kind=f"applicant.{kind}",
        title=title,
        body=body,
        topic=Topic.APPLICATIONS,
        path=path_for("applications.applicant", application_id=application.id),
    )


def submitted(application: Application) -> None:
    """Tell the employer's team that somebody has applied."""
    job, until = application.posting.title, application.answer_by
    _tell_team(
        application,
        "submitted",
        lambda: _("New application: %(job)s", job=job),
        lambda: _("Please answer by %(day)s; after that the application ends by itself.", day=show_date(until)),
    )


def seeker_took_step(application: Application, step: str) -> None:
    """Tell the employer's team what an applicant has done; no name, which the page shows to whom it may."""
    job = application.posting.title
    _tell_team(
        application,
        step,
        lambda: {
            "withdraw": _("An application was withdrawn: %(job)s", job=job),
            "set_aside": _("An applicant has set the application aside: %(job)s", job=job),
            "take_up_again": _("An applicant is back: %(job)s", job=job),
            "confirm": _("An applicant confirms being hired: %(job)s", job=job),
            "start": _("An applicant has started work: %(job)s", job=job),
        }[step],
        lambda: {
            "withdraw": _("The consent has ended with it, so the résumé can no longer be opened."),
            "set_aside": _("The person has started work elsewhere. The place is open for others."),
            "take_up_again": _("The application is open again and waits for your answer."),
            "confirm": _("Please agree on the first day of work."),
            "start": _("The remaining number of places has been lowered."),
        }[step],
    )


def lapsed(application: Application) -> None:
    """Tell both sides that there was no answer in time."""
    job, employer = application.posting.title, application.posting.employer.name
    notify(
        application.seeker,
        kind="application.lapse",
        title=lambda: _("No answer in time: %(job)s", job=job),
        body=lambda: _(
            "%(employer)s did not answer by the deadline, so this application has ended. You may apply again, or "
            "look for others.",
            employer=employer,
        ),
        topic=Topic.APPLICATIONS,
        path=path_for("applications.application", application_id=application.id),
        dedupe_key=f"application.lapse:{application.id}:{application.answer_by.isoformat()}",
    )
    _tell_team(
        application,
        "lapse",
        lambda: _("An application has ended unanswered: %(job)s", job=job),
        lambda: _("There was no answer by the deadline. The person has been told."),
    )


def job_corrected(applications: Sequence[Application], posting: Posting, revision: PostingRevision) -> None:
    """Tell people what has changed in a job they applied for; a new translation changes nothing for them."""
    if all(name.endswith("_en") for name in revision.after):
        return

    def body() -> str:
        lines = [_say_change(change) for change in changes_of(revision)]
        more = len(lines) - MOST_CHANGES
        if more > 0:
            lines[MOST_CHANGES:] = [_n("and %(num)s more", "and %(num)s more", more)]
        return "\n".join(
            [*lines, _("Your application stands. If the job no longer suits you, you may withdraw it at any time.")]
        )

    _tell_seekers(
        applications,
        "job_corrected",
        lambda: _("A job you applied for was corrected: %(job)s", job=posting.title),
        body,
        key=f"posting-corrected:{revision.id}",
    )


def _say_change(change: Change) -> str:
    if max(len(change.before), len(change.after)) > LONGEST_VALUE:
        return _("%(element)s: written anew", element=change.label)
    return _("%(element)s: %(before)s → %(after)s", element=change.label, before=change.before, after=change.after)


def job_taken_down(applications: Sequence[Application], posting: Posting, *, finding: str) -> None:
    """Tell people why the bureau has taken a job down that they applied for, and that the application goes on."""

    def body() -> str:
        return "\n".join(
            [
                _("After a complaint the bureau found: %(reason)s", reason=finding),
                _("The job is not shown until the employer has put it right and the bureau has looked again."),
                _("Your application stands. If the job no longer suits you, you may withdraw it at any time."),
            ]
        )

    _tell_seekers(
        applications,
        "job_taken_down",
        lambda: _("A job you applied for is not shown at present: %(job)s", job=posting.title),
        body,
        key=f"posting-taken-down:{posting.id}:{clock.now():%Y%m%d%H%M%S%f}",
    )


def job_closed(
    applications: Sequence[Application], posting: Posting, reason: RefusalReason | None, *, finding: str = ""
) -> None:
    """Tell people kindly that a job they applied for is closed, and why; without `reason` applications go on."""
    job, employer = posting.title, posting.employer.name

    def why() -> str:
        return {
            RefusalReason.PLACES_FILLED: _("%(employer)s has filled all places.", employer=employer),
            RefusalReason.JOB_WITHDRAWN: _("%(employer)s no longer offers this job.", employer=employer),
            RefusalReason.JOB_CLOSED: _(
                "The bureau has closed this job after a complaint, to protect people who look for work."
            ),
            None: _("The fair is over, so the job is no longer shown."),
        }[reason]

    def found() -> str:
        return _("The bureau found: %(reason)s", reason=finding) if finding else ""

    def what() -> str:
        if reason is None:
            return _("Your application goes on: the employer still owes you an answer.")
        return _(
            "Your application has ended with it; that says nothing about you. Your résumé can no longer be opened "
            "there. The page of your application leads to similar jobs."
        )

    _tell_seekers(
        applications,
        "job_closed",
        lambda: _("A job you applied for is closed: %(job)s", job=job),
        lambda: "\n".join(line for line in (why(), found(), what()) if line),
        key=f"posting-closed:{posting.id}",
        topic=Topic.DECISIONS if reason is not None else Topic.APPLICATIONS,
    )


def _tell_seekers(
    applications: Sequence[Application],
    kind: str,
    title: Callable[[], str],
    body: Callable[[], str],
    *,
    key: str,
    topic: Topic = Topic.APPLICATIONS,
) -> None:
    notify_each(
        Message(
            application.seeker,
            f"application.{kind}",
            title,
            body,
            topic,
            _seeker_path(application),
            f"{key}:{application.id}",
        )
        for application in applications
    )


def jobs_found(account: Account, search: SavedSearch, *, number: int, on: date) -> bool:
    """Tell somebody about new jobs for a saved search; at most once a search and day."""
    sent = notify(
        account,
        kind="search.alert",
        title=lambda: _n(
            "%(num)s new job for “%(name)s”", "%(num)s new jobs for “%(name)s”", number, name=search.name
        ),
        body=lambda: _("You can switch this off for each search under “Saved searches”."),
        topic=Topic.ALERTS,
        path=path_for("applications.run_search", search_id=search.id),
        dedupe_key=f"search.alert:{search.id}:{on.isoformat()}",
    )
    return sent is not None
