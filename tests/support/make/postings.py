"""Postings for tests, named for a situation. All texts are complete and lawful."""

from datetime import timedelta
from typing import Any

from jobfair.core import clock, transitions
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.rules import POSTING, EmploymentType, PayType, PostingState, comparable_monthly, new_number
from jobfair.reference.pinyin import pinyin_key
from tests.support.make import reference
from tests.support.make.employers import make_verified_employer

LAWFUL = {
    "title_zh": "焊工",
    "duties_zh": "按图纸焊接碳钢和不锈钢管道，打磨坡口，填写焊接记录。",
    "requirements_zh": "持有焊工证，能看懂焊接图纸，身体条件能适应站立作业。",
    "conditions_zh": "车间内作业，有通风除尘设备，每天8小时，每周休息两天。",
    "benefits_zh": "免费工作餐，提供宿舍，每年体检一次。",
    "workplace_zh": "太和区演示路8号三号车间",
    "employment_type": EmploymentType.FULL_TIME,
    "headcount": 5,
    "pay_type": PayType.MONTH,
    "pay_min": 6000,
    "pay_max": 8000,
    "minimum_age": 18,
    "insurances": ["pension", "medical", "unemployment", "injury", "maternity"],
    "contract_months": 36,
    "probation_months": 3,
    "probation_pay_percent": 90,
}


def make_published_posting(employer: Employer | None = None, **values: Any) -> Posting:
    """An advertisement that everybody sees; `region` and `occupation` may be given by key."""
    now = clock.now()
    return _make(PostingState.PUBLISHED, employer, published_at=now, submitted_at=now, **values)


def make_posting_in_review(employer: Employer | None = None, **values: Any) -> Posting:
    """An advertisement that waits for a reviewer."""
    return _make(PostingState.IN_REVIEW, employer, submitted_at=clock.now(), **values)


def make_draft_posting(employer: Employer | None = None, **values: Any) -> Posting:
    """A complete draft, ready to be submitted."""
    return _make(PostingState.DRAFT, employer, **values)


def make_closed_posting(employer: Employer | None = None, **values: Any) -> Posting:
    """An advertisement that was published and is over."""
    now = clock.now()
    values.setdefault("closed_because", "withdrawn")
    return _make(PostingState.CLOSED, employer, published_at=now, submitted_at=now, closed_at=now, **values)


def _make(
    status: PostingState,
    employer: Employer | None,
    *,
    region: str = "taihe",
    occupation: str = "welder",
    **values: Any,
) -> Posting:
    employer = employer or make_verified_employer()
    values = {**LAWFUL, "valid_until": clock.today() + timedelta(days=60), **values}
    values.setdefault("open_headcount", values["headcount"])
    for end in ("min", "max"):
        amount = comparable_monthly(
            values["pay_type"],
            values[f"pay_{end}"],
            months=values.get("pay_months", 12),
            part_time=values["employment_type"] is EmploymentType.PART_TIME,
        )
        values.setdefault(f"monthly_{end}", amount)
    values.setdefault("region_id", reference.region(region).id)
    values.setdefault("occupation_id", reference.occupation(occupation).id)
    posting = Posting(
        number=new_number(),
        employer_id=employer.id,
        status=status,
        pinyin=pinyin_key(values["title_zh"]),
        **values,
    )
    transitions.begin(POSTING, posting, actor=None)
    db.session.commit()
    return posting
