"""Target groups: why they are asked, separate consent, and taking it back."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.seekers import queries
from jobfair.seekers.forms import GroupsForm
from jobfair.seekers.services import groups as services
from jobfair.seekers.views.blueprint import bp


@bp.route("/me/target-groups", methods=["GET", "POST"])
@requires(Role.SEEKER)
def groups() -> ResponseReturnValue:
    profile = queries.find_profile(current_user.id)
    marks = queries.group_marks(profile.id) if profile else ()
    form = GroupsForm(data={"keys": [mark.group_key for mark in marks]})
    if form.validate_on_submit():
        try:
            services.declare_groups(current_user, keys=form.keys.data or [], agreed=bool(form.agreed.data))
        except DomainError as refusal:
            form.blame(refusal)
            marks = queries.group_marks(profile.id) if profile else ()
        else:
            flash(_("Saved, for staff only."), "done")
            return redirect(url_for("seekers.groups"))
    return render_form("seekers/groups.html", form, marks=marks, names=queries.group_names())


@bp.post("/me/target-groups/withdrawal")
@requires(Role.SEEKER)
def withdraw_groups() -> ResponseReturnValue:
    services.withdraw_groups(current_user)
    flash(_("Your consent is withdrawn and the particulars are deleted."), "done")
    return redirect(url_for("seekers.groups"))
