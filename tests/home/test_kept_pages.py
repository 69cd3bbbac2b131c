"""Pages that the layer in front of Flask keeps: the same for all visitors, and never given to anybody signed in."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from jobfair.campaigns.models import Campaign
from jobfair.core import clock, data_version
from jobfair.core.page_cache import PageCache
from jobfair.extensions import db
from tests.support.client import CheckingClient, no_context
from tests.support.make.accounts import make_seeker
from tests.support.make.fairs import make_exhibitor, make_live_fair
from tests.support.make.postings import make_published_posting

NAME = "只有本人可见"


class Kept:
    """The portal behind a cache of its own, which counts the requests that reach Flask."""

    def __init__(self, app: Flask) -> None:
        self.reached = 0
        self.flask = app.wsgi_app
        self.app = app
        self.client = Client(PageCache(self._count, self._version), use_cookies=False)

    def _version(self) -> int:
        with self.app.app_context():
            return data_version.current()

    def _count(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.reached += 1
        return self.flask(environ, start_response)

    def get(self, path: str, cookie: str | None = None) -> TestResponse:
        """One request, as it comes from outside."""
        with no_context():
            return self.client.get(path, headers={"Cookie": cookie} if cookie else {})


@pytest.fixture
def addresses(app: Flask) -> dict[str, str]:
    """An address of every cacheable page, by endpoint; all show something."""
    posting, fair = make_published_posting(), make_live_fair()
    make_exhibitor(fair, posting)
    today = clock.today()
    db.session.add(
        Campaign(
            slug="spring",
            title_zh="春风行动",
            title_en="Spring Breeze",
            starts_on=today,
            ends_on=today + timedelta(9),
        )
    )
    db.session.commit()
    known = {"number": posting.number, "employer_id": posting.employer_id, "name": "pages"}
    slugs = {"statistics.campaign": "spring"}
    found = {}
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            view = app.view_functions[rule.endpoint]
            if getattr(view, "__cacheable__", 0):
                values = {**known, "slug": slugs.get(rule.endpoint, fair.slug)}
                found[rule.endpoint] = app.url_for(rule.endpoint, **{key: values[key] for key in rule.arguments})
    return found


def test_pages_that_are_the_same_for_all_are_declared(addresses: dict[str, str]) -> None:
    assert {
        "home.home", "home.privacy", "home.accessibility", "home.about", "fairs.fairs", "fairs.fair",
        "campaigns.key_projects", "statistics.campaign", "employers.employers", "employers.employer",
        "postings.jobs", "postings.job",
    } <= set(addresses)  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_second_visitor_gets_the_very_bytes_of_the_first(
    app: Flask, addresses: dict[str, str], prefix: str
) -> None:
    kept = Kept(app)
    for endpoint, path in addresses.items():
        before = kept.reached
        first, again = kept.get(prefix + path), kept.get(prefix + path)
        assert first.status_code == 200, endpoint
        assert kept.reached == before + 1, f"{endpoint} was built twice"
        assert first.data == again.data, endpoint
        assert "Set-Cookie" not in first.headers, endpoint
        assert "csrf_token" not in first.text, endpoint
        assert 'nonce="' not in first.text.replace('nonce=""', ""), endpoint


def test_signed_in_person_never_gets_the_page_of_a_visitor(
    app: Flask, addresses: dict[str, str], browser_of: Callable[..., CheckingClient]
) -> None:
    kept, browser = Kept(app), browser_of(make_seeker(name=NAME))
    held = browser.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert held is not None
    cookie = f"{held.key}={held.value}"
    for endpoint, path in addresses.items():
        visitor = kept.get(path)
        before = kept.reached
        own = kept.get(path, cookie)
        assert kept.reached == before + 1, f"{endpoint} came from the cache"
        assert NAME not in kept.get(path).text, endpoint
        if own.mimetype == "text/html":
            assert NAME in own.text, endpoint
            assert own.data != visitor.data, endpoint


def test_message_for_one_visitor_is_neither_kept_nor_lost(app: Flask, addresses: dict[str, str]) -> None:
    kept = Kept(app)
    with app.test_client() as client, client.session_transaction() as stored:
        stored["_flashes"] = [("done", "said to one person")]
    held = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert held is not None
    for path in ("/", addresses["fairs.fairs"]):
        kept.get(path)
        assert "said to one person" in kept.get(path, f"{held.key}={held.value}").text
        assert "said to one person" not in kept.get(path).text
