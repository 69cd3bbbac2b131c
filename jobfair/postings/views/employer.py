"""The employer's own postings: the list, and one posting's page with what may be done with it."""

from typing import Any

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import BaseForm
from jobfair.core.language import _
from jobfair.core.paging import requested_page
from jobfair.employers.models import Employer
from jobfair.employers.queries import get_membership
from jobfair.postings import hooks
from jobfair.postings.blueprint import bp
from jobfair.postings.forms.standing import ClosePostingForm, ExtendPostingForm, FillPlacesForm
from jobfair.postings.issues import Outcome
from jobfair.postings.labels import LABELS
from jobfair.postings.models import Posting
from jobfair.postings.queries import authoring
from jobfair.postings.rules import POSTING, ClosedBecause, can_correct, can_delete
from jobfair.postings.services import standing, writing
from jobfair.postings.services.writing import Unlawful
from jobfair.postings.views.showing import revision_rows, step_rows


def own_employer() -> Employer:
    """The employer that the person acts for."""
    return get_membership(current_user).employer


@bp.get("/employer/postings")
@requires(Role.EMPLOYER)
def mine() -> str:
    employer = own_employer()
    wanted = authoring.OwnFilter(request.args.get("state", ""), request.args.get("q", "").strip()[:80])
    page = authoring.own_postings(employer, wanted, page=requested_page())
    return render_template(
        "postings/mine.html",
        employer=employer,
        page=page,
        wanted=wanted,
        counts=authoring.own_counts(employer),
        applicants=hooks.applicant_counts([posting.id for posting in page.items]),
    )


@bp.get("/employer/postings/<number>")
@requires(Role.EMPLOYER)
def manage(number: str) -> ResponseReturnValue:
    return _manage(authoring.get_own_posting(own_employer(), number))


def _manage(posting: Posting, *, outcome: Outcome | None = None, **forms: BaseForm) -> ResponseReturnValue:
    """One posting's page; a refused small form comes back with its input, status 422."""
    shown: dict[str, Any] = {
        "extend": forms.get("extend") or ExtendPostingForm(formdata=None),
        "fill": forms.get("fill") or FillPlacesForm(formdata=None),
        "close": forms.get("close") or ClosePostingForm(formdata=None),
    }
    return make_response(
        render_template(
            "postings/manage.html",
            posting=posting,
            workflow=POSTING,
            deletable=can_delete(posting.status, submitted=posting.submitted_at is not None),
            correctable=can_correct(posting.status),
            steps_taken=step_rows(posting, names=False),
            revisions=revision_rows(authoring.revisions_of(posting)),
            remarks=authoring.open_remarks(posting),
            requests=authoring.requests_of(posting),
            exceptions=authoring.granted_exceptions(posting),
            applicants=hooks.applicant_counts([posting.id]),
            outcome=outcome,
            labels=LABELS,
            **shown,
        ),
        422 if forms or outcome else 200,
    )


@bp.post("/employer/postings/<number>/pause")
@requires(Role.EMPLOYER)
def pause(number: str) -> ResponseReturnValue:
    posting = authoring.get_own_posting(own_employer(), number)
    standing.pause_posting(current_user, posting=posting)
    flash(_("Paused: job seekers do not see it until you go on."), "done")
    return redirect(url_for("postings.manage", number=number))


@bp.post("/employer/postings/<number>/resumption")
@requires(Role.EMPLOYER)
def resume(number: str) -> ResponseReturnValue:
    posting = authoring.get_own_posting(own_employer(), number)
    try:
        standing.resume_posting(current_user, posting=posting)
    except Unlawful as refusal:
        return _manage(posting, outcome=refusal.outcome)
    flash(_("Job seekers see it again."), "done")
    return redirect(url_for("postings.manage", number=number))


@bp.post("/employer/postings/<number>/extension")
@requires(Role.EMPLOYER)
def extend(number: str) -> ResponseReturnValue:
    posting, form = authoring.get_own_posting(own_employer(), number), ExtendPostingForm()
    if form.validate_on_submit():
        try:
            standing.extend_posting(current_user, posting=posting, valid_until=form.day)
        except Unlawful as refusal:
            form.blame(refusal)
            return _manage(authoring.get_own_posting(own_employer(), number), outcome=refusal.outcome, extend=form)
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Extended."), "done")
            return redirect(url_for("postings.manage", number=number))
    return _manage(authoring.get_own_posting(own_employer(), number), extend=form)


@bp.post("/employer/postings/<number>/filled-places")
@requires(Role.EMPLOYER)
def fill(number: str) -> ResponseReturnValue:
    posting, form = authoring.get_own_posting(own_employer(), number), FillPlacesForm()
    if form.validate_on_submit():
        standing.fill_places(current_user, posting=posting, filled=form.number)
        if posting.open_headcount:
            flash(_("%(num)s places are still open.", num=posting.open_headcount), "done")
        else:
            flash(_("All places are filled: the posting takes no more applications. You may close it."), "done")
        return redirect(url_for("postings.manage", number=number))
    return _manage(posting, fill=form)


@bp.post("/employer/postings/<number>/closure")
@requires(Role.EMPLOYER)
def close(number: str) -> ResponseReturnValue:
    posting, form = authoring.get_own_posting(own_employer(), number), ClosePostingForm()
    if form.validate_on_submit():
        standing.close_posting(current_user, posting=posting, because=ClosedBecause(form.because.data))
        flash(_("Closed. You can copy it whenever you look for people again."), "done")
        return redirect(url_for("postings.manage", number=number))
    return _manage(posting, close=form)


@bp.post("/employer/postings/<number>/copies")
@requires(Role.EMPLOYER)
def copy(number: str) -> ResponseReturnValue:
    posting = authoring.get_own_posting(own_employer(), number)
    made = writing.copy_posting(current_user, posting=posting)
    flash(_("This is a new draft with the same words. Please choose how long it is to be valid."), "done")
    return redirect(url_for("postings.edit", number=made.number))


@bp.post("/employer/postings/<number>/recall")
@requires(Role.EMPLOYER)
def recall(number: str) -> ResponseReturnValue:
    posting = authoring.get_own_posting(own_employer(), number)
    writing.recall_posting(current_user, posting=posting)
    flash(_("Taken back. You can go on writing."), "done")
    return redirect(url_for("postings.edit", number=number))


@bp.post("/employer/postings/<number>/deletion")
@requires(Role.EMPLOYER)
def delete(number: str) -> ResponseReturnValue:
    posting = authoring.get_own_posting(own_employer(), number)
    writing.delete_draft(current_user, posting=posting)
    flash(_("The draft is deleted."), "done")
    return redirect(url_for("postings.mine"))
