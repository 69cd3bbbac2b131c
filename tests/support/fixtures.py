"""Fixtures shared by all domains: people who are signed in, and a town full of them."""

from collections.abc import Callable

import pytest
from flask import Flask

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.demo.services import load_demo
from jobfair.extensions import db
from tests.support.client import CheckingClient
from tests.support.databases import Database
from tests.support.samples import prepare


@pytest.fixture
def browser_of(app: Flask) -> Callable[[Account], CheckingClient]:
    """A new browser signed in as the given account (staff with their second factor)."""

    def sign_in(account: Account) -> CheckingClient:
        client = app.test_client()
        assert isinstance(client, CheckingClient)
        return client.sign_in(account)

    return sign_in


@pytest.fixture(scope="module")
def town(portal: Flask, database: Database) -> Flask:
    """The portal with the demonstration and what the samples add to it, loaded once for a module."""
    database.reset(portal)
    with portal.app_context():
        load_demo(today=clock.today(), is_demonstration=True)
        db.session.commit()
        prepare()
        db.session.remove()
    return portal
