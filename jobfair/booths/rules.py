"""Life cycle of a booth booking, and what a floor plan shows."""

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow


class BookingState(Status):
    """Where a booking stands; an application already holds its booth (product.md section 3)."""

    APPLIED = "applied", _l("Applied for"), Tone.WAITING
    CONFIRMED = "confirmed", _l("Confirmed"), Tone.GOING
    ARRIVED = "arrived", _l("Arrived"), Tone.GOING
    LEFT = "left", _l("Has left"), Tone.DONE
    RETURNED = "returned", _l("Returned for correction"), Tone.WAITING
    REFUSED = "refused", _l("Refused"), Tone.REFUSED
    CANCELLED = "cancelled", _l("Cancelled"), Tone.ENDED
    NO_SHOW = "no_show", _l("Did not come"), Tone.REFUSED


_B = BookingState
LIVE_STATES = (_B.APPLIED, _B.RETURNED, _B.CONFIRMED, _B.ARRIVED, _B.LEFT)
PRESENT_STATES = (_B.CONFIRMED, _B.ARRIVED, _B.LEFT)
TOOK_PART_STATES = (_B.ARRIVED, _B.LEFT)

BOOKING = Workflow(
    Verb("confirm", (_B.APPLIED,), _B.CONFIRMED),
    Verb("return", (_B.APPLIED,), _B.RETURNED, reason_required=True),
    Verb("resubmit", (_B.RETURNED,), _B.APPLIED),
    Verb("refuse", (_B.APPLIED, _B.RETURNED), _B.REFUSED, reason_required=True),
    Verb("cancel", (_B.APPLIED, _B.RETURNED, _B.CONFIRMED), _B.CANCELLED),
    Verb("arrive", (_B.CONFIRMED,), _B.ARRIVED),
    Verb("leave", (_B.ARRIVED,), _B.LEFT),
    Verb("miss", (_B.CONFIRMED,), _B.NO_SHOW),
    initial=_B.APPLIED,
)


class PlanKind(Choice):
    """What stands on a floor plan beside the booths."""

    ENTRANCE = "entrance", _l("Entrance")
    EXIT = "exit", _l("Exit")
    DESK = "desk", _l("Desk")
    AREA = "area", _l("Area")
    STAGE = "stage", _l("Stage")
    PILLAR = "pillar", _l("Pillar")
    TOILET = "toilet", _l("Toilets")
    FIRST_AID = "first_aid", _l("First aid")
    WATER = "water", _l("Drinking water")
    STAIRS = "stairs", _l("Stairs or lift")
