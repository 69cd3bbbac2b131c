"""States with a word and a tone: what badges show and transition tables are written in."""

from enum import StrEnum

from jobfair.core.language import Text


class Tone(StrEnum):
    """How a state looks: never by colour alone, the badge adds icon and word."""

    GOING = "going"
    DONE = "done"
    WAITING = "waiting"
    REFUSED = "refused"
    ENDED = "ended"


class Status(StrEnum):
    """Base of all state enums: `NAME = "value", _l("Label"), Tone.X`."""

    label: Text
    tone: Tone

    def __new__(cls, value: str, label: Text = "", tone: Tone = Tone.ENDED) -> "Status":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.tone = tone
        return member


class Choice(StrEnum):
    """Base of plain enums with a word: `NAME = "value", _l("Label")`."""

    label: Text

    def __new__(cls, value: str, label: Text = "") -> "Choice":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
