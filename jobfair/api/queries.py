"""Rows of the open data interface, as plain values for the schemas."""

from typing import Any

import sqlalchemy as sa
from werkzeug.routing import BuildError

from jobfair.core.errors import NotFound
from jobfair.core.language import LANGUAGES, _l
from jobfair.core.paging import Page, paginate
from jobfair.core.urls import absolute_for
from jobfair.employers.models import Employer
from jobfair.employers.queries import is_verified_now
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import PUBLIC_STATES
from jobfair.postings.models import Posting
from jobfair.postings.queries import public as postings
from jobfair.postings.search.criteria import Criteria
from jobfair.postings.search.facets import open_condition
from jobfair.reference.rules import education_of_rank, grade_of_rank
from jobfair.statistics.queries import FairFigures, figures_of

Values = dict[str, Any]


def both(zh: str, en: str | None) -> Values:
    """A text of both languages."""
    return {"zh": zh, "en": en or None}


def links(endpoint: str, **values: Any) -> Values | None:
    """The page for people in each language, None where there is no such page."""
    try:
        return {language: absolute_for(endpoint, language=language, **values) for language in LANGUAGES}
    except BuildError:
        return None


def term(entry: Any, key: str | None = None) -> Values:
    """An entry of a dictionary."""
    return {"key": key or entry.key, "name": both(*entry.name)}


def pages(page: Page[Any], items: list[Values]) -> Values:
    """The envelope of a list."""
    return {
        "page": page.number, "per_page": page.per_page, "pages": page.pages, "total": page.total, "items": items
    }  # fmt: skip


def posting_page(criteria: Criteria, *, page: int, per_page: int) -> Values:
    """Open postings that fit."""
    found, rows = postings.find_jobs(criteria, page=page, per_page=per_page)
    return {**pages(rows, [posting_entry(row) for row in rows.items]), "headcount": found.headcount}


def posting_entry(row: Any) -> Values:
    """One row of the list."""
    grade = grade_of_rank(row.skill_rank)
    plain = (
        "number", "employment_type", "open_headcount", "suits_graduates", "board", "lodging", "valid_until",
        "published_at", "updated_at", "is_demo",
    )  # fmt: skip
    return {
        **{name: getattr(row, name) for name in plain},
        "link": links("postings.job", number=row.number),
        "title": both(row.title_zh, row.title_en),
        "employer": {
            "id": row.employer_id,
            "name": both(row.employer_zh, row.employer_en),
            "checked_on": row.checked_on,
        },
        "trade": term(row.trade),
        "region": term(row.place),
        "pay": {
            "type": row.pay_type,
            "min": row.pay_min,
            "max": row.pay_max,
            "months": row.pay_months,
            "monthly_min": row.monthly_min,
            "monthly_max": row.monthly_max,
            "currency": "CNY",
        },
        "education": education_of_rank(row.education_rank).value,
        "skill_grade": grade.value if grade else None,
        "booth_today": row.booth,
    }


def posting_detail(number: str) -> Values:
    """One open posting; NotFound for one that is not, or no longer, public."""
    posting = postings.get_shown_posting(number)
    if not posting.is_open:
        raise NotFound(_l("There is no open job with this number."))
    plain = (
        "headcount", "experience_years", "minimum_age", "insurances", "housing_fund", "shift", "contract",
        "contract_months", "probation_months", "probation_pay_percent",
    )  # fmt: skip
    texts = ("duties", "requirements", "conditions", "benefits")
    return {
        **posting_entry(postings.job_rows([posting.id])[0]),
        **{name: getattr(posting, name) for name in plain},
        **{name: both(getattr(posting, f"{name}_zh"), getattr(posting, f"{name}_en")) for name in texts},
        "workplace": both(posting.workplace_zh, None),
        "hazards": both(posting.hazards_zh, None) if posting.hazards_zh else None,
        "groups": [term(group) for group in posting.groups],
        "fairs": [{"fair": one.fair.slug, "booth": one.booth_code} for one in postings.shown_at(posting)],
    }


def _verified() -> sa.Select[Any]:
    return sa.select(Employer).where(is_verified_now())


def employer_page(*, page: int, per_page: int) -> Values:
    """Verified employers in the order of their numbers."""
    found = paginate(_verified().order_by(Employer.id), page=page, per_page=per_page)
    counts = _open_counts([employer.id for employer in found.items])
    return pages(found, [employer_entry(one, counts.get(one.id, 0)) for one in found.items])


def employer_detail(employer_id: int) -> Values:
    """One verified employer."""
    employer = db.session.scalar(_verified().where(Employer.id == employer_id))
    if employer is None:
        raise NotFound(_l("There is no verified employer with this number."))
    return employer_entry(employer, _open_counts([employer_id]).get(employer_id, 0))


def employer_entry(employer: Employer, open_postings: int) -> Values:
    """One employer; contacts are not public."""
    plain = ("id", "credit_code", "account_type", "website", "checked_on", "approved_until", "is_demo")
    return {
        **{name: getattr(employer, name) for name in plain},
        "link": links("employers.employer", employer_id=employer.id),
        "name": both(employer.name_zh, employer.name_en),
        "industry": term(employer.industry, employer.industry.code),
        "region": term(employer.region),
        "size": employer.size_band,
        "introduction": both(employer.introduction_zh, employer.introduction_en),
        "open_postings": open_postings,
    }


def _open_counts(employer_ids: list[int]) -> dict[int, int]:
    query = (
        sa.select(Posting.employer_id, sa.func.count())
        .join(Employer, Employer.id == Posting.employer_id)
        .where(open_condition(), Posting.employer_id.in_(employer_ids))
        .group_by(Posting.employer_id)
    )
    return dict(db.session.execute(query).all())


def fair_page(*, page: int, per_page: int) -> Values:
    """Public fairs, the latest first."""
    query = sa.select(Fair).where(Fair.status.in_(PUBLIC_STATES)).order_by(Fair.held_on.desc(), Fair.id.desc())
    found = paginate(query, page=page, per_page=per_page)
    figures = figures_of(found.items)
    return pages(found, [fair_entry(fair, figures[fair.id]) for fair in found.items])


def fair_detail(slug: str) -> Values:
    """One public fair."""
    fair = db.session.scalar(sa.select(Fair).where(Fair.slug == slug, Fair.status.in_(PUBLIC_STATES)))
    if fair is None:
        raise NotFound(_l("There is no fair of this name."))
    return fair_entry(fair, figures_of([fair])[fair.id])


def fair_entry(fair: Fair, figures: FairFigures) -> Values:
    """One fair, with the same figures as its page (职位数, 岗位数)."""
    plain = ("slug", "mode", "status", "held_on", "opens_at", "closes_at", "is_demo")
    return {
        **{name: getattr(fair, name) for name in plain},
        "link": links("fairs.fair", slug=fair.slug),
        "title": both(fair.title_zh, fair.title_en),
        "theme": both(fair.theme_zh, fair.theme_en),
        "venue": both(fair.venue.name_zh, fair.venue.name_en) if fair.venue else None,
        "postings": figures.postings,
        "headcount": figures.headcount,
    }
