"""Pages of accounts, by audience."""

from jobfair.accounts import sessions
from jobfair.accounts.views import entrance, mine, public, staff
from jobfair.accounts.views.blueprint import bp

__all__ = ["blueprints", "entrance", "mine", "public", "staff"]

bp.before_app_request(sessions.ask_for_privacy_notice)
blueprints = (bp,)
