"""What figures and choices say against the law: probation, age, pay, hours, kinds of employment. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from jobfair.core.language import Bilingual, _l
from jobfair.employers.rules import AccountType
from jobfair.postings import rules
from jobfair.postings.content import Content
from jobfair.postings.issues import Issue
from jobfair.postings.rules import Contract, EmploymentType, PayType
from jobfair.postings.wording import Verdict, probation_limit_months

BLOCK, WARN = Verdict.BLOCK, Verdict.WARN
CONTRACT_LAW = Bilingual("《劳动合同法》", "Labour Contract Law")
LABOUR_LAW = Bilingual("《劳动法》", "Labour Law")
NOTICE = Bilingual(
    "《关于规范网络平台招聘类信息发布的通知》", "Notice on Regulating Recruitment Information on Online Platforms"
)


class Wage(Protocol):
    """A row of the minimum wage table: yuan a month, fen an hour, and who checked it."""

    month_yuan: int
    hour_fen: int
    confirmed_by_id: int | None


def article(law: Bilingual, number_zh: str, number: int) -> Bilingual:
    """`《劳动合同法》第十九条` / `Labour Contract Law, Article 19`."""
    return Bilingual(f"{law.zh}第{number_zh}条", f"{law.en}, Article {number}")


def probation_issues(content: Content) -> Iterator[Issue]:
    """劳动合同法 arts. 19, 20, 70: the length by the contract's term, and at least 80 % of the pay."""
    if content.probation_months <= 0:
        return
    if content.employment_type is EmploymentType.INTERNSHIP:
        yield Issue(
            "probation_months",
            WARN,
            _l("Probation in an internship"),
            Bilingual(
                "实习不订立劳动合同，一般不约定试用期。",
                "An internship is no labour contract; it usually has no probation.",
            ),
        )
        return
    if content.contract is Contract.NOT_STATED and not content.part_time:
        yield Issue(
            "contract",
            BLOCK,
            _l("Probation without a contract term"),
            Bilingual(
                "试用期的上限取决于合同期限，请先写明合同期限。",
                "How long probation may be depends on the term of the contract: please state it.",
            ),
            article(CONTRACT_LAW, "十九", 19),
        )
        return
    if content.contract is Contract.FIXED and content.contract_months is None and not content.part_time:
        return  # reported as missing
    limit = longest_probation(content)
    if content.probation_months > limit:
        yield _too_long(content, limit)
    percent = content.probation_pay_percent
    if percent is None or percent < 80:
        yield Issue(
            "probation_pay_percent",
            WARN,
            _l("Pay during probation"),
            Bilingual(
                "试用期工资不得低于本单位相同岗位最低档工资或者合同约定工资的80%，并不得低于当地最低工资标准。",
                "Probation pay may not be below 80% of the lowest pay of the same post or of the agreed "
                "pay, nor below the minimum wage.",
            ),
            article(CONTRACT_LAW, "二十", 20),
            Bilingual("写明试用期工资不低于约定工资的80%。", "State at least 80% of the agreed pay."),
        )


def longest_probation(content: Content) -> int:
    """The longest lawful probation in months for what is stated; none for a contract tied to a task (art. 19)."""
    if content.contract is Contract.TASK:
        return 0
    months = content.contract_months if content.contract is Contract.FIXED else None
    return probation_limit_months(months, content.part_time)


def _too_long(content: Content, limit: int) -> Issue:
    stated = content.probation_months
    if content.part_time:
        return Issue(
            "probation_months",
            BLOCK,
            _l("No probation in part-time work"),
            Bilingual("非全日制用工双方当事人不得约定试用期。", "Part-time work may have no probation at all."),
            article(CONTRACT_LAW, "七十", 70),
            Bilingual("把试用期改为0个月。", "Set probation to 0 months."),
        )
    term = {
        Contract.TASK: Bilingual("以完成一定工作任务为期限的合同", "a contract tied to a task"),
        Contract.OPEN_ENDED: Bilingual("无固定期限合同", "an open-ended contract"),
    }.get(
        content.contract,
        Bilingual(f"{content.contract_months}个月的合同", f"a contract of {content.contract_months} months"),
    )
    return Issue(
        "probation_months",
        BLOCK,
        _l("Probation too long"),
        Bilingual(
            f"{term.zh}，试用期最长{limit}个月，现写{stated}个月。",
            f"With {term.en} probation may last {limit} months at most; {stated} are stated.",
        ),
        article(CONTRACT_LAW, "十九", 19),
        Bilingual(
            f"改为{limit}个月以内，或约定更长的合同期限。",
            f"Set at most {limit} months, or agree on a longer contract.",
        ),
    )


def age_issues(content: Content) -> Iterator[Issue]:
    """劳动法 arts. 15, 64: nobody under 16, and nobody under 18 where the work is hazardous."""
    age = content.minimum_age
    if age is None:
        return
    if age < rules.YOUNGEST:
        yield Issue(
            "minimum_age",
            BLOCK,
            _l("Too young"),
            Bilingual("禁止用人单位招用未满十六周岁的未成年人。", "Employing anyone under 16 is forbidden."),
            article(LABOUR_LAW, "十五", 15),
            Bilingual("改为16周岁或18周岁以上。", "Set 16 or 18."),
        )
    elif age < rules.OF_AGE and content.hazards_zh is not None:
        yield Issue(
            "minimum_age",
            BLOCK,
            _l("Hazards and workers under 18"),
            Bilingual(
                "不得安排未成年工从事矿山井下、有毒有害、第四级体力劳动强度的劳动和其他禁忌从事的劳动。",
                "Workers under 18 may not be given hazardous work.",
            ),
            article(LABOUR_LAW, "六十四", 64),
            Bilingual("有职业危害的岗位请改为18周岁以上。", "Set 18 for work with hazards."),
        )
    elif age < rules.OF_AGE:
        yield Issue(
            "minimum_age",
            WARN,
            _l("Workers of 16 and 17"),
            Bilingual(
                "已满16周岁未满18周岁的是未成年工，享受特殊劳动保护，须登记并定期体检。",
                "Workers of 16 and 17 have special protection: registration and regular medical checks.",
            ),
            article(LABOUR_LAW, "六十四", 64),
        )


def pay_issues(content: Content) -> Iterator[Issue]:
    """The form of the pay: a range people can trust, salaries a year between 12 and 16 (domain.md 2.9)."""
    low, high = content.pay_min, content.pay_max
    if low is not None and high is not None and high > 5 * low:
        yield Issue(
            "pay_max",
            WARN,
            _l("Very wide range of pay"),
            Bilingual(
                "最高薪酬超过最低薪酬的5倍，求职者难以判断，也容易被认为是以高薪诱导。",
                "The top is more than five times the bottom: hard to judge, and easily taken for bait.",
            ),
            NOTICE,
            Bilingual("写明大多数人实际能拿到的范围。", "State what most people really earn."),
        )
    if content.pay_months not in rules.PAY_MONTHS:
        yield Issue(
            "pay_months", BLOCK, _l("Salaries a year"), _l("Between 12 and 16 salaries a year can be stated.")
        )
    if content.part_time and content.pay_type in (PayType.MONTH, PayType.YEAR):
        yield Issue(
            "pay_type",
            WARN,
            _l("When part-time work is paid"),
            Bilingual(
                "非全日制用工以小时计酬为主，劳动报酬结算支付周期最长不得超过十五日。",
                "Part-time work is paid mainly by the hour, and at least every fifteen days.",
            ),
            article(CONTRACT_LAW, "七十二", 72),
            Bilingual("建议改为按小时计酬。", "Better state the pay by the hour."),
        )


def floor_issues(content: Content, wage: Wage | None) -> Iterator[Issue]:
    """The minimum wage of place and day; it blocks only once confirmed by a person (劳动合同法 arts. 20, 85)."""
    if content.pay_min is None or content.pay_type is None or content.region_id is None:
        return
    if wage is None:
        yield Issue(
            "pay_min",
            WARN,
            _l("Minimum wage not known"),
            _l("No minimum wage is on file for this place; a reviewer will look."),
        )
        return
    below, floor = is_below(content, wage)
    if below:
        confirmed = wage.confirmed_by_id is not None
        doubt = (
            Bilingual("", "")
            if confirmed
            else Bilingual(
                "该标准待人工核实，目前仅作提示。", " This figure has not been confirmed yet, so it only warns."
            )
        )
        yield Issue(
            "pay_min",
            BLOCK if confirmed else WARN,
            _l("Below the minimum wage"),
            Bilingual(
                f"工作地点的最低工资标准为{floor.zh}。{doubt.zh}",
                f"The minimum wage at the place of work is {floor.en}.{doubt.en}",
            ),
            article(CONTRACT_LAW, "八十五", 85),
            Bilingual("把最低薪酬提高到该标准以上。", "Raise the lower end above it."),
        )


def is_below(content: Content, wage: Wage) -> tuple[bool, Bilingual]:
    """Whether the stated lower end is under the floor, and the floor in words. Bonus salaries do not count."""
    monthly = rules.comparable_monthly(
        content.pay_type or PayType.MONTH,
        content.pay_min or 0,
        part_time=content.part_time,
        weekly_hours=content.weekly_hours,
    )
    if content.part_time:
        hours = min(content.weekly_hours or rules.PART_TIME_HOURS_A_WEEK, rules.PART_TIME_HOURS_A_WEEK)
        hourly = monthly / (hours * rules.WEEKS_A_MONTH)
        yuan = f"{wage.hour_fen / 100:g}"
        return round(hourly, 1) * 100 < wage.hour_fen, Bilingual(f"每小时{yuan}元", f"CNY {yuan} an hour")
    return monthly < wage.month_yuan, Bilingual(f"每月{wage.month_yuan}元", f"CNY {wage.month_yuan} a month")


def hours_issues(content: Content) -> Iterator[Issue]:
    """劳动合同法 art. 68 for part-time work; 劳动法 art. 36 for the rest."""
    hours = content.weekly_hours
    if content.part_time and hours is not None and hours > rules.PART_TIME_HOURS_A_WEEK:
        yield Issue(
            "weekly_hours",
            BLOCK,
            _l("Too many hours for part-time work"),
            Bilingual(
                "非全日制用工一般平均每日工作时间不超过四小时，每周工作时间累计不超过二十四小时。",
                "Part-time work is as a rule at most four hours a day and twenty-four hours a week.",
            ),
            article(CONTRACT_LAW, "六十八", 68),
            Bilingual("改为24小时以内，或按全日制招聘。", "Set at most 24 hours, or hire full time."),
        )
    elif not content.part_time and hours is not None and hours > 44:
        yield Issue(
            "weekly_hours",
            WARN,
            _l("Long working week"),
            Bilingual(
                "劳动者每日工作时间不超过八小时、平均每周不超过四十四小时；延长工作时间须依法协商并支付加班工资。",
                "Working time is at most eight hours a day and 44 a week on average; more needs agreement "
                "and overtime pay.",
            ),
            article(LABOUR_LAW, "三十六", 36),
        )


def kind_issues(content: Content, account_type: AccountType) -> Iterator[Issue]:
    """Internships, dispatch, agencies and foreigners each have rules of their own."""
    kind = content.employment_type
    if kind is EmploymentType.INTERNSHIP:
        agency = account_type is AccountType.AGENCY
        yield Issue(
            "employment_type",
            BLOCK if agency else WARN,
            _l("Internship"),
            Bilingual(
                "实习不得通过人力资源服务机构、劳务派遣单位组织；应与学习内容相关，支付合理报酬，保障休息和安全。",
                "Internships may not be arranged by agencies or dispatch firms; they belong to the "
                "studies, are paid and safe.",
            ),
            Bilingual("《职业教育法》第五十条", "Vocational Education Law, Article 50"),
        )
    if kind is EmploymentType.DISPATCH:
        short = (
            content.contract is Contract.FIXED
            and content.contract_months is not None
            and content.contract_months < 24
        )
        yield Issue(
            "employment_type",
            WARN,
            _l("Labour dispatch"),
            Bilingual(
                "劳务派遣只能在临时性、辅助性或者替代性岗位实施"
                + ("；派遣单位应订立二年以上的固定期限劳动合同。" if short else "。"),
                "Dispatch is for temporary, auxiliary or substitute posts only"
                + ("; the dispatch firm's contract lasts at least two years." if short else "."),
            ),
            Bilingual("《劳动合同法》第五十八条、第六十六条", "Labour Contract Law, Articles 58 and 66"),
        )
    if content.invites_foreigners:
        yield Issue(
            "invites_foreigners",
            WARN,
            _l("Foreigners may apply"),
            Bilingual(
                "聘用外国人须依法取得工作许可，本条信息将由审核人员核对。",
                "Employing foreigners needs a work permit; a reviewer will look at this posting.",
            ),
        )


def validity_issues(content: Content, today: date) -> Iterator[Issue]:
    """A posting has an end, in sight and not past (网络招聘服务管理规定 art. 18; 2026 notice)."""
    if content.valid_until is None:
        return
    last = today + rules.LONGEST_VALIDITY
    if content.valid_until < today:
        yield Issue("valid_until", BLOCK, _l("Already over"), _l("This day is past. Please choose a later one."))
    elif content.valid_until > last:
        yield Issue(
            "valid_until",
            BLOCK,
            _l("Too long"),
            _l(
                "A posting can be valid for %(days)s days at a time; it can be extended later.",
                days=rules.LONGEST_VALIDITY.days,
            ),
        )
