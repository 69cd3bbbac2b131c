"""Signing in with a password, as a browser sees it."""

from jobfair.accounts.models import UserSession
from tests.support.databases import count
from tests.support.make.accounts import PASSWORD, make_seeker


def test_right_password_signs_in_and_leads_to_own_pages(client):
    seeker = make_seeker()
    answer = client.submit("/sign-in", {"name": seeker.mobile, "password": PASSWORD})
    assert answer.headers["Location"] == "/me"
    assert client.follow(answer).one("h1")


def test_wrong_password_is_refused_and_signs_nobody_in(client):
    seeker = make_seeker()
    page = client.refused("/sign-in", {"name": seeker.mobile, "password": "not the password"})
    assert page.all(".error-summary")
    assert count(UserSession) == 0
