"""Reads of the service ledger."""

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.core.paging import Page, paginate
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.queues.models import ServiceEntry, ServiceQueue


def entries_of(
    fair: Fair, *, queue: ServiceQueue | None = None, words: str = "", page: int = 1
) -> Page[ServiceEntry]:
    """The acts at the desks of a fair, the latest first; `words`: a code, or something of the topic."""
    query = (
        sa.select(ServiceEntry)
        .options(
            joinedload(ServiceEntry.queue), joinedload(ServiceEntry.served_by), joinedload(ServiceEntry.ticket)
        )
        .where(ServiceEntry.fair_id == fair.id)
    )
    if queue is not None:
        query = query.where(ServiceEntry.queue_id == queue.id)
    if words:
        escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        query = query.where(
            sa.or_(ServiceEntry.code == words.upper(), ServiceEntry.topic.like(f"%{escaped}%", escape="\\"))
        )
    return paginate(query.order_by(ServiceEntry.at.desc(), ServiceEntry.id.desc()), page=page)


def get_entry(fair: Fair, code: str) -> ServiceEntry:
    """The entry with the code on a slip; NotFound without one."""
    query = sa.select(ServiceEntry).where(ServiceEntry.fair_id == fair.id, ServiceEntry.code == code)
    found = db.session.scalar(query)
    if found is None:
        raise NotFound(_l("There is no entry with this code."))
    return found


def is_corrected(entry: ServiceEntry) -> bool:
    """Whether a later entry replaces this one."""
    later = aliased(ServiceEntry)
    return db.session.scalar(sa.select(later.id).where(later.corrects_id == entry.id)) is not None
