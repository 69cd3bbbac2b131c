"""One sample for every page of the portal: who opens which address with what, told in one line.

The samples stand in `tests/browser/samples/<domain>.py`, beside the routes that are no pages (`NOT_PAGES`, with the
reason) and what the demonstration lacks (`prepare()`). Every test that looks at all pages goes through them, and
`tests/browser/test_samples.py` fails for a route or a template without one.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask, url_for

from jobfair.accounts.models import Account
from jobfair.demo.content.people import mobile
from jobfair.extensions import db
from tests.support.client import CheckingClient

FOLDER = Path(__file__).parents[1] / "browser" / "samples"
MAIN_FORM = "main form[method=post]"

# Everyone who looks at pages, by the name they sign in with in the demonstration.
PEOPLE = {
    "seeker": mobile(1),
    "newcomer": mobile(2),
    "recruiter": mobile(11),
    "colleague": mobile(12),
    "unverified": mobile(13),
    "reviewer": "reviewer",
    "floor": "floor",
    "desk": "desk",
    "transport": "transport",
    "statistics": "statistics",
    "admin": "admin",
}

Step = Callable[[CheckingClient], object]


@dataclass(frozen=True)
class Sample:
    """A page somebody sees. Values that are callables are asked when the page is opened."""

    endpoint: str
    person: str = "visitor"
    values: Mapping[str, Any] = field(default_factory=dict)
    address: str | None = None  # instead of an endpoint: an address no route has
    status: int = 200
    before: Step | None = None  # what happened in this browser just before
    press: Mapping[str, Any] | None = None  # the form is filled with these and sent; the answer is the page
    form: str = MAIN_FORM
    during: Callable[[Flask], AbstractContextManager[None]] | None = None

    @property
    def name(self) -> str:
        """What a failing test says."""
        sent = f" sends {dict(self.press)}" if self.press is not None else ""
        return f"{self.person}: {self.endpoint}{sent} ({self.status})"

    def path(self) -> str:
        """The Chinese address; needs a request context."""
        if self.address is not None:
            return self.address
        return url_for(self.endpoint, **{key: told(value) for key, value in self.values.items()})

    def disturbance(self, app: Flask) -> AbstractContextManager[None]:
        """What is out of order while the page is opened."""
        return self.during(app) if self.during else nullcontext()


def page(endpoint: str, person: str = "visitor", **values: Any) -> Sample:
    """A page as `person` opens it; `values` are its arguments and query."""
    return Sample(endpoint, person, values)


def answer(endpoint: str, person: str = "visitor", *, press: Mapping[str, Any], **options: Any) -> Sample:
    """The page that comes back when the form on a page is sent; 422 unless `status` says otherwise."""
    known = {name: options.pop(name) for name in ("status", "before", "form", "during") if name in options}
    return Sample(endpoint, person, options, press=press, **{"status": 422, **known})


def after(before: Step, endpoint: str, person: str = "visitor", **values: Any) -> Sample:
    """A page that is only there after something else happened in the same browser."""
    return Sample(endpoint, person, values, before=before)


def refusal(status: int, address: str, person: str = "visitor", **options: Any) -> Sample:
    """The error page at an address."""
    return Sample("", person, address=address, status=status, **options)


def told(value: Any) -> Any:
    """The value, asked for now if it is a question."""
    return value() if callable(value) else value


def one(column: Any, *where: Any) -> Callable[[], Any]:
    """The first value of a column in the demonstration (oldest row), asked when needed."""

    def ask() -> Any:
        found = db.session.scalar(sa.select(column).where(*where).order_by(*column.table.primary_key).limit(1))
        assert found is not None, f"the demonstration holds no {column} for this sample"
        return found

    return ask


def id_of(person: str) -> sa.Select[Any]:
    """The account's number, for use in conditions."""
    login = PEOPLE[person]
    return sa.select(Account.id).where(sa.or_(Account.mobile == login, Account.staff_name == login))


def account_of(person: str) -> Account:
    """The account somebody signs in with."""
    return db.session.get_one(Account, db.session.scalar(id_of(person)))


@contextmanager
def failing(app: Flask, endpoint: str, error: Exception) -> Iterator[None]:
    """While it lasts, a view fails."""
    view = app.view_functions[endpoint]

    def fail(**_arguments: Any) -> None:
        raise error

    fail.__access__ = view.__access__  # type: ignore[attr-defined]
    app.view_functions[endpoint] = fail
    app.config["PROPAGATE_EXCEPTIONS"] = False  # tests would otherwise meet the exception instead of the page
    try:
        yield
    finally:
        app.view_functions[endpoint] = view
        app.config["PROPAGATE_EXCEPTIONS"] = None


@cache
def modules() -> dict[str, Any]:
    """The sample modules by domain."""
    found = sorted(path.stem for path in FOLDER.glob("*.py"))
    return {name: importlib.import_module(f"tests.browser.samples.{name}") for name in found}


def samples(domain: str | None = None) -> list[Sample]:
    """All samples, or those of one domain."""
    wanted = [domain] if domain else modules()
    return [sample for name in wanted for sample in modules()[name].PAGES]


def not_pages() -> dict[str, str]:
    """Endpoints that show no page, with the reason."""
    return {key: why for module in modules().values() for key, why in getattr(module, "NOT_PAGES", {}).items()}


def prepare() -> None:
    """Add to the demonstration what it lacks."""
    for module in modules().values():
        if hasattr(module, "prepare"):
            module.prepare()
            db.session.commit()


class Doors:
    """Browsers of all people, signed in once."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.clients: dict[str, CheckingClient] = {}

    def client_for(self, sample: Sample) -> CheckingClient:
        """The person's browser; a new one when something must happen in it first."""
        if sample.before is None and sample.person in self.clients:
            return self.clients[sample.person]
        client = self.app.test_client()
        assert isinstance(client, CheckingClient)
        if sample.person != "visitor":
            client.sign_in(account_of(sample.person))
        if sample.before is None:
            self.clients[sample.person] = client
        else:
            sample.before(client)
        return client

    def path_of(self, sample: Sample) -> str:
        """The sample's Chinese address."""
        with self.app.app_context(), self.app.test_request_context():  # of its own: its session ends with it
            return sample.path()
