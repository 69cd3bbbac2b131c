"""Employers on the day: help they ask for, and the form they fill in before they leave; pure."""

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow

MOST_RECRUITERS = 50
MOST_PEOPLE = 9999  # in one figure of a feedback form
RATINGS = range(1, 6)


class HelpKind(Choice):
    """What an employer needs at its booth."""

    SUPPLIES = "supplies", _l("Supplies: water, paper, tape")
    CLEANING = "cleaning", _l("Cleaning")
    EQUIPMENT = "equipment", _l("Equipment: power, light, furniture")
    PERSON = "person", _l("Somebody has to come")
    OTHER = "other", _l("Something else")


class HelpState(Status):
    """Where a request for help stands."""

    OPEN = "open", _l("Asked for"), Tone.WAITING
    TAKEN = "taken", _l("Somebody is on the way"), Tone.GOING
    DONE = "done", _l("Done"), Tone.DONE
    WITHDRAWN = "withdrawn", _l("Withdrawn"), Tone.ENDED


_H = HelpState
OPEN_HELP = (_H.OPEN, _H.TAKEN)
HELP = Workflow(
    Verb("take", (_H.OPEN,), _H.TAKEN),
    Verb("put_back", (_H.TAKEN,), _H.OPEN),
    Verb("finish", (_H.OPEN, _H.TAKEN), _H.DONE),
    Verb("withdraw", (_H.OPEN, _H.TAKEN), _H.WITHDRAWN),
    initial=_H.OPEN,
)
