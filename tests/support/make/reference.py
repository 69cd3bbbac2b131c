"""Entries of the dictionaries for tests: those that come with the portal, and wages that somebody has confirmed."""

from datetime import date

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.reference import queries
from jobfair.reference.models import MinimumWage, Occupation, Region


def region(key: str = "taihe") -> Region:
    """A packaged region."""
    found = queries.find_region(key)
    assert found is not None, f"no region {key}"
    return found


def occupation(key: str = "welder") -> Occupation:
    """A packaged occupation."""
    found = queries.find_occupation(key)
    assert found is not None, f"no occupation {key}"
    return found


def make_confirmed_wage(
    actor: Account, *, where: str = "taihe", month_yuan: int = 1700, hour_fen: int = 1700, since: date | None = None
) -> MinimumWage:
    """A minimum wage that a person has checked, so it may block; valid from `since` (today)."""
    wage = MinimumWage(
        region_id=region(where).id,
        month_yuan=month_yuan,
        hour_fen=hour_fen,
        valid_from=since or clock.today(),
        source="test",
        confirmed_by_id=actor.id,
        confirmed_on=clock.today(),
    )
    db.session.add(wage)
    db.session.flush()
    return wage
