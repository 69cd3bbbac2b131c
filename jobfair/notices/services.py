"""Writing to people: in the inbox at once, by mail and text message through the outbox, by their choice."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, outbox
from jobfair.core.errors import Conflict
from jobfair.core.language import PREFIX, _, _l, in_language
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.core.urls import absolute
from jobfair.extensions import db
from jobfair.notices import queries, rules
from jobfair.notices.models import ChannelPreference, Notice
from jobfair.notices.rules import Topic

Words = str | Callable[[], Any] | Any  # text, lazy text, or a callable returning text


def notify(
    account: Account,
    *,
    kind: str,
    title: Words,
    body: Words,
    topic: Topic | str,
    path: str | None = None,
    dedupe_key: str | None = None,
) -> Notice | None:
    """Write to `account` in its language: the inbox at once, mail and SMS by choice and confirmed address.

    `kind` names the event (`application.viewed`); `path` is where the message leads on this portal. Lazy texts and
    callables are rendered in the person's language. None when `dedupe_key` has been used: an event tells once.
    """
    if dedupe_key is not None and queries.find_notice_by_key(dedupe_key) is not None:
        return None
    topic = Topic(topic)
    path = rules.local_path(path, PREFIX)
    with in_language(account.language):
        heading, text = _render(title)[: rules.LONGEST_TITLE], _render(body)
        notice = Notice(
            account_id=account.id,
            kind=kind,
            title=heading,
            body=text,
            path=path,
            language=account.language,
            dedupe_key=dedupe_key,
        )
        db.session.add(notice)
        db.session.flush()
        _send_out(account, notice, topic, key=dedupe_key or f"notice:{notice.id}")
    return notice


def _render(words: Words) -> str:
    return str(words() if callable(words) else words).strip()


def _send_out(account: Account, notice: Notice, topic: Topic, *, key: str) -> None:
    choices = queries.choices_of(account.id)
    for channel, address in _addresses(account).items():
        if address is None or not rules.is_sent(topic, channel, choices.get((topic, channel))):
            continue
        is_mail = channel is Channel.MAIL
        outbox.post(
            channel,
            address,
            kind=notice.kind,
            subject=notice.title if is_mail else "",
            body=_letter(account, notice) if is_mail else rules.short_text(notice.title, notice.body),
            language=account.language,
            account_id=account.id,
            dedupe_key=f"{key}:{channel.value}",
        )


def _addresses(account: Account) -> dict[Channel, str | None]:
    """Only addresses that the person has proved to be theirs."""
    return {
        Channel.MAIL: account.email if account.email_confirmed_at else None,
        Channel.SMS: account.mobile if account.mobile_confirmed_at else None,
    }


def _letter(account: Account, notice: Notice) -> str:
    parts = [_("Hello %(name)s,", name=account.display_name), notice.body]
    if notice.path:
        link = absolute(notice.path, language=account.language)
        parts.append(_("Here you can see more: %(link)s", link=link))
    settings = absolute("/me/messages/preferences", language=account.language)
    parts.append(_("Which messages you receive is up to you: %(link)s", link=settings))
    return "\n\n".join(parts)


def mark_read(account: Account, *, notice: Notice) -> None:
    """Note that the person has opened a message (the first time counts)."""
    if notice.read_at is None and notice.account_id == account.id:
        notice.read_at = clock.now()
        db.session.flush()


def mark_all_read(account: Account) -> None:
    """Note that everything in the inbox has been seen."""
    db.session.execute(
        sa.update(Notice)
        .where(Notice.account_id == account.id, Notice.read_at.is_(None))
        .values(read_at=clock.now())
        .execution_options(synchronize_session=False)
    )


def choose_channels(account: Account, *, wanted: dict[tuple[Topic, Channel], bool]) -> None:
    """Keep the person's choice for each topic and channel that may be chosen."""
    rows = {
        (row.topic, row.channel): row
        for row in db.session.scalars(
            sa.select(ChannelPreference).where(ChannelPreference.account_id == account.id)
        )
    }
    for (topic, channel), yes in wanted.items():
        if not rules.can_choose(topic):
            continue
        row = rows.get((topic.value, channel.value))
        if row is None:
            row = ChannelPreference(account_id=account.id, topic=topic.value, channel=channel.value)
            db.session.add(row)
        row.wanted = yes
    db.session.flush()


def retry(actor: Account, *, message: OutboxMessage) -> None:
    """Put a message that was given up back into the queue; Conflict when it is waiting or already sent."""
    again = db.session.execute(
        sa.update(OutboxMessage)
        .where(
            OutboxMessage.id == message.id,
            OutboxMessage.status == Delivery.FAILED,
            OutboxMessage.body != "",  # a one-time code that was given up is worthless, and wiped
        )
        .values(status=Delivery.QUEUED, attempts=0, next_attempt_at=clock.now(), updated_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if again.rowcount != 1:  # type: ignore[attr-defined]
        raise Conflict(
            _l("This message cannot be sent again: it is on its way, has arrived, or held a code that has run out.")
        )
    audit.record("delivery.retried", f"outbox_message:{message.id}", actor_id=actor.id)
