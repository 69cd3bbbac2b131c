"""Which corrections of a published posting show at once and which go back to a reviewer (docs/decisions/0011)."""

from jobfair.postings.content import Content
from jobfair.postings.issues import Outcome
from jobfair.postings.rules import Contract

# What makes the posting another posting, or what only a person can judge.
IDENTITY = (
    "title_zh", "title_en", "occupation_id", "employment_type", "region_id", "workplace_zh", "source_zh",
    "pay_type", "shift", "hazards_stated", "hazards_zh", "hazard_protection_zh", "invites_foreigners",
)  # fmt: skip
LESS_IS_WORSE = ("pay_min", "pay_max", "pay_months", "probation_pay_percent")
MORE_IS_WORSE = (
    "weekly_hours", "probation_months", "education_rank", "experience_years", "skill_rank", "minimum_age",
)  # fmt: skip
PROMISES = ("housing_fund", "board", "lodging", "suits_graduates")


def needs_review(before: Content, after: Content, *, outcome_before: Outcome, outcome_after: Outcome) -> bool:
    """Whether a reviewer must look before the correction shows.

    It must when it makes another posting of it, when anything gets worse for those who have applied, and when
    the check finds something it did not find before.
    """
    return bool(
        turned_into_another(before, after)
        or got_worse(before, after)
        or _found(outcome_after) - _found(outcome_before)
    )


def turned_into_another(before: Content, after: Content) -> list[str]:
    """The changed elements that make it another posting."""
    return [name for name in IDENTITY if getattr(before, name) != getattr(after, name)]


def got_worse(before: Content, after: Content) -> list[str]:
    """The changed elements that are now worse for a worker."""
    worse = [name for name in LESS_IS_WORSE if (getattr(after, name) or 0) < (getattr(before, name) or 0)]
    worse += [name for name in MORE_IS_WORSE if (getattr(after, name) or 0) > (getattr(before, name) or 0)]
    worse += [name for name in PROMISES if getattr(before, name) and not getattr(after, name)]
    if set(before.insurances) - set(after.insurances):
        worse.append("insurances")
    if set(before.group_keys) - set(after.group_keys):
        worse.append("group_keys")
    if before.contract is Contract.OPEN_ENDED and after.contract is not Contract.OPEN_ENDED:
        worse.append("contract")
    elif (after.contract_months or 0) < (before.contract_months or 0) and after.contract is Contract.FIXED:
        worse.append("contract_months")
    return worse


def _found(outcome: Outcome) -> set[tuple[str, str, str, str]]:
    return {(issue.field, issue.ground, issue.span, str(issue.level)) for issue in outcome.issues}
