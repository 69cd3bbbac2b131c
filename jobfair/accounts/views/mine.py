"""One's own account: the hub, name and language, addresses, password, browsers, recovery codes."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts import queries, rules
from jobfair.accounts.forms.mine import (
    ChangeEmailForm,
    ChangeMobileForm,
    ChangePasswordForm,
    ConfirmAddressForm,
    DetailsForm,
    NewRecoveryCodesForm,
    PrivacyNoticeForm,
)
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import contacts, registration, second_factor, security
from jobfair.accounts.views import proving
from jobfair.accounts.views.blueprint import bp, myself, render_refused, visitor, wanted_page
from jobfair.accounts.views.places import places_of
from jobfair.core.access import Role, requires, signed_in
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _


@bp.get("/me")
@signed_in
def me() -> str:
    """The hub of one's own pages, whatever one's role."""
    return render_template("accounts/me.html", groups=places_of(myself()))


@bp.route("/me/privacy-notice", methods=["GET", "POST"])
@signed_in
def privacy_notice() -> ResponseReturnValue:
    """A new version of the notice: read and accept it, or do what is possible without."""
    account = myself()
    if not account.privacy_notice_due:
        return redirect(wanted_page() or url_for("accounts.me"))
    form = PrivacyNoticeForm(version=rules.PRIVACY_VERSION)
    context = {"next": wanted_page(), "version": rules.PRIVACY_VERSION, "news": rules.PRIVACY_NEWS}
    if form.validate_on_submit():
        try:
            registration.accept_new_privacy_notice(account, version=form.version.data)
        except DomainError as refusal:
            form.version.data = rules.PRIVACY_VERSION
            return render_refused("accounts/privacy_notice.html", form, refusal, **context)
        flash(_("Thank you. Your agreement is recorded."), "done")
        return redirect(wanted_page() or url_for("accounts.me"))
    return render_form("accounts/privacy_notice.html", form, **context)


@bp.get("/me/security", endpoint="security")
@signed_in
def overview() -> str:
    """Addresses, password, browsers and second factor."""
    account = myself()
    browsers = queries.live_sessions(account.id)
    return render_template(
        "accounts/security.html",
        browsers=browsers,
        names={row.id: rules.browser_name(row.agent) for row in browsers},
        codes_left=queries.count_recovery_codes(account.id) if rules.is_staff(account) else None,
    )


@bp.route("/me/details", methods=["GET", "POST"])
@signed_in
def details() -> ResponseReturnValue:
    """Name and language of messages."""
    form = DetailsForm(name=current_user.display_name, language=current_user.language)
    if form.validate_on_submit():
        try:
            contacts.change_details(myself(), name=form.name.data, language=form.language.data)
        except DomainError as refusal:
            return render_refused("accounts/details.html", form, refusal)
        flash(_("Saved."), "done")
        return redirect(url_for("accounts.security"))
    return render_form("accounts/details.html", form)


@bp.route("/me/password", methods=["GET", "POST"])
@signed_in
def change_password() -> ResponseReturnValue:
    """Another password; all other browsers are signed out."""
    form = ChangePasswordForm()
    if form.validate_on_submit():
        try:
            security.change_password(myself(), present=form.present.data, new=form.password.data)
        except DomainError as refusal:
            return render_refused("accounts/change_password.html", form, refusal)
        flash(_("Your password has been changed. All other browsers are signed out."), "done")
        return redirect(url_for("accounts.security"))
    return render_form("accounts/change_password.html", form)


@bp.route("/me/mobile", methods=["GET", "POST"])
@signed_in
def change_mobile() -> ResponseReturnValue:
    """Ask to move the account to another mobile number."""
    return _ask_to_move(ChangeMobileForm(), Purpose.MOBILE, "accounts/change_mobile.html")


@bp.route("/me/email", methods=["GET", "POST"])
@signed_in
def change_email() -> ResponseReturnValue:
    """Ask to give the account an e-mail address."""
    return _ask_to_move(ChangeEmailForm(), Purpose.EMAIL, "accounts/change_email.html")


@bp.route("/me/mobile/confirmation", methods=["GET", "POST"])
@signed_in
def confirm_mobile() -> ResponseReturnValue:
    """The code that came to the new number."""
    return _confirm(Purpose.MOBILE, "accounts.change_mobile")


@bp.route("/me/email/confirmation", methods=["GET", "POST"])
@signed_in
def confirm_email() -> ResponseReturnValue:
    """The code that came to the new address."""
    return _confirm(Purpose.EMAIL, "accounts.change_email")


@bp.post("/me/sessions/<int:session_id>/end")
@signed_in
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign one other browser out."""
    security.revoke_session(myself(), session_id=session_id)
    flash(_("That browser is signed out."), "done")
    return redirect(url_for("accounts.security"))


@bp.post("/me/sessions/others/end")
@signed_in
def end_other_sessions() -> ResponseReturnValue:
    """Sign all other browsers out."""
    security.revoke_other_sessions(myself())
    flash(_("All other browsers are signed out."), "done")
    return redirect(url_for("accounts.security"))


@bp.route("/me/recovery-codes", methods=["GET", "POST"])
@requires(Role.STAFF)
def recovery_codes() -> ResponseReturnValue:
    """New recovery codes in place of the old ones, after the authenticator's code."""
    form = NewRecoveryCodesForm()
    if form.validate_on_submit():
        account = myself()
        try:
            second_factor.pass_with_code(account, form.code.data)
        except DomainError as refusal:
            return render_refused("accounts/new_recovery_codes.html", form, refusal)
        codes = second_factor.new_recovery_codes(account)
        return render_template("accounts/recovery_codes.html", codes=codes, onward=url_for("accounts.security"))
    return render_form("accounts/new_recovery_codes.html", form)


def _ask_to_move(form: ChangeMobileForm | ChangeEmailForm, purpose: Purpose, template: str) -> ResponseReturnValue:
    if form.validate_on_submit():
        address, password = form.address.data, form.password.data
        try:
            contacts.ask_to_move(myself(), address=address, password=password, visitor=visitor())
        except DomainError as refusal:
            return render_refused(template, form, refusal)
        proving.remember(purpose, address)
        return redirect(url_for(f"accounts.confirm_{purpose.value}"))
    return render_form(template, form)


def _confirm(purpose: Purpose, before: str) -> ResponseReturnValue:
    address = proving.remembered(purpose)
    if address is None:
        return redirect(url_for(before))
    form, context = ConfirmAddressForm(), {"address": address, "before": before}
    if form.validate_on_submit():
        try:
            contacts.move(myself(), address=address, code=form.code.data)
        except DomainError as refusal:
            return render_refused("accounts/confirm_address.html", form, refusal, **context)
        proving.forget()
        flash(_("Saved. You can sign in with it from now on."), "done")
        return redirect(url_for("accounts.security"))
    return render_form("accounts/confirm_address.html", form, **context)
