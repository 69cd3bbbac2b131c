"""Minimum wages: written with their source, and confirmed by a person before they may block a posting."""

from datetime import date

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import audit, clock
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.reference import rules
from jobfair.reference.models import MinimumWage, Region


def save_wage(
    actor: Account,
    *,
    wage: MinimumWage | None,
    region_id: int,
    month_yuan: int,
    hour_fen: int,
    valid_from: date,
    valid_to: date | None,
    source: str,
) -> MinimumWage:
    """Add a minimum wage or correct one. A correction ends its confirmation: until the next it only warns."""
    rules.require_wage_keeper(actor)
    if db.session.get(Region, region_id) is None:
        raise Invalid(_l("Please choose the place."), field="region_id")
    if valid_to is not None and valid_to < valid_from:
        raise Invalid(_l("The last day lies before the first."), field="valid_to")
    same = sa.select(MinimumWage).where(MinimumWage.region_id == region_id, MinimumWage.valid_from == valid_from)
    other = db.session.scalar(same.where(MinimumWage.retired_at.is_(None)))
    if other is not None and other is not wage:
        raise Conflict(_l("There is a minimum wage for this place from this day. Please change that one."))
    if wage is None:
        wage = MinimumWage()
        db.session.add(wage)
    wage.region_id, wage.month_yuan, wage.hour_fen = region_id, month_yuan, hour_fen
    wage.valid_from, wage.valid_to, wage.source = valid_from, valid_to, source
    wage.confirmed_by_id = wage.confirmed_on = None
    db.session.flush()
    audit.record(
        "dictionary.wage_saved",
        f"minimum_wage:{wage.id}",
        actor_id=actor.id,
        source=source,
        month_yuan=month_yuan,
        hour_fen=hour_fen,
        valid_from=valid_from.isoformat(),
    )
    return wage


def confirm_minimum_wage(actor: Account, *, wage: MinimumWage, source: str | None = None) -> None:
    """State that a person has checked this row against its source; from now on it may block postings.

    `source` replaces what the row says of where its figures come from.
    """
    if source is not None and not source.strip():
        raise Invalid(_l("Please say where you have checked it."), field="source")
    if wage.retired_at is not None:
        raise Conflict(_l("This row is retired. Please take it back first."))
    wage.source = (source or wage.source).strip()[: rules.LONGEST_SOURCE]
    wage.confirmed_by_id = actor.id
    wage.confirmed_on = clock.today()
    db.session.flush()
    audit.record("dictionary.wage_confirmed", f"minimum_wage:{wage.id}", actor_id=actor.id, source=wage.source)


def switch_wage(actor: Account, *, wage: MinimumWage, retired: bool) -> None:
    """Retire a wrong row (it counts no more, and stays to be seen), or take it back unconfirmed."""
    rules.require_wage_keeper(actor)
    if (wage.retired_at is not None) is retired:
        return
    wage.retired_at = clock.now() if retired else None
    if not retired:
        wage.confirmed_by_id = wage.confirmed_on = None
    db.session.flush()
    done = "retired" if retired else "restored"
    audit.record(f"dictionary.wage_{done}", f"minimum_wage:{wage.id}", actor_id=actor.id)
