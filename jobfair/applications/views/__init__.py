"""Applying and what follows: the seeker's side, the employer's side, what is saved."""

from flask import Flask

from jobfair.applications.queries import applicants
from jobfair.applications.services import following
from jobfair.applications.services.held import HOLDINGS
from jobfair.applications.views import apply as apply
from jobfair.applications.views import assisted as assisted
from jobfair.applications.views import employer as employer
from jobfair.applications.views import export as export
from jobfair.applications.views import saved as saved
from jobfair.applications.views import seeker as seeker
from jobfair.applications.views import step as step
from jobfair.applications.views.blueprint import bp
from jobfair.postings import hooks
from jobfair.seekers.holdings import register

blueprints = (bp,)


def init_app(app: Flask) -> None:
    """Say which parts of a person's data lie here, follow what happens to postings, and lend pages a word."""
    register(*HOLDINGS)
    hooks.count_applicants_with(applicants.people_by_posting)
    hooks.when_corrected(following.posting_corrected)
    hooks.when_closed(following.posting_closed)
    app.add_template_global(saved.is_saved, "is_saved")
