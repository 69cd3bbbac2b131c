"""The text as the grammar reads it, every character knowing where it came from.

Full-width and compatibility forms are folded (NFKC), letters lower-cased, invisible characters dropped, traditional
and look-alike characters replaced, and every run of spaces and punctuation becomes one mark that says how strongly
it separates: ``' '`` space, ``'/'`` slash, bracket or quote, ``'、'`` enumeration, ``':'`` colon, ``','`` comma,
``';'`` end of sentence or line. Offsets lead back to the text as it was written.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from jobfair.postings.wording.glyphs import PINYIN_SYLLABLES, PINYIN_WORDS, SINGLE

MARKS = " /、:,;"
_STRENGTH = {mark: rank for rank, mark in enumerate(MARKS)}
_CLASS_OF = (
    dict.fromkeys(",،‚", ",")
    | dict.fromkeys(";.。!?…\n\r\u2028\u2029\u0085\v\f｡", ";")
    | {":": ":", "、": "、", "､": "、"}
)
_KEPT_SIGNS = frozenset("%+¥$€£≥≤<>")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """``text`` and, for each of its characters, where the written character begins and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    source: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The written offsets of ``text[start:end]``, without separators at the edges."""
        while start < end - 1 and self.text[start] in MARKS:
            start += 1
        while end - 1 > start and self.text[end - 1] in MARKS:
            end -= 1
        return self.starts[start], self.ends[end - 1]


def is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or letter >= "\U00020000"


@lru_cache(maxsize=8192)
def _folded(letter: str) -> str:
    """What one written character stands for: letters, one mark, or nothing."""
    if letter in SINGLE:
        return SINGLE[letter]
    folded = []
    for part in unicodedata.normalize("NFKC", letter).lower():
        folded.append(_one(SINGLE.get(part, part)))
    return "".join(folded)


def _one(part: str) -> str:
    if len(part) != 1 or part.isalnum() or part in _KEPT_SIGNS:
        return part
    if part in _CLASS_OF:
        return _CLASS_OF[part]
    category = unicodedata.category(part)
    if category in {"Cf", "Mn", "Me", "Cc", "Cs", "Sk"} and not part.isspace():
        return ""
    return " " if part.isspace() else "/"


def _significant(text: str, at: int) -> str | None:
    """Punctuation that carries meaning where it stands: 18-35, 3.5, 3,000, women's."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    letter = text[at]
    if letter in "'’ʼ＇":
        if before in "sS" and (after == " " or not after):
            return ""
        return "'" if before.isascii() and before.isalpha() and after.isascii() and after.isalpha() else None
    if letter in "-‐‑" and before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
        return "-"
    if not before.isdigit() and before not in "岁周月k万Kw元年%千一二两三四五六七八九十":
        return None
    if letter in "-~–—－～―‐‑〜−至到" and (after.isdigit() or after in "一二两三四五六七八九十"):
        return "-"
    if before.isdigit() and after.isdigit():
        if letter in ".．":
            return "."
        if letter in ",，" and re.match(r"\d{3}(?!\d)", text[at + 1 : at + 5]):
            return ""
    return None


def _letters(source: str) -> tuple[list[str], list[int]]:
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(source):
        folded = _significant(source, at) if letter in _PERHAPS_SIGNIFICANT else None
        if folded is None:
            folded = _folded(letter)
        if len(folded) != 1:
            letters.extend(folded)
            places.extend([at] * len(folded))
            continue
        if folded in _STRENGTH and letters and letters[-1] in _STRENGTH:
            if _STRENGTH[folded] > _STRENGTH[letters[-1]]:
                letters[-1] = folded
            continue
        letters.append(folded)
        places.append(at)
    return letters, places


_PERHAPS_SIGNIFICANT = frozenset("'’ʼ＇-~–—－～―‐‑〜−至到.．,，")

_PHRASES = "|".join(
    word.replace(" ", "[ /'、]?").replace("nv", "n[vüǚ]") for word in sorted(PINYIN_WORDS, key=len, reverse=True)
)
_SYLLABLES = "|".join(PINYIN_SYLLABLES)
_PINYIN_PHRASE = re.compile(rf"(?<![a-z])(?:{_PHRASES})(?![a-z])")
_PINYIN_BESIDE_HAN = re.compile(
    rf"(?<=[\u3400-\u9fff])(?:{_SYLLABLES})(?![a-z])|(?<![a-z])(?:{_SYLLABLES})(?=[\u3400-\u9fff])"
)


def _spelled(found: re.Match[str]) -> list[tuple[str, int]]:
    """The characters a pinyin run stands for, each with the offset inside the run where its syllable begins."""
    run = found.group().replace("ü", "v").replace("ǚ", "v")
    syllables = re.sub(r"[ /'、]", "", run)
    for word, characters in PINYIN_WORDS.items():
        if word.replace(" ", "") == syllables:
            first = word.split()[0]
            return [(characters[0], 0), (characters[1], len(first))]
    character = PINYIN_SYLLABLES.get(syllables, "")
    return [(character, 0)] if character else []


def _with_pinyin(text: str, starts: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    for pattern in (_PINYIN_PHRASE, _PINYIN_BESIDE_HAN):
        if not pattern.search(text):
            continue
        out: list[str] = []
        out_starts: list[int] = []
        out_ends: list[int] = []
        last = 0
        for found in pattern.finditer(text):
            spelled = _spelled(found)
            if not spelled:
                continue
            begin, end = found.span()
            out.append(text[last:begin])
            out_starts += starts[last:begin]
            out_ends += ends[last:begin]
            for index, (character, offset) in enumerate(spelled):
                stop = begin + spelled[index + 1][1] if index + 1 < len(spelled) else end
                out.append(character)
                out_starts.append(starts[begin + offset])
                out_ends.append(ends[stop - 1])
            last = end
        text = "".join([*out, text[last:]])
        starts, ends = out_starts + starts[last:], out_ends + ends[last:]
    return text, starts, ends


def normalise(source: str) -> Normalised:
    """Fold ``source``; runs in linear time and accepts any string."""
    letters, places = _letters(source)
    text, starts, ends = _with_pinyin("".join(letters), places, [at + 1 for at in places])
    return Normalised(text, tuple(starts), tuple(ends), source)
