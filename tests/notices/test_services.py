"""Writing to people: language, choice, once for each event."""

import pytest

from jobfair.core.language import _l
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.extensions import db
from jobfair.notices import queries, rules, services
from jobfair.notices.models import Notice
from jobfair.notices.rules import Topic
from tests.support.client import count_queries
from tests.support.databases import count
from tests.support.make.accounts import make_recruiter, make_seeker


def tell(account, **changes):
    values = {
        "kind": "test.event",
        "title": _l("Messages"),
        "body": lambda: str(_l("Unread")),
        "path": "/en/me/messages",
        "topic": Topic.INTERVIEWS,
    }
    notice = services.notify(account, **{**values, **changes})
    db.session.commit()
    return notice


def sent():
    return {(row.channel, row.address): row for row in db.session.query(OutboxMessage)}


def test_lazy_text_and_callable_are_written_in_the_person_s_language(app):
    assert tell(make_seeker(language="en")).title == "Messages"
    notice = tell(make_seeker())
    assert (notice.title, notice.body) == ("消息", "未读")


def test_path_is_kept_without_its_language(app):
    assert tell(make_seeker()).path == "/me/messages"
    assert tell(make_seeker(), path="https://evil.example/").path is None
    assert tell(make_seeker(), path="//evil.example/").path is None
    assert tell(make_seeker(), path="/english-course").path == "/english-course"


def test_mail_and_text_message_go_to_proved_addresses_only(app):
    seeker = make_seeker(email="li@example.cn")
    tell(seeker)
    assert set(sent()) == {(Channel.MAIL, "li@example.cn"), (Channel.SMS, seeker.mobile)}
    make_seeker()
    tell(make_recruiter(email="no@example.cn", email_confirmed_at=None, mobile_confirmed_at=None))
    assert len(sent()) == 2


def test_mail_leads_to_the_page_in_the_person_s_language(app):
    tell(make_seeker(email="li@example.cn", language="en"))
    assert "http://127.0.0.1:5000/en/me/messages" in sent()[(Channel.MAIL, "li@example.cn")].body


def test_topic_goes_out_by_its_usual_ways_without_a_choice(app):
    tell(make_seeker(email="li@example.cn"), topic=Topic.APPLICATIONS)
    assert set(sent()) == {(Channel.MAIL, "li@example.cn")}


def test_choice_replaces_the_usual_ways(app):
    seeker = make_seeker(email="li@example.cn")
    off = {(Topic.INTERVIEWS, channel): False for channel in Channel}
    services.choose_channels(seeker, wanted={**off, (Topic.FAIR, Channel.SMS): True})
    assert tell(seeker) is not None
    assert sent() == {}
    tell(seeker, topic=Topic.FAIR)
    assert (Channel.SMS, seeker.mobile) in sent()


def test_security_cannot_be_switched_off(app):
    seeker = make_seeker(email="li@example.cn")
    services.choose_channels(seeker, wanted={(Topic.SECURITY, channel): False for channel in Channel})
    tell(seeker, topic="security")
    assert len(sent()) == 2


def test_event_tells_once(app):
    seeker = make_seeker(email="li@example.cn")
    assert tell(seeker, dedupe_key="event:1") is not None
    assert tell(seeker, dedupe_key="event:1") is None
    assert (count(Notice), count(OutboxMessage)) == (1, 2)


def test_unknown_topic_is_a_mistake(app):
    with pytest.raises(ValueError, match="weather"):
        tell(make_seeker(), topic="weather")
    db.session.rollback()
    assert count(Notice) == 0


def test_undone_event_leaves_no_message(app):
    seeker = make_seeker()
    services.notify(seeker, kind="x", title="x", body="x", topic=Topic.SECURITY)
    db.session.rollback()
    assert (count(Notice), count(OutboxMessage)) == (0, 0)


def test_unread_are_counted_and_read_ones_are_not(app):
    seeker, other = make_seeker(), make_seeker()
    first = tell(seeker)
    tell(seeker)
    tell(other)
    services.mark_read(seeker, notice=first)
    assert queries.count_unread(seeker.id) == 1
    services.mark_all_read(seeker)
    assert (queries.count_unread(seeker.id), queries.count_unread(other.id)) == (0, 1)


def test_message_of_somebody_else_is_not_marked(app):
    notice = tell(make_seeker())
    services.mark_read(make_seeker(), notice=notice)
    assert notice.read_at is None


def test_long_text_message_is_cut(app):
    line = rules.short_text("标题", "很长 " * 200)
    assert len(line) == rules.LONGEST_SMS
    assert line.endswith("…")


def test_every_topic_has_usual_ways():
    assert set(rules.DEFAULT_CHANNELS) == set(Topic)
    assert [topic for topic in Topic if not rules.can_choose(topic)] == [Topic.SECURITY]


def test_delivery_states_are_counted(app):
    tell(make_seeker(email="li@example.cn"))
    assert queries.count_by_delivery() == {Delivery.QUEUED: 2, Delivery.SENT: 0, Delivery.FAILED: 0}


def test_many_are_told_each_in_their_language_and_by_their_choice(app):
    first, second = make_seeker(email="a@example.cn"), make_seeker(email="b@example.cn", language="en")
    off = {(Topic.POSTINGS, Channel.MAIL): False}
    services.choose_channels(first, wanted=off)
    told = services.notify_all(
        [first, second], kind="test.event", title=_l("Messages"), body="x", topic=Topic.POSTINGS, dedupe_key="once"
    )
    assert [(row.account_id, row.title) for row in told] == [(first.id, "消息"), (second.id, "Messages")]
    assert set(sent()) == {(Channel.MAIL, "b@example.cn")}


def test_event_told_to_many_is_told_to_each_once(app):
    first, second = make_seeker(), make_seeker()
    words = {"kind": "test.event", "title": "x", "body": "x", "topic": Topic.POSTINGS, "dedupe_key": "once"}
    assert len(services.notify_all([first, first], **words)) == 1
    assert [row.account_id for row in services.notify_all([first, second], **words)] == [second.id]
    assert services.notify_all([first, second], **words) == []
    assert services.notify_all([], **words) == []


def test_number_of_queries_does_not_grow_with_the_people(app):
    people = [make_seeker(email=f"p{number}@example.cn") for number in range(12)]

    def cost(of):
        with count_queries() as queries:
            services.notify_all(of, kind="test.event", title="x", body="x", topic=Topic.INTERVIEWS)
        return len(queries)

    assert cost(people) == cost(people[:1]) <= 4
    assert count(OutboxMessage) == 26  # a mail and a text message each
