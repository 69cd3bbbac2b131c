"""Public page of the key projects."""

from flask import Blueprint, render_template

from jobfair.campaigns import queries
from jobfair.core.access import public
from jobfair.core.page_cache import cacheable

bp = Blueprint("campaigns", __name__)
blueprints = (bp,)


@bp.get("/key-projects")
@public
@cacheable(seconds=300)
def key_projects() -> str:
    """The city's key projects with only the facts their source gives."""
    projects = queries.key_projects()
    stated = [project.investment_100m_yuan for project in projects if project.investment_100m_yuan is not None]
    return render_template(
        "campaigns/key_projects.html",
        projects=projects,
        stated_total=sum(stated),
        stated_count=len(stated),
        reported=queries.reported_figures(["key-projects"]),
    )
