"""What an advertisement says, apart from where it stands: the same whether it is stored, typed or corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any

from jobfair.postings.models import Posting
from jobfair.postings.rules import Contract, EmploymentType, PayType, Shift, comparable_monthly
from jobfair.reference.models import TargetGroup
from jobfair.reference.pinyin import pinyin_key


@dataclass(frozen=True, slots=True)
class Content:
    """The words and figures of an advertisement; None where the author has not said it yet.

    Names are those of the columns of `Posting`, so a form field, a finding and a revision speak of the same thing.
    """

    title_zh: str = ""
    title_en: str | None = None
    occupation_id: int | None = None
    employment_type: EmploymentType | None = None
    headcount: int | None = None
    duties_zh: str = ""
    duties_en: str | None = None
    requirements_zh: str = ""
    requirements_en: str | None = None
    conditions_zh: str = ""
    conditions_en: str | None = None
    benefits_zh: str = ""
    benefits_en: str | None = None
    region_id: int | None = None
    workplace_zh: str = ""
    education_rank: int = 0
    experience_years: int = 0
    skill_rank: int = 0
    minimum_age: int | None = None
    suits_graduates: bool = False
    invites_foreigners: bool = False
    pay_type: PayType | None = None
    pay_min: int | None = None
    pay_max: int | None = None
    pay_months: int = 12
    pay_note_zh: str = ""
    insurances: tuple[str, ...] = ()
    housing_fund: bool = False
    board: bool = False
    lodging: bool = False
    shift: Shift = Shift.DAY
    weekly_hours: int | None = None
    contract: Contract = Contract.NOT_STATED
    contract_months: int | None = None
    probation_months: int = 0
    probation_pay_percent: int | None = None
    hazards_stated: bool = False
    hazards_zh: str | None = None
    hazard_protection_zh: str | None = None
    source_zh: str | None = None
    valid_until: date | None = None
    group_keys: tuple[str, ...] = ()

    @property
    def part_time(self) -> bool:
        """Whether this is 非全日制 work, for which other rules hold (劳动合同法 arts. 68–72)."""
        return self.employment_type is EmploymentType.PART_TIME

    def monthly(self, amount: int | None) -> int | None:
        """An amount of the stated pay as comparable yuan a month; None while the pay is not stated."""
        if amount is None or self.pay_type is None:
            return None
        return comparable_monthly(
            self.pay_type,
            amount,
            months=self.pay_months,
            part_time=self.part_time,
            weekly_hours=self.weekly_hours,
        )


NAMES = tuple(field.name for field in fields(Content))
TEXTS = (
    "title_zh", "duties_zh", "requirements_zh", "conditions_zh", "benefits_zh", "pay_note_zh", "workplace_zh",
    "hazards_zh", "hazard_protection_zh", "source_zh", "title_en", "duties_en", "requirements_en",
    "conditions_en", "benefits_en",
)  # fmt: skip
ENGLISH = tuple(name for name in TEXTS if name.endswith("_en"))


def content_of(posting: Posting) -> Content:
    """What a stored posting says."""
    values: dict[str, Any] = {name: getattr(posting, name) for name in NAMES if name != "group_keys"}
    values["insurances"] = tuple(sorted(posting.insurances))
    return Content(**values, group_keys=tuple(sorted(group.key for group in posting.groups)))


def write_content(posting: Posting, content: Content, groups: Sequence[TargetGroup]) -> None:
    """Put `content` into the row, with what is computed from it: pinyin and the comparable monthly pay."""
    for name in NAMES:
        if name not in ("group_keys", "insurances", "minimum_age"):
            setattr(posting, name, getattr(content, name))
    posting.insurances = list(content.insurances)
    posting.minimum_age = content.minimum_age if content.minimum_age is not None else 18
    posting.groups = [group for group in groups if group.key in content.group_keys]
    posting.pinyin = pinyin_key(content.title_zh)
    for end in ("min", "max"):
        setattr(posting, f"monthly_{end}", content.monthly(getattr(content, f"pay_{end}")))


def difference(before: Content, after: Content) -> tuple[dict[str, Any], dict[str, Any]]:
    """The changed elements as they were and as they are, ready to be stored as JSON."""
    changed = [name for name in NAMES if getattr(before, name) != getattr(after, name)]
    return {name: _plain(getattr(before, name)) for name in changed}, {
        name: _plain(getattr(after, name)) for name in changed
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def translation_state(texts: Mapping[str, str | None]) -> str:
    """`none`, `partial` or `complete`: how much of what is said in Chinese is also said in English."""
    wanted = [name for name in ENGLISH if texts.get(name[:-2] + "zh")]
    done = [name for name in wanted if texts.get(name)]
    return "none" if not done else "complete" if len(done) == len(wanted) else "partial"
