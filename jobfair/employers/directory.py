"""Finding employers: what visitors search, and the shelves on which staff find what waits."""

from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from jobfair.core import clock, paging, search_text
from jobfair.employers.models import Employer
from jobfair.employers.queries import is_verified_now
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.reference.models import Industry, Region

S = TypeVar("S", bound=sa.Select[*tuple[Any, ...]])


@dataclass(frozen=True)
class Search:
    """What a visitor looks for among employers."""

    words: str = ""
    section: str = ""
    region_id: int | None = None


def verified_employers(search: Search, *, page: int) -> paging.Page[Employer]:
    """Employers that everybody may see, those found by name or pinyin, in the order of their pinyin."""
    query = sa.select(Employer).where(is_verified_now()).order_by(Employer.pinyin, Employer.id)
    return paging.paginate(_narrow(query, search), page=page)


def section_counts(search: Search) -> dict[str, int]:
    """How many of the employers found belong to each industry section, the section filter left aside."""
    wider = Search(search.words, "", search.region_id)
    query = _narrow(
        sa.select(Industry.section, sa.func.count()).join_from(Employer, Industry).where(is_verified_now()), wider
    )
    return dict(db.session.execute(query.group_by(Industry.section)).all())


def region_counts(search: Search) -> dict[int, int]:
    """How many of the employers found sit in each region, the region filter left aside."""
    wider = Search(search.words, search.section, None)
    query = _narrow(sa.select(Employer.region_id, sa.func.count()).where(is_verified_now()), wider)
    return dict(db.session.execute(query.group_by(Employer.region_id)).all())


def _narrow(query: S, search: Search) -> S:
    for word in search_text.normalise(search.words).split()[:5]:
        query = query.where(
            sa.or_(
                sa.func.lower(Employer.name_zh).contains(word, autoescape=True),
                sa.func.lower(Employer.name_en).contains(word, autoescape=True),
                Employer.pinyin.contains(word, autoescape=True),
            )
        )
    if search.section:
        sections = sa.select(Industry.code).where(Industry.section == search.section)
        query = query.where(Employer.industry_code.in_(sections))
    if search.region_id is not None:
        query = query.where(Employer.region_id == search.region_id)
    return query


def _waits() -> sa.ColumnElement[bool]:
    return sa.or_(Employer.status == Qualification.SUBMITTED, Employer.waiting_since.is_not(None))


def _lapsed() -> sa.ColumnElement[bool]:
    return sa.and_(Employer.status == Qualification.APPROVED, Employer.approved_until < clock.today())


def _shelf(name: str) -> sa.ColumnElement[bool]:
    """The employers on one shelf of the staff's list."""
    if name == "waiting":
        return _waits()
    if name == "lapsed":
        return _lapsed()
    return Employer.status == Qualification(name)


SHELVES = ("waiting", "draft", "returned", "approved", "lapsed", "suspended", "refused")


def employers_on(shelf: str, *, words: str, page: int) -> paging.Page[Employer]:
    """One shelf of the staff's list; what waits longest comes first."""
    since = sa.func.coalesce(Employer.waiting_since, Employer.submitted_at, Employer.updated_at)
    query = sa.select(Employer).where(_shelf(shelf)).order_by(since, Employer.id)
    return paging.paginate(_by_name_or_code(query, words), page=page)


def shelf_counts() -> dict[str, int]:
    """How many employers lie on each shelf, in one query."""
    columns = [sa.func.count().filter(_shelf(name)).label(name) for name in SHELVES]
    row = db.session.execute(sa.select(*columns).select_from(Employer)).one()
    return dict(zip(SHELVES, row, strict=True))


def _by_name_or_code(query: sa.Select[Any], words: str) -> sa.Select[Any]:
    for word in search_text.normalise(words).split()[:5]:
        query = query.where(
            sa.or_(
                sa.func.lower(Employer.name_zh).contains(word, autoescape=True),
                Employer.pinyin.contains(word, autoescape=True),
                sa.func.lower(Employer.credit_code).contains(word, autoescape=True),
            )
        )
    return query


def division_name(code: str) -> Region | None:
    """The most exact region known for the six figures in a credit code: county, city, then province."""
    query = (
        sa.select(Region)
        .where(Region.code.in_((code, code[:4] + "00", code[:2] + "0000")))
        .order_by(Region.code.desc())
    )
    return db.session.scalars(query).first()
