"""How inexact numbers are said: the qualifier always stays with the number (domain.md 3.3, rule 7)."""

from jobfair.core.formatting import show_number
from jobfair.core.language import current_language

BEFORE = {"约": "about", "近": "nearly", "超": "more than", "超过": "more than"}
AFTER = {"余": "more than", "多": "more than"}


def say(value: int | None, qualifier: str | None) -> str:
    """`2,000余`, `约500`; in English `more than 2,000`. An unknown value is an empty text."""
    if value is None:
        return ""
    number = show_number(value)
    if not qualifier:
        return number
    if current_language() == "en":
        return f"{(BEFORE | AFTER).get(qualifier, qualifier)} {number}"
    return number + qualifier if qualifier in AFTER else qualifier + number
