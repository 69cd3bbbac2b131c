"""What a posting is found by: its words in three columns, the most telling first."""

from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from jobfair.core.search_text import index_tokens
from jobfair.employers.models import Employer
from jobfair.postings.models import Posting
from jobfair.reference.models import Occupation, Region
from jobfair.reference.pinyin import syllables

COLUMNS = ("title", "employer", "text")


class Document(NamedTuple):
    """Tokens of one posting by column."""

    title: list[str]
    employer: list[str]
    text: list[str]


# The text that people would expect to find a posting by; contacts and internal notes are not in it.
TEXT = (
    Posting.duties_zh, Posting.duties_en, Posting.requirements_zh, Posting.requirements_en,
    Posting.conditions_zh, Posting.conditions_en, Posting.benefits_zh, Posting.benefits_en, Posting.workplace_zh,
    Occupation.name_zh.label("occupation_zh"), Occupation.name_en.label("occupation_en"),
    Region.name_zh.label("region_zh"), Region.name_en.label("region_en"),
)  # fmt: skip


def source() -> sa.Select[Any]:
    """Everything a document is made of, one row a posting."""
    columns: tuple[Any, ...] = (
        Posting.id, Posting.published_at, Posting.title_zh, Posting.title_en,
        Employer.name_zh.label("employer_zh"), Employer.name_en.label("employer_en"), *TEXT,
    )  # fmt: skip
    return (
        sa.select(*columns)
        .join(Employer, Employer.id == Posting.employer_id)
        .join(Occupation, Occupation.id == Posting.occupation_id)
        .join(Region, Region.id == Posting.region_id)
    )


def document(row: Any) -> Document:
    """The tokens of a row of `source()`."""
    texts = row[6:]  # in the order of TEXT
    return Document(
        title=_named(row.title_zh, row.title_en),
        employer=_named(row.employer_zh, row.employer_en),
        text=index_tokens("\n".join(text for text in texts if text)),
    )


def _named(zh: str, en: str | None) -> list[str]:
    return [*index_tokens(f"{zh} · {en or ''}"), *pinyin_tokens(zh)]


@lru_cache(maxsize=20_000)
def pinyin_tokens(name: str) -> tuple[str, ...]:
    """Readings of a Chinese name from each of its syllables on, whole and by initials.

    电焊工 gives dianhangong, hangong, gong, dhg, hg: words are found by their beginning, so every part is found.
    """
    if name.isascii():
        return ()
    read = syllables(name)[:40]
    whole = ["".join(read[i:])[:60] for i in range(len(read))]
    initials = ["".join(word[0] for word in read[i:]) for i in range(len(read) - 1)]
    return tuple(dict.fromkeys(whole + initials))
