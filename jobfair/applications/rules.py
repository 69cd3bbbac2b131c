"""Life cycle of an application: four dated steps 面试 → 初步意向 → 录用 → 到岗 (domain.md 3.3)."""

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow


class ApplicationState(Status):
    """Where an application stands (product.md section 3)."""

    SUBMITTED = "submitted", _l("Sent"), Tone.WAITING
    VIEWED = "viewed", _l("Seen by the employer"), Tone.GOING
    INTERVIEW = "interview", _l("Interview"), Tone.GOING
    INTENTION = "intention", _l("Preliminary intention"), Tone.GOING
    HIRED = "hired", _l("Hired"), Tone.DONE
    STARTED = "started", _l("Started work"), Tone.DONE
    REFUSED = "refused", _l("Not chosen"), Tone.REFUSED
    WITHDRAWN = "withdrawn", _l("Withdrawn by you"), Tone.ENDED
    LAPSED = "lapsed", _l("No answer in time"), Tone.ENDED
    SET_ASIDE = "set_aside", _l("Set aside: started elsewhere"), Tone.ENDED


_A = ApplicationState
OPEN_STATES = (_A.SUBMITTED, _A.VIEWED, _A.INTERVIEW, _A.INTENTION)
LIVE_STATES = (*OPEN_STATES, _A.HIRED, _A.STARTED, _A.SET_ASIDE)

APPLICATION = Workflow(
    Verb("view", (_A.SUBMITTED,), _A.VIEWED),
    Verb("interview", (_A.SUBMITTED, _A.VIEWED), _A.INTERVIEW),
    Verb("intend", (_A.VIEWED, _A.INTERVIEW), _A.INTENTION),
    Verb("hire", (_A.INTERVIEW, _A.INTENTION), _A.HIRED),
    Verb("start", (_A.HIRED,), _A.STARTED),
    Verb("refuse", (*OPEN_STATES, _A.HIRED), _A.REFUSED, reason_required=True),
    Verb("withdraw", (*OPEN_STATES, _A.HIRED), _A.WITHDRAWN),
    Verb("lapse", (_A.SUBMITTED, _A.VIEWED), _A.LAPSED),
    Verb("set_aside", (*OPEN_STATES, _A.HIRED), _A.SET_ASIDE),
    Verb("take_up_again", (_A.SET_ASIDE,), _A.VIEWED),
    initial=_A.SUBMITTED,
)


class RefusalReason(Choice):
    """Reasons an employer may choose; the seeker reads them."""

    PLACES_FILLED = "places_filled", _l("All places have been filled")
    SKILLS = "skills", _l("Skills or certificates do not match the requirements")
    EXPERIENCE = "experience", _l("Experience does not match the requirements")
    NOT_REACHED = "not_reached", _l("We could not reach you")
    OTHER = "other", _l("Another reason")
