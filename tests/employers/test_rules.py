"""The life cycle of an employer, the clock, and one test for each refusal; nothing here touches the database."""

from datetime import date

import pytest

from jobfair.core.errors import Forbidden, Invalid
from jobfair.employers import rules
from jobfair.employers.rules import (
    QUALIFICATION,
    AccountType,
    DocumentKind,
    DocumentState,
    Qualification,
    TeamRole,
)

ALLOWED = {
    ("submit", "draft"): "submitted",
    ("submit", "returned"): "submitted",
    ("return", "submitted"): "returned",
    ("approve", "submitted"): "approved",
    ("refuse", "submitted"): "refused",
    ("reopen", "refused"): "returned",
    ("suspend", "approved"): "suspended",
    ("reinstate", "suspended"): "approved",
    ("renew", "approved"): "approved",
    ("decline", "approved"): "approved",
}


@pytest.mark.parametrize("verb", QUALIFICATION.verbs)
@pytest.mark.parametrize("state", Qualification)
def test_every_verb_leads_only_where_it_should(verb, state):
    expected = ALLOWED.get((verb, state.value))
    assert QUALIFICATION.allows(verb, state) is (expected is not None)
    if expected is not None:
        assert QUALIFICATION.verbs[verb].target.value == expected


def test_every_step_has_a_word_for_the_history():
    assert set(rules.STEP_LABELS) == {*QUALIFICATION.verbs, "begin"}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 1, 15), date(2026, 7, 15)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 8, 29)),
        (date(2026, 7, 1), date(2027, 1, 1)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_six_months_end_on_the_same_day_or_the_last_of_the_month(start, end):
    assert rules.months_after(start) == end


@pytest.mark.parametrize(
    ("left", "due"), [(31, None), (30, 30), (29, 30), (8, 30), (7, 7), (2, 7), (1, 1), (0, 1), (-1, None)]
)
def test_reminder_is_the_nearest_step(left, due):
    today = date(2026, 5, 1)
    assert rules.reminder_due(date.fromordinal(today.toordinal() + left), today) == due


@pytest.mark.parametrize(("left", "may"), [(31, False), (30, True), (0, True), (-90, True)])
def test_renewal_can_be_asked_in_the_last_month_and_after(left, may):
    today = date(2026, 5, 1)
    assert rules.may_renew_on(date.fromordinal(today.toordinal() + left), today) is may


def test_nothing_handed_in_misses_all_four_documents():
    assert rules.missing_documents({}) == list(DocumentKind)


def test_rejected_document_counts_as_missing():
    states = dict.fromkeys(DocumentKind, DocumentState.PENDING) | {DocumentKind.LICENCE: DocumentState.REJECTED}
    assert rules.missing_documents(states) == [DocumentKind.LICENCE]


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("state", [None, DocumentState.PENDING, DocumentState.REJECTED])
def test_one_document_short_is_not_all_accepted(kind, state):
    states = dict.fromkeys(DocumentKind, DocumentState.ACCEPTED)
    states.pop(kind)
    if state is not None:
        states[kind] = state
    assert not rules.all_accepted(states)


def test_four_accepted_documents_are_all():
    assert rules.all_accepted(dict.fromkeys(DocumentKind, DocumentState.ACCEPTED))


TODAY = date(2026, 5, 1)
LICENCE = {"number": "(辽)演示0001号", "scope": "职业中介", "until": date(2028, 1, 1)}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": ""}, "licence_number"),
        ({"scope": None}, "licence_scope"),
        ({"until": None}, "licence_until"),
        ({"until": date(2026, 4, 30)}, "licence_until"),
    ],
)
def test_agency_without_good_licence_is_refused(change, field):
    with pytest.raises(Invalid) as refusal:
        rules.require_agency_licence(AccountType.AGENCY, today=TODAY, **{**LICENCE, **change})
    assert refusal.value.field == field


def test_agency_with_licence_to_the_very_day_passes():
    rules.require_agency_licence(AccountType.AGENCY, today=TODAY, **{**LICENCE, "until": TODAY})


@pytest.mark.parametrize("kind", [AccountType.EMPLOYER, AccountType.PUBLIC_BODY])
def test_others_need_no_agency_licence(kind):
    rules.require_agency_licence(kind, number=None, scope=None, until=None, today=TODAY)


@pytest.mark.parametrize("role", [None, TeamRole.RECRUITER])
def test_team_is_changed_by_owners_only(role):
    with pytest.raises(Forbidden):
        rules.require_owner(role)


def test_owner_may_change_the_team():
    rules.require_owner(TeamRole.OWNER)


def test_nobody_reviews_their_own_employer():
    with pytest.raises(Forbidden):
        rules.require_not_own(7, 7)


@pytest.mark.parametrize("own", [None, 8])
def test_others_may_review(own):
    rules.require_not_own(7, own)


def test_only_differences_of_legal_facts_count():
    old = {"name_zh": "甲", "account_type": AccountType.EMPLOYER, "licence_number": None}
    new = {"name_zh": "乙", "account_type": AccountType.EMPLOYER, "licence_number": "", "website": "https://x.cn"}
    assert rules.changed_legal_facts(old, new) == {"name_zh": "乙"}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", True),
        ("submitted", False),
        ("returned", True),
        ("approved", True),
        ("refused", False),
        ("suspended", False),
    ],
)
def test_papers_are_open_while_nobody_checks_them(state, expected):
    assert rules.is_open(Qualification(state)) is expected
