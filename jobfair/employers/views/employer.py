"""Pages for the people who act for an employer: start page, profile, papers."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from jobfair.core import audit, clock, transactions, uploads
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError, NotFound
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l
from jobfair.core.uploads import StoredFile
from jobfair.employers import queries, rules
from jobfair.employers.forms.profile import ProfileForm, profile_values
from jobfair.employers.forms.team import HandInForm
from jobfair.employers.models import Employer
from jobfair.employers.rules import DocumentKind
from jobfair.employers.services import papers
from jobfair.employers.services.profile import update_profile
from jobfair.employers.views.blueprint import bp, my_membership, myself, render_refused


@bp.get("/employer")
@requires(Role.EMPLOYER)
def desk() -> ResponseReturnValue:
    """Where the employer stands and what to do next."""
    membership = queries.find_membership(myself())
    if membership is None:
        return redirect(url_for("employers.register"))
    employer = membership.employer
    return render_template(
        "employers/desk.html",
        employer=employer,
        membership=membership,
        missing=papers.missing(employer),
        last_step=next(iter(queries.history_of(employer)), None),
        violations=queries.violations_of(employer),
        days_left=_days_left(employer),
        may_renew=may_ask_renewal(employer),
    )


@bp.route("/employer/profile", methods=["GET", "POST"])
@requires(Role.EMPLOYER)
def profile() -> ResponseReturnValue:
    """Everything the employer says of itself."""
    employer = my_membership().employer
    form = ProfileForm(data=profile_values(employer))
    if form.validate_on_submit():
        try:
            waits = update_profile(myself(), employer=employer, facts=form.facts())
        except DomainError as refusal:
            form.blame(refusal)
            return render_refused("employers/profile.html", form, refusal, employer=my_membership().employer)
        flash(*_saved(waits))
        return redirect(url_for("employers.desk"))
    return render_form("employers/profile.html", form, employer=employer)


@bp.get("/employer/documents")
@requires(Role.EMPLOYER)
def documents() -> ResponseReturnValue:
    """The four documents: what is there, what was found, what is missing."""
    return _documents_page(HandInForm(formdata=None), None)


@bp.post("/employer/documents/<kind>")
@requires(Role.EMPLOYER)
def hand_in(kind: str) -> ResponseReturnValue:
    """Hand in one document, or a better version of it."""
    if kind not in set(DocumentKind):
        raise NotFound(_l("There is no such document."))
    form, employer = HandInForm(), my_membership().employer
    if form.validate_on_submit():
        try:
            papers.hand_in_document(myself(), employer=employer, kind=DocumentKind(kind), upload=form.file.data)
        except DomainError as refusal:
            form.blame(refusal)
            return _documents_page(form, DocumentKind(kind), status=refusal.status)
        flash(_("“%(document)s” is here.", document=DocumentKind(kind).label), "done")
        return redirect(url_for("employers.documents", _anchor=kind))
    return _documents_page(form, DocumentKind(kind), status=422)


@bp.get("/employer/documents/<int:document_id>/file")
@requires(Role.EMPLOYER)
def document(document_id: int) -> Response:
    """One of the team's own documents, any version."""
    employer_id = my_membership().employer_id
    found = queries.get_document(document_id, employer_id=employer_id)
    return send_noted(found.file, f"employer:{employer_id}", document_id=document_id)


@bp.post("/employer/submission")
@requires(Role.EMPLOYER)
def submit() -> ResponseReturnValue:
    """Hand everything in for review."""
    papers.submit(myself(), employer=my_membership().employer)
    flash(_("Everything is handed in. You will hear from us; nothing more to do for now."), "done")
    return redirect(url_for("employers.desk"))


@bp.post("/employer/renewal")
@requires(Role.EMPLOYER)
def ask_renewal() -> ResponseReturnValue:
    """Ask for the next six-month check."""
    papers.ask_renewal(myself(), employer=my_membership().employer)
    flash(_("The next check is asked for. What is verified now stays in force until its day."), "done")
    return redirect(url_for("employers.desk"))


def may_ask_renewal(employer: Employer) -> bool:
    """Whether the button for the next check is offered."""
    until = employer.approved_until
    is_free = employer.status is rules.Qualification.APPROVED and employer.waiting_since is None
    return is_free and until is not None and rules.may_renew_on(until, clock.today())


def send_noted(stored: StoredFile, subject: str, *, document_id: int) -> Response:
    """A document as a download, the reading of it noted in the audit trail first."""
    reader_id = myself().id
    with transactions.recording() as session:
        audit.record("employer.document_read", subject, actor_id=reader_id, session=session, document=document_id)
    return uploads.send(stored)


def _documents_page(form: HandInForm, wrong: DocumentKind | None, *, status: int = 200) -> Response:
    employer = my_membership().employer
    response = render_form(
        "employers/documents.html",
        form,
        employer=employer,
        wrong=wrong,
        kinds=DocumentKind,
        documents=queries.current_documents(employer),
        earlier=queries.earlier_documents(employer),
        missing=papers.missing(employer),
        is_open=rules.is_open(employer.status),
        may_submit=rules.QUALIFICATION.allows("submit", employer.status),
    )
    response.status_code = status
    return response


def _days_left(employer: Employer) -> int | None:
    until = employer.approved_until
    return (until - clock.today()).days if until is not None else None


def _saved(waits: bool) -> tuple[str, str]:
    if waits:
        return _(
            "Saved. Name, kind and licence are checked first; until then the verified ones are shown."
        ), "waiting"
    return _("Saved."), "done"
