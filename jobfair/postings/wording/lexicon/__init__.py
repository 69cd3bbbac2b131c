"""The words the check knows, by class. Data only: what they do to one another is said in ``constructions``."""

from jobfair.postings.wording.lexicon.english import ENGLISH as _ENGLISH_WORDS
from jobfair.postings.wording.lexicon.entry import Entry, Role, merged
from jobfair.postings.wording.lexicon.health import HEALTH
from jobfair.postings.wording.lexicon.jobs import JOBS
from jobfair.postings.wording.lexicon.money import MONEY
from jobfair.postings.wording.lexicon.operators import OPERATORS
from jobfair.postings.wording.lexicon.origin import ORIGIN
from jobfair.postings.wording.lexicon.people import PEOPLE
from jobfair.postings.wording.lexicon.traits import ENGLISH_TRAITS, TRAITS

#: Chinese words; where one word is listed twice, the later table decides.
CHINESE: dict[str, Entry] = merged([OPERATORS, JOBS, ORIGIN, HEALTH, TRAITS, PEOPLE, MONEY])

#: English words and phrases.
ENGLISH: dict[str, Entry] = merged([_ENGLISH_WORDS, ENGLISH_TRAITS])

__all__ = ["CHINESE", "ENGLISH", "Entry", "Role"]
