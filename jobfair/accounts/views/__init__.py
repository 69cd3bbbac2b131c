"""Pages of accounts, by audience."""

from jobfair.accounts.views import entrance, mine, public, staff
from jobfair.accounts.views.blueprint import bp

__all__ = ["blueprints", "entrance", "mine", "public", "staff"]

blueprints = (bp,)
