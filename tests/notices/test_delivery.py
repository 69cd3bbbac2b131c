"""The worker against a real mail server and a real HTTP server on this machine."""

import email
import email.policy
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import sqlalchemy as sa
import time_machine
from aiosmtpd.controller import Controller

from jobfair.core import clock, delivery, dispatch, outbox
from jobfair.core.delivery import Undelivered
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.extensions import db
from tests.support.databases import free_port

SUBJECT = "面试邀请：锦州站前区，3月8日上午九点，请带身份证、学历证书和技能等级证书原件"


class Mailbox:
    """What a mail server took over; `refusals` answers come first."""

    def __init__(self) -> None:
        self.letters: list[email.message.EmailMessage] = []
        self.refusals: list[str] = []

    async def handle_DATA(self, server, session, envelope):
        if self.refusals:
            return self.refusals.pop(0)
        self.letters.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 taken"


@pytest.fixture
def mail_server(app) -> Iterator[tuple[Mailbox, dict]]:
    box = Mailbox()
    port = free_port()  # the controller looks at its own port and so cannot be given 0
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    with changed(app, MAIL_URL=f"smtp://127.0.0.1:{port}?tls=none", MAIL_FROM="jobfair@jinzhou.example"):
        yield box, delivery.transports(app)
    controller.stop()


class Provider(BaseHTTPRequestHandler):
    """An SMS provider."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append((self.headers["Authorization"], json.loads(body)))
        status = self.server.answers.pop(0) if self.server.answers else 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def provider(app) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    server.requests, server.answers = [], []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with changed(app, SMS_URL=f"http://127.0.0.1:{server.server_port}/send", SMS_TOKEN="geheim"):
        yield server
    server.shutdown()
    thread.join()
    server.server_close()


class changed:
    """Settings replaced for a while."""

    def __init__(self, app, **values):
        self.config, self.values = app.config, values

    def __enter__(self):
        self.before = {name: self.config[name] for name in self.values}
        self.config.update(self.values)

    def __exit__(self, *_error):
        self.config.update(self.before)


def post(channel=Channel.MAIL, address="li@example.cn", **changes):
    values = {"kind": "test", "subject": SUBJECT, "body": "您好：\n\n请准时到场。\n.\n谢谢。", **changes}
    message = outbox.post(channel, address, **values)
    db.session.commit()
    return message.id


def state_of(message_id):
    db.session.remove()
    return db.session.get(OutboxMessage, message_id)


def test_chinese_mail_arrives_as_written(mail_server):
    box, ways = mail_server
    message_id = post()
    assert dispatch.deliver_due(ways) == 1
    (letter,) = box.letters
    assert letter["Subject"] == SUBJECT
    assert letter["To"] == "li@example.cn"
    assert letter["From"].addresses[0].display_name == "锦州就业招聘会"
    assert letter.get_content().replace("\r\n", "\n").strip() == "您好：\n\n请准时到场。\n.\n谢谢。"
    assert letter["Content-Language"] == "zh-CN"
    assert (state_of(message_id).status, state_of(message_id).sent_at is not None) == (Delivery.SENT, True)
    assert dispatch.deliver_due(ways) == 0


def test_line_breaks_in_a_subject_make_no_new_header(mail_server):
    box, ways = mail_server
    post(subject="一\r\nBcc: evil@example.cn")
    dispatch.deliver_due(ways)
    assert box.letters[0]["Bcc"] is None


def test_refused_mail_is_tried_again_later_under_the_same_message_id(mail_server):
    box, ways = mail_server
    box.refusals = ["451 not now"]
    message_id = post()
    start = clock.now()
    dispatch.deliver_due(ways)
    waiting = state_of(message_id)
    assert (waiting.status, waiting.attempts, waiting.last_error) == (Delivery.QUEUED, 1, "SMTP 451")
    assert dispatch.deliver_due(ways) == 0
    first = delivery.reference(waiting)
    with time_machine.travel(start + timedelta(minutes=2)):
        dispatch.deliver_due(ways)
    assert state_of(message_id).status == Delivery.SENT
    assert box.letters[0]["Message-ID"] == f"<{first}@jinzhou.example>"


def test_after_the_fifth_failure_the_message_is_given_up(mail_server):
    box, ways = mail_server
    box.refusals = ["451 not now"] * 9
    message_id, moment, waits = post(), clock.now(), []
    for _try in range(5):
        with time_machine.travel(moment + timedelta(seconds=1), tick=False):
            dispatch.deliver_due(ways)
            found = state_of(message_id)
            waits.append(round((found.next_attempt_at - clock.now()).total_seconds() / 60))
            moment = found.next_attempt_at
    assert waits[:4] == [1, 5, 30, 120]
    assert (state_of(message_id).status, state_of(message_id).attempts) == (Delivery.FAILED, 5)


def test_mail_server_that_is_away_is_a_reason_to_wait(app):
    with changed(app, MAIL_URL="smtp://127.0.0.1:1?tls=none", MAIL_FROM="a@b.example"):
        message_id = post()
        dispatch.deliver_due(delivery.transports(app))
    assert state_of(message_id).last_error == "ConnectionRefusedError"


def test_one_bad_message_does_not_hold_up_the_next(mail_server):
    box, ways = mail_server
    bad = post(address="not an address")
    good = post()
    assert dispatch.deliver_due(ways) == 2
    assert state_of(bad).status == Delivery.QUEUED
    assert state_of(good).status == Delivery.SENT
    assert len(box.letters) == 1


def test_text_message_goes_to_the_provider_with_its_token(app, provider):
    message_id = post(Channel.SMS, "13800000001", subject="", body="验证码 123456")
    dispatch.deliver_due(delivery.transports(app))
    ((token, body),) = provider.requests
    assert token == "Bearer geheim"
    assert body == {
        "id": delivery.reference(state_of(message_id)),
        "mobile": "13800000001",
        "text": "验证码 123456",
        "language": "zh",
    }
    assert state_of(message_id).status == Delivery.SENT


@pytest.mark.parametrize("answer", [500, 429, 302, 403])
def test_provider_that_refuses_is_asked_again_later(app, provider, answer):
    provider.answers = [answer]
    message_id = post(Channel.SMS, "13800000001")
    dispatch.deliver_due(delivery.transports(app))
    found = state_of(message_id)
    assert (found.status, found.last_error) == (Delivery.QUEUED, f"HTTP {answer}")
    assert len(provider.requests) == 1


def test_sent_code_is_wiped_from_the_outbox(app, provider):
    secret = post(Channel.SMS, "13800000001", kind="accounts.code", body="123456")
    plain = post(Channel.SMS, "13800000001", body="您好")
    dispatch.deliver_due(delivery.transports(app))
    assert (state_of(secret).body, state_of(plain).body) == ("", "您好")


def test_several_workers_send_each_message_once(app, provider):
    for number in range(20):
        post(Channel.SMS, f"138{number:08d}")
    db.session.remove()
    ways = delivery.transports(app)

    def work():
        with app.app_context():
            dispatch.deliver_due(ways)

    threads = [threading.Thread(target=work) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [body["mobile"] for _token, body in provider.requests]
    assert sorted(numbers) == sorted({f"138{number:08d}" for number in range(20)})


def test_claim_of_a_dead_worker_lapses(app, provider):
    message_id = post(Channel.SMS, "13800000001")
    assert dispatch._claim(message_id) is not None
    assert dispatch.deliver_due(delivery.transports(app)) == 0
    with time_machine.travel(clock.now() + dispatch.LEASE + timedelta(seconds=1)):
        assert dispatch.deliver_due(delivery.transports(app)) == 1
    assert state_of(message_id).status == Delivery.SENT


def test_worker_that_slept_past_its_lease_does_not_undo_the_mark_of_another(app, provider):
    message_id = post(Channel.SMS, "13800000001")
    slow = dispatch._claim(message_id)
    with time_machine.travel(clock.now() + dispatch.LEASE + timedelta(seconds=1)):
        dispatch.deliver_due(delivery.transports(app))
    dispatch._postpone(slow, "late")
    assert state_of(message_id).status == Delivery.SENT


def test_console_prints_instead_of_sending(app, capsys):
    post(Channel.SMS, "13800000001", body="验证码 654321")
    dispatch.deliver_due(delivery.transports(app))
    assert "654321" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value"),
    [("MAIL_URL", "http://x"), ("MAIL_URL", "smtp://"), ("MAIL_URL", "smtp://h?tls=maybe"), ("SMS_URL", "ftp://x")],
)
def test_wrong_setting_is_named(app, name, value):
    with changed(app, **{name: value}), pytest.raises(ValueError, match=name):
        delivery.transports(app)


def test_tls_is_demanded_by_default(app, mail_server):
    _box, _ways = mail_server
    with changed(app, MAIL_URL=app.config["MAIL_URL"].split("?")[0]):
        way = delivery.transports(app)[Channel.MAIL]
    message = state_of(post())
    with pytest.raises(Undelivered):
        way.send(message)


def test_worker_once_delivers_what_is_due_and_stops(app):
    post(Channel.SMS, "13800000001", body="您好 worker")
    db.session.remove()
    result = app.test_cli_runner().invoke(args=["worker", "--once"])
    assert result.exit_code == 0
    assert "您好 worker" in result.output
    waiting = sa.select(sa.func.count()).select_from(OutboxMessage).where(OutboxMessage.status == Delivery.QUEUED)
    assert db.session.scalar(waiting) == 0
