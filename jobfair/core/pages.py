"""What every template can ask, and the one place where refusals become pages."""

import hashlib
import logging
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from jinja2 import StrictUndefined
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from jobfair.core import fragments, language
from jobfair.core.errors import DomainError, TooMany
from jobfair.core.language import _, _l, current_language, other_language_url
from jobfair.core.paging import page_url
from jobfair.extensions import db, login_manager

logger = logging.getLogger("jobfair.errors")

LARGE_TYPE_COOKIE = "large_type"

TEXTS: dict[int, tuple[Any, Any]] = {
    400: (
        _l("That did not arrive in one piece"),
        _l("Please go back, load the page again and repeat the step."),
    ),
    403: (
        _l("Not for this account"),
        _l("You are signed in, but this page belongs to another kind of account."),
    ),
    404: (
        _l("There is nothing here"),
        _l("The address may be mistyped, or what was here is no longer public."),
    ),
    405: (_l("This cannot be opened like that"), _l("Please use the buttons on the page.")),
    409: (
        _l("Somebody was quicker"),
        _l("This has changed in the meantime. Please look at the current state."),
    ),
    413: (_l("That is too large"), _l("Please choose files of at most 10 MB each.")),
    422: (_l("That could not be accepted"), _l("Please check what was entered.")),
    429: (_l("A short pause, please"), _l("There were too many tries. Please wait a little and try again.")),
    500: (
        _l("Something went wrong on our side"),
        _l("Nothing of yours is lost. Please try again in a few minutes."),
    ),
    503: (_l("Very busy just now"), _l("Please try again in a moment. What was saved before is safe.")),
}


@cache
def _fingerprint(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


def static_url(name: str) -> str:
    """Address of one of our own static files, changing with its content."""
    folder = current_app.static_folder or ""
    path = Path(folder) / name
    version = _fingerprint(str(path)) if not current_app.debug and path.is_file() else "0"
    return f"/static/{name}?v={version}"


def endpoint_exists(name: str) -> bool:
    """Whether a page of that name has been built."""
    return name in current_app.view_functions


def site() -> dict[str, str]:
    """Who runs the portal, in the reader's language."""
    config, suffix = current_app.config, current_language().upper()
    return {
        "name": config[f"SITE_NAME_{suffix}"],
        "organiser": config[f"SITE_ORGANISER_{suffix}"],
        "phone": config["SITE_PHONE"],
        "icp": config["SITE_ICP"],
    }


def page_context() -> dict[str, Any]:
    """Variables of every template."""
    large = request.cookies.get(LARGE_TYPE_COOKIE) == "1"
    return {
        "locale": current_language(),
        "other_language_url": other_language_url(),
        "large_type": large,
        "large_type_url": url_for("home.large_type", on="0" if large else "1", next=_here())
        if endpoint_exists("home.large_type")
        else "#",
        "demo_mode": current_app.config["DEMO_MODE"],
        "site": site(),
    }


def _here() -> str:
    return request.script_root + request.full_path.rstrip("?")


def wants_json() -> bool:
    """Whether the answer goes to a program."""
    return request.path.startswith("/api/")


def error_page(code: int, text: Any = None, *, retry_after: int | None = None) -> Response:
    """The page (or, for the API, the problem document) of a refusal."""
    if code >= 500:
        _ask_the_database_no_more()
    title, standard = TEXTS.get(code, TEXTS[500] if code >= 500 else TEXTS[400])
    text = text or standard
    if wants_json():
        response = jsonify(type="about:blank", title=str(title), status=code, detail=str(text))  # RFC 9457
        response.mimetype = "application/problem+json"
    else:
        response = make_response(render_template("errors/error.html", code=code, title=title, text=text))
    response.status_code = code
    if retry_after or code == 503:
        response.headers["Retry-After"] = str(retry_after or 5)
    return response


def _ask_the_database_no_more() -> None:
    """It may be what failed: drop the transaction and show the page as to a visitor."""
    with suppress(SQLAlchemyError):
        db.session.rollback()
    g._login_user = login_manager.anonymous_user()


def init_app(app: Flask) -> None:
    """Templates and error answers."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(static_url=static_url, endpoint_exists=endpoint_exists, page_url=page_url)
    language.init_app(app)
    fragments.init_app(app)
    app.context_processor(page_context)

    @app.errorhandler(DataError)
    @app.errorhandler(OverflowError)
    def out_of_range(_error: Exception) -> Response:
        """A number no column can hold names nothing that exists."""
        db.session.rollback()
        return error_page(404 if request.method in ("GET", "HEAD") else 422)

    @app.errorhandler(DomainError)
    def refused(error: DomainError) -> Response:
        db.session.rollback()
        retry = error.retry_after if isinstance(error, TooMany) else None
        return error_page(error.status, error.message, retry_after=retry)

    @app.errorhandler(CSRFError)
    def forged(_error: CSRFError) -> Response:
        return error_page(
            400, _("This form had been open for too long. Please go back, reload it and send it again.")
        )

    @app.errorhandler(HTTPException)
    def refused_by_http(error: HTTPException) -> Any:
        if error.code is None or error.code < 400:
            return error
        return error_page(error.code)

    @app.errorhandler(StaleDataError)
    @app.errorhandler(IntegrityError)
    def overtaken(error: Exception) -> Response:
        db.session.rollback()
        logger.warning("conflict: %s", type(error).__name__)
        return error_page(409)

    @app.errorhandler(OperationalError)
    def database_away(error: OperationalError) -> Response:
        db.session.rollback()
        logger.error("database: %s", type(error.orig).__name__)
        return error_page(503)

    @app.errorhandler(500)
    def failed(_error: Exception) -> Response:
        return error_page(500)
