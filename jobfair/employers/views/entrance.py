"""The way in: prove a number, open an account, register the employer – one journey."""

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts import sessions
from jobfair.accounts.rules import normalise_mobile
from jobfair.accounts.services import codes, registration
from jobfair.core import transactions
from jobfair.core.access import Role, public, signed_in
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.employers import credit_code, queries
from jobfair.employers.forms.entrance import OpenAccountForm, ProveMobileForm
from jobfair.employers.forms.profile import RegisterEmployerForm
from jobfair.employers.services.registration import register_employer
from jobfair.employers.views.blueprint import bp, myself, render_refused, visitor

NUMBER = "employer_mobile"  # session key: the number that a code was sent to


@bp.get("/employer/register")
@public
def register() -> ResponseReturnValue:
    """The next step of the journey: number, account or employer."""
    if not current_user.is_authenticated:
        if number := normalise_mobile(session.get(NUMBER)):
            return render_form("employers/open_account.html", OpenAccountForm(formdata=None), mobile=number)
        return render_form("employers/prove_mobile.html", ProveMobileForm(formdata=None))
    present = queries.employer_of(myself())
    if present is not None:
        return redirect(url_for("employers.desk"))
    return render_form("employers/register.html", RegisterEmployerForm(formdata=None))


@bp.post("/employer/register/code")
@public
def prove_mobile() -> ResponseReturnValue:
    """Send a code to the number."""
    form = ProveMobileForm()
    if form.validate_on_submit():
        try:
            codes.send_to_newcomer(form.mobile.data, visitor=visitor())
        except DomainError as refusal:
            form.blame(refusal)
            return render_refused("employers/prove_mobile.html", form, refusal)
        session[NUMBER] = form.mobile.data
        return redirect(url_for("employers.register"))
    return render_form("employers/prove_mobile.html", form)


@bp.post("/employer/register/other-number")
@public
def other_number() -> ResponseReturnValue:
    """Begin again with another number."""
    session.pop(NUMBER, None)
    return redirect(url_for("employers.register"))


@bp.post("/employer/register/account")
@public
def open_account() -> ResponseReturnValue:
    """Open the account for the number that the code proves, and go on signed in."""
    number = normalise_mobile(session.get(NUMBER))
    if number is None or current_user.is_authenticated:
        return redirect(url_for("employers.register"))
    form = OpenAccountForm()
    if form.validate_on_submit():
        try:
            account = registration.register(
                Role.EMPLOYER,
                mobile=number,
                code=form.code.data,
                name=form.name.data,
                password=form.password.data,
            )
        except DomainError as refusal:
            form.blame(refusal)
            return render_refused("employers/open_account.html", form, refusal, mobile=number)
        sessions.begin(account)
        return redirect(url_for("employers.register"))
    return render_form("employers/open_account.html", form, mobile=number)


@bp.post("/employer/register")
@signed_in
def register_form() -> ResponseReturnValue:
    """Register the employer; whoever does becomes its owner."""
    form = RegisterEmployerForm()
    if form.validate_on_submit():
        try:
            register_employer(myself(), code=form.credit_code.data, facts=form.facts())
        except DomainError as refusal:
            form.blame(refusal)
            return render_refused("employers/register.html", form, refusal)
        flash(_("Your employer is registered. Now tell people about it and hand in four documents."), "done")
        return redirect(url_for("employers.desk"))
    return render_form("employers/register.html", form)


@bp.post("/employer/register/credit-code")
@signed_in
def check_credit_code() -> str:
    """What the code typed so far says: a piece of page, fetched while one types; nothing is written."""
    with transactions.reading():
        reading = credit_code.read(request.form.get("credit_code", "")[:60])
        known = queries.find_by_code(reading.code) if reading.is_valid else None
        return render_template("employers/_credit_code.html", reading=reading, is_known=known is not None)
