"""Signing in and out, opening an account, setting a forgotten password."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts import sessions
from jobfair.accounts.forms.public import (
    AskCodeForm,
    EnterCodeForm,
    FirstPasswordForm,
    RegisterDetailsForm,
    RegisterForm,
    ResetPasswordForm,
    SignInForm,
)
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes, links, registration, security
from jobfair.accounts.services import sign_in as service
from jobfair.accounts.views import proving
from jobfair.accounts.views.blueprint import after_sign_in, bp, myself, render_refused, visitor, wanted_page
from jobfair.core.access import public, signed_in
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Mobile number or e-mail, and password."""
    form = SignInForm()
    if not form.is_submitted() and current_user.is_authenticated:
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
    flash(_("You are signed out."), "done")
    return redirect(url_for("accounts.sign_in"))


@bp.route("/sign-in/code", methods=["GET", "POST"])
@public
def sign_in_by_code() -> ResponseReturnValue:
    """Ask for a one-time code to sign in with."""
    return _ask_for_code(Purpose.SIGN_IN, "accounts/sign_in_by_code.html", "accounts.enter_code")


@bp.route("/sign-in/code/entry", methods=["GET", "POST"])
@public
def enter_code() -> ResponseReturnValue:
    """Sign in with the code that came."""
    address = proving.remembered(Purpose.SIGN_IN)
    if address is None:
        return redirect(url_for("accounts.sign_in_by_code", next=wanted_page()))
    form, context = EnterCodeForm(), {"address": address, "next": wanted_page()}
    if form.validate_on_submit():
        try:
            account = service.with_code(address, form.code.data)
        except DomainError as refusal:
            return render_refused("accounts/enter_code.html", form, refusal, **context)
        sessions.begin(account)
        return redirect(after_sign_in(account))
    return render_form("accounts/enter_code.html", form, **context)


@bp.route("/register", methods=["GET", "POST"])
@public
def register() -> ResponseReturnValue:
    """The mobile number of a new account: a code goes to it."""
    form = RegisterForm()
    if form.validate_on_submit():
        try:
            codes.send_to_newcomer(form.mobile.data, visitor=visitor())
        except DomainError as refusal:
            return render_refused("accounts/register.html", form, refusal, next=wanted_page())
        proving.remember(Purpose.REGISTER, form.mobile.data)
        return redirect(url_for("accounts.register_details", next=wanted_page()))
    return render_form("accounts/register.html", form, next=wanted_page())


@bp.route("/register/details", methods=["GET", "POST"])
@public
def register_details() -> ResponseReturnValue:
    """The code, a name, a password, the privacy notice: then the account is open and signed in."""
    mobile = proving.remembered(Purpose.REGISTER)
    if mobile is None:
        return redirect(url_for("accounts.register", next=wanted_page()))
    form, context = RegisterDetailsForm(mobile=mobile), {"mobile": mobile, "next": wanted_page()}
    if form.validate_on_submit():
        name, password, code = form.name.data, form.password.data, form.code.data
        try:
            account = registration.register_seeker(mobile=mobile, code=code, name=name, password=password)
        except DomainError as refusal:
            return render_refused("accounts/register_details.html", form, refusal, **context)
        sessions.begin(account)
        flash(_("Welcome! Your account is open."), "done")
        return redirect(after_sign_in(account))
    return render_form("accounts/register_details.html", form, **context)


@bp.route("/password-reset", methods=["GET", "POST"])
@public
def reset() -> ResponseReturnValue:
    """Ask for a one-time code to set a new password with."""
    return _ask_for_code(Purpose.RESET, "accounts/reset.html", "accounts.reset_password")


@bp.route("/password-reset/new", methods=["GET", "POST"])
@public
def reset_password() -> ResponseReturnValue:
    """Set a new password with the code that came; every browser is signed out."""
    address = proving.remembered(Purpose.RESET)
    if address is None:
        return redirect(url_for("accounts.reset"))
    form = ResetPasswordForm()
    if form.validate_on_submit():
        code, new = form.code.data, form.password.data
        try:
            security.reset_password(address=address, code=code, new=new, visitor=visitor())
        except DomainError as refusal:
            return render_refused("accounts/reset_password.html", form, refusal, address=address)
        proving.forget()
        flash(_("Your new password is set. Please sign in with it."), "done")
        return redirect(url_for("accounts.sign_in"))
    return render_form("accounts/reset_password.html", form, address=address)


@bp.get("/password-reset/link/<token>")
@public
def reset_by_link(token: str) -> ResponseReturnValue:
    """The link of a mail: the token goes into the cookie, so that neither history nor a later page shows it."""
    try:
        links.account_behind(token)
    except DomainError as refusal:
        flash(str(refusal.message), "refused")
        return redirect(url_for("accounts.reset"))
    proving.remember(Purpose.RESET, token, by_link=True)
    return redirect(url_for("accounts.choose_password"))


@bp.route("/password-reset/choice", methods=["GET", "POST"])
@public
def choose_password() -> ResponseReturnValue:
    """Set a new password with the link that was opened; every browser is signed out."""
    token = proving.remembered(Purpose.RESET, by_link=True)
    if token is None:
        return redirect(url_for("accounts.reset"))
    form = FirstPasswordForm()
    if form.validate_on_submit():
        try:
            security.reset_password_by_link(token=token, new=form.password.data, visitor=visitor())
        except DomainError as refusal:
            return render_refused("accounts/choose_password.html", form, refusal)
        proving.forget()
        flash(_("Your new password is set. Please sign in with it."), "done")
        return redirect(url_for("accounts.sign_in"))
    return render_form("accounts/choose_password.html", form)


def _ask_for_code(purpose: Purpose, template: str, onward: str) -> ResponseReturnValue:
    form = AskCodeForm()
    if form.validate_on_submit():
        try:
            codes.send_to_member(purpose, form.address.data, visitor=visitor())
        except DomainError as refusal:
            return render_refused(template, form, refusal, next=wanted_page())
        proving.remember(purpose, form.address.data)
        return redirect(url_for(onward, next=wanted_page()))
    return render_form(template, form, next=wanted_page())
