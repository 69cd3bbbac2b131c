"""Applying for a job: what is handed over, to whom, and the consent to it."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.applications import rules
from jobfair.applications.forms import ApplyForm
from jobfair.applications.queries import mine
from jobfair.applications.rules import ApplicationState
from jobfair.applications.services.apply import apply as apply_for
from jobfair.applications.services.apply import require_may_apply
from jobfair.applications.views.blueprint import bp, myself
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.postings.models import Posting
from jobfair.postings.queries.public import get_shown_posting
from jobfair.seekers import queries as seekers
from jobfair.seekers.rules import CONSENT_VERSION, EntryKind, HandedKind, completeness_of


@bp.route("/jobs/<number>/application", methods=["GET", "POST"])
@requires(Role.SEEKER)
def apply(number: str) -> ResponseReturnValue:
    posting = get_shown_posting(number)
    fair = mine.find_fair_showing(request.args.get("fair"), posting.id)
    live = mine.find_live(current_user.id, posting.id) if request.method == "GET" else None
    if live is not None and live.shown_status is not ApplicationState.LAPSED:
        flash(_("You have applied for this job; here is how it stands."), "going")
        return redirect(url_for("applications.application", application_id=live.id))
    form = ApplyForm()
    form.offer(_kinds_at_hand())
    if form.validate_on_submit():
        try:
            made = apply_for(
                myself(), posting=posting, kinds=form.kinds.data or [], message=form.message.data or "", fair=fair
            )
        except DomainError as refusal:
            form.blame(refusal)
            posting = get_shown_posting(number)
        else:
            flash(_("Your application has been sent."), "done")
            return redirect(url_for("applications.application", application_id=made.id))
    elif not form.is_submitted():
        form.kinds.data = [HandedKind.PROFILE.value]  # without it nobody can apply; the rest is the person's choice
    return render_form("applications/apply.html", form, **_page(posting))


def _kinds_at_hand() -> list[HandedKind]:
    kinds = [HandedKind.PROFILE]
    if seekers.has_resume_file(current_user.id):
        kinds.append(HandedKind.FILE)
    if current_user.mobile:
        kinds.append(HandedKind.PHONE)
    return kinds


def _page(posting: Posting) -> dict[str, Any]:
    profile = seekers.find_profile(current_user.id)
    completeness, refusal = completeness_of(profile), rules.why_closed(posting)
    if refusal is None and not completeness.needed:
        try:
            require_may_apply(myself(), posting)
        except DomainError as error:
            refusal = error.message
    shown = None
    if profile is not None and not completeness.needed:
        kinds = [kind.value for kind in HandedKind]
        shown = seekers.handed_over(profile, kinds=kinds, phone=current_user.mobile)
    return {
        "posting": posting,
        "refusal": refusal,
        "completeness": completeness,
        "shown": shown,
        "sections": EntryKind,
        "version": CONSENT_VERSION,
        "answer_days": rules.ANSWER_DAYS,
        "here": request.full_path.rstrip("?"),
    }
