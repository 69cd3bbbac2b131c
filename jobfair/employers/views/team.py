"""The team: who acts for the employer, who is invited, and the page an invitation leads to."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts import sessions
from jobfair.core.access import Role, public, requires, signed_in
from jobfair.core.errors import DomainError, Invalid
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l
from jobfair.employers import queries, rules
from jobfair.employers.forms.entrance import JoinForm
from jobfair.employers.forms.team import InviteForm, RoleForm
from jobfair.employers.rules import TeamRole
from jobfair.employers.services import team as service
from jobfair.employers.views.blueprint import bp, my_membership, myself, render_refused


@bp.get("/employer/team")
@requires(Role.EMPLOYER)
def team() -> ResponseReturnValue:
    """Members and open invitations."""
    return _team_page(InviteForm(formdata=None))


@bp.post("/employer/team/invitations")
@requires(Role.EMPLOYER)
def invite() -> ResponseReturnValue:
    """Send somebody a link to join."""
    form = InviteForm()
    if form.validate_on_submit():
        try:
            invitation = service.invite(
                myself(), membership=my_membership(), address=form.address.data, role=TeamRole(form.role.data)
            )
        except DomainError as refusal:
            form.blame(refusal)
            return _team_page(form, status=refusal.status)
        flash(_("The invitation is on its way to %(address)s.", address=invitation.address), "done")
        return redirect(url_for("employers.team"))
    return _team_page(form, status=422)


@bp.post("/employer/team/invitations/<int:invitation_id>/withdrawal")
@requires(Role.EMPLOYER)
def withdraw_invitation(invitation_id: int) -> ResponseReturnValue:
    """Take an invitation back."""
    membership = my_membership()
    invitation = queries.get_invitation(membership.employer, invitation_id)
    service.withdraw_invitation(myself(), membership=membership, invitation=invitation)
    flash(_("The invitation is taken back; its link opens nothing any more."), "done")
    return redirect(url_for("employers.team"))


@bp.post("/employer/team/<int:member_id>/role")
@requires(Role.EMPLOYER)
def change_role(member_id: int) -> ResponseReturnValue:
    """Make a member an owner or a recruiter."""
    form, membership = RoleForm(), my_membership()
    if not form.validate_on_submit():
        raise Invalid(_l("Please choose one."))
    member = queries.get_member(membership.employer, member_id)
    service.change_role(myself(), membership=membership, member=member, role=TeamRole(form.role.data))
    flash(_("%(person)s: %(role)s.", person=member.account.display_name, role=member.role.label), "done")
    return redirect(url_for("employers.team"))


@bp.post("/employer/team/<int:member_id>/departure")
@requires(Role.EMPLOYER)
def end_membership(member_id: int) -> ResponseReturnValue:
    """Leave the team, or take somebody out of it."""
    membership = my_membership()
    member = queries.get_member(membership.employer, member_id)
    service.end_membership(myself(), membership=membership, member=member)
    if member.account_id == myself().id:
        flash(_("You have left the team. Your own account stays as it is."), "done")
        return redirect(url_for("employers.register"))
    flash(_("%(person)s is no longer in the team.", person=member.account.display_name), "done")
    return redirect(url_for("employers.team"))


@bp.get("/invitations/<token>")
@public
def invitation(token: str) -> ResponseReturnValue:
    """Who invites to what; join with one's account, or open one."""
    return _invitation_page(JoinForm(formdata=None), token)


@bp.post("/invitations/<token>/acceptance")
@signed_in
def accept_invitation(token: str) -> ResponseReturnValue:
    """Join with the account one is signed in with."""
    membership = service.accept(myself(), token=token)
    flash(_("Welcome to the team of “%(name)s”.", name=membership.employer.name), "done")
    return redirect(url_for("employers.desk"))


@bp.post("/invitations/<token>/account")
@public
def join(token: str) -> ResponseReturnValue:
    """Open an account for the invited address and join."""
    form = JoinForm()
    if current_user.is_authenticated:
        return redirect(url_for("employers.invitation", token=token))
    if form.validate_on_submit():
        try:
            account = service.join_as_newcomer(token=token, name=form.name.data, password=form.password.data)
        except DomainError as refusal:
            form.blame(refusal)
            return _invitation_page(form, token, refusal)
        sessions.begin(account)
        flash(_("Your account is open and you are in the team."), "done")
        return redirect(url_for("employers.desk"))
    return _invitation_page(form, token)


def _team_page(form: InviteForm, *, status: int = 200) -> Response:
    membership = my_membership()
    response = render_form(
        "employers/team.html",
        form,
        membership=membership,
        employer=membership.employer,
        members=queries.members_of(membership.employer),
        invitations=queries.open_invitations(membership.employer),
        may_manage=rules.can_manage_team(membership.role),
        roles=TeamRole,
    )
    response.status_code = status
    return response


def _invitation_page(form: JoinForm, token: str, refusal: DomainError | None = None) -> ResponseReturnValue:
    found = queries.find_invitation(service.hash_token(token))
    if found is None or not found.is_open:
        return render_template("employers/invitation_gone.html"), 404
    own = queries.employer_of(myself()) if current_user.is_authenticated else None
    context = {"invitation": found, "employer": found.employer, "token": token, "own": own}
    if refusal is not None:
        return render_refused("employers/invitation.html", form, refusal, **context)
    return render_form("employers/invitation.html", form, **context)
