"""Pages of fairs."""

from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairState
from tests.support.samples import one, page


def fair(state: FairState):
    return one(Fair.slug, Fair.status == state)


PAGES = [
    page("fairs.fairs"),
    page("fairs.fair", slug=fair(FairState.LIVE)),
    page("fairs.fair", slug=fair(FairState.LIVE), q="没有这样的单位"),
    page("fairs.fair", slug=fair(FairState.BOOKING)),
    page("fairs.fair", slug=fair(FairState.ARCHIVED)),
    page("fairs.fair", "seeker", slug=fair(FairState.LIVE)),
]
NOT_PAGES = {"fairs.calendar": "an entry for a calendar"}
