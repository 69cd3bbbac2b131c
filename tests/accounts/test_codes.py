"""One-time codes: who gets which, how often, how long, and who wins a race."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobfair.accounts import rules
from jobfair.accounts.models import OneTimeCode
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes
from jobfair.core import clock
from jobfair.core.errors import Invalid, TooMany
from jobfair.extensions import db
from tests.accounts.steps import code_to, letters_to, wrong
from tests.support.databases import count
from tests.support.make.accounts import make_disabled, make_seeker, make_staff

MOBILE = "13800000001"


def ask(purpose=Purpose.SIGN_IN, address=MOBILE, visitor="10.0.0.1"):
    codes.send_to_member(purpose, address, visitor=visitor)
    db.session.commit()


def test_code_is_good_once(app):
    make_seeker(mobile=MOBILE)
    ask()
    code = code_to(MOBILE)
    codes.use(Purpose.SIGN_IN, MOBILE, f" {code[:3]} {code[3:]} ")
    db.session.commit()
    with pytest.raises(Invalid):
        codes.use(Purpose.SIGN_IN, MOBILE, code)


def test_code_is_kept_only_as_a_keyed_hash(app):
    make_seeker(mobile=MOBILE)
    ask()
    row = db.session.scalar(sa.select(OneTimeCode))
    assert code_to(MOBILE) not in row.code_hash
    assert len(row.code_hash) == 64


def test_code_for_one_purpose_opens_nothing_else(app):
    make_seeker(mobile=MOBILE)
    ask(Purpose.RESET)
    with pytest.raises(Invalid):
        codes.use(Purpose.SIGN_IN, MOBILE, code_to(MOBILE))


def test_code_runs_out_after_ten_minutes(app):
    make_seeker(mobile=MOBILE)
    ask()
    code = code_to(MOBILE)
    with time_machine.travel(clock.now() + timedelta(minutes=10, seconds=1)), pytest.raises(Invalid):
        codes.use(Purpose.SIGN_IN, MOBILE, code)


def test_sixth_try_is_refused_even_with_the_right_code(app):
    make_seeker(mobile=MOBILE)
    ask()
    code = code_to(MOBILE)
    for _try in range(5):
        with pytest.raises(Invalid):
            codes.use(Purpose.SIGN_IN, MOBILE, wrong(code))
        db.session.rollback()
    with pytest.raises(Invalid):
        codes.use(Purpose.SIGN_IN, MOBILE, code)


def test_newer_code_replaces_the_older(app):
    make_seeker(mobile=MOBILE)
    ask()
    old = code_to(MOBILE)
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        ask()
        new = code_to(MOBILE)
        if new != old:
            with pytest.raises(Invalid):
                codes.use(Purpose.SIGN_IN, MOBILE, old)
        codes.use(Purpose.SIGN_IN, MOBILE, new)
    live = sa.select(sa.func.count()).select_from(OneTimeCode).where(OneTimeCode.used_at.is_(None))
    assert db.session.scalar(live) == 0


def test_second_code_within_a_minute_is_refused_with_the_time_to_wait(app):
    make_seeker(mobile=MOBILE)
    ask()
    with pytest.raises(TooMany) as refusal:
        ask()
    assert 0 < refusal.value.retry_after <= 60
    assert len(letters_to(MOBILE)) == 1


def test_address_gets_eight_codes_a_day_at_most(app):
    make_seeker(mobile=MOBILE)
    start = clock.now()
    for number in range(8):
        with time_machine.travel(start + timedelta(minutes=2 * number)):
            ask(visitor=f"10.0.0.{number}")
    with time_machine.travel(start + timedelta(minutes=30)), pytest.raises(TooMany):
        ask(visitor="10.0.0.99")


def test_visitor_cannot_flood_many_addresses(app, monkeypatch):
    monkeypatch.setattr(rules, "CODES_PER_VISITOR", (3, timedelta(hours=1)))
    for number in range(3):
        ask(address=f"138{number:08d}")
    with pytest.raises(TooMany):
        ask(address="13900000000")


@pytest.mark.parametrize("make", [None, make_disabled, lambda mobile: make_staff(mobile=mobile)])
def test_without_an_open_account_the_same_rows_are_left_but_no_code(app, make):
    if make is not None:
        make(mobile=MOBILE)
    ask()
    assert count(OneTimeCode) == 1
    (letter,) = letters_to(MOBILE)
    assert not any(char.isdigit() for char in letter.body.replace("127.0.0.1:5000", "").replace("/", ""))


def test_registered_number_is_told_so_instead_of_getting_a_code(app):
    make_seeker(mobile=MOBILE)
    codes.send_to_newcomer(MOBILE, visitor="10.0.0.1")
    db.session.commit()
    (letter,) = letters_to(MOBILE)
    assert "/sign-in/code" in letter.body


def test_of_two_who_use_a_code_at_once_one_wins(app):
    make_seeker(mobile=MOBILE)
    ask()
    code = code_to(MOBILE)
    db.session.remove()
    gate, outcomes = threading.Barrier(4), []

    def use():
        with app.app_context():
            gate.wait()
            try:
                codes.use(Purpose.SIGN_IN, MOBILE, code)
                db.session.commit()
                outcomes.append("in")
            except Invalid:
                db.session.rollback()
                outcomes.append("refused")

    threads = [threading.Thread(target=use) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "refused", "refused", "refused"]


def test_old_codes_are_cleared_away(app):
    make_seeker(mobile=MOBILE)
    ask()
    with time_machine.travel(clock.now() + timedelta(days=2)):
        assert codes.forget_old() == 1
    assert count(OneTimeCode) == 0
