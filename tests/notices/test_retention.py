"""What is kept of messages, and for how long."""

from datetime import timedelta

import sqlalchemy as sa

from jobfair.core import clock, dispatch, jobs
from jobfair.core.delivery import Undelivered
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.extensions import db
from jobfair.notices.models import Notice
from tests.support.make.accounts import make_seeker


class Way:
    """Takes every message, or none."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works

    def send(self, _message: OutboxMessage) -> None:
        if not self.works:
            raise Undelivered("no way")


def make_message(status: Delivery, *, days: int, **values: object) -> int:
    """A message that was sent, given up or written so many days ago; its key."""
    moment = clock.now() - timedelta(days=days)
    standard = {"kind": "x", "subject": "面试", "body": "明天九点", "created_at": moment, "updated_at": moment}
    sent_at = moment if status is Delivery.SENT else None
    row = OutboxMessage(
        channel=Channel.MAIL, address="a@example.org", status=status, sent_at=sent_at, **{**standard, **values}
    )
    db.session.add(row)
    db.session.commit()
    return row.id


def left() -> dict[int, str]:
    rows = db.session.execute(sa.select(OutboxMessage.id, OutboxMessage.subject + OutboxMessage.body))
    return dict(iter(rows))


def test_texts_go_after_a_month_and_rows_after_half_a_year(app):
    fresh = make_message(Delivery.SENT, days=29)
    month = make_message(Delivery.SENT, days=31)
    given_up = make_message(Delivery.FAILED, days=31)
    waiting = make_message(Delivery.QUEUED, days=400)
    for status in (Delivery.SENT, Delivery.FAILED):
        make_message(status, days=184)
    assert "notices.retention" in jobs.run_due()
    words = "面试明天九点"
    assert left() == {fresh: words, month: "", given_up: "", waiting: words}


def test_given_up_message_that_was_wiped_is_deleted_in_its_time(app):
    make_message(Delivery.FAILED, days=182)
    runner = app.test_cli_runner()
    assert "0 messages deleted" in runner.invoke(args=["notices", "retention"]).output
    row = db.session.scalars(sa.select(OutboxMessage)).one()
    assert clock.now() - row.updated_at > timedelta(days=181)


def test_inbox_is_kept_for_three_years(app):
    account = make_seeker()
    for days in (1094, 1097):
        moment = clock.now() - timedelta(days=days)
        db.session.add(Notice(account_id=account.id, kind="x", title=str(days), body="", created_at=moment))
    db.session.commit()
    assert "1 messages deleted" in app.test_cli_runner().invoke(args=["notices", "retention"]).output
    assert db.session.scalars(sa.select(Notice.title)).all() == ["1094"]


def test_link_of_an_invitation_is_wiped_once_sent(app):
    key = make_message(Delivery.QUEUED, days=0, kind="employer.invited", subject="", body="https://x/token")
    dispatch.deliver_due({Channel.MAIL: Way()})
    assert left() == {key: ""}


def test_link_of_an_invitation_is_tried_longer_than_a_code(app):
    key = make_message(Delivery.QUEUED, days=0, kind="employer.invited", attempts=3)
    dispatch.deliver_due({Channel.MAIL: Way(works=False)})
    assert db.session.get_one(OutboxMessage, key, populate_existing=True).status is Delivery.QUEUED
