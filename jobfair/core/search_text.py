"""Text made searchable: one normal form, then overlapping pairs of Chinese characters.

Bigrams found every 2–5 character word in trials, where word segmentation lost up to a fifth of them; the same
tokens go into FTS5 on SQLite and `tsvector` on PostgreSQL. A run of n characters gives n-1 pairs and its last
character alone: so one character is found as the beginning of a token, and a phrase never crosses a comma.
"""

import unicodedata
from typing import NamedTuple

SEARCH_TABLES = ("posting_search",)
WORD_SIGNS = "+#"  # part of a word: C++, C#


def is_search_table(name: str | None) -> bool:
    """Whether a table belongs to a full-text index (not part of the models)."""
    return bool(name) and str(name).startswith(SEARCH_TABLES)


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or "\U00020000" <= char <= "\U0003ffff"


def normalise(text: str) -> str:
    """NFKC, case folded, white space single, control characters gone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKC", plain)  # folding may leave a form that composes again
    return " ".join("".join(char if char.isprintable() else " " for char in plain).split())


def runs(text: str) -> list[str]:
    """Maximal runs of Chinese characters and of other letters and figures, in order."""
    found: list[str] = []
    previous = ""
    for char in normalise(text):
        kind = "han" if is_han(char) else "word" if _is_letter(char) else ""
        if kind and kind == previous:
            found[-1] += char
        elif kind:
            found.append(char)
        previous = kind
    return found


def _is_letter(char: str) -> bool:
    """Letters, figures and marks as FTS5's tokenizer sees them, and the signs of C++ and C#."""
    return char in WORD_SIGNS or unicodedata.category(char)[0] in "LN" or unicodedata.category(char) == "Co"


def _pieces(run: str, *, last: bool) -> list[str]:
    if not is_han(run[0]):
        return [run]
    pairs = [run[i : i + 2] for i in range(len(run) - 1)]
    return pairs if last and pairs else [*pairs, run[-1]]


def index_tokens(text: str) -> list[str]:
    """Tokens to store: pairs of each Chinese run and its last character, other words whole."""
    return [token for run in runs(text) for token in _pieces(run, last=False)]


class Phrase(NamedTuple):
    """Tokens that must stand side by side; the last one may be only the beginning of a token."""

    tokens: tuple[str, ...]
    open_ended: bool


def phrase_of(text: str) -> Phrase | None:
    """What to look for to find `text`; None when nothing in it can be searched.

    Chinese is found anywhere within a run, other words by their beginning (one letter only as a whole word).
    """
    parts = runs(text)
    if not parts:
        return None
    *before, last = parts
    tokens = [token for run in before for token in _pieces(run, last=False)] + _pieces(last, last=True)
    return Phrase(tuple(tokens), open_ended=len(last) == 1 if is_han(last[0]) else len(last) > 1)
