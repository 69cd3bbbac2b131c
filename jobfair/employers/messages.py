"""What an employer's team and invited people are told."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from jobfair.accounts.models import Account
from jobfair.core import outbox
from jobfair.core.formatting import show_date
from jobfair.core.language import _, in_language
from jobfair.core.outbox import Channel
from jobfair.core.urls import absolute_for, path_for
from jobfair.employers.models import Employer, TeamInvitation
from jobfair.notices.rules import Topic
from jobfair.notices.services import notify_all

Words = Callable[[], Any]


def verified(team: Iterable[Account], employer: Employer) -> None:
    """The papers are in order: the team may publish."""
    _tell(
        team,
        employer,
        "employer.approved",
        lambda: _("“%(name)s” is verified", name=employer.name),
        lambda: _(
            "Your papers are in order. Until %(date)s you can publish jobs and book booths.",
            date=show_date(employer.approved_until),
        ),
    )


def renewed(team: Iterable[Account], employer: Employer) -> None:
    """The next six months begin."""
    _tell(
        team,
        employer,
        "employer.renewed",
        lambda: _("“%(name)s” was checked again", name=employer.name),
        lambda: _("Everything is in order until %(date)s.", date=show_date(employer.approved_until)),
    )


def returned(team: Iterable[Account], employer: Employer, reason: str) -> None:
    """Something has to be mended first."""
    _tell(
        team,
        employer,
        "employer.returned",
        lambda: _("Please mend the papers of “%(name)s”", name=employer.name),
        lambda: _("%(reason)s\nWhen it is done, please hand everything in again.", reason=reason),
        endpoint="employers.documents",
    )


def declined(team: Iterable[Account], employer: Employer, reason: str) -> None:
    """A change or the next check was not accepted; what was verified before still holds."""
    _tell(
        team,
        employer,
        "employer.declined",
        lambda: _("The new papers of “%(name)s” were not accepted", name=employer.name),
        lambda: _(
            "%(reason)s\nWhat was verified before stays in force until %(date)s.",
            reason=reason,
            date=show_date(employer.approved_until),
        ),
        endpoint="employers.documents",
    )


def refused(team: Iterable[Account], employer: Employer, reason: str) -> None:
    """The employer cannot be verified."""
    _tell(
        team,
        employer,
        "employer.refused",
        lambda: _("“%(name)s” could not be verified", name=employer.name),
        lambda: _("%(reason)s\nIf you think this is a mistake, please call us.", reason=reason),
    )


def reopened(team: Iterable[Account], employer: Employer, reason: str) -> None:
    """A refusal was taken back; the papers can be mended."""
    _tell(
        team,
        employer,
        "employer.reopened",
        lambda: _("“%(name)s” can hand in its papers again", name=employer.name),
        lambda: reason,
        endpoint="employers.documents",
    )


def suspended(team: Iterable[Account], employer: Employer, reason: str) -> None:
    """Publishing has stopped; nothing was deleted."""
    _tell(
        team,
        employer,
        "employer.suspended",
        lambda: _("“%(name)s” is suspended", name=employer.name),
        lambda: _(
            "%(reason)s\nYour jobs are hidden meanwhile, nothing was deleted. To state your side, please call us.",
            reason=reason,
        ),
    )


def reinstated(team: Iterable[Account], employer: Employer, reason: str) -> None:
    """Publishing may go on."""
    _tell(
        team,
        employer,
        "employer.reinstated",
        lambda: _("“%(name)s” is no longer suspended", name=employer.name),
        lambda: _("%(reason)s\nYour jobs can be seen again as long as their dates allow.", reason=reason),
    )


def lapses_soon(team: Iterable[Account], employer: Employer, *, days: int, until: date) -> int:
    """The six months end in so many days; told once per end and step. Returns how many people were told now."""
    told = notify_all(
        team,
        kind="employer.lapses_soon",
        topic=Topic.EMPLOYER_REVIEW,
        title=lambda: _(
            "The verification of “%(name)s” ends on %(date)s", name=employer.name, date=show_date(until)
        ),
        body=lambda: _(
            "After that day your jobs are hidden. Please look through your papers and ask for the next check."
        ),
        path=path_for("employers.desk"),
        dedupe_key=f"employer-lapse:{employer.id}:{until.isoformat()}:{days}",
    )
    return len(told)


def joined(owners: Iterable[Account], employer: Employer, *, name: str) -> None:
    """Somebody accepted an invitation."""
    _tell(
        owners,
        employer,
        "employer.joined",
        lambda: _("%(person)s has joined the team of “%(name)s”", person=name, name=employer.name),
        lambda: _("If you do not know this person, take them out of the team under “Team”."),
        endpoint="employers.team",
    )


def membership_ended(account: Account, employer: Employer) -> None:
    """An owner took somebody out of the team."""
    _tell(
        [account],
        employer,
        "employer.membership_ended",
        lambda: _("You no longer act for “%(name)s”", name=employer.name),
        lambda: _("An owner of the team has ended your membership. Your own account stays as it is."),
        path=None,
    )


def invited(invitation: TeamInvitation, employer: Employer, *, token: str, language: str) -> None:
    """The link to join, by text message or mail; the token leaves the house nowhere else."""
    with in_language(language):
        link = absolute_for("employers.invitation", language=language, token=token)
        by_mail, by_day = "@" in invitation.address, show_date(invitation.expires_at)
        # Until staff have checked an employer its name is anybody's words: our messages do not carry them.
        if employer.is_verified:
            subject = _("Invitation to the team of “%(name)s”", name=employer.name)
            text = _(
                "You are invited to recruit for “%(name)s” on the job-fair portal. "
                "Open this link by %(date)s: %(link)s",
                name=employer.name,
                date=by_day,
                link=link,
            )
        else:
            subject = _("Invitation to an employer's team")
            text = _(
                "You are invited to recruit on the job-fair portal for an employer that is not verified yet. "
                "If you expect this, open this link by %(date)s: %(link)s",
                date=by_day,
                link=link,
            )
        outbox.post(
            Channel.MAIL if by_mail else Channel.SMS,
            invitation.address,
            kind="employer.invited",
            subject=subject if by_mail else "",
            body=text,
            language=language,
            dedupe_key=f"employer-invitation:{invitation.id}",
        )


def _tell(
    people: Iterable[Account],
    employer: Employer,
    kind: str,
    title: Words,
    body: Words,
    *,
    endpoint: str = "employers.desk",
    path: str | None = "",
) -> None:
    target = path_for(endpoint) if path == "" else path
    notify_all(people, kind=kind, topic=Topic.EMPLOYER_REVIEW, title=title, body=body, path=target)
