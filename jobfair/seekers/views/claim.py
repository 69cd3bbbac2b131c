"""Taking over an account that staff opened: the slip first, then the code from the telephone."""

from datetime import date

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from jobfair.accounts import sessions
from jobfair.core.access import public
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.seekers.forms import ClaimForm, TakeOverForm
from jobfair.seekers.services import claiming as services
from jobfair.seekers.services.claiming import Claim
from jobfair.seekers.views.blueprint import bp

KEY = "claim"


def _visitor() -> str:
    return request.remote_addr or "unknown"


def _remembered() -> Claim | None:
    """What this browser said on the first page."""
    kept = session.get(KEY)
    if not isinstance(kept, dict):
        return None
    return Claim(str(kept["slip"]), date.fromisoformat(str(kept["born_on"])), str(kept["mobile"]))


@bp.route("/register/slip", methods=["GET", "POST"])
@public
def claim() -> ResponseReturnValue:
    """The slip, the date of birth, a mobile number: a code goes to it."""
    form = ClaimForm()
    if form.validate_on_submit():
        said = Claim(form.slip.data, form.born_on.data, form.mobile.data)
        try:
            services.ask(said, visitor=_visitor())
        except DomainError as refusal:
            form.blame(refusal)
            response = render_form("seekers/claim.html", form)
            response.status_code = refusal.status
            return response
        session[KEY] = {"slip": said.slip, "born_on": said.born_on.isoformat(), "mobile": said.mobile}
        return redirect(url_for("seekers.claim_details"))
    return render_form("seekers/claim.html", form)


@bp.route("/register/slip/details", methods=["GET", "POST"])
@public
def claim_details() -> ResponseReturnValue:
    """The code that came and a password: then the account is the person's own."""
    said = _remembered()
    if said is None:
        return redirect(url_for("seekers.claim"))
    form = TakeOverForm()
    if form.validate_on_submit():
        try:
            account = services.take_over(said, code=form.code.data, password=form.password.data, visitor=_visitor())
        except DomainError as refusal:
            form.blame(refusal)
            response = render_form("seekers/claim_details.html", form, mobile=said.mobile)
            response.status_code = refusal.status
            return response
        sessions.begin(account)
        flash(_("Welcome! The account is yours now; nobody acts for you in it any more."), "done")
        return redirect(url_for("accounts.me"))
    return render_form("seekers/claim_details.html", form, mobile=said.mobile)
