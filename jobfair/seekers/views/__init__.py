"""The seeker's own pages: profile, résumé, target groups, data."""

from flask import Flask

from jobfair.seekers.holdings import register
from jobfair.seekers.services.held import HOLDINGS
from jobfair.seekers.services.teams import TEAMS
from jobfair.seekers.views.assisted import assisted as assisted
from jobfair.seekers.views.blueprint import bp
from jobfair.seekers.views.certificates import certificates_to_check as certificates_to_check
from jobfair.seekers.views.claim import claim as claim
from jobfair.seekers.views.groups import groups as groups
from jobfair.seekers.views.my_data import my_data as my_data
from jobfair.seekers.views.profile import profile as profile
from jobfair.seekers.views.resume import resume as resume
from jobfair.seekers.views.staff import staff_groups as staff_groups

blueprints = (bp,)


def init_app(_app: Flask) -> None:
    """Say which parts of a person's data lie here."""
    register(*HOLDINGS, *TEAMS)
