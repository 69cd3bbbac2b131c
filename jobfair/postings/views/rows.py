"""Rows of lists of jobs, drawn once for each content, language and day and kept."""

from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

from jobfair.core import clock
from jobfair.core.language import current_language
from jobfair.postings.queries.public import JobRow

MOST_KEPT = 5000  # rows of about 1.5 KB


class _Shown:
    """A row that is equal to another when both look the same."""

    __slots__ = ("content", "row")

    def __init__(self, row: JobRow) -> None:
        self.row, self.content = row, row.content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shown) and self.content == other.content

    def __hash__(self) -> int:
        return hash(self.content)


def kept_row(row: JobRow, level: int = 2) -> Markup:
    """The row as HTML. Its content is the key, so a changed posting is never shown as it was."""
    return _drawn(_Shown(row), level, current_language(), clock.today())


@lru_cache(maxsize=MOST_KEPT)
def _drawn(shown: _Shown, level: int, language: str, _day: Any) -> Markup:
    module: Any = current_app.jinja_env.get_template("postings/_row.html").make_module({"locale": language})
    return Markup(module.job_row(shown.row, level))  # noqa: S704 (escaped by the template)
