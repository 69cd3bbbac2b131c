"""Chinese texts are set as Chinese: full-width marks beside Chinese characters, one word for one thing."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "jobfair"
HAN = r"[\u4e00-\u9fff\u3001\u3002\u300a-\u300d\uff01-\uff1f]"
# A placeholder stands for a word of either script; so marks are looked for beside characters only.
HALF_WIDTH = re.compile(rf"{HAN}[,;:?!()]|[,;:?!()]{HAN}|{HAN}\.(?!\d|[a-z])")
# Addresses, placeholders and literal examples of a Latin notation keep their own marks.
LATIN = re.compile(
    r"https?://[^\s\u4e00-\u9fff]+|%\([a-z_]+\)[a-z]|\b\d{1,2}:\d{2}\b|[A-Za-z0-9._-]+\.[A-Za-z]{2,4}\b"
)
# 岗位 is a place to be filled (headcount), and in the words of the law the work itself; a posting is 职位.
PLACES = re.compile(r"people|places|headcount|by law|the law allows|otherwise forbidden|Why it applies", re.I)
OTHER_WORDS = {"申请人": "应聘者", "投递者": "应聘者", "应聘人员": "应聘者", "招聘启事": "职位"}
# The newspaper's article is quoted word for word, with its own marks.
QUOTED = re.compile(r"^\s*quote_zh\b")
DEMO_TEXTS = [
    path
    for path in sorted((PACKAGE / "demo" / "content" / "data").glob("*"))
    if not path.name.startswith("article-")
]


def half_width(text: str) -> Iterator[str]:
    """Where a half-width mark touches a Chinese character, with a few characters around it."""
    bare = LATIN.sub(lambda match: "x" * len(match.group()), text)
    for found in HALF_WIDTH.finditer(bare):
        yield text[max(0, found.start() - 8) : found.end() + 8].replace("\n", " ")


def catalogue_texts() -> Iterator[tuple[str, str]]:
    """Every Chinese text of every catalogue, with where it stands."""
    for path in sorted((PACKAGE / "translations" / "zh").glob("*.po")):
        for message in read_po(io.BytesIO(path.read_bytes()), locale="zh"):
            strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
            for text in strings if message.id else ():
                yield f"{path.name}: {message.id!r}", text


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("招聘会(锦州)", True),
        ("焊工,电工", True),
        ("请说明:原因", True),
        ("%(name)s：%(error)s", False),
        ("时间 8:30，网址 https://example.cn/?a=(1)", False),
        ("共 1,200 人（约）", False),
    ],
)
def test_half_width_mark_beside_chinese_is_seen(text, wrong):
    assert bool(list(half_width(text))) is wrong


def test_catalogues_use_full_width_marks_beside_chinese():
    found = [f"{where}: …{hit}…" for where, text in catalogue_texts() for hit in half_width(text)]
    assert not found, "\n".join(found)


def test_templates_use_full_width_marks_beside_chinese():
    code = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.S)
    found = []
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = code.sub(lambda match: "\n" * match.group().count("\n") or " ", path.read_text())
        found += [f"{path.relative_to(ROOT)}: …{hit}…" for hit in half_width(text)]
    assert not found, "\n".join(found)


def test_demonstration_texts_use_full_width_marks_beside_chinese():
    found = []
    for path in DEMO_TEXTS:
        text = path.read_text()
        lines = text.replace(",", "\n").split("\n") if path.suffix == ".csv" else text.split("\n")
        shown = [line for line in lines if not line.lstrip().startswith("#") and not QUOTED.match(line)]
        found += [f"{path.name}: …{hit}…" for line in shown for hit in half_width(line)]
    assert not found, "\n".join(found)


def test_posting_and_headcount_have_a_word_each():
    found = [where for where, text in catalogue_texts() if "岗位" in text and not PLACES.search(where)]
    assert not found, "岗位 for a posting, please write 职位:\n" + "\n".join(found)


@pytest.mark.parametrize(("word", "instead"), OTHER_WORDS.items())
def test_one_word_for_one_thing(word, instead):
    found = [where for where, text in catalogue_texts() if word in text]
    assert not found, f"{word}, please write {instead}:\n" + "\n".join(found)
