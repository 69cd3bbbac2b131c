"""Complaints: anybody files one and follows it by its number; staff settle them."""

from datetime import timedelta

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core import limits
from jobfair.core.access import Role, public, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.core.paging import requested_page
from jobfair.postings.blueprint import bp
from jobfair.postings.forms.fields import member_or
from jobfair.postings.forms.standing import FileComplaintForm, FindComplaintForm, SettleComplaintForm
from jobfair.postings.models import Complaint
from jobfair.postings.queries import complaints as queries
from jobfair.postings.queries import over, review
from jobfair.postings.rules import (
    COMPLAINT_WORKDAYS,
    COMPLAINTS_AN_HOUR,
    ComplaintKind,
    ComplaintState,
    Consequence,
)
from jobfair.postings.services import complaining


@bp.route("/jobs/<number>/report", methods=["GET", "POST"])
@public
def report(number: str) -> ResponseReturnValue:
    posting = queries.get_reportable_posting(number)
    form = FileComplaintForm()
    if form.validate_on_submit():
        address = request.remote_addr or "unknown"
        limits.count_attempt("complaint", address, most=COMPLAINTS_AN_HOUR, window=timedelta(hours=1))
        posting = queries.get_reportable_posting(number)
        made = complaining.file_complaint(
            current_user if current_user.is_authenticated else None,
            posting=posting,
            kind=ComplaintKind(form.kind.data),
            text=form.text.data or "",
            contact=form.contact.data,
        )
        flash(_("Thank you. Please note the number: with it you can see the result here."), "done")
        return redirect(url_for("postings.complaint", number=made.number))
    withheld = not posting.is_open and over.words_withheld(posting)
    return render_form(
        "postings/report.html", form, posting=posting, withheld=withheld, workdays=COMPLAINT_WORKDAYS
    )


@bp.get("/complaints", defaults={"number": None})
@bp.get("/complaints/<number>")
@public
def complaint(number: str | None) -> ResponseReturnValue:
    """State and result of a complaint, nothing personal; without a number, how to complain and to ask for one."""
    if number is None:
        asked = request.args.get("number", "").strip().upper()
        if asked:
            return redirect(url_for("postings.complaint", number=asked))
        form = FindComplaintForm(formdata=None)
        return make_response(
            render_template("postings/complaints_help.html", form=form, workdays=COMPLAINT_WORKDAYS)
        )
    found = queries.get_complaint(number.upper())
    return make_response(render_template("postings/complaint.html", complaint=found))


@bp.get("/staff/complaints")
@requires(Role.REVIEWER, Role.ADMIN)
def complaints() -> str:
    state = member_or(ComplaintState)(request.args.get("state", "open"))
    return render_template(
        "postings/complaints.html",
        page=queries.complaints(state, page=requested_page()),
        counts=queries.complaint_counts(),
        states=ComplaintState,
        state=state,
    )


@bp.get("/staff/complaints/<number>")
@requires(Role.REVIEWER, Role.ADMIN)
def settle_complaint(number: str) -> ResponseReturnValue:
    return _complaint_page(queries.get_complaint(number), SettleComplaintForm(formdata=None))


@bp.post("/staff/complaints/<number>")
@requires(Role.REVIEWER)
def settle(number: str) -> ResponseReturnValue:
    found = queries.get_complaint(number)
    form = SettleComplaintForm()
    if form.validate_on_submit():
        try:
            _settle(found, form)
        except DomainError as refusal:
            if refusal.status != 422:
                raise
            form.blame(refusal)
        else:
            flash(_("The result is kept, and everybody concerned has been told."), "done")
            return redirect(url_for("postings.complaints"))
    return _complaint_page(queries.get_complaint(number), form)


def _complaint_page(found: Complaint, form: SettleComplaintForm) -> ResponseReturnValue:
    return render_form(
        "postings/settle_complaint.html",
        form,
        complaint=found,
        others=queries.complaints_about(found.posting),
        upheld=queries.complaints_about_employer(found.posting),
        own=review.acts_for(current_user, found.posting.employer_id),
    )


def _settle(found: Complaint, form: SettleComplaintForm) -> None:
    result = form.result.data or ""
    if form.decision.data == "dismiss":
        complaining.dismiss_complaint(current_user, complaint=found, result=result)
        return
    complaining.uphold_complaint(
        current_user,
        complaint=found,
        result=result,
        consequence=Consequence(form.consequence.data),
        record_violation=form.record_violation.data,
    )
