"""Limits are counted together by all processes, windows end, success forgets."""

import threading
from datetime import timedelta

import pytest
import time_machine

from jobfair.core import clock
from jobfair.core.errors import TooMany
from jobfair.core.limits import Attempt, count_attempt, forget_attempts
from jobfair.extensions import db

MINUTE = timedelta(minutes=1)


def test_one_more_than_allowed_is_refused_with_the_time_to_wait(app):
    for _try in range(3):
        count_attempt("test", "x", most=3, window=MINUTE)
    with pytest.raises(TooMany) as refusal:
        count_attempt("test", "x", most=3, window=MINUTE)
    assert 0 < refusal.value.retry_after <= 60
    count_attempt("test", "y", most=3, window=MINUTE)
    count_attempt("other", "x", most=3, window=MINUTE)


def test_new_window_counts_anew(app):
    count_attempt("test", "x", most=1, window=MINUTE)
    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        count_attempt("test", "x", most=1, window=MINUTE)


def test_success_forgets(app):
    count_attempt("test", "x", most=1, window=MINUTE)
    forget_attempts("test", "x")
    count_attempt("test", "x", most=1, window=MINUTE)


def test_subject_is_not_readable_in_the_table(app):
    count_attempt("test", "13800000001", most=1, window=MINUTE)
    assert "13800000001" not in db.session.query(Attempt).one().key


def test_tries_at_the_same_time_are_all_counted(app):
    db.session.remove()

    def try_often():
        with app.app_context():
            for _try in range(5):
                count_attempt("test", "x", most=100, window=MINUTE)

    threads = [threading.Thread(target=try_often) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert db.session.query(Attempt).one().count == 20
