"""The demonstration, loaded once for the tests that only read it."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from jobfair.core import clock
from jobfair.demo.services import load_demo
from jobfair.extensions import db
from tests.support.databases import Database


@pytest.fixture(scope="module")
def loaded(portal: Flask, database: Database) -> Iterator[date]:
    """A portal holding the demonstration; the value is the day it was loaded for."""
    database.reset(portal)
    with portal.app_context():
        today = clock.today()
        load_demo(today=today, is_demonstration=True)
        db.session.commit()
        yield today
