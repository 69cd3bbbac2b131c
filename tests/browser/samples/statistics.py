"""Pages of figures."""

import time_machine

from jobfair.campaigns.models import Campaign
from tests.support.samples import Sample, one, page

PAGES = [
    page("statistics.campaign", slug=one(Campaign.slug)),
    Sample("statistics.figures", during=lambda _app: time_machine.travel("2022-01-01 09:00", tick=True)),
]
