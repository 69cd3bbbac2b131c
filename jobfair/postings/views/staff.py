"""Reviewing: the queue, one posting with its findings, corrections that were shown at once."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core.access import Role, requires
from jobfair.core.errors import Invalid, NotFound
from jobfair.core.language import _, _l
from jobfair.core.paging import requested_page
from jobfair.employers.queries import violations_of
from jobfair.extensions import db
from jobfair.postings.blueprint import bp
from jobfair.postings.content import content_of
from jobfair.postings.exceptions import REASONS
from jobfair.postings.forms.fields import number_or_none
from jobfair.postings.forms.standing import ReviewPostingForm
from jobfair.postings.issues import Outcome
from jobfair.postings.labels import LABELS
from jobfair.postings.models import Posting, PostingRevision
from jobfair.postings.queries import authoring, complaints
from jobfair.postings.queries import review as waiting
from jobfair.postings.rules import PostingState, Request, may_review
from jobfair.postings.services import reviewing
from jobfair.postings.services.writing import Unlawful, stamp
from jobfair.postings.views.showing import element_rows, revision_rows, step_rows
from jobfair.reference.queries import snapshot


@bp.get("/staff/postings")
@requires(Role.REVIEWER, Role.ADMIN)
def review_queue() -> str:
    region_id = number_or_none(request.args.get("region", ""))
    wanted = waiting.QueueFilter(request.args.get("q", "").strip()[:80], region_id, request.args.get("only", ""))
    return render_template(
        "postings/review_queue.html",
        page=waiting.waiting_postings(wanted, page=requested_page()),
        counts=waiting.queue_counts(),
        unseen=waiting.unseen_corrections(page=1).total,
        wanted=wanted,
        places=snapshot().jinzhou,
    )


@bp.get("/staff/postings/<number>")
@requires(Role.REVIEWER, Role.ADMIN)
def review(number: str) -> ResponseReturnValue:
    return _review_page(waiting.get_posting_for_staff(number), ReviewPostingForm(formdata=None), status=200)


@bp.post("/staff/postings/<number>")
@requires(Role.REVIEWER)
def decide(number: str) -> ResponseReturnValue:
    posting = waiting.get_posting_for_staff(number)
    form = ReviewPostingForm()
    if form.validate_on_submit():
        try:
            return _decide(posting, form)
        except Unlawful as refusal:
            form.blame(refusal)
        except Invalid as refusal:
            form.blame(refusal)
        posting = waiting.get_posting_for_staff(number)
    return _review_page(posting, form, status=422)


def _decide(posting: Posting, form: ReviewPostingForm) -> ResponseReturnValue:
    seen = form.seen.data or ""
    if request.form.get("decision") == "publish":
        granted = {
            int(key): request.form.get(f"citation-{key}", "")
            for key in request.form.getlist("grant")
            if number_or_none(key) is not None
        }
        reviewing.publish_posting(current_user, posting=posting, seen=seen, granted=granted)
        flash(_("“%(title)s” is published.", title=posting.title), "done")
    else:
        reviewing.return_posting(
            current_user, posting=posting, seen=seen, remarks=form.remarks(), reason=form.reason.data or ""
        )
        flash(_("“%(title)s” went back with your remarks.", title=posting.title), "done")
    return redirect(url_for("postings.review_queue"))


def _review_page(posting: Posting, form: ReviewPostingForm, *, status: int) -> ResponseReturnValue:
    outcome: Outcome = authoring.check_posting(posting)
    own = waiting.acts_for(current_user, posting.employer_id)
    allowed = may_review(is_of_employer=own, wrote_it=posting.updated_by_id == current_user.id)
    return make_response(
        render_template(
            "postings/review.html",
            posting=posting,
            form=form,
            outcome=outcome,
            monthly=(posting.monthly_min, posting.monthly_max),
            labels=LABELS,
            rows=element_rows(content_of(posting), outcome),
            waits=posting.status is PostingState.IN_REVIEW,
            allowed=allowed and current_user.has(Role.REVIEWER),
            own=not allowed,
            seen=stamp(posting.submitted_at) if posting.submitted_at is not None else "",
            requests=[row for row in authoring.requests_of(posting) if row.status is Request.OPEN],
            reasons=REASONS,
            exceptions=authoring.granted_exceptions(posting),
            steps_taken=step_rows(posting, names=True),
            revisions=revision_rows(authoring.revisions_of(posting)),
            violations=len(violations_of(posting.employer)),
            upheld=complaints.complaints_about_employer(posting),
            complaints=complaints.complaints_about(posting),
        ),
        status,
    )


@bp.get("/staff/postings/corrections")
@requires(Role.REVIEWER, Role.ADMIN)
def corrections() -> str:
    page = waiting.unseen_corrections(page=requested_page())
    shown = list(zip(page.items, revision_rows(page.items), strict=True))
    return render_template("postings/corrections.html", page=page, shown=shown)


@bp.post("/staff/postings/corrections/<int:revision_id>/sight")
@requires(Role.REVIEWER)
def see_correction(revision_id: int) -> ResponseReturnValue:
    revision = db.session.get(PostingRevision, revision_id)
    if revision is None:
        raise NotFound(_l("There is no such correction."))
    reviewing.mark_correction_seen(current_user, revision=revision)
    flash(_("Noted."), "done")
    return redirect(url_for("postings.corrections"))
