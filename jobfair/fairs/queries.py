"""Reads of fairs: what the public may see, in the order people look for it."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair, FairZone
from jobfair.fairs.rules import PUBLIC_STATES, FairState


def public_fairs() -> sa.Select[Any]:
    """Fairs the public may see."""
    return sa.select(Fair).where(Fair.status.in_(PUBLIC_STATES))


def coming_fairs() -> list[Fair]:
    """Open now or still to come, the next first; a fair whose day is over is no longer among them."""
    query = (
        public_fairs()
        .where(Fair.held_on >= clock.today(), Fair.status.not_in((FairState.CLOSED, FairState.ARCHIVED)))
        .options(selectinload(Fair.zones))
        .order_by(Fair.opens_at)
    )
    return list(db.session.scalars(query))


def past_fairs() -> sa.Select[Any]:
    """Fairs that are over, the latest first."""
    over = sa.or_(Fair.held_on < clock.today(), Fair.status.in_((FairState.CLOSED, FairState.ARCHIVED)))
    return (
        public_fairs().where(over).options(selectinload(Fair.zones)).order_by(Fair.held_on.desc(), Fair.id.desc())
    )


def fair_open_today(day: date | None = None) -> Fair | None:
    """The fair that is live today, if there is one."""
    query = (
        sa.select(Fair)
        .where(Fair.status == FairState.LIVE, Fair.held_on == (day or clock.today()))
        .options(selectinload(Fair.zones).joinedload(FairZone.zone_type))
        .order_by(Fair.opens_at)
        .limit(1)
    )
    return db.session.scalar(query)


def get_public_fair(slug: str) -> Fair:
    """One public fair with its zones; raises NotFound for anything else."""
    query = (
        public_fairs()
        .where(Fair.slug == slug)
        .options(
            selectinload(Fair.zones).joinedload(FairZone.zone_type),
            selectinload(Fair.pillars),
            selectinload(Fair.campaigns),
        )
    )
    fair: Fair | None = db.session.scalar(query)
    if fair is None:
        raise NotFound(_l("There is no public fair at this address."))
    return fair
