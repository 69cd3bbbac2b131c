"""A browser for tests that checks every page it is given.

For each HTML answer: the expected status, valid HTML, one h1 that the title begins with, unique ids, a label
for every field, a CSRF token in every POST form, nothing untranslated, no inline style or handler, a bounded
number of queries.
"""

import re
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from flask import session
from flask.globals import _cv_app
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from justhtml import JustHTML
from werkzeug.test import TestResponse

from jobfair.accounts import sessions
from jobfair.accounts.models import Account, AccountRole, UserSession
from jobfair.core import clock, transactions
from jobfair.extensions import db

MOST_QUERIES = 30
# Locks and the frame of a transaction ask for no data.
NOT_QUERIES = ("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET TRANSACTION", "SELECT PG_ADVISORY")
UNTRANSLATED = re.compile(r"%\(\w+\)|LazyString|Bilingual\(|&lt;bound method|<bound method")
LABELLED = {"input", "select", "textarea"}
UNLABELLED_TYPES = {"hidden", "submit", "button", "reset", "image"}


class Page:
    """A parsed HTML answer, with the questions tests ask."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.text = response.get_data(as_text=True)
        self.document = JustHTML(self.text, strict=False, collect_errors=True, sanitize=False)

    def all(self, selector: str) -> list[Any]:
        """Elements matching a CSS selector."""
        return list(self.document.query(selector))

    def one(self, selector: str) -> Any:
        """The only element matching."""
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} elements match {selector}"
        return found[0]

    def words(self, selector: str = "main") -> str:
        """Visible text, white space folded."""
        return " ".join(" ".join(node.to_text() for node in self.all(selector)).split())


class CheckingClient(FlaskClient):
    """Follows nothing by itself; raises AssertionError for a page that breaks a rule."""

    def open(self, *args: Any, expect: int | None = None, check: bool = True, **kwargs: Any) -> TestResponse:
        """Make a request. `expect` is the status; by default 200 for a page and 302/303 for a redirect pass.

        With `check=False` nothing is looked at: for tests that sort answers themselves.
        """
        db.session.remove()
        token = self._csrf_token(kwargs)
        if token is not None and kwargs.get("method", "GET") == "POST":
            kwargs["data"] = {**(kwargs.get("data") or {}), "csrf_token": token}
        with count_queries() as queries, no_context():
            response = super().open(*args, **kwargs)
        if not check:
            return response
        allowed = (expect,) if expect is not None else (200, 302, 303, 304)
        where = f"{kwargs.get('method', 'GET')} {response.request.path}"
        assert response.status_code in allowed, f"{where}: {response.status_code}\n{response.text[:3000]}"
        is_fragment = response.status_code == 200 and "/live/" in response.request.path
        if response.mimetype == "text/html" and response.status_code not in (302, 303, 304) and not is_fragment:
            check_page(response, where)
        assert len(queries) <= MOST_QUERIES, f"{where}: {len(queries)} queries\n" + "\n".join(queries)
        return response

    def _csrf_token(self, kwargs: dict[str, Any]) -> str | None:
        """The session's token, so that tests post like a person who opened the form (off with csrf=False)."""
        if not kwargs.pop("csrf", True) or kwargs.get("method", "GET") != "POST" or "json" in kwargs:
            return None
        if not isinstance(kwargs.get("data"), dict | None):
            return None
        with self.session_transaction() as stored:
            known = dict(stored)
        with no_context(), self.application.test_request_context():
            session.update(known)
            token = generate_csrf()
            raw = session["csrf_token"]
        with self.session_transaction() as stored:
            stored["csrf_token"] = raw
        return token

    def page(self, path: str, *, expect: int = 200, **kwargs: Any) -> Page:
        """GET a page and parse it."""
        return Page(self.get(path, expect=expect, **kwargs))

    def submit(
        self, path: str, data: dict[str, Any] | None = None, *, expect: int = 302, **kwargs: Any
    ) -> TestResponse:
        """POST a form; a redirect is the usual answer, 422 a refused one."""
        return self.post(path, data=data or {}, expect=expect, **kwargs)

    def refused(self, path: str, data: dict[str, Any] | None = None, *, expect: int = 422, **kwargs: Any) -> Page:
        """POST a form that must be refused and parse the page that comes back."""
        return Page(self.post(path, data=data or {}, expect=expect, **kwargs))

    def follow(self, response: TestResponse, *, expect: int = 200) -> Page:
        """The page a redirect leads to."""
        address = urlsplit(response.headers["Location"])
        return self.page(address.path + ("?" + address.query if address.query else ""), expect=expect)

    def sign_in(self, account: Account, *, second_factor: bool = True) -> "CheckingClient":
        """Give this browser a live session of `account` without going through the form."""
        account_id = account.id  # read now: recording() ends the transaction, and the account with it
        token = f"test-token-{account_id}-{clock.now().timestamp()}"
        with transactions.recording() as session:
            session.add(
                UserSession(
                    account_id=account_id,
                    token_hash=sessions._hash(token),
                    expires_at=clock.now() + sessions.LIFETIME,
                    second_factor_at=clock.now() if second_factor else None,
                )
            )
        with self.session_transaction() as stored:
            stored.clear()
            stored["_user_id"] = token
            stored["_fresh"] = True
        return self

    def sign_out(self) -> "CheckingClient":
        """Forget the cookie."""
        with self.session_transaction() as stored:
            stored.clear()
        return self


@contextmanager
def no_context() -> Any:
    """Run the request as a server would, without the test's own application context around it."""
    token = _cv_app.set(None)  # type: ignore[arg-type]
    try:
        yield
    finally:
        _cv_app.reset(token)


@contextmanager
def count_queries() -> Any:
    """The SELECTs, INSERTs … run in the block."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip().upper().startswith(NOT_QUERIES):
            statements.append(statement)

    engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def check_page(response: TestResponse, where: str) -> None:
    """Assert every rule of the house on one HTML answer."""
    page = Page(response)
    if "<html" not in page.text[:400].lower():
        return  # a fragment for a script
    problems = [f"invalid HTML: {error}" for error in page.document.errors]
    headings = page.all("h1")
    if len(headings) != 1:
        problems.append(f"{len(headings)} h1 elements")
    else:
        heading = " ".join(headings[0].to_text().split())
        title = " ".join(page.one("title").to_text().split())
        if not title.startswith(heading):
            problems.append(f"title “{title}” does not begin with heading “{heading}”")
    problems += [*_id_problems(page), *_field_problems(page), *_form_problems(page), *_inline_problems(page)]
    if found := UNTRANSLATED.search(page.text):
        problems.append(f"untranslated or unformatted text: {found.group()}")
    assert not problems, f"{where}:\n  " + "\n  ".join(problems)


def _id_problems(page: Page) -> list[str]:
    ids = [node.attrs["id"] for node in page.all("[id]")]
    return [f"id {name} appears {ids.count(name)} times" for name in sorted({i for i in ids if ids.count(i) > 1})]


def _field_problems(page: Page) -> list[str]:
    labelled = {node.attrs.get("for") for node in page.all("label")}
    wrapped = {id(node) for node in page.all("label input, label select, label textarea")}
    problems = []
    for node in page.all("input, select, textarea"):
        attrs = node.attrs
        if (
            attrs.get("type", "").lower() in UNLABELLED_TYPES
            or attrs.get("aria-label")
            or attrs.get("aria-labelledby")
        ):
            continue
        if attrs.get("id") not in labelled and id(node) not in wrapped:
            problems.append(f"field {attrs.get('name')} has no label")
    return problems


def _form_problems(page: Page) -> list[str]:
    problems = []
    for form in page.all("form"):
        if form.attrs.get("method", "get").lower() == "post" and not form.query('input[name="csrf_token"]'):
            problems.append(f"POST form {form.attrs.get('action')} without CSRF token")
    return problems


def _inline_problems(page: Page) -> list[str]:
    problems = [f"inline style on <{node.name}>" for node in page.all("[style]")]
    for node in page.all("*"):
        problems += [f"inline handler {key} on <{node.name}>" for key in node.attrs if key.startswith("on")]
    return problems


def add_role(account: Account, *roles: Any) -> None:
    """Give roles in the running transaction."""
    for role in roles:
        account.role_rows.append(AccountRole(role=role))
