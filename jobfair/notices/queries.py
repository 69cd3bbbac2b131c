"""Reads of the inbox, of channel choices and of the state of delivery."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.core.paging import Page, paginate
from jobfair.extensions import db
from jobfair.notices.models import ChannelPreference, Notice
from jobfair.notices.rules import Topic

Choices = dict[tuple[Topic, Channel], bool]


def used_keys(dedupe_keys: Collection[str]) -> set[str]:
    """Those of the keys under which somebody has been told before."""
    if not dedupe_keys:
        return set()
    return set(db.session.scalars(sa.select(Notice.dedupe_key).where(Notice.dedupe_key.in_(dedupe_keys))))


def count_unread(account_id: int) -> int:
    """How many messages wait unread."""
    query = sa.select(sa.func.count()).where(Notice.account_id == account_id, Notice.read_at.is_(None))
    return db.session.scalar(query) or 0


def notices_of(account_id: int, *, unread_only: bool = False, page: int = 1) -> Page[Notice]:
    """One page of the inbox: unread first, newest first."""
    query = sa.select(Notice).where(Notice.account_id == account_id)
    if unread_only:
        query = query.where(Notice.read_at.is_(None))
    return paginate(query.order_by(Notice.read_at.is_not(None), Notice.id.desc()), page=page)


def get_notice(notice_id: int, *, account_id: int) -> Notice:
    """A message of one's own; NotFound for anybody else's."""
    query = sa.select(Notice).where(Notice.id == notice_id, Notice.account_id == account_id)
    notice = db.session.scalar(query)
    if notice is None:
        raise NotFound(_l("This message is no longer there."))
    return notice


def choices_of(account_id: int) -> Choices:
    """What the person has chosen; topics and channels without a choice are absent."""
    return choices_of_all([account_id]).get(account_id, {})


def choices_of_all(account_ids: Collection[int]) -> dict[int, Choices]:
    """What each of these people has chosen, in one query; people without a choice are absent."""
    rows = db.session.scalars(sa.select(ChannelPreference).where(ChannelPreference.account_id.in_(account_ids)))
    known = {topic.value for topic in Topic}
    found: dict[int, Choices] = {}
    for row in rows:
        if row.topic in known:
            found.setdefault(row.account_id, {})[Topic(row.topic), Channel(row.channel)] = row.wanted
    return found


def count_by_delivery() -> dict[Delivery, int]:
    """How many messages are waiting, sent and given up."""
    query = sa.select(OutboxMessage.status, sa.func.count()).group_by(OutboxMessage.status)
    found: dict[Delivery, int] = dict(db.session.execute(query).all())
    return {status: found.get(status, 0) for status in Delivery}


def deliveries(
    *, status: Delivery | None = None, channel: Channel | None = None, page: int = 1
) -> Page[OutboxMessage]:
    """One page of messages that left or should have left the house, newest first; their texts are not loaded."""
    query: sa.Select[Any] = sa.select(OutboxMessage).options(
        sa.orm.defer(OutboxMessage.body, raiseload=True),
        sa.orm.defer(OutboxMessage.subject, raiseload=True),
    )
    if status is not None:
        query = query.where(OutboxMessage.status == status)
    if channel is not None:
        query = query.where(OutboxMessage.channel == channel)
    return paginate(query.order_by(OutboxMessage.id.desc()), page=page)


def get_delivery(message_id: int) -> OutboxMessage:
    """One message of the outbox."""
    message = db.session.get(OutboxMessage, message_id)
    if message is None:
        raise NotFound(_l("This message is no longer there."))
    return message


def latest_messages(limit: int = 30) -> list[OutboxMessage]:
    """The newest messages with their texts; for the demonstration only."""
    return list(db.session.scalars(sa.select(OutboxMessage).order_by(OutboxMessage.id.desc()).limit(limit)))
