"""Fixtures shared by all domains: people who are signed in."""

from collections.abc import Callable

import pytest
from flask import Flask

from jobfair.accounts.models import Account
from tests.support.client import CheckingClient


@pytest.fixture
def browser_of(app: Flask) -> Callable[[Account], CheckingClient]:
    """A new browser signed in as the given account (staff with their second factor)."""

    def sign_in(account: Account) -> CheckingClient:
        client = app.test_client()
        assert isinstance(client, CheckingClient)
        return client.sign_in(account)

    return sign_in
