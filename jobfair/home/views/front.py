"""The first page, and the switch of the large-type edition."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from jobfair.campaigns import queries as campaigns
from jobfair.core import clock
from jobfair.core.access import public, safe_next
from jobfair.core.page_cache import cacheable
from jobfair.core.pages import LARGE_TYPE_COOKIE
from jobfair.fairs import queries as fairs
from jobfair.home import queries
from jobfair.home.blueprint import bp
from jobfair.statistics import queries as statistics

ONE_YEAR = 365 * 24 * 3600
FEW_FAIRS = 4


@bp.get("/")
@public
@cacheable(seconds=5)
def home() -> str:
    """One search box first; today's fair; trades; coming fairs; the campaign's latest figures."""
    live = fairs.fair_open_today()
    coming = [fair for fair in fairs.coming_fairs() if live is None or fair.id != live.id][:FEW_FAIRS]
    campaign = campaigns.latest_campaign(clock.today())
    shown = ([live] if live else []) + coming
    return render_template(
        "home/home.html",
        live=live,
        is_open_now=live is not None and live.opens_at <= clock.now() < live.closes_at,
        coming=coming,
        figures=statistics.figures_of(shown),
        trades=queries.sought_trades(),
        market=queries.open_now(),
        campaign=campaign,
        reported=campaigns.reported_figures([f"campaign:{campaign.slug}"]) if campaign else [],
    )


@bp.get("/large-type")
@public
def large_type() -> ResponseReturnValue:
    """Switch the large-type edition on (`on=1`) or off and come back. A cookie on this device, nothing else."""
    target = safe_next(request.args.get("next")) or url_for("home.home")
    response = redirect(target)
    if request.args.get("on") == "1":
        response.set_cookie(LARGE_TYPE_COOKIE, "1", max_age=ONE_YEAR, samesite="Lax", httponly=True, path="/")
    else:
        response.delete_cookie(LARGE_TYPE_COOKIE, path="/")
    return response
