"""Numbers as job ads write them: 三, 十八, 两, 半, 1.5, twelve."""

import re

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_ENGLISH = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"eighteen": 18, "twenty-four": 24, "thirty-six": 36, "a": 1, "an": 1}

#: A number in digits or Chinese numerals below one hundred.
NUMBER = r"(?:\d{1,5}(?:\.\d)?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半])"
ENGLISH_NUMBER = r"(?:\d{1,3}(?:\.\d)?|" + "|".join(sorted(_ENGLISH, key=len, reverse=True)) + ")"


def value_of(written: str) -> float:
    """The value of what ``NUMBER`` or ``ENGLISH_NUMBER`` matched; 半 is one half."""
    if re.fullmatch(r"\d+(?:\.\d+)?", written):
        return float(written)
    if written in _ENGLISH:
        return float(_ENGLISH[written])
    if written == "半":
        return 0.5
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return float(_DIGITS.get(written, 0))
    return float((_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0))
