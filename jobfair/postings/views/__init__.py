"""The pages of this domain, by audience; all routes join the one blueprint."""

from jobfair.postings.blueprint import bp

# Registers the worker's job.
from jobfair.postings.services import reminders as reminders
from jobfair.postings.views import complaints as complaints
from jobfair.postings.views import editor as editor
from jobfair.postings.views import employer as employer
from jobfair.postings.views import public as public
from jobfair.postings.views import staff as staff

blueprints = (bp,)
