"""One step for one applicant or several: the details, the notice that will be sent, and the sending."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from jobfair.applications import messages, rules
from jobfair.applications.forms import StepForm
from jobfair.applications.models import Application
from jobfair.applications.queries import applicants as queries
from jobfair.applications.services import steps as services
from jobfair.applications.views.blueprint import bp, my_employer, myself
from jobfair.applications.views.employer import STEP_WORDS
from jobfair.core.access import Role, requires
from jobfair.core.errors import Conflict, DomainError, Invalid
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l, _n


def _chosen() -> list[int]:
    """The applications named in the address or the form, at most one batch."""
    texts = request.values.getlist("id")
    keys = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 10]
    if not keys:
        raise Invalid(_l("Please choose at least one applicant."))
    return list(dict.fromkeys(keys))[: rules.MOST_BATCH + 1]


def _seen() -> dict[int, str]:
    pairs = (text.partition(":") for text in request.form.getlist("seen"))
    return {int(key): state for key, _colon, state in pairs if key.isascii() and key.isdigit() and len(key) < 10}


@bp.route("/employer/applicants/step", methods=["GET", "POST"])
@requires(Role.EMPLOYER)
def step() -> ResponseReturnValue:
    employer, name = my_employer(), request.values.get("step", "")
    if name not in rules.EMPLOYER_STEPS:
        raise Invalid(_l("Please choose what should happen."))
    rules.require_may_take(name, employer)
    keys = _chosen()
    known = queries.get_applicants(keys, employer=employer)
    form = StepForm()
    form.use(name)
    seen = _seen() or {application.id: application.status.value for application in known}
    if form.validate_on_submit():
        try:
            if "send" in request.form:
                services.take_step(
                    myself(), employer=employer, applications=known, step=name, seen=seen, details=form.details
                )
                return _done(known)
            services.require_sensible(name, form.details)
            services.require_in_order(known, form.details)
        except Conflict:
            raise
        except DomainError as refusal:
            form.blame(refusal)
            known = queries.get_applicants(keys, employer=employer)
    return _page(form, name, known, seen, names=queries.names_of([row.id for row in known]))


def _done(known: list[Application]) -> ResponseReturnValue:
    number = len(known)
    flash(_n("Done; %(num)s applicant is told.", "Done; %(num)s applicants are told.", number), "done")
    return redirect(_back(known))


def _back(known: list[Application]) -> str:
    """Where the step began: the page of the one applicant, or the list."""
    if len(known) == 1:
        return url_for("applications.applicant", application_id=known[0].id)
    return url_for("applications.applicants")


def _page(
    form: StepForm, name: str, known: list[Application], seen: dict[int, str], *, names: dict[int, str]
) -> ResponseReturnValue:
    able = [application for application in known if rules.can(name, application)]
    unable = [application for application in known if application not in able]
    shown = {row.id: names[row.id] or _("Closed account") for row in known}
    ready = form.is_submitted() and not form.errors and not form.form_errors
    details = form.details if ready else None
    previews = {row.seeker.language: messages.preview(row, name, details) for row in reversed(able) if details}
    response = render_form(
        "applications/step.html",
        form,
        name=name,
        word=STEP_WORDS[name],
        known=known,
        able=able,
        unable=unable,
        unable_names=_(", ").join(shown[row.id] for row in unable),
        seen=seen,
        previews=previews,
        names=shown,
        back=_back(known),
        ready=ready,
    )
    response.status_code = 200 if ready else response.status_code
    return response
