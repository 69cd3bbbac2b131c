"""Saved jobs and saved searches."""

from urllib.parse import parse_qsl, urlencode

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from jobfair.applications.forms import SaveSearchForm
from jobfair.applications.queries import mine as queries
from jobfair.applications.services import saved as services
from jobfair.applications.views.blueprint import bp, myself
from jobfair.core.access import Role, requires, safe_next
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.core.paging import requested_page
from jobfair.postings.queries.public import get_shown_posting
from jobfair.postings.search.criteria import Criteria, read_criteria


def is_saved(posting_id: int) -> bool:
    """For templates of other domains: whether the seeker who looks keeps this posting. Never for visitors."""
    return bool(current_user.has(Role.SEEKER)) and queries.is_saved(current_user.id, posting_id)


@bp.get("/me/saved-jobs")
@requires(Role.SEEKER)
def saved_jobs() -> ResponseReturnValue:
    page = queries.saved_jobs(current_user.id, page=requested_page())
    return render_template("applications/saved_jobs.html", page=page)


@bp.post("/jobs/<number>/bookmark")
@requires(Role.SEEKER)
def save_job(number: str) -> ResponseReturnValue:
    services.save_job(myself(), posting=get_shown_posting(number))
    flash(_("The job is saved."), "done")
    return redirect(safe_next(request.form.get("next")) or url_for("applications.saved_jobs"))


@bp.post("/jobs/<number>/bookmark/end")
@requires(Role.SEEKER)
def drop_saved_job(number: str) -> ResponseReturnValue:
    services.drop_saved_job(myself(), posting=get_shown_posting(number))
    flash(_("The job is no longer saved."), "done")
    return redirect(safe_next(request.form.get("next")) or url_for("applications.saved_jobs"))


def _criteria(text: str) -> Criteria:
    return read_criteria(MultiDict(parse_qsl(text.lstrip("?")[:2000])))


@bp.get("/me/saved-searches")
@requires(Role.SEEKER)
def saved_searches() -> ResponseReturnValue:
    return render_template("applications/saved_searches.html", searches=queries.saved_searches(current_user.id))


@bp.route("/me/saved-searches/new", methods=["GET", "POST"])
@requires(Role.SEEKER)
def save_search() -> ResponseReturnValue:
    """`criteria` is the query string of the list of jobs."""
    text = request.values.get("criteria", "")
    criteria, form = _criteria(text), SaveSearchForm()
    if form.validate_on_submit():
        try:
            services.save_search(myself(), name=form.name.data, criteria=criteria, alert=bool(form.alert.data))
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("The search is saved."), "done")
            return redirect(url_for("applications.saved_searches"))
    elif not form.is_submitted():
        form.name.data, form.alert.data = criteria.q, True
    canonical = urlencode(criteria.args(), doseq=True)
    return render_form("applications/save_search.html", form, criteria=criteria, canonical=canonical)


@bp.get("/me/saved-searches/<int:search_id>/results")
@requires(Role.SEEKER)
def run_search(search_id: int) -> ResponseReturnValue:
    saved = queries.get_saved_search(search_id, account_id=current_user.id)
    return redirect(url_for("postings.jobs", **saved.criteria))


@bp.post("/me/saved-searches/<int:search_id>/alert")
@requires(Role.SEEKER)
def switch_alert(search_id: int) -> ResponseReturnValue:
    saved = queries.get_saved_search(search_id, account_id=current_user.id)
    on = request.form.get("on") == "1"
    services.switch_alert(myself(), search=saved, on=on)
    flash(_("You will be told about new jobs.") if on else _("You will not be told any more."), "done")
    return redirect(url_for("applications.saved_searches"))


@bp.post("/me/saved-searches/<int:search_id>/end")
@requires(Role.SEEKER)
def drop_search(search_id: int) -> ResponseReturnValue:
    saved = queries.get_saved_search(search_id, account_id=current_user.id)
    services.delete_search(myself(), search=saved)
    flash(_("The search is no longer saved."), "done")
    return redirect(url_for("applications.saved_searches"))
