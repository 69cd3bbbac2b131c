"""Pages of employers, by audience: public, the way in, the employer's own, its team, staff."""

from jobfair.employers.views import employer, entrance, public, staff, team
from jobfair.employers.views.blueprint import bp

__all__ = ["employer", "entrance", "public", "staff", "team"]

blueprints = (bp,)
