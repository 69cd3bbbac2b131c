"""What a floor plan shows: states of booths, and what stands beside them."""

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone


class BoothState(Status):
    """How a booth looks on the plan; computed from its booking and the clock when read."""

    FREE = "free", _l("Free"), Tone.DONE
    HELD = "held", _l("Applied for"), Tone.WAITING
    TAKEN = "taken", _l("Taken"), Tone.ENDED
    ARRIVED = "arrived", _l("Employer is there"), Tone.GOING
    ABSENT = "absent", _l("Employer has not come"), Tone.REFUSED
    CLOSED = "closed", _l("Not in use"), Tone.ENDED


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
