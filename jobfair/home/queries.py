"""What the first page shows of all domains: trades that seek people, and the latest figures."""

from dataclasses import dataclass

import sqlalchemy as sa

from jobfair.core.language import Bilingual
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.search.facets import open_condition
from jobfair.reference.models import Occupation

MOST_TRADES = 12


@dataclass(frozen=True)
class SoughtTrade:
    """A trade with the number of its open postings."""

    key: str
    name: Bilingual
    postings: int


@dataclass(frozen=True)
class OpenNow:
    """Everything open now: postings, and the people they still seek."""

    postings: int
    headcount: int


def sought_trades() -> list[SoughtTrade]:
    """Trades with most open postings, the most first."""
    number = sa.func.count(Posting.id)
    query = (
        sa.select(Occupation.key, Occupation.name_zh, Occupation.name_en, number)
        .select_from(Posting)
        .join(Employer, Employer.id == Posting.employer_id)
        .join(Occupation, Occupation.id == Posting.occupation_id)
        .where(open_condition())
        .group_by(Occupation.id, Occupation.key, Occupation.name_zh, Occupation.name_en)
        .order_by(number.desc(), Occupation.key)
        .limit(MOST_TRADES)
    )
    return [SoughtTrade(key, Bilingual(zh, en), count) for key, zh, en, count in db.session.execute(query)]


def open_now() -> OpenNow:
    """The whole market at this moment."""
    query = (
        sa.select(sa.func.count(Posting.id), sa.func.coalesce(sa.func.sum(Posting.open_headcount), 0))
        .select_from(Posting)
        .join(Employer, Employer.id == Posting.employer_id)
        .where(open_condition())
    )
    postings, headcount = db.session.execute(query).one()
    return OpenNow(int(postings), int(headcount))
