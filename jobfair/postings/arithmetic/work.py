"""Who may do the work, for how long a week, in which kind of employment, and how long the posting is valid."""

from collections.abc import Iterator
from datetime import date

from jobfair.core.language import Bilingual, _l
from jobfair.employers.rules import AccountType
from jobfair.postings import rules
from jobfair.postings.arithmetic.law import BLOCK, CONTRACT_LAW, LABOUR_LAW, WARN, article
from jobfair.postings.content import Content
from jobfair.postings.issues import Issue
from jobfair.postings.rules import Contract, EmploymentType


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
