"""The profile: filled in once, used everywhere."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core.access import Role, requires, safe_next
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.seekers import queries
from jobfair.seekers.forms import ProfileForm
from jobfair.seekers.models import SeekerProfile
from jobfair.seekers.rules import completeness_of
from jobfair.seekers.services import profile as services
from jobfair.seekers.views.blueprint import bp


def _prefilled(profile: SeekerProfile | None) -> dict[str, Any]:
    if profile is None:
        return {"full_name": current_user.display_name}
    chosen = [occupation.id for occupation in profile.occupations]
    return {
        "declared": profile.declared_true_at is not None,
        **{f"occupation_{place}": key for place, key in enumerate(chosen, start=1)},
    }


@bp.route("/me/profile", methods=["GET", "POST"])
@requires(Role.SEEKER)
def profile() -> ResponseReturnValue:
    known = queries.find_profile(current_user.id)
    form = ProfileForm(obj=known, data=_prefilled(known))
    target = safe_next(request.args.get("next"))
    if form.validate_on_submit():
        try:
            services.save_profile(current_user, **form.values)
        except DomainError as refusal:
            form.blame(refusal)
            known = queries.find_profile(current_user.id)
        else:
            flash(_("Your profile is saved."), "done")
            return redirect(target or url_for("seekers.profile"))
    return render_form(
        "seekers/profile.html", form, completeness=completeness_of(known), target=target, profile=known
    )


@bp.post("/me/profile/recommendations")
@requires(Role.SEEKER)
def switch_recommendations() -> ResponseReturnValue:
    on = request.form.get("on") == "1"
    services.switch_recommendations(current_user, on=on)
    flash(_("You will see suggestions.") if on else _("There will be no more suggestions."), "done")
    return redirect(safe_next(request.form.get("next")) or url_for("seekers.profile"))
