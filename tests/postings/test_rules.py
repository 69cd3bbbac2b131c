"""The life cycle of postings and complaints, numbers, comparable pay, and which corrections are reviewed."""

from dataclasses import replace

import pytest

from jobfair.postings import corrections, rules
from jobfair.postings.content import Content
from jobfair.postings.issues import Issue, Outcome
from jobfair.postings.rules import (
    COMPLAINT,
    POSTING,
    ComplaintState,
    Contract,
    EmploymentType,
    PayType,
    PostingState,
)
from jobfair.postings.wording import Verdict

S = PostingState
STEPS = {
    "submit": {S.DRAFT: S.IN_REVIEW, S.RETURNED: S.IN_REVIEW},
    "return": {S.IN_REVIEW: S.RETURNED},
    "publish": {S.IN_REVIEW: S.PUBLISHED},
    "recall": {S.IN_REVIEW: S.DRAFT},
    "correct": {S.PUBLISHED: S.IN_REVIEW, S.PAUSED: S.IN_REVIEW},
    "take_down": {S.PUBLISHED: S.RETURNED, S.PAUSED: S.RETURNED, S.IN_REVIEW: S.RETURNED},
    "pause": {S.PUBLISHED: S.PAUSED},
    "resume": {S.PAUSED: S.PUBLISHED},
    "close": {state: S.CLOSED for state in S if state is not S.CLOSED},
}


@pytest.mark.parametrize("state", list(PostingState))
@pytest.mark.parametrize("verb", list(STEPS))
def test_posting_steps_only_from_the_named_states(verb, state):
    assert POSTING.allows(verb, state) is (state in STEPS[verb])
    if state in STEPS[verb]:
        assert POSTING.verbs[verb].target is STEPS[verb][state]


def test_table_of_steps_is_whole():
    assert set(POSTING.verbs) == set(STEPS)
    assert POSTING.open_to(S.CLOSED) == []


@pytest.mark.parametrize("verb", ["uphold", "dismiss"])
def test_complaint_is_settled_once_and_with_a_reason(verb):
    assert COMPLAINT.verbs[verb].reason_required
    assert [state for state in ComplaintState if COMPLAINT.allows(verb, state)] == [ComplaintState.OPEN]


def test_return_and_take_down_need_a_reason():
    assert {verb.name for verb in POSTING if verb.reason_required} == {"return", "take_down"}


def test_numbers_have_no_character_that_looks_like_another():
    numbers = {rules.new_number() for _ in range(500)}
    assert len(numbers) == 500
    assert not set("".join(numbers)) & set("01OILo")
    assert all(rules.is_number(number) for number in numbers)


@pytest.mark.parametrize("text", ["", "ABC", "ABCDEFG0", "abcdefgh", "ABCDEFGHJ", "AB DEFGH"])
def test_text_that_is_no_number_is_told_apart(text):
    assert not rules.is_number(text)


@pytest.mark.parametrize(
    ("kind", "amount", "options", "monthly"),
    [
        (PayType.MONTH, 6000, {}, 6000),
        (PayType.MONTH, 6000, {"months": 14}, 7000),
        (PayType.YEAR, 120000, {}, 10000),
        (PayType.DAY, 200, {}, 4350),
        (PayType.HOUR, 20, {}, 3480),
        (PayType.HOUR, 20, {"part_time": True}, 2080),
        (PayType.HOUR, 20, {"part_time": True, "weekly_hours": 12}, 1040),
        (PayType.HOUR, 20, {"part_time": True, "weekly_hours": 60}, 2080),
        (PayType.PIECE, 5500, {}, 5500),
    ],
)
def test_pay_is_comparable_by_the_month(kind, amount, options, monthly):
    assert rules.comparable_monthly(kind, amount, **options) == monthly


def test_only_a_draft_nobody_has_seen_can_be_deleted():
    assert rules.can_delete(S.DRAFT, submitted=False)
    assert not rules.can_delete(S.DRAFT, submitted=True)
    assert not any(rules.can_delete(state, submitted=False) for state in S if state is not S.DRAFT)


def test_nobody_reviews_their_own():
    assert rules.may_review(is_of_employer=False, wrote_it=False)
    assert not rules.may_review(is_of_employer=True, wrote_it=False)
    assert not rules.may_review(is_of_employer=False, wrote_it=True)


PUBLIC = Content(
    title_zh="焊工",
    employment_type=EmploymentType.FULL_TIME,
    headcount=5,
    pay_type=PayType.MONTH,
    pay_min=6000,
    pay_max=8000,
    insurances=("injury", "pension"),
    board=True,
    contract=Contract.FIXED,
    contract_months=36,
    probation_months=2,
    education_rank=1,
)
CLEAN = Outcome((), ())


@pytest.mark.parametrize(
    "change",
    [
        {"pay_min": 6500},
        {"pay_max": 9000},
        {"headcount": 9},
        {"housing_fund": True},
        {"education_rank": 0},
        {"probation_months": 1},
        {"contract": Contract.OPEN_ENDED, "contract_months": None},
        {"insurances": ("injury", "medical", "pension")},
        {"duties_zh": "焊接管道"},
    ],
)
def test_correction_that_makes_nothing_worse_shows_at_once(change):
    after = replace(PUBLIC, **change)
    assert not corrections.needs_review(PUBLIC, after, outcome_before=CLEAN, outcome_after=CLEAN)


@pytest.mark.parametrize(
    "change",
    [
        {"title_zh": "钳工"},
        {"workplace_zh": "别处"},
        {"pay_min": 5000},
        {"pay_max": 7000},
        {"board": False},
        {"insurances": ("injury",)},
        {"probation_months": 3},
        {"education_rank": 3},
        {"contract_months": 12},
        {"hazards_stated": True, "hazards_zh": "噪声"},
        {"employment_type": EmploymentType.DISPATCH},
    ],
)
def test_correction_that_makes_it_worse_or_another_job_is_reviewed(change):
    after = replace(PUBLIC, **change)
    assert corrections.needs_review(PUBLIC, after, outcome_before=CLEAN, outcome_after=CLEAN)


def test_correction_with_a_new_warning_is_reviewed():
    warned = Outcome((Issue("requirements_zh", Verdict.WARN, "年龄", "", ground="age", span="35岁以下"),), ())
    after = replace(PUBLIC, requirements_zh="35岁以下")
    assert corrections.needs_review(PUBLIC, after, outcome_before=CLEAN, outcome_after=warned)
    assert not corrections.needs_review(PUBLIC, after, outcome_before=warned, outcome_after=warned)
