"""Inbox, choice of channels, deliveries and the demonstration's outbox, as a browser sees them."""

import pytest

from jobfair.accounts.models import Account
from jobfair.core import outbox
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.extensions import db
from jobfair.notices import services
from jobfair.notices.models import ChannelPreference, Notice
from tests.support.make.accounts import make_admin, make_reviewer, make_seeker, make_staff


def tell(account, title="面试邀请", path="/me/security"):
    notice = services.notify(
        account, kind="test", title=title, body="请于明天上午九点到场。", path=path, topic="fair"
    )
    db.session.commit()
    return notice


def given_up(**changes):
    message = outbox.post(Channel.MAIL, "li@example.cn", kind="test", subject="秘密主题", body="秘密内容")
    for name, value in {"status": Delivery.FAILED, "attempts": 5, **changes}.items():
        setattr(message, name, value)
    db.session.commit()
    return message


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_open_in_both_languages_empty_and_full(browser_of, prefix):
    admin = make_admin()
    browser = browser_of(admin)
    paths = ("/me/messages", "/me/messages?show=unread", "/me/messages/preferences", "/staff/deliveries")
    for path in paths:
        browser.page(prefix + path)
    notice = tell(admin)
    given_up()
    for path in (
        *paths,
        f"/me/messages/{notice.id}",
        "/staff/deliveries?state=failed&channel=mail",
        "/demo/messages",
    ):
        browser.page(prefix + path)


def test_unread_count_stands_in_the_header_and_costs_nothing_for_visitors(browser_of, client):
    seeker = make_seeker()
    tell(seeker)
    tell(seeker)
    assert browser_of(seeker).page("/me").words("header .counter").startswith("2")
    assert client.page("/sign-in").all("header .counter") == []


def test_opening_a_message_marks_it_read(browser_of):
    seeker = make_seeker()
    notice = tell(seeker)
    browser = browser_of(seeker)
    page = browser.page("/me/messages")
    (form,) = [node for node in page.all("form") if f"/{notice.id}/reading" in node.attrs["action"]]
    page = browser.follow(browser.submit(form.attrs["action"]))
    assert "面试邀请" in page.words("h1")
    assert browser.page("/me/messages?show=unread").all(".empty")
    answer = browser.submit(form.attrs["action"], {"onward": "1"})
    assert answer.headers["Location"] == "/me/security"


def test_looking_alone_marks_nothing(browser_of):
    seeker = make_seeker()
    notice = tell(seeker)
    browser = browser_of(seeker)
    browser.page("/me/messages")
    browser.page(f"/me/messages/{notice.id}")
    db.session.remove()
    assert db.session.get(Notice, notice.id).read_at is None


def test_english_reader_stays_in_english(browser_of):
    seeker = make_seeker()
    notice = tell(seeker)
    answer = browser_of(seeker).submit(f"/en/me/messages/{notice.id}/reading", {"onward": "1"})
    assert answer.headers["Location"] == "/en/me/security"


def test_unread_come_first(browser_of):
    seeker = make_seeker()
    old, new = tell(seeker, "旧的"), tell(seeker, "新的")
    services.mark_read(seeker, notice=new)
    db.session.commit()
    words = browser_of(seeker).page("/me/messages").words(".rows")
    assert words.index(old.title) < words.index(new.title)


def test_all_are_marked_read_at_once(browser_of):
    seeker = make_seeker()
    for _number in range(3):
        tell(seeker)
    browser = browser_of(seeker)
    browser.submit("/me/messages/reading")
    assert browser.page("/me/messages?show=unread").all(".empty")


def test_message_of_somebody_else_is_not_there(browser_of):
    notice = tell(make_seeker())
    stranger = browser_of(make_seeker())
    stranger.page(f"/me/messages/{notice.id}", expect=404)
    stranger.post(f"/me/messages/{notice.id}/reading", expect=404)


def test_visitor_has_no_inbox(client):
    assert client.get("/me/messages", expect=302).headers["Location"].startswith("/sign-in")


def test_choice_is_kept_and_shown_again(browser_of):
    seeker = make_seeker()
    browser = browser_of(seeker)
    browser.submit("/me/messages/preferences", {"fair-sms": "y", "security-mail": "", "nonsense": "x"})
    page = browser.page("/me/messages/preferences")
    assert "checked" in page.one("#fair-sms").attrs
    assert "checked" not in page.one("#applications-mail").attrs
    assert db.session.query(ChannelPreference).filter_by(topic="security").count() == 0


def test_deliveries_show_state_but_never_texts_or_whole_addresses(browser_of):
    given_up(last_error="SMTP 550")
    page = browser_of(make_admin()).page("/staff/deliveries")
    assert "SMTP 550" in page.words("tbody")
    assert "秘密" not in page.text
    assert "li@example.cn" not in page.text


@pytest.mark.parametrize("make", [make_seeker, make_reviewer, make_staff])
def test_deliveries_are_for_administrators(browser_of, make):
    browser = browser_of(make())
    browser.page("/staff/deliveries", expect=403)
    browser.post(f"/staff/deliveries/{given_up().id}/retry", expect=403)


def test_message_that_was_given_up_is_tried_again(browser_of):
    message = given_up()
    browser = browser_of(make_admin())
    browser.submit(f"/staff/deliveries/{message.id}/retry")
    browser.post(f"/staff/deliveries/{message.id}/retry", expect=409)
    db.session.remove()
    found = db.session.get(OutboxMessage, message.id)
    assert (found.status, found.attempts) == (Delivery.QUEUED, 0)


def test_wiped_code_cannot_be_sent_again(browser_of):
    message = given_up(body="")
    browser_of(make_admin()).post(f"/staff/deliveries/{message.id}/retry", expect=409)


def test_demonstration_outbox_shows_codes_only_in_demonstration(app, client, monkeypatch):
    client.submit("/register", {"mobile": "13800000001"})
    assert "13800000001" in client.page("/demo/messages").words("main")
    monkeypatch.setitem(app.config, "DEMO_MODE", False)
    client.page("/demo/messages", expect=404)


@pytest.mark.parametrize("query", ["show=x", "page=999999", "page=-1", "state=%00&channel=%00", "state=evil"])
def test_nonsense_in_the_address_is_harmless(browser_of, query):
    browser = browser_of(make_admin())
    browser.page("/me/messages?" + query)
    browser.page("/staff/deliveries?" + query)


def test_account_names_are_escaped_in_messages(browser_of):
    seeker = make_seeker(name="<b>x</b>")
    tell(seeker, title="<script>alert(1)</script>", path="/me")
    page = browser_of(seeker).page("/me/messages")
    assert "<script>alert" not in page.text
    assert db.session.query(Account).count() == 1
