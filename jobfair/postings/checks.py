"""The one check of a posting: what is missing, what is unlawful, what to look at.

The editor asks it while one types, and submission, review and publication ask it again: nobody trusts an earlier
answer. Pure: the caller brings the minimum wage and the exceptions that were granted (`queries.authoring`).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from jobfair.core.language import Bilingual, _l
from jobfair.employers.rules import AccountType
from jobfair.postings.arithmetic import pay, probation, work
from jobfair.postings.arithmetic.law import BLOCK, CONTRACT_LAW, NOTICE, WARN, article
from jobfair.postings.arithmetic.pay import Wage
from jobfair.postings.content import TEXTS, Content
from jobfair.postings.issues import Element, Issue, Outcome, Words, from_finding
from jobfair.postings.labels import LABELS, STATUTORY
from jobfair.postings.rules import Contract, EmploymentType
from jobfair.postings.wording import check_posting_fields

RULE_15 = Bilingual(
    "《人力资源市场暂行条例》第二十四条、《网络招聘服务管理规定》第十五条（条号待核实）",
    "Interim Regulations on the Human Resources Market, Article 24; Online Recruitment Rules, Article 15 "
    "(to be confirmed)",
)
RULE_11 = Bilingual(
    "《就业服务与就业管理规定》第十一条（条号待核实）", "Employment Service Rules, Article 11 (to be confirmed)"
)
INSURED = frozenset({EmploymentType.FULL_TIME, EmploymentType.DISPATCH})
# Elements that several fields state together; what is missing in one of them is said once, at its first open field.
PARTS = {
    "pay_min": ("pay_type", "pay_min", "pay_max"),
    "workplace_zh": ("region_id", "workplace_zh"),
    "hazards_stated": ("hazards_stated", "hazards_zh", "hazard_protection_zh"),
}
ONLY_WITH_HAZARDS = frozenset({"hazards_zh", "hazard_protection_zh"})
ALL_INSURANCES = frozenset({"pension", "medical", "unemployment", "injury", "maternity"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the check needs besides the words: whose posting, on which day, which floor, what was allowed."""

    account_type: AccountType
    today: date
    wage: Wage | None = None
    granted: frozenset[tuple[str, str]] = frozenset()


def check(content: Content, around: Circumstances) -> Outcome:
    """Check an advertisement as it would be published on `around.today`."""
    issues = [*_missing(content, around.account_type), *_figures(content, around), *_wording(content)]
    settled = tuple(replace(issue, excused=True) if issue.key in around.granted else issue for issue in issues)
    return Outcome(settled, tuple(_elements(content, around.account_type, settled)))


def required_fields(account_type: AccountType) -> frozenset[str]:
    """The fields that must be filled in every posting of such an employer, for the asterisks of the form."""
    fields = {field for name, _label in STATUTORY for field in PARTS.get(name, (name,))}
    return frozenset(fields - ONLY_WITH_HAZARDS | ({"source_zh"} if _needs_source(account_type) else set()))


def _elements(content: Content, account_type: AccountType, issues: tuple[Issue, ...]) -> Iterator[Element]:
    """Every element that this posting must state, with what is missing of it: always, and in its special case."""
    missing = {issue.field: issue for issue in issues if issue.is_missing}
    cases = (("contract_months", _needs_term), ("weekly_hours", lambda content: content.part_time))
    special = [name for name, applies in cases if applies(content)]
    special += ["source_zh"] if _needs_source(account_type) else []
    for name, label in (*STATUTORY, *((name, LABELS[name]) for name in special)):
        covers = PARTS.get(name, (name,))
        yield Element(name, label, frozenset(covers), next((missing[f] for f in covers if f in missing), None))


def _needs_term(content: Content) -> bool:
    return content.contract is Contract.FIXED and not content.part_time


def _needs_source(account_type: AccountType) -> bool:
    return account_type is not AccountType.EMPLOYER


def _figures(content: Content, around: Circumstances) -> Iterator[Issue]:
    yield from work.validity_issues(content, around.today)
    yield from probation.probation_issues(content)
    yield from work.age_issues(content)
    yield from pay.pay_issues(content)
    yield from work.hours_issues(content)
    yield from work.kind_issues(content, around.account_type)
    if content.employment_type is not EmploymentType.INTERNSHIP:
        yield from pay.floor_issues(content, around.wage)


def _wording(content: Content) -> Iterator[Issue]:
    texts = {name: getattr(content, name) for name in TEXTS if getattr(content, name)}
    for field, report in check_posting_fields(texts).items():
        yield from (from_finding(field, finding) for finding in report.findings)


def _missing(content: Content, account_type: AccountType) -> Iterator[Issue]:
    for name, shortest in (
        ("title_zh", 2),
        ("requirements_zh", 2),
        ("duties_zh", 8),
        ("conditions_zh", 6),
    ):
        if not _says_enough(getattr(content, name), shortest):
            yield _lacking(name, RULE_15)
    for name in ("occupation_id", "employment_type", "headcount"):
        if not getattr(content, name):
            yield _lacking(name, RULE_15)
    yield from _missing_place(content)
    yield from _missing_pay(content)
    if not (_says_enough(content.benefits_zh, 2) or content.board or content.lodging or content.housing_fund):
        yield _lacking("benefits_zh", RULE_11)
    yield from _missing_insurance(content)
    yield from _missing_hazards(content)
    if content.valid_until is None:
        yield _lacking("valid_until", NOTICE)
    if _needs_term(content) and content.contract_months is None:
        yield _lacking("contract_months", article(CONTRACT_LAW, "十七", 17))
    if content.part_time and content.weekly_hours is None:
        yield _lacking("weekly_hours", article(CONTRACT_LAW, "六十八", 68))
    if _needs_source(account_type) and not _says_enough(content.source_zh, 2):
        yield _lacking(
            "source_zh",
            NOTICE,
            _l("Whoever publishes for somebody else says for whom, and where the job comes from."),
        )


def _missing_place(content: Content) -> Iterator[Issue]:
    knows_district, knows_address = bool(content.region_id), _says_enough(content.workplace_zh, 4)
    if knows_district and knows_address:
        return
    why = _l("Please choose the district or county, and give street and number.")
    if knows_district:
        why = _l("Please give street and number, so that people find the way.")
    elif knows_address:
        why = _l("Please choose the district or county.")
    yield _lacking("workplace_zh" if knows_district else "region_id", RULE_15, why)


def _missing_pay(content: Content) -> Iterator[Issue]:
    if content.pay_type is not None and content.pay_min and content.pay_max:
        return
    negotiable = "面议" in unicodedata.normalize("NFKC", content.pay_note_zh)
    why: Words = _l("Please state the pay from – to, in yuan.")
    if negotiable:
        why = Bilingual(
            "只写“面议”不算写明基本劳动报酬，请写出范围，例如“每月5000–7000元”。",
            "“Negotiable” alone does not state the pay: please give a range, such as 5,000–7,000 a month.",
        )
    first = next(name for name in PARTS["pay_min"] if not getattr(content, name))
    yield _lacking(first, RULE_15, why)


def _missing_insurance(content: Content) -> Iterator[Issue]:
    stated = set(content.insurances)
    if not stated and content.employment_type is not EmploymentType.INTERNSHIP:
        yield _lacking("insurances", RULE_11)
    elif content.employment_type in INSURED and stated < ALL_INSURANCES:
        yield Issue(
            "insurances",
            WARN,
            _l("Social insurance incomplete"),
            Bilingual(
                "用人单位应当为职工参加全部五项社会保险（生育保险已与医疗保险合并征缴的，也请勾选）。",
                "Employers take part in all five social insurances for their workers.",
            ),
            article(CONTRACT_LAW, "十七", 17),
        )


def _missing_hazards(content: Content) -> Iterator[Issue]:
    law = article(CONTRACT_LAW, "八", 8)
    if not content.hazards_stated:
        yield _lacking(
            "hazards_stated", law, _l("Please say whether the work has occupational hazards, yes or no.")
        )
    elif content.hazards_zh is not None:
        named, protected = _says_enough(content.hazards_zh, 2), _says_enough(content.hazard_protection_zh, 4)
        if not named and not protected:
            why = _l("Please name the hazards, such as noise, dust or heat, and say how people are protected.")
            yield _lacking("hazards_zh", law, why)
        elif not named:
            yield _lacking("hazards_zh", law, _l("Please name the hazards, such as noise, dust or heat."))
        elif not protected:
            yield _lacking("hazard_protection_zh", law, _l("Please say how people are protected against them."))


def _lacking(name: str, article: Words, why: Words | None = None) -> Issue:
    return Issue(
        name,
        BLOCK,
        LABELS[name],
        why if why is not None else _l("This must be stated before the posting can be published."),
        article,
        is_missing=True,
    )


def _says_enough(text: str | None, shortest: int) -> bool:
    """Whether a text has at least `shortest` letters or characters; marks and spaces say nothing."""
    return sum(char.isalnum() for char in text or "") >= shortest
