"""Room in a zone: quotas hold however many ask at once."""

import sqlalchemy as sa

from jobfair.booths.models import Booking, Booth, ZoneQuota
from jobfair.booths.queries import bookings
from jobfair.booths.rules import LIVE_STATES
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db


def require_place(booth: Booth, employer: Employer, *, without: Booking | None = None) -> None:
    """Refuse a booth that somebody has, or whose zone is full or meant for other industries.

    `without`: a booking that is about to leave its place, so that it does not count.
    """
    if bookings.holder_of(booth) is not None:
        raise Conflict(
            _l("Somebody was quicker: this booth has just been taken. Please choose another."), field="booth"
        )
    if booth.zone_id is None or (quota := _hold(booth.zone_id)) is None:
        return
    if not bookings.is_of_industry(quota, employer):
        raise Invalid(_l("This zone is meant for other industries. Please choose another booth."), field="booth")
    if quota.most is not None and _taken(booth.zone_id, without) >= quota.most:
        raise Conflict(_l("All places of this zone are taken. Please choose a booth of another."), field="booth")


def _hold(zone_id: int) -> ZoneQuota | None:
    """The zone's quota, its row held until the end of the transaction: whoever asks next counts after this one."""
    held = sa.update(ZoneQuota).where(ZoneQuota.zone_id == zone_id).values(asked=ZoneQuota.asked + 1)
    db.session.execute(held, execution_options={"synchronize_session": False})
    query = sa.select(ZoneQuota).where(ZoneQuota.zone_id == zone_id).execution_options(populate_existing=True)
    return db.session.scalar(query)


def _taken(zone_id: int, without: Booking | None) -> int:
    query = (
        sa.select(sa.func.count())
        .select_from(Booking)
        .join(Booth, Booth.id == Booking.booth_id)
        .where(Booth.zone_id == zone_id, Booking.status.in_(LIVE_STATES))
    )
    if without is not None:
        query = query.where(Booking.id != without.id)
    return db.session.scalar(query) or 0
