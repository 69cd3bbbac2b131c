"""The legal exceptions that a reviewer may grant for a wording that is otherwise unlawful (domain.md 1.4)."""

from dataclasses import dataclass

from jobfair.core.language import Bilingual
from jobfair.postings.wording import ExceptionKind


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason the law knows: for which kind of exception, in words, and what is cited on the posting."""

    code: str
    kind: ExceptionKind
    label: Bilingual
    citation_zh: str


_ANNEX = "《女职工劳动保护特别规定》附录一"
REASONS = {
    reason.code: reason
    for reason in (
        Reason(
            "annex1_mine",
            ExceptionKind.BARRED_TO_WOMEN,
            Bilingual("矿山井下作业", "Work underground in mines"),
            f"{_ANNEX}：矿山井下作业",
        ),
        Reason(
            "annex1_grade_four",
            ExceptionKind.BARRED_TO_WOMEN,
            Bilingual("第四级体力劳动强度的作业", "Labour of the fourth grade of intensity"),
            f"{_ANNEX}：体力劳动强度分级标准中规定的第四级体力劳动强度的作业",
        ),
        Reason(
            "annex1_loads",
            ExceptionKind.BARRED_TO_WOMEN,
            Bilingual(
                "每小时负重6次以上、每次超过20公斤，或者间断负重、每次超过25公斤的作业",
                "Six or more loads over 20 kg an hour, or single loads over 25 kg",
            ),
            f"{_ANNEX}：每小时负重6次以上、每次负重超过20公斤的作业，或者间断负重、每次负重超过25公斤的作业",
        ),
        Reason(
            "barred_to_carriers",
            ExceptionKind.BARRED_TO_CARRIERS,
            Bilingual(
                "法律、行政法规和国务院卫生行政部门规定禁止从事的易使传染病扩散的工作",
                "Work that the law bars to carriers because it would spread a disease",
            ),
            "《就业促进法》第三十条",
        ),
        Reason(
            "policy_post",
            ExceptionKind.POLICY_POST,
            Bilingual(
                "公益性岗位等依政策面向特定人员的岗位", "Public-welfare and other policy posts for certain people"
            ),
            "《就业促进法》第五十二条、第五十三条",
        ),
    )
}


def codes_for(kind: ExceptionKind) -> tuple[Reason, ...]:
    """The reasons that fit a kind of exception."""
    return tuple(reason for reason in REASONS.values() if reason.kind is kind)
