"""The blueprint of all pages of employers, and what its views share."""

from typing import Any

from flask import Blueprint, Response, request
from flask_login import current_user

from jobfair.accounts.models import Account
from jobfair.core.errors import DomainError, TooMany
from jobfair.core.forms import BaseForm, render_form
from jobfair.employers import queries
from jobfair.employers.models import Membership

bp = Blueprint("employers", __name__)


def myself() -> Account:
    """The signed-in account itself rather than the proxy."""
    account: Account = current_user._get_current_object()
    return account


def my_membership() -> Membership:
    """The team of whoever is signed in; NotFound without one."""
    return queries.get_membership(myself())


def visitor() -> str:
    """The network address that limits are counted for."""
    return request.remote_addr or "unknown"


def render_refused(template: str, form: BaseForm, refusal: DomainError, **context: Any) -> Response:
    """The form with the refusal in it and the refusal's status; too many tries say when to come back."""
    response = render_form(template, form, **context)
    response.status_code = refusal.status
    if isinstance(refusal, TooMany):
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response
