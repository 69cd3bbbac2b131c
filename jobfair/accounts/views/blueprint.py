"""The blueprint of all pages of accounts, and what its views share."""

from typing import Any

from flask import Blueprint, Response, request, url_for
from flask_login import current_user

from jobfair.accounts import rules
from jobfair.accounts.models import Account
from jobfair.core.access import safe_next
from jobfair.core.errors import DomainError, TooMany
from jobfair.core.forms import BaseForm, render_form

bp = Blueprint("accounts", __name__)


def visitor() -> str:
    """The network address that limits are counted for."""
    return request.remote_addr or "unknown"


def wanted_page() -> str | None:
    """Where the person was going, if that is a page of ours."""
    return safe_next(request.args.get("next"))


def after_sign_in(account: Account) -> str:
    """Where a person who has just signed in goes on: the second factor, the page they wanted, or their own."""
    if rules.needs_second_factor(account):
        return url_for("accounts.second_factor", next=wanted_page())
    return wanted_page() or url_for("accounts.me")


def render_refused(template: str, form: BaseForm, refusal: DomainError, **context: Any) -> Response:
    """The form with the refusal in it and its status; says when to come back after too many tries."""
    form.blame(refusal)
    response = render_form(template, form, **context)
    response.status_code = refusal.status
    if isinstance(refusal, TooMany):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def myself() -> Account:
    """The signed-in account itself rather than the proxy."""
    account: Account = current_user._get_current_object()
    return account
