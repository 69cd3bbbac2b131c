"""Life cycle of a booth booking: who waits for a booth, holds one, came, left."""

from jobfair.core.language import Text, _l
from jobfair.core.status import Status, Tone
from jobfair.core.workflow import Verb, Workflow


class BookingState(Status):
    """Where a booking stands; an application already holds its booth (product.md section 3)."""

    APPLIED = "applied", _l("Applied for"), Tone.WAITING
    WAITING = "waiting", _l("On the waiting list"), Tone.WAITING
    OFFERED = "offered", _l("Booth offered"), Tone.WAITING
    CONFIRMED = "confirmed", _l("Confirmed"), Tone.GOING
    ARRIVED = "arrived", _l("Arrived"), Tone.GOING
    LEFT = "left", _l("Has left"), Tone.DONE
    RETURNED = "returned", _l("Returned for correction"), Tone.WAITING
    REFUSED = "refused", _l("Refused"), Tone.REFUSED
    CANCELLED = "cancelled", _l("Cancelled"), Tone.ENDED
    NO_SHOW = "no_show", _l("Did not come"), Tone.REFUSED


_B = BookingState
# The employer has this one booking at the fair; whoever waits has it without a booth.
LIVE_STATES = (_B.APPLIED, _B.WAITING, _B.OFFERED, _B.RETURNED, _B.CONFIRMED, _B.ARRIVED, _B.LEFT)
PRESENT_STATES = (_B.CONFIRMED, _B.ARRIVED, _B.LEFT)
TOOK_PART_STATES = (_B.ARRIVED, _B.LEFT)
HELD_STATES = (_B.APPLIED, _B.OFFERED, _B.RETURNED)
UNDECIDED_STATES = (_B.APPLIED, _B.RETURNED)

# What is offered to somebody on the waiting list is held by the same two unique indexes as every other booking, so
# that no offer can be made of a booth that somebody has.
BOOKING = Workflow(
    Verb("confirm", (_B.APPLIED,), _B.CONFIRMED),
    Verb("return", (_B.APPLIED,), _B.RETURNED, reason_required=True),
    Verb("resubmit", (_B.RETURNED,), _B.APPLIED),
    Verb("refuse", (_B.APPLIED, _B.RETURNED, _B.WAITING), _B.REFUSED, reason_required=True),
    Verb("cancel", (_B.APPLIED, _B.WAITING, _B.OFFERED, _B.RETURNED, _B.CONFIRMED), _B.CANCELLED),
    Verb("wait", (_B.APPLIED,), _B.WAITING),
    Verb("offer", (_B.WAITING,), _B.OFFERED),
    Verb("accept", (_B.OFFERED,), _B.APPLIED),
    Verb("decline", (_B.OFFERED,), _B.WAITING),
    Verb("expire", (_B.OFFERED,), _B.WAITING),
    Verb("arrive", (_B.CONFIRMED,), _B.ARRIVED),
    Verb("undo_arrival", (_B.ARRIVED,), _B.CONFIRMED),
    Verb("leave", (_B.ARRIVED,), _B.LEFT),
    Verb("miss", (_B.CONFIRMED,), _B.NO_SHOW),
    # Came after all, and the booth had not been given away.
    Verb("come_late", (_B.NO_SHOW,), _B.ARRIVED),
    initial=_B.APPLIED,
)

STEP_LABELS: dict[str, Text] = {
    "begin": _l("Applied for a booth"),
    "confirm": _l("Confirmed by the bureau"),
    "return": _l("Given back to be mended"),
    "resubmit": _l("Handed in again"),
    "refuse": _l("Refused by the bureau"),
    "cancel": _l("Cancelled"),
    "wait": _l("Put on the waiting list"),
    "offer": _l("A free booth was offered"),
    "accept": _l("Offer accepted"),
    "decline": _l("Offer declined"),
    "expire": _l("Offer not answered in time"),
    "arrive": _l("Arrived at the fair"),
    "undo_arrival": _l("Arrival taken back"),
    "leave": _l("Left the fair"),
    "miss": _l("Did not come"),
    "come_late": _l("Came late"),
}
