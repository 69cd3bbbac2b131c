"""What a person typed, read as words that must all be found, each with its equals."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from jobfair.core.search_text import Phrase, normalise, phrase_of
from jobfair.reference import queries as reference

MOST_CHARACTERS = 100
MOST_WORDS = 8
QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|(\S+)')
SYLLABLE_MARKS = re.compile(r"[\s'’]+")  # dian han gong and xi'an are written so
MOST_SHOWN = 6


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
    if len(reference.snapshot().equivalents(plain)) > 1 or _read_as(plain):
        return [word_of(plain)]
    found: list[tuple[str, bool]] = []
    for match in QUOTED.finditer(plain):
        quoted = next((text for text in match.groups()[:3] if text is not None), None)
        found.append((match[4], False) if quoted is None else (quoted, True))
    words = [word_of(text, literal=literal) for text, literal in _syllables_joined(found)]
    return [word for word in words if word.phrases][:MOST_WORDS]


def _syllables_joined(found: list[tuple[str, bool]]) -> Iterable[tuple[str, bool]]:
    """Syllables typed apart that together are the pinyin of a known word become one word, the longest first."""
    start = 0
    while start < len(found):
        end = min(len(found), start + MOST_WORDS)
        while end > start + 1:
            run = found[start:end]
            if not any(literal for _text, literal in run) and _read_as("".join(text for text, _literal in run)):
                break
            end -= 1
        yield ("".join(text for text, _literal in found[start:end]), False) if end > start + 1 else found[start]
        start = end


def _read_as(text: str) -> frozenset[str]:
    """The known Chinese words that `text` is the pinyin of."""
    return reference.snapshot().read_as(SYLLABLE_MARKS.sub("", text)) if text.isascii() else frozenset()


def word_of(text: str, *, literal: bool = False) -> Word:
    """A word with its synonyms; `literal` means exactly this.

    Pinyin of a known word finds what that word finds, and homophones what either finds: the letters themselves are
    then not looked for, so that the same question has the same answer however it is typed.
    """
    if literal:
        return _of_phrases(text, [text])
    known = reference.snapshot()
    heard = _read_as(text)
    named = known.equivalents(text) if not heard or len(known.equivalents(text)) > 1 else frozenset()
    sought = named.union(*(known.equivalents(word) for word in heard))
    return _of_phrases(text, [*([text] if named else []), *sorted(sought - {text})])


def _of_phrases(text: str, sought: list[str]) -> Word:
    phrases = [phrase_of(one) for one in sought]
    others = tuple(one for one in sought if one != text)
    return Word(text, tuple(dict.fromkeys(p for p in phrases if p is not None)), others)


class Also(NamedTuple):
    """What else was looked for, as a page tells it: words the reader can read, and how many more there are."""

    words: tuple[str, ...]
    more: int


def also_sought(words: Iterable[Word], language: str) -> Also:
    """The equal words of a query for a reader of `language`: English ones only, or the Chinese ones first."""
    others = list(dict.fromkeys(one for word in words for one in word.others))
    shown = [one for one in others if one.isascii()] if language == "en" else sorted(others, key=str.isascii)
    shown = shown[:MOST_SHOWN]
    return Also(tuple(shown), len(others) - len(shown))


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
