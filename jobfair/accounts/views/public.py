"""Signing in and out."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts import sessions
from jobfair.accounts.forms.public import SignInForm
from jobfair.accounts.services import sign_in as service
from jobfair.accounts.views.blueprint import after_sign_in, bp, myself, render_refused, visitor, wanted_page
from jobfair.core.access import public, signed_in
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Mobile number or e-mail, and password."""
    form = SignInForm()
    if current_user.is_authenticated and not form.is_submitted():
        return redirect(after_sign_in(myself()))
    if form.validate_on_submit():
        try:
            account = service.with_password(form.name.data, form.password.data, visitor=visitor())
        except DomainError as refusal:
            return render_refused("accounts/sign_in.html", form, refusal, next=wanted_page())
        sessions.begin(account)
        return redirect(after_sign_in(account))
    return render_form("accounts/sign_in.html", form, next=wanted_page())


@bp.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    """End this browser's session."""
    sessions.end(myself())
    return redirect(url_for("accounts.sign_in"))
