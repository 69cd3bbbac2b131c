"""Pages for staff who check employers: the queue and one employer's review."""

from collections.abc import Callable
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from jobfair.core import clock
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError, Invalid, NotFound
from jobfair.core.forms import BaseForm
from jobfair.core.language import _, _l
from jobfair.core.paging import requested_page
from jobfair.employers import credit_code, directory, queries, rules
from jobfair.employers.forms.staff import ReasonForm, ReviewForm, SuspendForm, review_form, state_seen
from jobfair.employers.models import Employer
from jobfair.employers.rules import QUALIFICATION, ViolationKind
from jobfair.employers.services import review as service
from jobfair.employers.views.blueprint import bp, myself
from jobfair.employers.views.employer import send_noted


@bp.get("/staff/employers")
@requires(Role.REVIEWER, Role.ADMIN)
def review_queue() -> str:
    """What waits, the longest first; the other shelves beside."""
    shelf = request.args.get("shelf", "waiting")
    shelf = shelf if shelf in directory.SHELVES else "waiting"
    words = request.args.get("q", "").replace("\0", "")[:80]
    return render_template(
        "employers/review_queue.html",
        page=directory.employers_on(shelf, words=words, page=requested_page()),
        shelf=shelf,
        words=words,
        counts=directory.shelf_counts(),
        now=clock.now(),
    )


@bp.get("/staff/employers/<int:employer_id>")
@requires(Role.REVIEWER, Role.ADMIN)
def review(employer_id: int) -> ResponseReturnValue:
    """Papers, facts, history of one employer, and what can be decided now."""
    return _review_page(queries.get_employer(employer_id))


@bp.post("/staff/employers/<int:employer_id>/decision")
@requires(Role.REVIEWER)
def decide(employer_id: int) -> ResponseReturnValue:
    """Note the findings, then do what the pressed button says."""
    employer = queries.get_employer(employer_id)
    form = _form_of(employer)
    if form.validate_on_submit():
        try:
            service.take(myself(), employer=employer, seen=state_seen(form))
            service.judge(myself(), employer=employer, findings=form.findings())
            said = _act(request.form.get("verb", ""), employer, form.reason.data or "")
        except DomainError as refusal:
            form.blame(refusal)
            return _after_refusal(queries.get_employer(employer_id), form, refusal)
        flash(said, "done")
        return redirect(url_for("employers.review_queue"))
    return _review_page(employer, form, status=422)


@bp.post("/staff/employers/<int:employer_id>/suspension")
@requires(Role.REVIEWER)
def suspend(employer_id: int) -> ResponseReturnValue:
    """Stop an employer, with the evidence kept."""

    def act(employer: Employer, form: Any) -> None:
        service.suspend(
            myself(),
            employer=employer,
            kind=ViolationKind(form.kind.data),
            description=form.description.data,
            happened_on=form.happened_on.data,
            evidence=form.evidence.data,
        )

    said = _("Suspended. Its jobs are hidden and the team has been told.")
    return _decide_apart(employer_id, SuspendForm(), act, said, where="suspend")


@bp.post("/staff/employers/<int:employer_id>/reinstatement")
@requires(Role.REVIEWER)
def reinstate(employer_id: int) -> ResponseReturnValue:
    """End a suspension."""

    def act(employer: Employer, form: Any) -> None:
        service.reinstate(myself(), employer=employer, reason=form.reason.data)

    return _decide_apart(employer_id, ReasonForm(), act, _("Reinstated."), where="reason")


@bp.post("/staff/employers/<int:employer_id>/reopening")
@requires(Role.REVIEWER)
def reopen(employer_id: int) -> ResponseReturnValue:
    """Take a refusal back."""

    def act(employer: Employer, form: Any) -> None:
        service.reopen(myself(), employer=employer, reason=form.reason.data)

    return _decide_apart(employer_id, ReasonForm(), act, _("Opened again."), where="reason")


@bp.get("/staff/employers/documents/<int:document_id>/file")
@requires(Role.REVIEWER)
def review_document(document_id: int) -> Response:
    """A document of any employer, for whoever checks it."""
    found = queries.get_document(document_id, employer_id=None)
    return send_noted(found.file, f"employer:{found.employer_id}", document_id=document_id)


@bp.get("/staff/employers/violations/<int:violation_id>/file")
@requires(Role.REVIEWER)
def evidence(violation_id: int) -> Response:
    """The file that proves a violation."""
    found = queries.get_violation(violation_id)
    if found.evidence is None:
        raise NotFound(_l("There is no such document."))
    return send_noted(found.evidence, f"employer:{found.employer_id}", document_id=violation_id)


def _act(verb: str, employer: Employer, reason: str) -> str:
    acts: dict[str, tuple[Callable[[], None], str]] = {
        "approve": (lambda: service.approve(myself(), employer=employer), _("Verified. The team has been told.")),
        "renew": (lambda: service.renew(myself(), employer=employer), _("Verified for another six months.")),
        "give_back": (
            lambda: service.give_back(myself(), employer=employer, reason=reason),
            _("Given back. The team has been told what to mend."),
        ),
        "refuse": (
            lambda: service.refuse(myself(), employer=employer, reason=reason),
            _("Refused. The team has been told why."),
        ),
        "keep": (lambda: None, _("Your findings are kept; nothing is decided yet.")),
    }
    if verb not in acts:
        raise Invalid(_l("Please press one of the buttons."))
    act, said = acts[verb]
    act()
    return said


def _decide_apart(
    employer_id: int, form: Any, act: Callable[[Employer, Any], None], said: str, *, where: str
) -> ResponseReturnValue:
    employer = queries.get_employer(employer_id)
    if form.validate_on_submit():
        try:
            service.take(myself(), employer=employer, seen=state_seen(form))
            act(employer, form)
        except DomainError as refusal:
            form.blame(refusal)
            return _review_page(queries.get_employer(employer_id), status=refusal.status, **{where: form})
        flash(said, "done")
        return redirect(url_for("employers.review", employer_id=employer_id))
    return _review_page(employer, status=422, **{where: form})


def _after_refusal(employer: Employer, form: ReviewForm, refusal: DomainError) -> Response:
    """The page again; with a fresh form when what was answered belongs to papers that are no longer the same."""
    if refusal.status == 409:
        return _review_page(employer, overtaken=refusal.message, status=409)
    return _review_page(employer, form, status=refusal.status)


def _form_of(employer: Employer, **options: Any) -> ReviewForm:
    documents = queries.current_documents(employer)
    ordered = [documents[kind] for kind in rules.DocumentKind if kind in documents]
    return review_form(ordered, seen=queries.state_seen(employer), **options)


def _review_page(
    employer: Employer,
    form: ReviewForm | None = None,
    *,
    overtaken: Any = None,
    suspend: BaseForm | None = None,
    reason: BaseForm | None = None,
    status: int = 200,
) -> Response:
    seen = {"seen": queries.state_seen(employer)}
    context = {
        "employer": employer,
        "overtaken": overtaken,
        "form": form or _form_of(employer, formdata=None),
        "suspend_form": suspend or SuspendForm(formdata=None, data=seen),
        "reason_form": reason or ReasonForm(formdata=None, data=seen),
        "documents": queries.current_documents(employer),
        "earlier": queries.earlier_documents(employer),
        "kinds": rules.DocumentKind,
        "reading": credit_code.read(employer.credit_code),
        "division": directory.division_name(employer.credit_code[2:8]),
        "violations": queries.violations_of(employer),
        "history": queries.history_of(employer),
        "step_labels": rules.STEP_LABELS,
        "members": queries.members_of(employer),
        "proposed": rules.facts_from_json(employer.proposed_facts or {}),
        "steps_open": QUALIFICATION.open_to(employer.status),
    }
    return Response(render_template("employers/review.html", **context), status=status, mimetype="text/html")
