"""Applying for somebody without a telephone: staff search with them, and send with their signed consent."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from jobfair.applications import rules
from jobfair.applications.forms import AssistedApplyForm
from jobfair.applications.queries import mine
from jobfair.applications.services import apply as services
from jobfair.applications.views.blueprint import bp, myself
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _, in_language
from jobfair.core.pages import site
from jobfair.core.paging import requested_page
from jobfair.postings.models import Posting
from jobfair.postings.queries.public import find_jobs, get_shown_posting
from jobfair.postings.search.criteria import read_criteria
from jobfair.seekers import queries as seekers
from jobfair.seekers.models import AssistedPerson
from jobfair.seekers.rules import CONSENT_VERSION, completeness_of


@bp.get("/staff/assisted/<int:account_id>/jobs")
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted_jobs(account_id: int) -> ResponseReturnValue:
    """What the person has applied for, and jobs to choose from together."""
    person = seekers.get_assisted(account_id)
    criteria = read_criteria(request.args)
    _found, page = find_jobs(criteria, page=requested_page())
    return render_template(
        "applications/assisted_jobs.html",
        person=person,
        applications=mine.mine(account_id, state=None, page=1).items,
        page=page,
        criteria=criteria,
    )


@bp.route("/staff/assisted/<int:account_id>/jobs/<number>", methods=["GET", "POST"])
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted_apply(account_id: int, number: str) -> ResponseReturnValue:
    """The application: to whom, what is handed over, and the signed consent."""
    person, posting = seekers.get_assisted(account_id), get_shown_posting(number)
    form = AssistedApplyForm()
    if form.validate_on_submit():
        try:
            services.apply_for(
                myself(),
                person=person,
                posting=posting,
                message=form.message.data or "",
                consent_signed=bool(form.consent_signed.data),
            )
        except DomainError as refusal:
            form.blame(refusal)
            person, posting = seekers.get_assisted(account_id), get_shown_posting(number)
        else:
            flash(_("The application has been sent for the person."), "done")
            return redirect(url_for("applications.assisted_jobs", account_id=account_id))
    elif not form.is_submitted():
        form.message.data = _reach(person)
    return render_form("applications/assisted_apply.html", form, **_page(person, posting))


def _reach(person: AssistedPerson) -> str:
    """In Chinese, whatever language the desk works in: employers read it."""
    with in_language("zh"):
        name, phone = person.account.display_name, site()["phone"]
        if not phone:
            return _(
                "I have no mobile phone; the desk applies for me. Please reach %(name)s through the desk.",
                name=name,
            )
        return _(
            "I have no mobile phone; the desk applies for me. To reach %(name)s, please call the desk: %(phone)s.",
            name=name,
            phone=phone,
        )


def _page(person: AssistedPerson, posting: Posting) -> dict[str, object]:
    completeness = completeness_of(seekers.find_profile(person.account_id))
    refusal = rules.why_closed(posting)
    if refusal is None and not completeness.needed:
        try:
            services.require_may_apply(person.account, posting)
        except DomainError as error:
            refusal = error.message
    return {
        "person": person,
        "posting": posting,
        "completeness": completeness,
        "refusal": refusal,
        "version": CONSENT_VERSION,
    }
