"""The posting editor: the form, the check while one types, keeping, submitting and correcting."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core import transactions
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.language import _
from jobfair.employers.models import Employer
from jobfair.postings.blueprint import bp
from jobfair.postings.checks import required_fields
from jobfair.postings.content import content_of
from jobfair.postings.forms.editor import EditPostingForm, new_content
from jobfair.postings.issues import Outcome
from jobfair.postings.labels import LABELS
from jobfair.postings.models import Posting
from jobfair.postings.queries import authoring
from jobfair.postings.rules import POSTING, can_correct, is_number, new_number
from jobfair.postings.services import writing
from jobfair.postings.services.writing import Unlawful, stamp
from jobfair.postings.views.employer import own_employer


@bp.route("/employer/postings/new", methods=["GET", "POST"])
@requires(Role.EMPLOYER)
def new() -> ResponseReturnValue:
    employer = own_employer()
    form = EditPostingForm.showing(new_content(), number=new_number())
    known = authoring.find_posting(form.number.data or "")
    if known is not None and known.employer_id == employer.id and form.is_submitted():
        return _edit(employer, known, form)  # the same new posting, sent twice
    return _edit(employer, None, form)


@bp.route("/employer/postings/<number>/edit", methods=["GET", "POST"])
@requires(Role.EMPLOYER)
def edit(number: str) -> ResponseReturnValue:
    employer = own_employer()
    posting = authoring.get_own_posting(employer, number)
    if not (POSTING.allows("submit", posting.status) or can_correct(posting.status)):
        flash(_("This posting cannot be edited now."), "waiting")
        return redirect(url_for("postings.manage", number=number))
    form = EditPostingForm.showing(content_of(posting), number=number, seen=stamp(posting.updated_at))
    return _edit(employer, posting, form)


def _edit(employer: Employer, posting: Posting | None, form: EditPostingForm) -> ResponseReturnValue:
    """Show the editor, check without saving, keep, submit or correct – by the button that was pressed."""
    pressed = request.form.get("action", "save")
    if not form.is_submitted() or pressed == "check":
        outcome = authoring.check_content(form.content(), employer=employer, posting=posting)
        return make_response(_editor(employer, posting, form, outcome))
    if form.validate():
        try:
            return redirect(url_for("postings.manage", number=_write(employer, posting, form, pressed)))
        except Unlawful as refusal:
            form.blame_check(refusal)
        except DomainError as refusal:
            form.blame(refusal)
    if posting is not None:
        posting = authoring.get_own_posting(own_employer(), posting.number)
    outcome = authoring.check_content(form.content(), employer=own_employer(), posting=posting)
    if pressed == "submit" and form.is_unreadable:
        form.point_out(outcome)  # everything at once: what could not be read, and what is missing
    return make_response(_editor(employer, posting, form, outcome), 422)


def _editor(employer: Employer, posting: Posting | None, form: EditPostingForm, outcome: Outcome) -> str:
    content = form.content()
    form.mark_required(required_fields(employer.account_type))
    return render_template(
        "postings/edit.html",
        form=form,
        employer=own_employer() if posting is None else employer,
        posting=posting,
        outcome=outcome,
        monthly=(content.monthly(content.pay_min), content.monthly(content.pay_max)),
        correcting=posting is not None and can_correct(posting.status),
        remarks=authoring.open_remarks(posting) if posting is not None else [],
        labels=LABELS,
    )


def _write(employer: Employer, posting: Posting | None, form: EditPostingForm, pressed: str) -> str:
    content, seen = form.content(), form.seen.data or None
    if posting is not None and can_correct(posting.status):
        _correct(posting, form)
        return posting.number
    number = form.number.data if is_number(form.number.data or "") else None
    posting = writing.save_draft(
        current_user, employer=employer, content=content, posting=posting, number=number, seen=seen
    )
    if pressed != "submit":
        flash(_("The draft is kept."), "done")
        return posting.number
    code, text = form.exception_code.data or "", form.exception_text.data or ""
    writing.submit_posting(current_user, posting=posting, reason_code=code, reason_zh=text)
    flash(_("Handed in. A reviewer will look at it, as a rule within one working day."), "done")
    return posting.number


def _correct(posting: Posting, form: EditPostingForm) -> None:
    done = writing.correct_posting(
        current_user,
        posting=posting,
        content=form.content(),
        note=form.note.data or "",
        seen=form.seen.data or None,
    )
    if not done["changed"]:
        flash(_("Nothing was changed."), "going")
    elif done["in_review"]:
        flash(_("The correction is in review. Until then the posting is not shown."), "waiting")
    else:
        flash(_("Corrected. Everybody sees the new text now."), "done")


@bp.post("/employer/postings/checks")
@requires(Role.EMPLOYER)
def check() -> str:
    """The live check: a piece of page about what is typed now. Nothing is written."""
    with transactions.reading():
        employer, form = own_employer(), EditPostingForm()
        posting = authoring.find_posting(form.number.data or "")
        if posting is not None and posting.employer_id != employer.id:
            posting = None
        content = form.content()
        outcome = authoring.check_content(content, employer=employer, posting=posting)
        monthly = (content.monthly(content.pay_min), content.monthly(content.pay_max))
        return render_template("postings/_check.html", outcome=outcome, monthly=monthly, labels=LABELS)
