"""Pay: its form, and the minimum wage of place and day."""

from collections.abc import Iterator
from typing import Protocol

from jobfair.core.language import Bilingual, _l
from jobfair.postings import rules
from jobfair.postings.arithmetic.law import BLOCK, CONTRACT_LAW, NOTICE, WARN, article
from jobfair.postings.content import Content
from jobfair.postings.issues import Issue
from jobfair.postings.rules import PayType


class Wage(Protocol):
    """A row of the minimum wage table: yuan a month, fen an hour, and who checked it."""

    month_yuan: int
    hour_fen: int
    confirmed_by_id: int | None


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
