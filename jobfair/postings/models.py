"""Postings, where they appear, their exceptions, revisions and complaints."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.database import Base, EnumText, Record, in_states, one_of, personal, unique_while
from jobfair.core.language import Bilingual
from jobfair.employers.models import Employer
from jobfair.fairs.models import Fair
from jobfair.postings.rules import (
    ClosedBecause,
    ComplaintKind,
    ComplaintState,
    Contract,
    EmploymentType,
    PayType,
    PostingState,
    Request,
    Shift,
)
from jobfair.reference.models import Occupation, Region, TargetGroup

posting_group = sa.Table(
    "posting_group",
    Base.metadata,
    sa.Column("posting_id", sa.ForeignKey("posting.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("group_key", sa.ForeignKey("target_group.key"), primary_key=True),
)

# What every advertisement must say. A draft may still leave it open; the database holds that nothing else does.
STATED = (
    "occupation_id", "employment_type", "headcount", "open_headcount", "region_id",
    "pay_type", "pay_min", "pay_max", "monthly_min", "monthly_max", "valid_until",
)  # fmt: skip
UNFINISHED = (PostingState.DRAFT, PostingState.RETURNED, PostingState.CLOSED)


def _contract_of(context: Any) -> Contract:
    """Rows made without saying so: a term in months is a fixed term, none is open-ended."""
    months = context.get_current_parameters().get("contract_months")
    return Contract.FIXED if months else Contract.OPEN_ENDED


class Posting(Record):
    """A job advertisement; `headcount` is the number of people wanted, `open_headcount` those still wanted.

    The columns named in `STATED` are typed as they are once the posting has left the desk of its author; only in a
    draft (or a returned posting) may they be None, and only this domain meets those.
    """

    __tablename__ = "posting"
    __table_args__ = (
        one_of("status", PostingState),
        one_of("employment_type", EmploymentType),
        one_of("pay_type", PayType),
        sa.CheckConstraint("headcount > 0", name="headcount"),
        sa.CheckConstraint("open_headcount BETWEEN 0 AND headcount", name="open_headcount"),
        sa.CheckConstraint("pay_max >= pay_min", name="pay"),
        sa.CheckConstraint("status <> 'published' OR published_at IS NOT NULL", name="published_at"),
        one_of("contract", Contract),
        sa.CheckConstraint(
            f"(published_at IS NULL AND {in_states('status', UNFINISHED).text})"
            f" OR ({' AND '.join(f'{name} IS NOT NULL' for name in STATED)})",
            name="stated",
        ),
        sa.CheckConstraint("(status = 'closed') = (closed_because IS NOT NULL)", name="closed_because"),
        sa.Index("ix_posting_public", "status", "valid_until", "published_at"),
    )
    __public__ = True

    number: Mapped[str] = mapped_column(sa.String(16), unique=True)  # public address, not the row number
    employer_id: Mapped[int] = mapped_column(sa.ForeignKey("employer.id"), index=True)
    title_zh: Mapped[str] = mapped_column(sa.String(80))
    title_en: Mapped[str | None] = mapped_column(sa.String(120))
    pinyin: Mapped[str] = mapped_column(sa.String(400), default="")
    occupation_id: Mapped[int] = mapped_column(sa.ForeignKey("occupation.id"), index=True, nullable=True)
    employment_type: Mapped[EmploymentType] = mapped_column(EnumText(EmploymentType), nullable=True)
    headcount: Mapped[int] = mapped_column(nullable=True)
    open_headcount: Mapped[int] = mapped_column(nullable=True)
    # 工作内容, 招聘条件, 工作条件, 工作地点, 福利待遇 (条例 art. 24, 规定 art. 15, 就业服务规定 art. 11)
    duties_zh: Mapped[str] = mapped_column(sa.Text, default="")
    duties_en: Mapped[str | None] = mapped_column(sa.Text)
    requirements_zh: Mapped[str] = mapped_column(sa.Text, default="")
    requirements_en: Mapped[str | None] = mapped_column(sa.Text)
    conditions_zh: Mapped[str] = mapped_column(sa.Text, default="")
    conditions_en: Mapped[str | None] = mapped_column(sa.Text)
    benefits_zh: Mapped[str] = mapped_column(sa.Text, default="")
    benefits_en: Mapped[str | None] = mapped_column(sa.Text)
    region_id: Mapped[int] = mapped_column(sa.ForeignKey("region.id"), index=True, nullable=True)
    workplace_zh: Mapped[str] = mapped_column(sa.String(200), default="")
    education_rank: Mapped[int] = mapped_column(default=0)  # floor, rank of reference.rules.Education
    experience_years: Mapped[int] = mapped_column(default=0)
    skill_rank: Mapped[int] = mapped_column(default=0)  # floor, rank of reference.rules.SkillGrade; 0 = none
    minimum_age: Mapped[int] = mapped_column(default=16)
    suits_graduates: Mapped[bool] = mapped_column(default=False)
    invites_foreigners: Mapped[bool] = mapped_column(default=False)
    # 劳动报酬
    pay_type: Mapped[PayType] = mapped_column(EnumText(PayType), nullable=True)
    pay_min: Mapped[int] = mapped_column(nullable=True)  # yuan
    pay_max: Mapped[int] = mapped_column(nullable=True)
    pay_months: Mapped[int] = mapped_column(default=12)
    pay_note_zh: Mapped[str] = mapped_column(sa.String(200), default="")
    monthly_min: Mapped[int] = mapped_column(index=True, nullable=True)  # comparable yuan a month
    monthly_max: Mapped[int] = mapped_column(nullable=True)
    insurances: Mapped[list[str]] = mapped_column(default=list)
    housing_fund: Mapped[bool] = mapped_column(default=False)
    board: Mapped[bool] = mapped_column(default=False)
    lodging: Mapped[bool] = mapped_column(default=False)
    shift: Mapped[Shift] = mapped_column(EnumText(Shift), default=Shift.DAY)
    # 劳动合同, 试用期, 职业危害
    weekly_hours: Mapped[int | None]  # part-time work: at most 24 (劳动合同法 art. 68)
    contract: Mapped[Contract] = mapped_column(EnumText(Contract), default=_contract_of)
    contract_months: Mapped[int | None]  # of a fixed term
    probation_months: Mapped[int] = mapped_column(default=0)
    probation_pay_percent: Mapped[int | None]
    hazards_stated: Mapped[bool] = mapped_column(default=True)  # False: the question is still open in a draft
    hazards_zh: Mapped[str | None] = mapped_column(sa.Text)  # None = the employer states there is none
    hazard_protection_zh: Mapped[str | None] = mapped_column(sa.Text)
    source_zh: Mapped[str | None] = mapped_column(sa.String(200))  # where a repost comes from (2026 notice)
    valid_until: Mapped[date] = mapped_column(nullable=True)
    status: Mapped[PostingState] = mapped_column(EnumText(PostingState), default=PostingState.DRAFT)
    closed_because: Mapped[ClosedBecause | None] = mapped_column(EnumText(ClosedBecause))
    submitted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    updated_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    is_demo: Mapped[bool] = mapped_column(default=False)

    employer: Mapped[Employer] = relationship(lazy="joined")
    occupation: Mapped[Occupation] = relationship(lazy="joined")
    region: Mapped[Region] = relationship(lazy="joined")
    groups: Mapped[list[TargetGroup]] = relationship(secondary=posting_group)
    appearances: Mapped[list["FairPosting"]] = relationship(back_populates="posting")

    @property
    def title(self) -> Bilingual:
        """The title; the Chinese one where no English one is known."""
        return Bilingual(self.title_zh, self.title_en or self.title_zh)

    @property
    def is_expired(self) -> bool:
        """Whether its term is over (computed when read; no job has to run)."""
        return self.valid_until is not None and self.valid_until < clock.today()

    @property
    def is_open(self) -> bool:
        """Whether the public sees it and may apply."""
        return (
            self.status is PostingState.PUBLISHED
            and not self.is_expired
            and self.open_headcount > 0
            and self.employer.is_verified
        )


class FairPosting(Base):
    """That an employer brings a posting to a fair, and at which booth once one is given.

    `shown` while the employer takes part: the booking decides, see `booths.services.follow_booking`.
    """

    __tablename__ = "fair_posting"
    __public__ = True

    fair_id: Mapped[int] = mapped_column(sa.ForeignKey("fair.id"), primary_key=True)
    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"), primary_key=True, index=True)
    booth_code: Mapped[str | None] = mapped_column(sa.String(10))
    shown: Mapped[bool] = mapped_column(default=False)

    fair: Mapped[Fair] = relationship()
    posting: Mapped[Posting] = relationship(back_populates="appearances")


class WordingException(Record):
    """A wording that would be blocked, allowed by a named reviewer for a legal reason that is shown publicly."""

    __tablename__ = "wording_exception"

    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"), index=True)
    ground: Mapped[str] = mapped_column(sa.String(40))
    span: Mapped[str] = mapped_column(sa.String(200))
    reason_code: Mapped[str] = mapped_column(sa.String(40))
    citation_zh: Mapped[str] = mapped_column(sa.String(300))
    approved_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))

    approved_by: Mapped[Account] = relationship()


class ExceptionRequest(Record):
    """An employer asks to keep a wording that would be blocked, for a reason the law knows; a reviewer answers."""

    __tablename__ = "exception_request"
    __table_args__ = (
        one_of("status", Request),
        unique_while(
            "uq_exception_request_open",
            "posting_id",
            "ground",
            "span",
            condition=in_states("status", (Request.OPEN,)),
        ),
    )

    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"), index=True)
    ground: Mapped[str] = mapped_column(sa.String(40))
    span: Mapped[str] = mapped_column(sa.String(200))
    reason_code: Mapped[str] = mapped_column(sa.String(40))
    reason_zh: Mapped[str] = mapped_column(sa.String(500))
    asked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    status: Mapped[Request] = mapped_column(EnumText(Request), default=Request.OPEN)
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    answered_at: Mapped[datetime | None]


class ReviewRemark(Record):
    """What a reviewer wants mended in one element of a returned posting; settled by the next submission."""

    __tablename__ = "review_remark"

    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"), index=True)
    element: Mapped[str] = mapped_column(sa.String(40))
    text: Mapped[str] = mapped_column(sa.String(500))
    reviewer_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    settled_at: Mapped[datetime | None]


class PostingRevision(Record):
    """What a published posting said before a correction: `before` and `after` hold only the changed fields."""

    __tablename__ = "posting_revision"

    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"), index=True)
    actor_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    reviewed: Mapped[bool] = mapped_column(default=False)  # a reviewer has looked at it (decision 0011)

    posting: Mapped[Posting] = relationship()


class Complaint(Record):
    """A report about a posting, with a number and a result (条例 art. 29, 40)."""

    __tablename__ = "complaint"
    __table_args__ = (one_of("status", ComplaintState), one_of("kind", ComplaintKind))

    number: Mapped[str] = mapped_column(sa.String(16), unique=True)
    posting_id: Mapped[int] = mapped_column(sa.ForeignKey("posting.id"), index=True)
    kind: Mapped[ComplaintKind] = mapped_column(EnumText(ComplaintKind))
    text: Mapped[str] = mapped_column(sa.Text, info=personal())
    contact: Mapped[str | None] = mapped_column(sa.String(254), info=personal())
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    status: Mapped[ComplaintState] = mapped_column(EnumText(ComplaintState), default=ComplaintState.OPEN)
    due_on: Mapped[date]
    result: Mapped[str | None] = mapped_column(sa.Text)
    closed_at: Mapped[datetime | None]

    posting: Mapped[Posting] = relationship()
