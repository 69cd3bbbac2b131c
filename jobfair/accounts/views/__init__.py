"""Pages of accounts, by audience."""

from jobfair.accounts.views import mine, public
from jobfair.accounts.views.blueprint import bp

__all__ = ["blueprints", "mine", "public"]

blueprints = (bp,)
