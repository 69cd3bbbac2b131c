"""The one check: what is missing, the arithmetic of the law, wording, exceptions. Pure, table by table."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from jobfair.core.language import Bilingual
from jobfair.employers.rules import AccountType
from jobfair.postings.checks import Circumstances, check, required_fields
from jobfair.postings.content import Content, difference, translation_state
from jobfair.postings.issues import pieces
from jobfair.postings.rules import Contract, EmploymentType, PayType
from jobfair.postings.wording import ExceptionKind, Verdict

TODAY = date(2026, 3, 8)
PART_TIME = {
    "employment_type": EmploymentType.PART_TIME,
    "pay_type": PayType.HOUR,
    "pay_min": 20,
    "pay_max": 25,
    "weekly_hours": 20,
    "probation_months": 0,
    "insurances": ("injury",),
}
LAWFUL = Content(
    title_zh="电焊工",
    occupation_id=1,
    employment_type=EmploymentType.FULL_TIME,
    headcount=6,
    duties_zh="按图纸焊接碳钢管道，填写焊接记录。",
    requirements_zh="持有焊工证。",
    conditions_zh="车间内作业，有通风设备。",
    benefits_zh="免费工作餐。",
    region_id=1,
    workplace_zh="太和区演示路8号",
    minimum_age=18,
    pay_type=PayType.MONTH,
    pay_min=6000,
    pay_max=8000,
    insurances=("injury", "maternity", "medical", "pension", "unemployment"),
    contract=Contract.FIXED,
    contract_months=36,
    probation_months=3,
    probation_pay_percent=90,
    hazards_stated=True,
    valid_until=TODAY + timedelta(days=60),
)


class Wage(NamedTuple):
    """A row of the table of minimum wages."""

    month_yuan: int = 1700
    hour_fen: int = 1700
    confirmed_by_id: int | None = 1


def found(account_type=AccountType.EMPLOYER, wage=Wage(), granted=frozenset(), **changes):
    """The outcome for the lawful posting with changes."""
    around = Circumstances(account_type, TODAY, wage, granted)
    return check(replace(LAWFUL, **changes), around)


def levels(outcome, field):
    return {issue.level for issue in outcome.of(field)}


def test_lawful_posting_passes():
    outcome = found()
    assert outcome.issues == ()
    assert outcome.may_publish
    assert outcome.missing == ()
    assert outcome.done == len(outcome.elements) == 14  # the thirteen of every posting and the term of the contract


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("title_zh", ""),
        ("occupation_id", None),
        ("employment_type", None),
        ("headcount", None),
        ("duties_zh", "面议。"),
        ("requirements_zh", "。。"),
        ("conditions_zh", ""),
        ("benefits_zh", ""),
        ("region_id", None),
        ("workplace_zh", ""),
        ("pay_type", None),
        ("pay_min", None),
        ("pay_max", None),
        ("insurances", ()),
        ("valid_until", None),
        ("hazards_stated", False),
        ("contract_months", None),
    ],
)
def test_each_element_left_out_blocks(field, empty):
    outcome = found(**{field: empty})
    assert [issue.field for issue in outcome.blocks if issue.is_missing] == [field]
    assert not outcome.may_submit
    assert [field in element.covers for element in outcome.missing] == [True]
    assert outcome.done == 13


@pytest.mark.parametrize("account_type", AccountType)
@pytest.mark.parametrize("content", [Content(), Content(contract=Contract.FIXED), Content(hazards_zh="")])
@pytest.mark.parametrize("kind", [None, *EmploymentType])
def test_what_is_missing_is_counted_once_and_the_same_everywhere(account_type, content, kind):
    around = Circumstances(account_type, TODAY, Wage())
    outcome = check(replace(content, employment_type=kind, valid_until=TODAY), around)
    lacking = [issue for issue in outcome.blocks if issue.is_missing]
    assert len(lacking) == len(outcome.missing) == len(outcome.elements) - outcome.done
    assert len({issue.field for issue in lacking}) == len(lacking)
    assert len({str(element.label) for element in outcome.missing}) == len(outcome.missing)


@pytest.mark.parametrize("account_type", AccountType)
def test_asterisks_stand_where_leaving_the_field_open_blocks(account_type):
    empty = Content()
    for name in required_fields(account_type):
        outcome = found(account_type, **{"source_zh": "演示招聘网", name: getattr(empty, name)})
        assert name in {field for element in outcome.missing for field in element.covers}, name
    for name in ("contract_months", "weekly_hours", "hazards_zh", "pay_note_zh", "title_en"):
        assert name not in required_fields(account_type)


def test_place_and_hazards_say_in_one_sentence_what_is_missing():
    both, street = found(region_id=None, workplace_zh=""), found(workplace_zh="")
    assert [issue.field for issue in both.blocks] == ["region_id"]
    assert both.blocks[0].why != street.blocks[0].why


def test_negotiable_alone_does_not_state_the_pay():
    outcome = found(pay_min=None, pay_max=None, pay_note_zh="工资面议")
    assert any("面议" in issue.why.zh for issue in outcome.of("pay_min"))


@pytest.mark.parametrize("protection", [None, "有"])
def test_hazards_need_kinds_and_protection(protection):
    outcome = found(hazards_zh="", hazard_protection_zh=protection)
    assert [issue.field for issue in outcome.blocks] == ["hazards_zh"]
    assert [issue.field for issue in found(hazards_zh="噪声", hazard_protection_zh=protection).blocks] == [
        "hazard_protection_zh"
    ]


@pytest.mark.parametrize(
    ("contract", "months", "probation", "blocked"),
    [
        (Contract.FIXED, 2, 1, True),
        (Contract.FIXED, 3, 1, False),
        (Contract.FIXED, 11, 2, True),
        (Contract.FIXED, 12, 2, False),
        (Contract.FIXED, 12, 6, True),
        (Contract.FIXED, 35, 3, True),
        (Contract.FIXED, 36, 6, False),
        (Contract.FIXED, 36, 7, True),
        (Contract.OPEN_ENDED, None, 6, False),
        (Contract.OPEN_ENDED, None, 7, True),
        (Contract.TASK, None, 1, True),
        (Contract.TASK, None, 0, False),
    ],
)
def test_probation_follows_the_term_of_the_contract(contract, months, probation, blocked):
    outcome = found(contract=contract, contract_months=months, probation_months=probation)
    assert (Verdict.BLOCK in levels(outcome, "probation_months")) is blocked
    if blocked:
        assert outcome.of("probation_months")[0].article.zh == "《劳动合同法》第十九条"


def test_probation_without_a_stated_term_blocks():
    outcome = found(contract=Contract.NOT_STATED, contract_months=None)
    assert levels(outcome, "contract") == {Verdict.BLOCK}


def test_probation_in_part_time_work_blocks():
    outcome = found(**{**PART_TIME, "probation_months": 1})
    assert outcome.of("probation_months")[0].article.zh == "《劳动合同法》第七十条"


@pytest.mark.parametrize(("percent", "warned"), [(None, True), (79, True), (80, False), (100, False)])
def test_probation_pay_below_four_fifths_warns(percent, warned):
    outcome = found(probation_pay_percent=percent)
    assert levels(outcome, "probation_pay_percent") == ({Verdict.WARN} if warned else set())


@pytest.mark.parametrize(
    ("age", "hazards", "level"),
    [
        (15, None, Verdict.BLOCK),
        (16, None, Verdict.WARN),
        (17, None, Verdict.WARN),
        (17, "噪声", Verdict.BLOCK),
        (18, "噪声", None),
        (18, None, None),
    ],
)
def test_minimum_age(age, hazards, level):
    outcome = found(minimum_age=age, hazards_zh=hazards, hazard_protection_zh="配发耳塞和防护用品")
    assert levels(outcome, "minimum_age") == ({level} if level else set())


@pytest.mark.parametrize(
    ("wage", "changes", "level"),
    [
        (Wage(), {"pay_min": 1699}, Verdict.BLOCK),
        (Wage(confirmed_by_id=None), {"pay_min": 1699}, Verdict.WARN),
        (Wage(), {"pay_min": 1700}, None),
        (Wage(), {"pay_min": 1500, "pay_months": 14}, Verdict.BLOCK),
        (Wage(), {**PART_TIME, "pay_min": 16}, Verdict.BLOCK),
        (Wage(), {**PART_TIME, "pay_min": 17}, None),
        (Wage(), {**PART_TIME, "pay_min": 1300, "pay_max": 2000, "pay_type": PayType.MONTH}, Verdict.BLOCK),
        (Wage(), {"pay_type": PayType.YEAR, "pay_min": 18000, "pay_max": 30000}, Verdict.BLOCK),
        (None, {}, Verdict.WARN),
    ],
)
def test_minimum_wage_blocks_only_when_confirmed(wage, changes, level):
    assert levels(found(wage=wage, **changes), "pay_min") == ({level} if level else set())


@pytest.mark.parametrize(
    ("changes", "field", "level"),
    [
        ({"pay_min": 2000, "pay_max": 10001}, "pay_max", Verdict.WARN),
        ({"pay_min": 2000, "pay_max": 10000}, "pay_max", None),
        ({"pay_months": 17}, "pay_months", Verdict.BLOCK),
        ({"pay_months": 16}, "pay_months", None),
        ({**PART_TIME, "weekly_hours": 25}, "weekly_hours", Verdict.BLOCK),
        ({**PART_TIME, "weekly_hours": 24}, "weekly_hours", None),
        ({**PART_TIME, "weekly_hours": None}, "weekly_hours", Verdict.BLOCK),
        ({**PART_TIME, "pay_type": PayType.MONTH, "pay_min": 2000, "pay_max": 2500}, "pay_type", Verdict.WARN),
        ({"weekly_hours": 45}, "weekly_hours", Verdict.WARN),
        ({"employment_type": EmploymentType.DISPATCH}, "employment_type", Verdict.WARN),
        ({"employment_type": EmploymentType.INTERNSHIP}, "employment_type", Verdict.WARN),
        ({"invites_foreigners": True}, "invites_foreigners", Verdict.WARN),
        ({"insurances": ("injury",)}, "insurances", Verdict.WARN),
        ({"valid_until": TODAY - timedelta(days=1)}, "valid_until", Verdict.BLOCK),
        ({"valid_until": TODAY + timedelta(days=90)}, "valid_until", None),
        ({"valid_until": TODAY + timedelta(days=91)}, "valid_until", Verdict.BLOCK),
    ],
)
def test_figures_and_kinds(changes, field, level):
    assert levels(found(**changes), field) == ({level} if level else set())


def test_agency_must_name_the_source_and_may_not_place_interns():
    assert found(AccountType.AGENCY).of("source_zh")[0].is_missing
    outcome = found(AccountType.AGENCY, source_zh="受演示公司委托", employment_type=EmploymentType.INTERNSHIP)
    assert levels(outcome, "employment_type") == {Verdict.BLOCK}
    assert found(AccountType.AGENCY, source_zh="受演示公司委托").may_publish


def test_unlawful_words_are_found_in_each_field_with_their_article():
    outcome = found(title_zh="男焊工", benefits_zh="须交服装费500元。", title_en="Male welder only")
    assert {issue.field for issue in outcome.blocks} == {"title_zh", "benefits_zh", "title_en"}
    assert all(issue.article and issue.instead and issue.span for issue in outcome.blocks)


def test_exception_counts_only_for_these_words_and_when_granted():
    text = {"requirements_zh": "限男性，持有焊工证。"}
    outcome = found(**text)
    assert not outcome.may_submit
    assert outcome.with_requests(frozenset({ExceptionKind.BARRED_TO_WOMEN})).may_submit
    assert not outcome.with_requests(frozenset({ExceptionKind.BARRED_TO_CARRIERS})).may_submit
    assert not outcome.with_requests(frozenset({ExceptionKind.BARRED_TO_WOMEN})).may_publish
    assert found(granted=frozenset({("sex", "限男性")}), **text).may_publish
    assert not found(granted=frozenset({("sex", "仅限男")}), **text).may_publish


def test_words_are_marked_in_their_place():
    outcome = found(requirements_zh="要求：限男性，35岁以下。")
    cut = pieces("要求：限男性，35岁以下。", outcome.of("requirements_zh"))
    assert [(piece.text, piece.issue is not None) for piece in cut] == [
        ("要求：", False),
        ("限男性", True),
        ("，", False),
        ("35岁以下", True),
        ("。", False),
    ]


def test_difference_names_only_what_changed():
    before, after = difference(LAWFUL, replace(LAWFUL, pay_max=9000, valid_until=TODAY))
    assert before == {"pay_max": 8000, "valid_until": "2026-05-07"}
    assert after == {"pay_max": 9000, "valid_until": "2026-03-08"}


@pytest.mark.parametrize(
    ("english", "state"),
    [
        ({}, "none"),
        ({"title_en": "Welder"}, "partial"),
        ({"title_en": "Welder", "duties_en": "Welds."}, "complete"),
    ],
)
def test_translation_state(english, state):
    assert translation_state({"title_zh": "焊工", "duties_zh": "焊接", **english}) == state


@pytest.mark.parametrize(
    "changes",
    [
        {"contract": Contract.FIXED, "contract_months": 12, "probation_months": 6},
        {"employment_type": EmploymentType.DISPATCH, "contract": Contract.FIXED, "contract_months": 12},
    ],
)
def test_chinese_explanations_have_full_width_marks(changes):
    outcome = found(account_type=AccountType.AGENCY, **changes)
    texts = [
        text.zh for issue in outcome.issues for text in (issue.why, issue.instead) if isinstance(text, Bilingual)
    ]
    assert texts
    assert not re.search("[\u4e00-\u9fff][,;:]|[,;:][\u4e00-\u9fff]", "".join(texts))
