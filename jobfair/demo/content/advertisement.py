"""One posting written for one employer and trade: texts, terms and floors, all lawful."""

from dataclasses import dataclass, replace
from random import Random
from typing import Any

from jobfair.demo.content.employers import DemoEmployer
from jobfair.demo.content.materials import Pair, Trade, document, pairs
from jobfair.demo.content.pay import COUNTY_LEVEL, DemoPay, draw
from jobfair.postings.rules import EmploymentType, Insurance, PayType, Shift
from jobfair.reference.rules import Education, SkillGrade

ALL_INSURANCES = tuple(insurance.value for insurance in Insurance)
COUNTIES = ("linghai", "beizhen", "heishan", "yixian")
LEARNING = ("学徒", "储备")
# What the model's shift is called where a trade speaks of it more closely.
SHIFTS = {
    "four_three": Shift.THREE,
    "rotation": Shift.FLEXIBLE,
    "part": Shift.FLEXIBLE,
    **{shift.value: shift for shift in Shift},
}
# 劳动合同法 art. 19: at most one month below a year, two below three years, six from three years on.
TERMS: tuple[tuple[int | None, int], ...] = ((12, 1), (24, 2), (36, 2), (36, 3), (None, 3))


@dataclass(frozen=True)
class DemoPosting:
    """One posting; field names are those of the table where they mean the same."""

    key: str
    employer_key: str
    occupation: str
    title: Pair
    headcount: int
    employment_type: EmploymentType
    duties: Pair
    requirements: Pair
    conditions: Pair
    benefits: Pair
    has_english: bool  # beyond the title
    region: str
    workplace_zh: str
    education_rank: int
    experience_years: int
    skill_rank: int
    minimum_age: int
    suits_graduates: bool
    pay: DemoPay
    insurances: tuple[str, ...]
    housing_fund: bool
    board: bool
    lodging: bool
    shift: Shift
    contract_months: int | None
    probation_months: int
    probation_pay_percent: int | None
    hazards_zh: str | None
    hazard_protection_zh: str | None
    groups: tuple[str, ...]


def write(rng: Random, employer: DemoEmployer, trade: Trade, *, key: str, level: float) -> DemoPosting:
    """A posting of `employer` for `trade`; `level` is the year's pay over that of 2023."""
    title = rng.choice(trade.titles)
    shift = "night" if "夜班" in title.zh else rng.choice(trade.shift)
    part_time = trade.part_time or shift == "part"
    local = level * (COUNTY_LEVEL if employer.region in COUNTIES else 1.0)
    learning = any(word in title.zh for word in LEARNING)
    experience = 0 if learning else rng.choice(trade.experience)
    terms = _terms(rng, part_time=part_time, experience=experience)
    board, lodging = _board_and_lodging(rng, employer, part_time)
    nights = shift in ("three", "four_three", "night", "two")
    hazards = [document("phrases")["hazards"][hazard] for hazard in trade.hazards]
    return DemoPosting(
        key=key,
        employer_key=employer.key,
        occupation=trade.key,
        title=title,
        headcount=max(1, round(rng.randint(*trade.headcount) * _weight(employer.staff))),
        employment_type=EmploymentType.PART_TIME if part_time else EmploymentType.FULL_TIME,
        duties=_duties(rng, employer, trade),
        requirements=_requirements(rng, trade),
        conditions=_conditions(rng, trade, shift),
        benefits=_benefits(rng, board, lodging),
        has_english=rng.random() < 0.8,
        region=employer.region,
        workplace_zh=employer.address_zh,
        education_rank=_education(rng.choice(trade.education)),
        experience_years=experience,
        skill_rank=0 if learning else _grade(rng.choice(trade.grade)),
        minimum_age=18 if hazards or nights else 16,
        suits_graduates=experience == 0 and "graduate" in trade.welcome,
        pay=draw(rng, trade, level=local, part_time=part_time, nights=nights),
        insurances=(Insurance.INJURY.value,) if part_time else ALL_INSURANCES,
        housing_fund=not part_time and employer.staff >= 100 and rng.random() < 0.7,
        board=board,
        lodging=lodging,
        shift=SHIFTS[shift],
        hazards_zh="、".join(kind for kind, _ in hazards) or None,
        hazard_protection_zh="；".join(measure for _, measure in hazards) + "。" if hazards else None,
        groups=_groups(rng, trade),
        **terms,
    )


def as_internship(posting: DemoPosting) -> DemoPosting:
    """The same work for students: no contract of employment, no probation, paid by the month."""
    low = posting.pay.monthly_min * 7 // 1000 * 100
    pay = DemoPay(PayType.MONTH, low, low + 400, 12, "按实习协议按月以货币足额支付。", low, low + 400)
    return replace(
        posting,
        title=Pair(posting.title.zh + "（实习）", posting.title.en + " (internship)"),
        employment_type=EmploymentType.INTERNSHIP,
        pay=pay,
        insurances=(),
        housing_fund=False,
        contract_months=6,
        probation_months=0,
        probation_pay_percent=None,
        experience_years=0,
        skill_rank=0,
        minimum_age=18,
        suits_graduates=True,
        groups=("graduate",),
    )


def as_dispatch(posting: DemoPosting) -> DemoPosting:
    """The same work through an agency, for work that is auxiliary or temporary (劳动合同法 art. 66)."""
    return replace(
        posting,
        title=Pair(posting.title.zh + "（劳务派遣）", posting.title.en + " (labour dispatch)"),
        employment_type=EmploymentType.DISPATCH,
        contract_months=24,
        probation_months=1,
        probation_pay_percent=100,
    )


def _weight(staff: int) -> float:
    """Larger plants look for more people at once."""
    return 0.6 if staff < 100 else 1.0 if staff < 400 else 1.3


def _education(key: str) -> int:
    return Education.ANY.rank if key == "none" else Education[key.upper()].rank


def _grade(key: str) -> int:
    return SkillGrade[key.upper()].rank if key else 0


def _terms(rng: Random, *, part_time: bool, experience: int) -> dict[str, Any]:
    """Contract, probation and its pay; part-time work has no probation (art. 70)."""
    if part_time:
        return {"contract_months": 12, "probation_months": 0, "probation_pay_percent": None}
    months, probation = rng.choice(TERMS[: 3 if experience == 0 else 5])
    return {
        "contract_months": months,
        "probation_months": probation,
        "probation_pay_percent": rng.choice((80, 90, 100, 100)),
    }


def _board_and_lodging(rng: Random, employer: DemoEmployer, part_time: bool) -> tuple[bool, bool]:
    if part_time:
        return rng.random() < 0.5, False
    far = employer.region in (*COUNTIES, "binhai")
    return rng.random() < 0.7, rng.random() < (0.6 if far else 0.3)


def _join(sentences: list[Pair]) -> Pair:
    return Pair("".join(text.zh for text in sentences), " ".join(text.en for text in sentences))


def _duties(rng: Random, employer: DemoEmployer, trade: Trade) -> Pair:
    """Three of the trade's duties, the one about the product first."""
    first, *others = trade.duties
    kept = {text.zh for text in rng.sample(others, k=min(2, len(others)))}
    text = _join([first, *(other for other in others if other.zh in kept)])
    return Pair(text.zh.replace("{p}", employer.product.zh), text.en.replace("{p}", employer.product.en))


def _requirements(rng: Random, trade: Trade) -> Pair:
    known = document("phrases")["certificates"]
    return _join([rng.choice(trade.asks), *(Pair(*known[certificate]) for certificate in trade.certs)])


def _conditions(rng: Random, trade: Trade, shift: str) -> Pair:
    phrases = document("phrases")
    return _join([rng.choice(pairs(phrases["places"][trade.place])), Pair(*phrases["shifts"][shift])])


def _benefits(rng: Random, board: bool, lodging: bool) -> Pair:
    known = document("phrases")["benefits"]
    chosen = rng.sample(pairs(known["common"]), k=rng.randint(2, 4))
    extras = [Pair(*known["board"])] * board + [Pair(*known["lodging"])] * lodging
    return _join([*extras, *chosen])


def _groups(rng: Random, trade: Trade) -> tuple[str, ...]:
    """Groups that are welcome; only lawful preferences are ever named (domain.md 1.4)."""
    return tuple(group for group in trade.welcome if rng.random() < 0.6)
