"""Published figures: counted here and reported by others, side by side, never added up."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from jobfair.campaigns import queries as campaigns
from jobfair.core import clock
from jobfair.core.access import public
from jobfair.core.page_cache import cacheable
from jobfair.statistics import queries
from jobfair.statistics.rules import DEFINITIONS

bp = Blueprint("statistics", __name__)
blueprints = (bp,)


@bp.get("/figures")
@public
def figures() -> ResponseReturnValue:
    """The figures of the running (or latest) campaign; a list when there is none yet."""
    campaign = campaigns.latest_campaign(clock.today())
    if campaign is not None:
        return redirect(url_for("statistics.campaign", slug=campaign.slug))
    return render_template("statistics/figures.html", campaigns=campaigns.campaigns())


@bp.get("/campaigns/<slug>")
@public
@cacheable(seconds=60)
def campaign(slug: str) -> str:
    """One campaign: what others report, what is counted here fair by fair, and what each number means."""
    found = campaigns.get_campaign(slug)
    fairs = queries.fairs_of_campaign(found)
    by_fair = queries.figures_of(fairs)
    subjects = [f"campaign:{slug}", *(f"fair:{fair.slug}" for fair in fairs)]
    reported = campaigns.reported_figures(subjects)
    return render_template(
        "statistics/campaign.html",
        campaign=found,
        campaigns=campaigns.campaigns(),
        fairs=fairs,
        by_fair=by_fair,
        counted=queries.campaign_figures(fairs, by_fair),
        counted_until=min(clock.today(), found.ends_on),
        reported=[figure for figure in reported if figure.subject == subjects[0]],
        about_fairs=[figure for figure in reported if figure.subject != subjects[0]],
        definitions=DEFINITIONS,
    )
