"""Pages for everybody: the employers whose papers are in force."""

from flask import render_template, request

from jobfair.core.access import public
from jobfair.core.page_cache import cacheable
from jobfair.core.paging import requested_page
from jobfair.employers import directory, queries
from jobfair.employers.directory import Search
from jobfair.employers.views.blueprint import bp
from jobfair.reference import queries as reference


@bp.get("/employers")
@public
@cacheable(seconds=60)
def employers() -> str:
    """Search by name, narrow by industry and place."""
    search = _asked_for()
    known = reference.snapshot()
    return render_template(
        "employers/employers.html",
        page=directory.verified_employers(search, page=requested_page()),
        search=search,
        sections=[branch for branch in known.branches if branch.code == branch.section],
        section_counts=directory.section_counts(search),
        places=known.places,
        region_counts=directory.region_counts(search),
    )


@bp.get("/employers/<int:employer_id>")
@public
@cacheable(seconds=60)
def employer(employer_id: int) -> str:
    """One employer, without anything that only its team and we should know."""
    return render_template("employers/employer.html", employer=queries.get_public_employer(employer_id))


def _asked_for() -> Search:
    section = request.args.get("section", "")
    region = request.args.get("region", "")
    known = reference.snapshot()
    return Search(
        words=request.args.get("q", "").replace("\0", "")[:80],
        section=section if section in known.branch else "",
        region_id=int(region) if _is_key(region) and int(region) in known.place else None,
    )


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
