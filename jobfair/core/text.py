"""What a text may hold, whoever sent it."""

import unicodedata

KEPT = frozenset("\r\n\t")
NEVER = frozenset({"Cc", "Cs"})  # control characters and lone surrogates
NONCHARACTERS = frozenset({"\ufffe", "\uffff"})


def clean(text: str) -> str:
    """`text` without the characters that PostgreSQL, XML or spreadsheets refuse and nobody types."""
    if text.isprintable():
        return text
    return "".join(char for char in text if char in KEPT or _is_kept(char))


def _is_kept(char: str) -> bool:
    return unicodedata.category(char) not in NEVER and char not in NONCHARACTERS
