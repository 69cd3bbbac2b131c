"""What the employer's team, and whoever complained, is told; each in their own language."""

from collections.abc import Iterable
from typing import Any

from jobfair.accounts.models import Account
from jobfair.core.language import _, _l
from jobfair.core.urls import path_for
from jobfair.employers.queries import team_accounts
from jobfair.notices.rules import Topic
from jobfair.notices.services import notify, notify_all
from jobfair.postings.models import Complaint, Posting


def submitted(posting: Posting, *, by: Account) -> None:
    """The others of the team learn that a posting went to review."""
    _tell(
        (member for member in team_accounts(posting.employer) if member.id != by.id),
        posting,
        kind="posting.submitted",
        title=lambda: _("“%(title)s” is in review", title=posting.title),
        body=_l("A reviewer will look at it, as a rule within one working day."),
    )


def published(posting: Posting) -> None:
    """It is public now."""
    _tell_team(
        posting,
        kind="posting.published",
        title=lambda: _("“%(title)s” is published", title=posting.title),
        body=lambda: _("Job seekers see it until %(day)s.", day=posting.valid_until.isoformat()),
    )


def still_paused(posting: Posting) -> None:
    """Its correction was reviewed while it was paused."""
    _tell_team(
        posting,
        kind="posting.still_paused",
        title=lambda: _("The correction of “%(title)s” is in order", title=posting.title),
        body=lambda: _("The posting stays paused until you show it again."),
    )


def returned(posting: Posting, *, reason: str) -> None:
    """It needs mending; the reasons are on its page."""
    _tell_team(
        posting,
        kind="posting.returned",
        title=lambda: _("“%(title)s” needs mending", title=posting.title),
        body=lambda: _("The reviewer wrote: %(reason)s", reason=reason),
    )


def correction_in_review(posting: Posting, *, by: Account) -> None:
    """The others of the team learn that a correction hides the posting until it is reviewed."""
    _tell(
        (member for member in team_accounts(posting.employer) if member.id != by.id),
        posting,
        kind="posting.correction",
        title=lambda: _("The correction of “%(title)s” is in review", title=posting.title),
        body=_l("The posting is not shown until a reviewer has looked at the correction."),
    )


def taken_down(posting: Posting, *, reason: str, for_good: bool) -> None:
    """A complaint was right: the posting is no longer shown, until it is mended or for good."""

    def body() -> str:
        what_now = _("The posting is closed for good; whoever waited for an answer has been told.")
        if not for_good:
            what_now = _("Please mend the posting and hand it in again. Those who applied have been told why.")
        return _("After a complaint the bureau found: %(reason)s", reason=reason) + "\n" + what_now

    _tell_team(
        posting,
        kind="posting.taken_down",
        title=lambda: _("“%(title)s” is no longer shown", title=posting.title),
        body=body,
    )


def complaint_upheld(posting: Posting, *, reason: str) -> None:
    """A complaint was right, and the posting stays."""
    _tell_team(
        posting,
        kind="posting.complaint",
        title=lambda: _("A complaint about “%(title)s” was found to be right", title=posting.title),
        body=lambda: _("The bureau found: %(reason)s", reason=reason),
    )


def expires_soon(posting: Posting, *, days: int) -> None:
    """Its term ends in so many days; told once for that day."""
    notify_all(
        team_accounts(posting.employer),
        kind="posting.expires",
        title=lambda: _("“%(title)s” ends soon", title=posting.title),
        body=lambda: _(
            "It is shown until %(day)s. If you still want people, extend it; else nothing needs to be done.",
            day=posting.valid_until.isoformat(),
        ),
        topic=Topic.POSTINGS,
        path=path_for("postings.manage", number=posting.number),
        dedupe_key=f"posting-expires:{posting.id}:{posting.valid_until.isoformat()}:{days}",
    )


def complaint_settled(complaint: Complaint, complainant: Account) -> None:
    """Whoever complained with an account learns the result."""
    notify(
        complainant,
        kind="complaint.settled",
        title=lambda: _("Your complaint %(number)s has a result", number=complaint.number),
        body=lambda: _("%(state)s: %(result)s", state=complaint.status.label, result=complaint.result or ""),
        topic=Topic.POSTINGS,
        path=path_for("postings.complaint", number=complaint.number),
        dedupe_key=f"complaint-settled:{complaint.id}",
    )


def _tell_team(posting: Posting, **words: Any) -> None:
    _tell(team_accounts(posting.employer), posting, **words)


def _tell(members: Iterable[Account], posting: Posting, **words: Any) -> None:
    notify_all(members, topic=Topic.POSTINGS, path=path_for("postings.manage", number=posting.number), **words)
