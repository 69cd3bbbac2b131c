"""What search engines may read: `robots.txt` and `sitemap.xml`, in both languages."""

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from flask import Blueprint, Response, current_app, make_response, render_template

from jobfair.core import clock
from jobfair.core.access import public
from jobfair.core.language import LANGUAGES
from jobfair.core.page_cache import cacheable
from jobfair.core.urls import absolute, absolute_for
from jobfair.employers.models import Employer
from jobfair.employers.queries import is_verified_now
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import PUBLIC_STATES
from jobfair.postings.models import Posting
from jobfair.postings.search.facets import open_condition

bp = Blueprint("sitemap", __name__)
MOST_POSTINGS = 20_000  # a sitemap holds at most 50,000 addresses, and each is there in two languages

PRIVATE = ("/me", "/employer/", "/staff", "/sign-in", "/sign-out", "/register", "/password-reset", "/large-type")
PAGES = (
    "home.home", "postings.jobs", "employers.employers", "fairs.fairs", "campaigns.key_projects",
    "statistics.figures", "home.privacy", "home.accessibility", "api.reference",
)  # fmt: skip


class Entry(NamedTuple):
    """One page with its address in each language and the day it last changed."""

    addresses: dict[str, str]
    changed_on: date | None = None


@bp.get("/robots.txt")
@public
@cacheable(seconds=3600)
def robots() -> Response:
    """Everything public may be read; personal and staff areas are named as closed."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {prefix}{path}" for prefix in ("", "/en") for path in PRIVATE]
    lines += ["", "Sitemap: " + absolute("/sitemap.xml"), ""]
    return _plain("\n".join(lines), "text/plain")


@bp.get("/sitemap.xml")
@public
@cacheable(seconds=3600)
def sitemap() -> Response:
    """All public pages: the fixed ones, open postings, verified employers, public fairs."""
    entries = [_entry(endpoint) for endpoint in PAGES if endpoint in current_app.view_functions]
    entries += [*_postings(), *_employers(), *_fairs()]
    return _plain(render_template("home/sitemap.xml", entries=entries), "application/xml")


def _plain(text: str, mimetype: str) -> Response:
    response = make_response(text)
    response.mimetype = mimetype
    return response


def _entry(endpoint: str, changed_on: date | None = None, **values: str | int) -> Entry:
    return Entry({to: absolute_for(endpoint, language=to, **values) for to in LANGUAGES}, changed_on)


def _postings() -> list[Entry]:
    query = sa.select(Posting.number, Posting.updated_at).join(Employer, Employer.id == Posting.employer_id)
    newest = query.where(open_condition()).order_by(Posting.published_at.desc()).limit(MOST_POSTINGS)
    found = db.session.execute(newest)
    return [_entry("postings.job", clock.to_local(at).date(), number=number) for number, at in found]


def _employers() -> list[Entry]:
    if "employers.employer" not in current_app.view_functions:
        return []
    found = db.session.scalars(sa.select(Employer.id).where(is_verified_now()).order_by(Employer.id))
    return [_entry("employers.employer", employer_id=employer_id) for employer_id in found]


def _fairs() -> list[Entry]:
    if "fairs.fair" not in current_app.view_functions:
        return []
    found = db.session.scalars(sa.select(Fair.slug).where(Fair.status.in_(PUBLIC_STATES)).order_by(Fair.held_on))
    return [_entry("fairs.fair", slug=slug) for slug in found]
