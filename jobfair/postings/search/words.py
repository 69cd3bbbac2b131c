"""What a person typed, read as words that must all be found, each with its equals."""

import re
from typing import NamedTuple

from jobfair.core.search_text import Phrase, normalise, phrase_of
from jobfair.reference import queries as reference

MOST_CHARACTERS = 100
MOST_WORDS = 8
QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|(\S+)')


class Word(NamedTuple):
    """One word of a query: any of `phrases` will do. `others` are the equal words that were looked for too."""

    text: str
    phrases: tuple[Phrase, ...]
    others: tuple[str, ...] = ()


def read_words(typed: str) -> list[Word]:
    """The words of a query: separated by spaces, or whole where they stand in quotes (then without synonyms).

    A known expression of several words (fresh graduate) is one word. Anything may be typed; what holds no letter or
    figure is left out.
    """
    plain = normalise(typed[:MOST_CHARACTERS])
    if len(reference.snapshot().equivalents(plain)) > 1:
        return [word_of(plain)]
    words = []
    for found in QUOTED.finditer(plain):
        quoted = next((text for text in found.groups()[:3] if text is not None), None)
        word = word_of(quoted, literal=True) if quoted is not None else word_of(found[4])
        if word.phrases:
            words.append(word)
    return words[:MOST_WORDS]


def word_of(text: str, *, literal: bool = False) -> Word:
    """A word with its synonyms; `literal` means exactly this."""
    equals = () if literal else tuple(sorted(reference.snapshot().equivalents(text) - {text}))
    phrases = [phrase_of(one) for one in (text, *equals)]
    return Word(text, tuple(dict.fromkeys(p for p in phrases if p is not None)), equals)


def split_known(text: str) -> list[Word]:
    """The names of places and trades in a run such as 太和区电焊工招聘; none when it names none.

    Only for a query that found nothing as it stands.
    """
    known = reference.snapshot()
    names = {normalise(place.name.zh) for place in known.places} | {normalise(t.name.zh) for t in known.trades}
    rest, words = normalise(text[:MOST_CHARACTERS]), []
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1 and name in rest:
            words.append(name)
            rest = rest.replace(name, " ", 1)
    return [word_of(name) for name in words[:MOST_WORDS]]
