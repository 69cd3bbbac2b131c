"""Pages of a list: bounded queries, addresses that keep the filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from flask import request, url_for

from jobfair.extensions import db

T = TypeVar("T")
PER_PAGE = 20
DEEPEST = 500  # pages beyond this are nobody's reading, only a crawler's


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page: `items`, its `number` from 1, and `total` items in all."""

    items: Sequence[T]
    number: int
    per_page: int
    total: int

    @property
    def pages(self) -> int:
        """Number of pages, at least one."""
        return max(1, -(-self.total // self.per_page))

    @property
    def has_prev(self) -> bool:
        """Whether there is an earlier page."""
        return self.number > 1

    @property
    def has_next(self) -> bool:
        """Whether there is a later page."""
        return self.number < self.pages


def requested_page() -> int:
    """The page number asked for (`?page=`); nonsense means the first."""
    text = request.args.get("page", "1")
    return min(max(int(text), 1), DEEPEST) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def paginate(query: sa.Select[Any], *, page: int, per_page: int = PER_PAGE) -> Page[Any]:
    """Run an ordered select of one entity for one page: two queries, whatever the number of rows."""
    total = db.session.scalar(sa.select(sa.func.count()).select_from(query.order_by(None).subquery())) or 0
    number = min(page, max(1, -(-total // per_page)))
    rows = db.session.scalars(query.limit(per_page).offset((number - 1) * per_page)).unique().all()
    return Page(items=rows, number=number, per_page=per_page, total=total)


def page_url(number: int) -> str:
    """Address of another page of the present list."""
    values: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict(flat=False)}
    values.pop("page", None)
    if number > 1:
        values["page"] = number
    return url_for(request.endpoint or "home.home", **values)
