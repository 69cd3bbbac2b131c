"""The words the check knows, by class. Data only: what they do to one another is said in ``constructions``."""

from jobfair.postings.wording.lexicon.english_harmless import ENGLISH_HARMLESS
from jobfair.postings.wording.lexicon.english_operators import ENGLISH_OPERATORS
from jobfair.postings.wording.lexicon.english_terms import ENGLISH_TERMS
from jobfair.postings.wording.lexicon.entry import Entry, Role, merged
from jobfair.postings.wording.lexicon.health import HEALTH
from jobfair.postings.wording.lexicon.jobs import JOBS
from jobfair.postings.wording.lexicon.money import MONEY
from jobfair.postings.wording.lexicon.operators import OPERATORS
from jobfair.postings.wording.lexicon.origin import ORIGIN
from jobfair.postings.wording.lexicon.people import PEOPLE
from jobfair.postings.wording.lexicon.traits import ENGLISH_TRAITS, TRAITS

_CLASSES = (OPERATORS, JOBS, ORIGIN, HEALTH, TRAITS, PEOPLE, MONEY)


def _harmless_last(tables: tuple[dict[str, Entry], ...]) -> dict[str, Entry]:
    """One table of all; a later class decides, but a merely harmless word never hides one that does something."""
    working = [{word: entry for word, entry in table.items() if entry.role is not Role.OTHER} for table in tables]
    harmless = [{word: entry for word, entry in table.items() if entry.role is Role.OTHER} for table in tables]
    return merged(harmless) | merged(working)


#: Chinese words of every class.
CHINESE: dict[str, Entry] = _harmless_last(_CLASSES)

#: English words and phrases.
ENGLISH: dict[str, Entry] = merged([ENGLISH_OPERATORS, ENGLISH_HARMLESS, ENGLISH_TERMS, ENGLISH_TRAITS])

__all__ = ["CHINESE", "ENGLISH", "Entry", "Role"]
