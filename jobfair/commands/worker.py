"""`flask worker`: delivers what waits in the outbox and runs the periodic jobs."""

import logging
import signal
import threading
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from jobfair.core import delivery, dispatch, jobs
from jobfair.core.errors import Busy
from jobfair.extensions import db

logger = logging.getLogger("jobfair.worker")


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what is due now and stop.")
@click.option("--pause", default=2.0, show_default=True, help="Seconds between two looks.")
@with_appcontext
def worker(once: bool, pause: float) -> None:
    """Deliver mails and text messages and run periodic jobs until stopped (Ctrl-C, SIGTERM)."""
    try:
        ways = delivery.transports(current_app._get_current_object())  # type: ignore[attr-defined]
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    stopped = threading.Event()
    if not once:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_args: stopped.set())
    while not stopped.is_set():
        tried = _work(ways)
        if once and not tried:
            return
        stopped.wait(0 if tried == dispatch.BATCH or once else pause)


def _work(ways: dict[Any, delivery.Transport]) -> int:
    """One round; a database that is away or busy is no reason to die."""
    try:
        jobs.run_due()
        return dispatch.deliver_due(ways, keep_secrets=current_app.config["DEMO_MODE"])
    except (OperationalError, Busy) as problem:
        logger.warning("database away: %s", type(problem).__name__)
        return 0
    finally:
        db.session.remove()
