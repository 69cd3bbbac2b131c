"""Life cycle and kinds of fairs."""

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow


class FairMode(Choice):
    """How a fair is held; the seed fair was both at once, counted once (domain.md 3.3)."""

    ON_SITE = "on_site", _l("On site")
    ONLINE = "online", _l("Online")
    BOTH = "both", _l("On site and online at once")


class FairState(Status):
    """Where a fair stands (product.md section 3)."""

    DRAFT = "draft", _l("Being prepared"), Tone.ENDED
    BOOKING = "booking", _l("Booths can be booked"), Tone.WAITING
    ANNOUNCED = "announced", _l("Announced"), Tone.WAITING
    LIVE = "live", _l("Open now"), Tone.GOING
    CLOSED = "closed", _l("Closed"), Tone.ENDED
    ARCHIVED = "archived", _l("Archived"), Tone.ENDED


_F = FairState
OVER_STATES = (_F.CLOSED, _F.ARCHIVED)
PUBLIC_STATES = (_F.BOOKING, _F.ANNOUNCED, _F.LIVE, _F.CLOSED, _F.ARCHIVED)

FAIR = Workflow(
    Verb("open_booking", (_F.DRAFT,), _F.BOOKING),
    Verb("announce", (_F.BOOKING,), _F.ANNOUNCED),
    Verb("open", (_F.ANNOUNCED,), _F.LIVE),
    Verb("close", (_F.LIVE,), _F.CLOSED),
    Verb("archive", (_F.CLOSED,), _F.ARCHIVED),
    initial=_F.DRAFT,
)
