"""Pages of accounts, by audience."""

from jobfair.accounts import sessions
from jobfair.accounts.views import entrance, mine, public, staff
from jobfair.accounts.views.blueprint import bp

__all__ = ["blueprints", "entrance", "mine", "public", "staff"]

blueprints = (bp,)
bp.before_request(sessions.require_whole_sign_in)
