"""The seeker's own applications: where each stands, why, and what can be done now."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.applications import rules
from jobfair.applications.forms import StartForm
from jobfair.applications.models import Application
from jobfair.applications.queries import mine as queries
from jobfair.applications.rules import ApplicationState
from jobfair.applications.services import mine as services
from jobfair.applications.views.blueprint import bp, myself, timeline_of
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _, _n
from jobfair.core.paging import requested_page
from jobfair.seekers import queries as seekers
from jobfair.seekers.rules import HandedKind


def requested_state() -> ApplicationState | None:
    """The state asked for in the address; nonsense means all."""
    value = request.args.get("state", "")
    return ApplicationState(value) if value in list(ApplicationState) else None


def _here(application_id: int) -> str:
    return url_for("applications.application", application_id=application_id)


@bp.get("/me/applications")
@requires(Role.SEEKER)
def mine() -> ResponseReturnValue:
    state = requested_state()
    return render_template(
        "applications/mine.html",
        page=queries.mine(current_user.id, state=state, page=requested_page()),
        counts=queries.my_counts(current_user.id),
        state=state,
    )


@bp.get("/me/applications/<int:application_id>")
@requires(Role.SEEKER)
def application(application_id: int) -> ResponseReturnValue:
    known = queries.get_mine(application_id, account_id=current_user.id)
    return _page(known, StartForm())


def _page(known: Application, form: StartForm) -> ResponseReturnValue:
    started = known.status is ApplicationState.STARTED
    return render_form(
        "applications/application.html",
        form,
        application=known,
        timeline=timeline_of(known),
        others=queries.others_open(known) if started else [],
        can=rules.can,
        states=ApplicationState,
        kinds=[kind for kind in HandedKind if kind in known.consent.kinds],
    )


@bp.post("/me/applications/<int:application_id>/withdrawal")
@requires(Role.SEEKER)
def withdraw(application_id: int) -> ResponseReturnValue:
    known = queries.get_mine(application_id, account_id=current_user.id)
    services.withdraw(myself(), application=known)
    flash(_("Your application is withdrawn. The employer can no longer open your résumé."), "done")
    return redirect(_here(application_id))


@bp.post("/me/applications/<int:application_id>/hire-confirmation")
@requires(Role.SEEKER)
def confirm_hire(application_id: int) -> ResponseReturnValue:
    known = queries.get_mine(application_id, account_id=current_user.id)
    services.confirm_hire(myself(), application=known)
    flash(_("You have confirmed that you are hired. Good luck!"), "done")
    return redirect(_here(application_id))


@bp.post("/me/applications/<int:application_id>/start")
@requires(Role.SEEKER)
def confirm_start(application_id: int) -> ResponseReturnValue:
    form, known = StartForm(), queries.get_mine(application_id, account_id=current_user.id)
    if form.validate_on_submit():
        try:
            services.confirm_start(myself(), application=known, started_on=form.on.data)
        except DomainError as refusal:
            form.blame(refusal)
            known = queries.get_mine(application_id, account_id=current_user.id)
        else:
            flash(_("Your first day at work is recorded. Good luck!"), "done")
            return redirect(_here(application_id))
    return _page(known, form)


@bp.post("/me/applications/<int:application_id>/others")
@requires(Role.SEEKER)
def set_aside_others(application_id: int) -> ResponseReturnValue:
    known = queries.get_mine(application_id, account_id=current_user.id)
    number = services.set_aside_others(myself(), started=known)
    flash(
        _n("%(num)s application is set aside.", "%(num)s applications are set aside.", number)
        + _(" You can take each up again."),
        "done",
    )
    return redirect(url_for("applications.mine", state=ApplicationState.SET_ASIDE.value))


@bp.post("/me/applications/<int:application_id>/return")
@requires(Role.SEEKER)
def take_up_again(application_id: int) -> ResponseReturnValue:
    known = queries.get_mine(application_id, account_id=current_user.id)
    services.take_up_again(myself(), application=known)
    flash(_("Your application is open again."), "done")
    return redirect(_here(application_id))


@bp.get("/me/suggestions")
@requires(Role.SEEKER)
def suggestions() -> ResponseReturnValue:
    profile = seekers.find_profile(current_user.id)
    return render_template(
        "applications/suggestions.html", profile=profile, suggestions=queries.suggestions(profile)
    )
