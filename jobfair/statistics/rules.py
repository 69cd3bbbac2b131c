"""What each counted figure means (domain.md 3.3): the words beside every number."""

from dataclasses import dataclass

from jobfair.core.language import Text, _l


@dataclass(frozen=True)
class Definition:
    """A figure's name, unit and meaning."""

    key: str
    name: Text
    unit: Text
    meaning: Text


DEFINITIONS = (
    Definition(
        "employers",
        _l("Employers"),
        _l("employers"),
        _l(
            "Employers with a confirmed booking at the fair; each legal entity once. "
            "After a fair those that came; over several fairs each employer still once."
        ),
    ),
    Definition(
        "postings",
        _l("Postings"),
        _l("postings"),
        _l("Published postings that these employers bring. A posting may seek several people."),
    ),
    Definition(
        "headcount",
        _l("Headcount"),
        _l("places"),
        _l("The sum of the number of people wanted, over these postings. Never mixed with the number of postings."),
    ),
    Definition(
        "people",
        _l("People let in"),
        _l("people"),
        _l("Distinct passes and paper tickets that came in through a gate; coming back counts once."),
    ),
    Definition(
        "visits",
        _l("Entries"),
        _l("entries"),
        _l("Every passage inwards through a gate; coming back counts again."),
    ),
    Definition(
        "fairs",
        _l("Fairs"),
        _l("fairs"),
        _l("Fairs held in the period, each once: one held on site and online at once is one fair."),
    ),
)
DEFINITION = {definition.key: definition for definition in DEFINITIONS}
