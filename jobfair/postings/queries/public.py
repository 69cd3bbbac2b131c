"""What everybody may read of postings: rows of the list, one posting, where it is shown, what is like it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from jobfair.core import clock
from jobfair.core.errors import NotFound
from jobfair.core.language import Bilingual, _l
from jobfair.core.paging import Page
from jobfair.core.transactions import may_write
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import PUBLIC_STATES, FairState
from jobfair.postings.models import FairPosting, Posting, PostingRevision, WordingException
from jobfair.postings.pay import PayText, pay_text
from jobfair.postings.search import facets
from jobfair.postings.search.criteria import Criteria
from jobfair.postings.search.facets import open_condition
from jobfair.postings.search.query import Found, search
from jobfair.reference import queries as reference
from jobfair.reference.queries import Place, Trade

PER_PAGE = 20
SIMILAR = 4
MOST_ROWS = 5000
OPEN_FAIRS = (FairState.ANNOUNCED, FairState.LIVE)

_COLUMNS: tuple[Any, ...] = (
    Posting.id, Posting.number, Posting.title_zh, Posting.title_en, Posting.employer_id,
    Employer.name_zh.label("employer_zh"), Employer.name_en.label("employer_en"), Employer.checked_on,
    Posting.region_id, Posting.occupation_id, Posting.open_headcount, Posting.employment_type, Posting.pay_type,
    Posting.pay_min, Posting.pay_max, Posting.pay_months, Posting.monthly_min, Posting.monthly_max,
    Posting.education_rank, Posting.skill_rank, Posting.experience_years, Posting.suits_graduates,
    Posting.insurances, Posting.housing_fund, Posting.board, Posting.lodging, Posting.shift, Posting.valid_until,
    Posting.published_at, Posting.updated_at, Posting.is_demo,
)  # fmt: skip


@dataclass(frozen=True)
class JobRow:
    """A posting as lists show it; `row` holds the columns above."""

    row: Any
    place: Place
    trade: Trade
    booth: str | None = None  # at a fair that is on today

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)

    @property
    def title(self) -> Bilingual:
        """The title; the Chinese one where no English one is known."""
        return Bilingual(self.row.title_zh, self.row.title_en or self.row.title_zh)

    @property
    def employer_name(self) -> Bilingual:
        """The employer's name in both languages."""
        return Bilingual(self.row.employer_zh, self.row.employer_en or self.row.employer_zh)

    @property
    def pay(self) -> PayText:
        """The pay in words."""
        return pay_text(self.row)

    @property
    def content(self) -> tuple[Any, ...]:
        """Everything a list shows of it: equal contents look equal on the same day."""
        values = (tuple(value) if isinstance(value, list) else value for value in self.row)
        return (*values, self.place.name, self.booth)

    @property
    def days_left(self) -> int:
        """Days until the posting expires, 0 on its last day."""
        left: int = (self.row.valid_until - clock.today()).days
        return left

    @property
    def is_fully_insured(self) -> bool:
        """All five statutory insurances."""
        return len(set(self.row.insurances)) >= 5


def job_rows(posting_ids: list[int]) -> list[JobRow]:
    """Rows of these postings in the given order: two queries, whatever their number.

    A reading request asks only for rows that nobody has asked for since public data last changed.
    """
    if may_write():
        found = _read_rows(posting_ids)
    else:
        kept = facets.current().kept("rows", None, dict[int, JobRow])
        found = {one: row for one in posting_ids if (row := kept.get(one)) is not None}
        fresh = _read_rows([one for one in posting_ids if one not in found])
        if len(kept) > MOST_ROWS:
            kept.clear()
        kept.update(fresh)
        found |= fresh
    return [found[posting_id] for posting_id in posting_ids if posting_id in found]


def _read_rows(posting_ids: list[int]) -> dict[int, JobRow]:
    if not posting_ids:
        return {}
    query = sa.select(*_COLUMNS).join(Employer, Employer.id == Posting.employer_id)
    rows = db.session.execute(query.where(Posting.id.in_(posting_ids)))
    booths, known = booths_today(posting_ids), reference.snapshot()
    return {
        row.id: JobRow(row, known.place[row.region_id], known.trade[row.occupation_id], booths.get(row.id))
        for row in rows
    }


def booths_today(posting_ids: list[int]) -> dict[int, str]:
    """Booth codes of postings that are at a fair today."""
    query = (
        sa.select(FairPosting.posting_id, FairPosting.booth_code)
        .join(Fair, Fair.id == FairPosting.fair_id)
        .where(
            FairPosting.posting_id.in_(posting_ids),
            FairPosting.booth_code.is_not(None),
            FairPosting.shown,
            Fair.held_on == clock.today(),
            Fair.status.in_(OPEN_FAIRS),
        )
    )
    return {posting_id: str(code) for posting_id, code in db.session.execute(query)}


def find_jobs(criteria: Criteria, *, page: int, per_page: int = PER_PAGE) -> tuple[Found, Page[JobRow]]:
    """Search and read one page of rows."""
    found = search(criteria, page=page, per_page=per_page)
    number = min(page, max(1, -(-found.total // per_page)))
    return found, Page(job_rows(found.posting_ids), number, per_page, found.total)


def get_shown_posting(number: str) -> Posting:
    """A posting that is or once was public, by its number; raises NotFound for drafts and unknown numbers."""
    query = (
        sa.select(Posting)
        .where(Posting.number == number, Posting.published_at.is_not(None))
        .options(
            selectinload(Posting.groups),
            selectinload(Posting.appearances).joinedload(FairPosting.fair).joinedload(Fair.venue),
            joinedload(Posting.employer),
        )
    )
    posting = db.session.scalar(query)
    if posting is None:
        raise NotFound(_l("There is no job with this number."))
    return posting


def shown_at(posting: Posting) -> list[FairPosting]:
    """The fairs a posting goes to that are not yet over, the next first."""
    coming = [
        one
        for one in posting.appearances
        if one.shown
        and one.fair.status in PUBLIC_STATES
        and one.fair.status not in (FairState.CLOSED, FairState.ARCHIVED)
        and one.fair.held_on >= clock.today()
    ]
    return sorted(coming, key=lambda one: one.fair.opens_at)


def fair_of_visit(appearances: list[FairPosting], asked: str | None) -> str | None:
    """The fair an application from this visit belongs to: the one whose page led here, else one open today."""
    fairs = [one.fair for one in appearances]
    today = [f.slug for f in fairs if f.held_on == clock.today() and f.status in OPEN_FAIRS]
    return next((f.slug for f in fairs if f.slug == asked), today[0] if today else None)


def granted_exceptions(posting_id: int) -> list[WordingException]:
    """Wordings a reviewer allowed for a legal reason, which is shown to everybody."""
    query = sa.select(WordingException).where(WordingException.posting_id == posting_id)
    return list(db.session.scalars(query.order_by(WordingException.id)))


def last_correction(posting_id: int) -> PostingRevision | None:
    """The latest correction of a published posting."""
    query = sa.select(PostingRevision).where(PostingRevision.posting_id == posting_id)
    return db.session.scalar(query.order_by(PostingRevision.id.desc()).limit(1))


def similar_jobs(posting: Posting, *, limit: int = SIMILAR) -> list[JobRow]:
    """Open postings of the same trade, those in the same place first, then of other trades in the same place."""
    known = reference.snapshot()
    trade, place = known.trade[posting.occupation_id].key, known.place[posting.region_id].key
    near = Criteria(trade=(trade,), region=(place,))
    ids: list[int] = []
    for criteria in (near, near.without("region"), near.without("trade")):
        found = search(criteria, per_page=limit + 1, counting=False)
        ids += [one for one in found.posting_ids if one != posting.id and one not in ids]
        if len(ids) >= limit:
            break
    return job_rows(ids[:limit])


def open_count_of(employer_id: int) -> int:
    """How many open postings an employer has."""
    return search(Criteria(employer=employer_id), per_page=1, counting=False).total


def open_postings(day: date | None = None) -> sa.Select[Any]:
    """All open postings as a SELECT of entities, newest first, for pages of other domains to narrow down."""
    joined = sa.select(Posting).join(Employer, Employer.id == Posting.employer_id)
    return joined.where(open_condition(day)).order_by(Posting.published_at.desc(), Posting.id.desc())


def latest(criteria: Criteria, *, limit: int = 50) -> list[JobRow]:
    """The newest results of a search, for feeds."""
    found = search(replace(criteria, sort="newest"), per_page=limit, counting=False)
    return job_rows(found.posting_ids)
