"""Writing to people: in the inbox at once, by mail and text message through the outbox, by their choice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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
AT_ONCE = 500  # people told with one set of queries: below the number of values one statement may carry


@dataclass(frozen=True)
class Message:
    """What one person is to be told about one event; the meaning of the fields: see `notify`."""

    account: Account
    kind: str
    title: Words
    body: Words
    topic: Topic | str
    path: str | None = None
    dedupe_key: str | None = None


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
    written = notify_each([Message(account, kind, title, body, topic, path, dedupe_key)])
    return written[0] if written else None


def notify_all(
    accounts: Iterable[Account],
    *,
    kind: str,
    title: Words,
    body: Words,
    topic: Topic | str,
    path: str | None = None,
    dedupe_key: str | None = None,
) -> list[Notice]:
    """Tell many people the same, each in their language; the number of queries does not grow with theirs.

    `dedupe_key` names the event: each person is told once under it. Returns what was written.
    """
    return notify_each(
        Message(account, kind, title, body, topic, path, dedupe_key and f"{dedupe_key}:{account.id}")
        for account in accounts
    )


def notify_each(messages: Iterable[Message]) -> list[Notice]:
    """Tell each their own; the number of queries does not grow with the people. Returns what was written."""
    waiting, written = list(messages), []
    for start in range(0, len(waiting), AT_ONCE):
        written += _write(waiting[start : start + AT_ONCE])
    return written


def _write(messages: list[Message]) -> list[Notice]:
    used = queries.used_keys({message.dedupe_key for message in messages if message.dedupe_key is not None})
    fresh = []
    for message in messages:
        if message.dedupe_key is None or message.dedupe_key not in used:
            fresh.append(message)
            used |= {message.dedupe_key} if message.dedupe_key else set()
    if not fresh:
        return []
    rows = [_row(message) for message in fresh]
    choices = queries.choices_of_all({message.account.id for message in fresh})
    db.session.flush()
    notices = list(db.session.scalars(sa.insert(Notice).returning(Notice), rows))
    outbox.post_all(
        letter
        for message, row in zip(fresh, rows, strict=True)
        for letter in _letters(message, row, choices.get(message.account.id, {}))
    )
    return notices


def _row(message: Message) -> dict[str, Any]:
    account = message.account
    with in_language(account.language):
        return {
            "account_id": account.id,
            "kind": message.kind,
            "title": _render(message.title)[: rules.LONGEST_TITLE],
            "body": _render(message.body),
            "path": rules.local_path(message.path, PREFIX),
            "language": account.language,
            "dedupe_key": message.dedupe_key,
        }


def _render(words: Words) -> str:
    return str(words() if callable(words) else words).strip()


def _letters(message: Message, row: dict[str, Any], choices: queries.Choices) -> Iterator[dict[str, Any]]:
    """What leaves the house for one notice."""
    account, topic, title, body = message.account, Topic(message.topic), row["title"], row["body"]
    for channel, address in _addresses(account).items():
        if address is None or not rules.is_sent(topic, channel, choices.get((topic, channel))):
            continue
        is_mail = channel is Channel.MAIL
        yield {
            "channel": channel,
            "address": address,
            "kind": message.kind,
            "subject": title if is_mail else "",
            "body": _letter(account, body, row["path"]) if is_mail else rules.short_text(title, body),
            "language": account.language,
            "account_id": account.id,
            "dedupe_key": message.dedupe_key and f"{message.dedupe_key}:{channel.value}",
        }


def _addresses(account: Account) -> dict[Channel, str | None]:
    """Only addresses that the person has proved to be theirs."""
    return {
        Channel.MAIL: account.email if account.email_confirmed_at else None,
        Channel.SMS: account.mobile if account.mobile_confirmed_at else None,
    }


def _letter(account: Account, body: str, path: str | None) -> str:
    settings = absolute("/me/messages/preferences", language=account.language)
    with in_language(account.language):
        parts = [_("Hello %(name)s,", name=account.display_name), body]
        if path:
            parts.append(_("Here you can see more: %(link)s", link=absolute(path, language=account.language)))
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
