"""The normalised text cut into known words, and written as one letter a word.

Longest match from the left decides: 女装 is goods, so no 女 is left for the grammar to stumble on. A word may reach
over a separator only where someone spread it out letter by letter (限 男 性, 限/男/性).
"""

import re
from typing import NamedTuple

from jobfair.postings.wording.lexicon import CHINESE, ENGLISH, Entry, Role
from jobfair.postings.wording.normalise import MARKS, Normalised, is_han
from jobfair.postings.wording.verdicts import Ground

_QUANTITY = re.compile(
    r"(?:(?:\d{1,5}(?:-\d{1,5})?|[一二两三四五六七八九十百]{1,4}|[数几]|若干|多|各\d{1,4}|"
    r"各[一二两三四五六七八九十]{1,2})[多余来]?[名位人个](?!月|小时|工作日|员工|岗|性化|税|以上学历|"
    r"年头|班|体|寝|间|一间))"
    r"|若干[名人]?|数名"
)
_COUNTING = frozenset("一二两三四五六七八九十百数几若多各")
_LATIN = re.compile(r"[a-z][a-z']*(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_TITLES = frozenset(["先生", "女士", "小姐", "大姐", "阿姨", "大哥"])
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤欧康"
)
_UNKNOWN = Entry(Role.OTHER)
_GAPS = frozenset(MARKS) - {";"}
#: No word with its separators is longer.
_LONGEST = 24
_FILLER, _WORD, _NUMERAL = ".", "w", "d"


class Token(NamedTuple):
    """A known word, a number, a separator, or one unknown character or word.

    ``letter`` is what the grammar sees.
    """

    letter: str
    start: int
    end: int
    entry: Entry | None = None
    latin: bool = False


def _prefixes(table: dict[str, Entry]) -> dict[str, Entry | None]:
    """Every beginning of every word; the whole words with their entry."""
    known: dict[str, Entry | None] = {}
    for word in table:
        for length in range(1, len(word)):
            known.setdefault(word[:length], None)
    return known | table


_CHINESE_PREFIXES = _prefixes(CHINESE)
_ENGLISH_FIRST: dict[str, int] = {}
for _phrase in ENGLISH:
    _first = re.split(r"[ /]", _phrase, maxsplit=1)[0]
    _ENGLISH_FIRST[_first] = max(_ENGLISH_FIRST.get(_first, 0), len(_phrase))


def _run_is_whole(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands between separators (or the ends of the text)."""
    return (start == 0 or text[start - 1] in MARKS) and (end == len(text) or text[end] in MARKS)


def _may_span(text: str, start: int, gaps: list[int], end: int) -> bool:
    """Whether a word may reach over the separators at ``gaps``: only where letters were spread out one by one."""
    bounds = [start, *[part for gap in gaps for part in (gap, gap + 1)], end]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    last_start, last_end = pieces[-1]
    if not _run_is_whole(text, last_start, last_end):
        return False
    loose = all(text[gap] in " /" for gap in gaps)
    if loose:
        return min(stop - begin for begin, stop in pieces) == 1
    return all(stop - begin == 1 and _run_is_whole(text, begin, stop) for begin, stop in pieces)


def _chinese_at(text: str, at: int) -> Token | None:
    """The longest Chinese word beginning at ``at``."""
    best: Entry | None = None
    stop = at
    for end in range(at + 1, min(len(text), at + _LONGEST) + 1):
        entry = _CHINESE_PREFIXES.get(text[at:end], _UNKNOWN)
        if entry is _UNKNOWN:
            if end == at + 2 and text[at + 1] not in _GAPS:
                break  # by far the most frequent: nothing known begins with these two
            gap = next((place for place in range(at + 1, end) if text[place] in _GAPS), None)
            spread = None if gap is None else _spread_out(text, at, gap)
            if spread is not None and spread.end > stop:
                return spread
            break
        if entry is not None:
            best, stop = entry, end
    return None if best is None else Token(best.letter, at, stop, best, text[at:stop].isascii())


def _spread_out(text: str, at: int, gap: int) -> Token | None:
    """A word that goes on after the separator at ``gap``: 限 男 性, 优先 written as 优/先."""
    found = text[at:gap]
    gaps = [gap]
    best: Token | None = None
    for here in range(gap + 1, min(len(text), at + _LONGEST)):
        letter = text[here]
        if letter in MARKS:
            if letter == ";" or here == gaps[-1] + 1:
                break
            gaps.append(here)
            continue
        found += letter
        entry = _CHINESE_PREFIXES.get(found, _UNKNOWN)
        if entry is _UNKNOWN:
            break
        if entry is not None and _may_span(text, at, gaps, here + 1):
            best = Token(entry.letter, at, here + 1, entry)
    return best


def _english_at(text: str, at: int) -> Token:
    word = _LATIN.match(text, at)
    assert word is not None
    limit = _ENGLISH_FIRST.get(word.group(), 0)
    if limit:
        stop = min(len(text), at + limit)
        while stop > at:
            boundary = stop == len(text) or not (text[stop].isalnum() and text[stop].isascii())
            if boundary and (entry := ENGLISH.get(text[at:stop])) is not None:
                return Token(entry.letter, at, stop, entry, True)
            stop -= 1
    head = word.group().split("-")[0]
    if head != word.group() and head in ENGLISH and ENGLISH[head].role is not Role.EXCLUDE_AHEAD:
        entry = ENGLISH[head]
        if entry.role is Role.TERM:
            return Token(entry.letter, at, at + len(head), entry, True)
    return Token(_WORD, at, word.end(), None, True)


def _is_contact(text: str, cut: list[Token], token: Token) -> bool:
    """张女士, 李先生: a surname before the title makes it somebody to call, not somebody wanted."""
    if text[token.start : token.end] not in _TITLES or not cut:
        return False
    before = cut[-1]
    return before.letter == _FILLER and text[before.start] in _SURNAMES


def _number_at(text: str, at: int) -> Token:
    quantity = _QUANTITY.match(text, at)
    if quantity:
        role = Role.EACH if quantity.group()[0] == "各" else Role.UNIT
        return Token(role.value, at, quantity.end())
    number = _NUMBER.match(text, at)
    return Token(_NUMERAL, at, number.end(), None, True) if number else Token(_FILLER, at, at + 1)


def tokens(normalised: Normalised) -> list[Token]:
    """Cut the text; every character belongs to exactly one token."""
    text = normalised.text
    cut: list[Token] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter in MARKS:
            token = Token(letter, at, at + 1)
        elif "a" <= letter <= "z":
            token = (letter in _CHINESE_PREFIXES and _chinese_at(text, at)) or _english_at(text, at)
        elif letter.isdigit():
            token = (letter in _CHINESE_PREFIXES and _chinese_at(text, at)) or _number_at(text, at)
        elif is_han(letter):
            counted = letter in _COUNTING and _QUANTITY.match(text, at)
            known = letter in _CHINESE_PREFIXES and _chinese_at(text, at)
            token = _number_at(text, at) if counted else known or Token(_FILLER, at, at + 1)
        else:
            token = Token(_FILLER, at, at + 1)
        if token.entry is not None and token.entry.ground is Ground.SEX and _is_contact(text, cut, token):
            token = Token(Role.OTHER.value, token.start, token.end)
        cut.append(token)
        at = token.end
    return cut


__all__ = ["Token", "tokens"]
