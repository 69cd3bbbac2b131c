"""Pinyin of names and titles, for searching, sorting and typing ahead."""

import re
import unicodedata
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

WORD = re.compile(r"[^\W_]+")

# Surnames that are read otherwise than the same character elsewhere.
SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "解": "xie",
    "任": "ren",
    "朴": "piao",
    "查": "zha",
    "区": "ou",
    "尉迟": "yuchi",
    "盖": "ge",
    "缪": "miao",
    "翟": "zhai",
    "覃": "qin",
    "谌": "chen",
    "乐": "yue",
    "冼": "xian",
    "召": "shao",
    "黑": "he",
    "万俟": "moqi",
    "长孙": "zhangsun",
    "华": "hua",
    "晁": "chao",
}


def syllables(text: str) -> list[str]:
    """Toneless syllables of the Chinese in `text`; other words stay, lower case."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return [word for item in lazy_pinyin(plain, style=Style.NORMAL) for word in WORD.findall(item)]


@lru_cache(maxsize=20_000)
def pinyin_key(text: str, *, limit: int = 400) -> str:
    """What a name or title is found by: the whole reading, then the initials, as `diangong dg`."""
    read = syllables(text)
    whole = "".join(read)
    initials = "".join(word if word.isdigit() else word[0] for word in read)
    return f"{whole} {initials}".strip()[:limit]


def person_key(name: str, *, limit: int = 400) -> str:
    """Like `pinyin_key`, with the surname read as a surname (单雄信 is shanxiongxin)."""
    for length in (2, 1):
        if reading := SURNAMES.get(name[:length]):
            rest = syllables(name[length:])
            initials = reading[0] + "".join(word[0] for word in rest)
            return f"{reading}{''.join(rest)} {initials}"[:limit]
    return pinyin_key(name, limit=limit)
