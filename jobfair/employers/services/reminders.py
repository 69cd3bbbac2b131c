"""Reminders before an approval lapses. Lapsing itself needs no job: it is read from the date."""

from datetime import timedelta

from jobfair.core import clock
from jobfair.core.jobs import periodic
from jobfair.employers import messages, queries, rules


@periodic("employers.reminders", every=timedelta(hours=6))
def remind_before_lapse() -> int:
    """Tell the teams whose six months end in 30, 7 or 1 days, once each; returns how many people were told."""
    today = clock.today()
    told = 0
    for employer in queries.lapsing_on_or_before(today + timedelta(days=max(rules.REMINDER_DAYS))):
        until = employer.approved_until
        days = rules.reminder_due(until, today) if until is not None else None
        if until is None or days is None or employer.waiting_since is not None:
            continue
        told += messages.lapses_soon(queries.team_accounts(employer), employer, days=days, until=until)
    return told
