"""The pages of this domain, by audience; all routes join the one blueprint."""

from jobfair.postings.blueprint import bp
from jobfair.postings.views import public as public

blueprints = (bp,)
