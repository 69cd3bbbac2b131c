"""Life cycles of queues, tickets and referrals, and the words for what happened at the end of a turn."""

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow


class QueueKind(Choice):
    """What people wait for."""

    BOOTH = "booth", _l("Booth")
    DESK = "desk", _l("Service desk")


class QueueState(Status):
    """Whether a queue takes people: paused, those who wait keep their places and nobody new is called."""

    OPEN = "open", _l("Open"), Tone.GOING
    PAUSED = "paused", _l("On a break"), Tone.WAITING
    CLOSED = "closed", _l("Closed"), Tone.ENDED


_Q = QueueState
QUEUE = Workflow(
    Verb("pause", (_Q.OPEN,), _Q.PAUSED),
    Verb("resume", (_Q.PAUSED,), _Q.OPEN),
    Verb("close", (_Q.OPEN, _Q.PAUSED), _Q.CLOSED),
    Verb("reopen", (_Q.CLOSED,), _Q.OPEN),
    initial=_Q.OPEN,
)


class TicketState(Status):
    """Where a place in a queue stands (product.md section 3)."""

    WAITING = "waiting", _l("Waiting"), Tone.WAITING
    CALLED = "called", _l("Called"), Tone.GOING
    SERVING = "serving", _l("Being served"), Tone.GOING
    DONE = "done", _l("Served"), Tone.DONE
    MISSED = "missed", _l("Call missed"), Tone.REFUSED
    LEFT = "left", _l("Left the queue"), Tone.ENDED
    TRANSFERRED = "transferred", _l("Sent on to another desk"), Tone.ENDED


_T = TicketState
LIVE_STATES = (_T.WAITING, _T.CALLED, _T.SERVING, _T.MISSED)
AT_A_PLACE = (_T.CALLED, _T.SERVING)  # of one person at most one ticket, in the whole fair

TICKET = Workflow(
    Verb("call", (_T.WAITING,), _T.CALLED),
    Verb("serve", (_T.CALLED,), _T.SERVING),
    Verb("finish", (_T.CALLED, _T.SERVING), _T.DONE),
    # Whoever does not come loses the rank but keeps a place, and takes it again by saying so.
    Verb("miss", (_T.CALLED,), _T.MISSED),
    Verb("come_back", (_T.MISSED,), _T.WAITING),
    # "I need longer" after a call: the place moves back, nothing was missed.
    Verb("put_back", (_T.CALLED,), _T.WAITING),
    Verb("leave", (_T.WAITING, _T.CALLED, _T.MISSED), _T.LEFT),
    Verb("transfer", (_T.CALLED, _T.SERVING), _T.TRANSFERRED),
    initial=_T.WAITING,
)


class ReferralState(Status):
    """What became of sending somebody on to another desk; expired is derived from the time to answer."""

    OFFERED = "offered", _l("Sent on, not taken yet"), Tone.WAITING
    ACCEPTED = "accepted", _l("Taken by the other desk"), Tone.DONE
    DECLINED = "declined", _l("Declined by the other desk"), Tone.REFUSED
    EXPIRED = "expired", _l("Not taken in time"), Tone.ENDED


_R = ReferralState
REFERRAL = Workflow(
    Verb("accept", (_R.OFFERED,), _R.ACCEPTED),
    Verb("decline", (_R.OFFERED,), _R.DECLINED, reason_required=True),
    Verb("expire", (_R.OFFERED,), _R.EXPIRED),
    initial=_R.OFFERED,
)


class Source(Choice):
    """How somebody joined."""

    PHONE = "phone", _l("Phone")
    BOOTH = "booth_qr", _l("QR code at the booth")
    DESK = "desk", _l("Service desk")
    REFERRAL = "referral", _l("Sent on by another desk")


class Priority(Choice):
    """Why a place is taken from the reserved share. The code stands in the public log, the person does not."""

    NO_PHONE = "no_phone", _l("Without a phone")
    ELDERLY = "elderly", _l("Aged 60 or over")
    DISABLED = "disabled", _l("With a disability")
    PREGNANT = "pregnant", _l("Pregnant, or with a small child")


class Outcome(Choice):
    """What came of a turn at a booth; asked before the next person is called."""

    TALKED = "talked", _l("Talked")
    INTENTION = "intention", _l("Preliminary intention")
    INTERVIEW = "interview", _l("Interview")
    REFUSED = "refused", _l("Does not fit")
    NO_SHOW = "no_show", _l("Did not come")


class DeskResult(Choice):
    """What came of a turn at a service desk."""

    ANSWERED = "answered", _l("Answered")
    MATERIAL = "material", _l("Answered, material handed out")
    CASE = "case", _l("Needs a follow-up")
    REFERRED = "referred", _l("Sent on to another desk")


class Basis(Choice):
    """What an estimate rests on."""

    QUEUE = "queue", _l("measured at this queue today")
    FAIR = "fair", _l("measured at the other queues of this fair")
    ASSUMED = "assumed", _l("assumed: nobody has been served yet")
