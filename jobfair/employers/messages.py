"""What an employer's team and invited people are told."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from jobfair.accounts.models import Account
from jobfair.core import outbox
from jobfair.core.formatting import show_date
from jobfair.core.language import _, in_language
from jobfair.core.outbox import Channel
from jobfair.core.urls import absolute_for, path_for
from jobfair.employers.models import Employer, TeamInvitation
from jobfair.employers.queries import team_accounts
from jobfair.notices.rules import Topic
from jobfair.notices.services import notify_all


def verified(employer: Employer) -> None:
    """The papers are in order: the team may publish."""
    _tell_team(
        employer,
        kind="employer.approved",
        title=lambda: _("“%(name)s” is verified", name=employer.name),
        body=lambda: _(
            "Your papers are in order. Until %(date)s you can publish jobs and book booths.",
            date=show_date(employer.approved_until),
        ),
    )


def renewed(employer: Employer) -> None:
    """The next six months begin."""
    _tell_team(
        employer,
        kind="employer.renewed",
        title=lambda: _("“%(name)s” was checked again", name=employer.name),
        body=lambda: _("Everything is in order until %(date)s.", date=show_date(employer.approved_until)),
    )


def returned(employer: Employer, *, reason: str) -> None:
    """Something has to be mended first."""
    _tell_team(
        employer,
        kind="employer.returned",
        title=lambda: _("Please mend the papers of “%(name)s”", name=employer.name),
        body=lambda: _("%(reason)s\nWhen it is done, please hand everything in again.", reason=reason),
        endpoint="employers.documents",
    )


def declined(employer: Employer, *, reason: str) -> None:
    """A change or the next check was not accepted; what was verified before still holds."""
    _tell_team(
        employer,
        kind="employer.declined",
        title=lambda: _("The new papers of “%(name)s” were not accepted", name=employer.name),
        body=lambda: _(
            "%(reason)s\nWhat was verified before stays in force until %(date)s.",
            reason=reason,
            date=show_date(employer.approved_until),
        ),
        endpoint="employers.documents",
    )


def refused(employer: Employer, *, reason: str) -> None:
    """The employer cannot be verified."""
    _tell_team(
        employer,
        kind="employer.refused",
        title=lambda: _("“%(name)s” could not be verified", name=employer.name),
        body=lambda: _("%(reason)s\nIf you think this is a mistake, please call us.", reason=reason),
    )


def reopened(employer: Employer, *, reason: str) -> None:
    """A refusal was taken back; the papers can be mended."""
    _tell_team(
        employer,
        kind="employer.reopened",
        title=lambda: _("“%(name)s” can hand in its papers again", name=employer.name),
        body=lambda: reason,
        endpoint="employers.documents",
    )


def suspended(employer: Employer, *, reason: str) -> None:
    """Publishing has stopped; nothing was deleted."""
    _tell_team(
        employer,
        kind="employer.suspended",
        title=lambda: _("“%(name)s” is suspended", name=employer.name),
        body=lambda: _(
            "%(reason)s\nYour jobs are hidden meanwhile, nothing was deleted. To state your side, please call us.",
            reason=reason,
        ),
    )


def reinstated(employer: Employer, *, reason: str) -> None:
    """Publishing may go on."""
    _tell_team(
        employer,
        kind="employer.reinstated",
        title=lambda: _("“%(name)s” is no longer suspended", name=employer.name),
        body=lambda: _("%(reason)s\nYour jobs can be seen again as long as their dates allow.", reason=reason),
    )


def lapses_soon(employer: Employer, *, days: int, until: date) -> int:
    """The six months end in so many days; told once per end and step. Returns how many people were told now."""
    told = notify_all(
        team_accounts(employer),
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
        kind="employer.joined",
        title=lambda: _("%(person)s has joined the team of “%(name)s”", person=name, name=employer.name),
        body=lambda: _("If you do not know this person, take them out of the team under “Team”."),
        endpoint="employers.team",
    )


def membership_ended(account: Account, employer: Employer) -> None:
    """An owner took somebody out of the team."""
    _tell(
        [account],
        kind="employer.membership_ended",
        title=lambda: _("You no longer act for “%(name)s”", name=employer.name),
        body=lambda: _("An owner of the team has ended your membership. Your own account stays as it is."),
        endpoint=None,
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


def _tell_team(employer: Employer, **words: Any) -> None:
    _tell(team_accounts(employer), **words)


def _tell(members: Iterable[Account], *, endpoint: str | None = "employers.desk", **words: Any) -> None:
    path = path_for(endpoint) if endpoint else None
    notify_all(members, topic=Topic.EMPLOYER_REVIEW, path=path, **words)
