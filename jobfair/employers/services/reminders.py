"""Reminders before an approval lapses. Lapsing itself needs no job: it is read from the date."""

from datetime import timedelta

from jobfair.core import clock
from jobfair.core.jobs import in_turns, periodic
from jobfair.employers import messages, queries, rules
from jobfair.employers.models import Employer
from jobfair.extensions import db


@periodic("employers.reminders", every=timedelta(hours=6))
def remind_before_lapse() -> int:
    """Tell the teams whose six months end in 30, 7 or 1 days, once each; returns how many people were told."""
    return sum(in_turns(_due, _remind))


def _due() -> list[int]:
    last = clock.today() + timedelta(days=max(rules.REMINDER_DAYS))
    return [employer.id for employer in queries.lapsing_on_or_before(last) if _days_left(employer) is not None]


def _days_left(employer: Employer) -> int | None:
    """The reminder that is due; None when there is none, or the next check has been asked for."""
    if employer.approved_until is None or employer.waiting_since is not None:
        return None
    return rules.reminder_due(employer.approved_until, clock.today())


def _remind(employer_id: int) -> int:
    employer = db.session.get_one(Employer, employer_id)
    days, until = _days_left(employer), employer.approved_until
    if days is None or until is None:
        return 0
    return messages.lapses_soon(employer, days=days, until=until)
