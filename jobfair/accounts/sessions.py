"""Signed-in browsers: one row each, found by the hash of the token in the cookie."""

import hashlib
import secrets
from datetime import timedelta

import sqlalchemy as sa
from flask import current_app, redirect, request, session, url_for
from flask_login import current_user, login_user, logout_user
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from jobfair.accounts import rules
from jobfair.accounts.models import Account, PrivacyAcceptance, UserSession
from jobfair.core import clock
from jobfair.core.access import Role, access_of, return_address
from jobfair.extensions import db

LIFETIME = timedelta(days=14)
STAFF_LIFETIME = timedelta(hours=12)
HALF_LIFETIME = timedelta(minutes=15)  # between password and second factor
HALF_SIGNED_IN = frozenset(
    {"accounts.second_factor", "accounts.recovery", "accounts.first_password", "accounts.sign_out"}
)
WITHOUT_NOTICE = frozenset(
    {"accounts.privacy_notice", "seekers.my_data", "seekers.my_data_copy", "seekers.delete_account"}
)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def load(token: str) -> Account | None:
    """The account behind a cookie's token; None when the session is over, revoked, or the account disabled."""
    accepted = sa.exists().where(
        PrivacyAcceptance.account_id == UserSession.account_id, PrivacyAcceptance.version == rules.PRIVACY_VERSION
    )
    query = (
        sa.select(UserSession, accepted)
        .options(joinedload(UserSession.account))
        .where(UserSession.token_hash == _hash(token))
    )
    row, has_accepted = db.session.execute(query).one_or_none() or (None, False)
    if row is None or row.revoked_at is not None or row.expires_at <= clock.now():
        return None
    account = row.account
    if account.disabled_at is not None or (account.is_demo and not current_app.config["DEMO_MODE"]):
        return None
    account.session_id = row.id
    account.session_token = token
    account.second_factor_passed = row.second_factor_at is not None
    account.privacy_notice_due = rules.must_accept_privacy_notice(account, has_accepted=has_accepted)
    return account


def begin(account: Account, *, second_factor: bool = False) -> UserSession:
    """Sign this browser in under a new token; its old session is over and the old cookie content is dropped."""
    token = secrets.token_urlsafe(32)
    lifetime = LIFETIME
    if Role.STAFF in account.roles:
        lifetime = STAFF_LIFETIME if second_factor else HALF_LIFETIME
    if previous := session.get("_user_id"):
        revoke(UserSession.token_hash == _hash(str(previous)))
    row = UserSession(
        account_id=account.id,
        token_hash=_hash(token),
        expires_at=clock.now() + lifetime,
        second_factor_at=clock.now() if second_factor else None,
        address=request.remote_addr or "",
        agent=(request.user_agent.string or "")[:200],
    )
    db.session.add(row)
    db.session.flush()
    session.clear()
    account.session_id = row.id
    account.session_token = token
    account.second_factor_passed = second_factor
    login_user(account)
    return row


def require_whole_sign_in() -> Response | None:
    """Before the views of one's own pages: staff who have only given their password are led to the second step."""
    if request.endpoint is None:
        return None
    access = access_of(current_app._get_current_object(), request.endpoint)  # type: ignore[attr-defined]
    if access is None or access.kind == "public" or request.endpoint in HALF_SIGNED_IN:
        return None
    if current_user.is_authenticated and rules.needs_second_factor(current_user):
        return redirect(url_for("accounts.second_factor", next=return_address()))
    return None


def ask_for_privacy_notice() -> Response | None:
    """Before one's own pages: whoever has not accepted the notice in force is asked to.

    Only when a page is opened: what is on its way in a form, and what a script asks for, arrives. Taking one's data
    along, deleting the account and signing out go on without.
    """
    is_page = request.method in ("GET", "HEAD") and request.headers.get("Sec-Fetch-Dest", "document") == "document"
    if not is_page or request.endpoint is None or request.endpoint in HALF_SIGNED_IN | WITHOUT_NOTICE:
        return None
    access = access_of(current_app._get_current_object(), request.endpoint)  # type: ignore[attr-defined]
    if access is None or access.kind == "public":
        return None
    if current_user.is_authenticated and current_user.privacy_notice_due:
        return redirect(url_for("accounts.privacy_notice", next=return_address()))
    return None


def end(account: Account) -> None:
    """Sign this browser out."""
    revoke(sa.and_(UserSession.id == account.session_id, UserSession.account_id == account.id))
    logout_user()
    session.clear()


def revoke(condition: sa.ColumnElement[bool]) -> None:
    """End the sessions that match, wherever they are."""
    db.session.execute(
        sa.update(UserSession)
        .where(condition, UserSession.revoked_at.is_(None))
        .values(revoked_at=clock.now())
        .execution_options(synchronize_session=False)
    )
