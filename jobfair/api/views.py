# mypy: disable-error-code="untyped-decorator"
"""The open data interface under `/api/v1`: reading only, no key, no personal data, described by OpenAPI 3.1."""

from typing import Any

from flask import Blueprint as PlainBlueprint
from flask import Flask, Response, jsonify, render_template
from flask_smorest import Api, Blueprint
from werkzeug.exceptions import HTTPException

from jobfair.api import queries, schemas
from jobfair.api.description import spoken, spoken_now
from jobfair.core.access import public
from jobfair.core.language import _, _l
from jobfair.core.page_cache import cacheable
from jobfair.postings.search.criteria import Criteria

SECONDS = 300
PREFIX = "/api/v1"

bp = PlainBlueprint("api", __name__)
blueprints = (bp,)
data = Blueprint("open_data", __name__, url_prefix=PREFIX, description=_l("Open data of the portal"))


@data.route("/postings")
@public
@cacheable(seconds=SECONDS)
@data.arguments(schemas.PostingQuery, location="query", as_kwargs=True)
@data.response(200, schemas.PostingPage)
@data.alt_response(422, schema=schemas.Problem)
@data.doc(summary=_l("Find open postings"), description=_l("The same search and filters as the list of jobs."))
def postings(page: int, per_page: int, **given: Any) -> dict[str, Any]:
    """Open postings that fit."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
    }
    return queries.posting_page(Criteria(**values), page=page, per_page=per_page)


@data.route("/postings/<number>")
@public
@cacheable(seconds=SECONDS)
@data.response(200, schemas.PostingDetail)
@data.alt_response(404, schema=schemas.Problem)
@data.doc(summary=_l("One open posting"), description=_l("With everything it must state by law."))
def posting(number: str) -> dict[str, Any]:
    """One open posting."""
    return queries.posting_detail(number)


@data.route("/employers")
@public
@cacheable(seconds=SECONDS)
@data.arguments(schemas.PageQuery, location="query", as_kwargs=True)
@data.response(200, schemas.EmployerPage)
@data.alt_response(422, schema=schemas.Problem)
@data.doc(
    summary=_l("Verified employers"), description=_l("Those whose papers staff have checked and found in order.")
)
def employers(page: int, per_page: int) -> dict[str, Any]:
    """Verified employers."""
    return queries.employer_page(page=page, per_page=per_page)


@data.route("/employers/<int:employer_id>")
@public
@cacheable(seconds=SECONDS)
@data.response(200, schemas.EmployerEntry)
@data.alt_response(404, schema=schemas.Problem)
@data.doc(summary=_l("One verified employer"))
def employer(employer_id: int) -> dict[str, Any]:
    """One verified employer."""
    return queries.employer_detail(employer_id)


@data.route("/fairs")
@public
@cacheable(seconds=SECONDS)
@data.arguments(schemas.PageQuery, location="query", as_kwargs=True)
@data.response(200, schemas.FairPage)
@data.alt_response(422, schema=schemas.Problem)
@data.doc(summary=_l("Job fairs"), description=_l("All that are public, the latest first."))
def fairs(page: int, per_page: int) -> dict[str, Any]:
    """Public fairs."""
    return queries.fair_page(page=page, per_page=per_page)


@data.route("/fairs/<slug>")
@public
@cacheable(seconds=SECONDS)
@data.response(200, schemas.FairEntry)
@data.alt_response(404, schema=schemas.Problem)
@data.doc(summary=_l("One job fair"))
def fair(slug: str) -> dict[str, Any]:
    """One public fair."""
    return queries.fair_detail(slug)


@data.errorhandler(422)
def wrong_arguments(error: HTTPException) -> Response:
    """What is wrong with the arguments, by name."""
    found = spoken_now(getattr(error, "data", {}).get("messages", {}).get("query", {}))
    response = jsonify(
        type="about:blank",
        title=_("That could not be accepted"),
        status=422,
        detail=_("Some arguments of the address cannot be read: %(names)s.", names=", ".join(sorted(found))),
        errors=found,
    )
    response.mimetype = "application/problem+json"
    response.status_code = 422
    return response


class OpenData(Api):  # type: ignore[misc]
    """Leaves the answers to errors to the portal."""

    ERROR_SCHEMA = schemas.Problem

    def _register_error_handlers(self) -> None:
        pass


@bp.get(f"{PREFIX}/openapi.json")
@public
@cacheable(seconds=SECONDS)
def openapi() -> Response:
    """The OpenAPI 3.1 document."""
    return jsonify(spoken())


@bp.get(f"{PREFIX}/docs")
@public
@cacheable(seconds=SECONDS)
def reference() -> str:
    """The same for people, drawn by ourselves."""
    return render_template("api/reference.html", spec=spoken())


def init_app(app: Flask) -> None:
    """Describe and register the interface."""
    app.config.setdefault("API_TITLE", "Open data")
    app.config.setdefault("API_VERSION", "1")
    app.config.setdefault("OPENAPI_VERSION", "3.1.0")
    api = OpenData(app)
    api.register_blueprint(data)
    app.extensions["open_data"] = api
