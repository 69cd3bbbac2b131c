"""Probation: its length by the term of the contract, and its pay."""

from collections.abc import Iterator

from jobfair.core.language import Bilingual, _l
from jobfair.postings.arithmetic.law import BLOCK, CONTRACT_LAW, WARN, article
from jobfair.postings.content import Content
from jobfair.postings.issues import Issue
from jobfair.postings.rules import Contract, EmploymentType
from jobfair.postings.wording import probation_limit_months


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
