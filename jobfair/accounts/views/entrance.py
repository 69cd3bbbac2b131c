"""The staff entrance: name and password, the own first password, the second factor."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts import rules, sessions
from jobfair.accounts.forms.public import (
    FirstPasswordForm,
    RecoveryCodeForm,
    SecondFactorForm,
    StaffSignInForm,
)
from jobfair.accounts.models import Account
from jobfair.accounts.services import second_factor as factor
from jobfair.accounts.services import security
from jobfair.accounts.services import sign_in as service
from jobfair.accounts.views.blueprint import bp, myself, render_refused, visitor, wanted_page
from jobfair.accounts.views.drawing import qr_code
from jobfair.core.access import public, signed_in
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.core.pages import endpoint_exists, site


@bp.route("/staff/sign-in", methods=["GET", "POST"])
@public
def staff_sign_in() -> ResponseReturnValue:
    """Staff name and password; the second factor follows."""
    form = StaffSignInForm()
    if form.validate_on_submit():
        try:
            account = service.as_staff(form.name.data, form.password.data, visitor=visitor())
        except DomainError as refusal:
            return render_refused("accounts/staff_sign_in.html", form, refusal, next=wanted_page())
        factor.prepare(account)
        sessions.begin(account)
        return redirect(url_for("accounts.second_factor", next=wanted_page()))
    return render_form("accounts/staff_sign_in.html", form, next=wanted_page())


@bp.route("/staff/first-password", methods=["GET", "POST"])
@signed_in
def first_password() -> ResponseReturnValue:
    """One's own password in place of the one that was handed out."""
    if not current_user.must_change_password:
        return redirect(url_for("accounts.second_factor", next=wanted_page()))
    form = FirstPasswordForm()
    if form.validate_on_submit():
        try:
            security.choose_first_password(myself(), new=form.password.data)
        except DomainError as refusal:
            return render_refused("accounts/first_password.html", form, refusal, next=wanted_page())
        return redirect(url_for("accounts.second_factor", next=wanted_page()))
    return render_form("accounts/first_password.html", form, next=wanted_page())


@bp.route("/staff/second-factor", methods=["GET", "POST"])
@signed_in
def second_factor() -> ResponseReturnValue:
    """The authenticator's code; at the first sign-in the authenticator is linked here."""
    account = myself()
    if elsewhere := _not_here(account):
        return redirect(elsewhere)
    form = SecondFactorForm()
    if not factor.is_enrolled(account):
        return _enrol(account, form)
    if form.validate_on_submit():
        try:
            factor.pass_with_code(account, form.code.data)
        except DomainError as refusal:
            return render_refused("accounts/second_factor.html", form, refusal, **_context(account))
        sessions.begin(account, second_factor=True)
        return redirect(_onward())
    return render_form("accounts/second_factor.html", form, **_context(account))


@bp.route("/staff/recovery", methods=["GET", "POST"])
@signed_in
def recovery() -> ResponseReturnValue:
    """A recovery code in place of a lost authenticator."""
    account = myself()
    if elsewhere := _not_here(account):
        return redirect(elsewhere)
    form = RecoveryCodeForm()
    if form.validate_on_submit():
        try:
            factor.pass_with_recovery_code(account, form.code.data)
        except DomainError as refusal:
            return render_refused("accounts/recovery.html", form, refusal, next=wanted_page())
        sessions.begin(account, second_factor=True)
        flash(_("You are signed in. This recovery code is used up."), "waiting")
        return redirect(_onward())
    return render_form("accounts/recovery.html", form, next=wanted_page())


def _enrol(account: Account, form: SecondFactorForm) -> ResponseReturnValue:
    if form.validate_on_submit():
        try:
            codes = factor.enrol(account, form.code.data)
        except DomainError as refusal:
            return render_refused("accounts/enrol.html", form, refusal, **_enrolment(account))
        sessions.begin(account, second_factor=True)
        return render_template("accounts/recovery_codes.html", codes=codes, onward=_onward())
    return render_form("accounts/enrol.html", form, **_enrolment(account))


def _enrolment(account: Account) -> dict[str, object]:
    address = factor.address_of(account, issuer=site()["name"])
    return {"qr": qr_code(address), "secret": account.totp_secret or "", **_context(account)}


def _context(account: Account) -> dict[str, object]:
    """In demonstration a newcomer has no authenticator: the page shows what it would show."""
    shown = current_app.config["DEMO_MODE"] and account.is_demo
    return {
        "next": wanted_page(),
        "demo_code": factor.code_for_demonstration(account) if shown else None,
    }


def _not_here(account: Account) -> str | None:
    """Where somebody belongs who has nothing to prove here, or something else to do first."""
    if not rules.needs_second_factor(account):
        return _onward()
    if account.must_change_password:
        return url_for("accounts.first_password", next=wanted_page())
    if account.totp_secret is None:
        return url_for("accounts.staff_sign_in", next=wanted_page())
    return None


def _onward() -> str:
    desk = "home.staff_desk"
    return wanted_page() or url_for(desk if endpoint_exists(desk) else "accounts.me")
