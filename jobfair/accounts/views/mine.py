"""One's own account."""

from flask import render_template

from jobfair.accounts.views.blueprint import bp
from jobfair.core.access import signed_in


@bp.get("/me")
@signed_in
def me() -> str:
    """The hub of one's own pages, whatever one's role."""
    return render_template("accounts/me.html")
