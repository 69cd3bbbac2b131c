"""Whole pages kept ready for people without a session, in front of Flask.

A view that is the same for everybody says so with `@cacheable(seconds=…)`. Its page is kept, already compressed, for
as long as the data version is the same, at most that many seconds and never past local midnight. The version is read
from the database at each request, so a published change shows on the next request, on every process and every node.
"""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def cacheable(*, seconds: int) -> Callable[[View], View]:
    """The view's page is the same for everybody who has no session, until public data changes."""

    def declare(view: View) -> View:
        view.__cacheable__ = seconds  # type: ignore[attr-defined]
        return view

    return declare
