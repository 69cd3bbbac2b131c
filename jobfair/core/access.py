"""Who may open which page: declared on every view, checked once, refused when undeclared.

    @bp.get("/jobs")
    @public
    def jobs(): ...

    @bp.post("/bookings/<int:booking_id>/cancellation")
    @requires(Role.EMPLOYER)
    def cancel(booking_id): ...

The decorators only note the rule on the function; `init_app` installs the check in front of every view. Whether
somebody may touch one particular record is asked of `can_*` in the domain's rules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from jobfair.core.errors import Forbidden
from jobfair.core.language import _l

View = TypeVar("View", bound=Callable[..., Any])


class Role(StrEnum):
    """What an account may act as. STAFF is any duty; the duties follow it (product.md section 1)."""

    SEEKER = "seeker"
    EMPLOYER = "employer"
    PARTNER = "partner"
    STAFF = "staff"
    REVIEWER = "reviewer"
    FLOOR = "floor"
    DESK = "desk"
    TRANSPORT = "transport"
    STATISTICS = "statistics"
    ADMIN = "admin"


DUTIES = (Role.REVIEWER, Role.FLOOR, Role.DESK, Role.TRANSPORT, Role.STATISTICS, Role.ADMIN)


@dataclass(frozen=True)
class Access:
    """The declared access of a view: open to all, to anyone signed in, or to any of `roles`."""

    kind: str
    roles: tuple[Role, ...] = ()

    def __str__(self) -> str:
        return "/".join(self.roles) if self.roles else self.kind


PUBLIC = Access("public")
SIGNED_IN = Access("signed_in")


def public(view: View) -> View:
    """Open to everyone."""
    view.__access__ = PUBLIC  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Open to every account."""
    view.__access__ = SIGNED_IN  # type: ignore[attr-defined]
    return view


def requires(*roles: Role) -> Callable[[View], View]:
    """Open to accounts that have at least one of `roles`."""

    def declare(view: View) -> View:
        view.__access__ = Access("roles", roles)  # type: ignore[attr-defined]
        return view

    return declare


def access_of(app: Flask, endpoint: str) -> Access | None:
    """The access declared for `endpoint`, None when it was forgotten."""
    view: Any = app.view_functions[endpoint]
    view = getattr(view, "view_class", view)
    found = getattr(view, "__access__", None)
    return found if isinstance(found, Access) else None


def init_app(app: Flask) -> None:
    """Install the check in front of every view."""

    @app.before_request
    def check_access() -> Response | None:
        if request.endpoint is None or request.endpoint == "static":
            return None
        access = access_of(app, request.endpoint)
        if access is None:
            abort(404)  # fail closed; the architecture test names the view
        if access is PUBLIC or (access.kind == "public"):
            return None
        if not current_user.is_authenticated:
            return redirect(url_for("accounts.sign_in", next=return_address()))
        if access.roles and not any(current_user.has(role) for role in access.roles):
            raise Forbidden(_l("This page belongs to another kind of account."))
        return None


def return_address() -> str:
    """Where to come back to after signing in: this page, or for a write the page it came from."""
    if request.method in ("GET", "HEAD"):
        return request.script_root + request.full_path.rstrip("?")
    return request.script_root + "/"


def safe_next(target: str | None) -> str | None:
    """`target` when it is a path on this portal, else None (never redirect elsewhere)."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if any(ord(char) < 32 for char in target) or "\\" in target:
        return None
    return target
