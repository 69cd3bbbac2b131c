"""Ages, grades, dates and completeness, without a database."""

from datetime import date
from types import SimpleNamespace

import pytest

from jobfair.core.errors import Invalid
from jobfair.seekers import rules
from jobfair.seekers.queries import HandedOver
from jobfair.seekers.rules import HandedKind

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2010, 11, 20), 16),
        (date(2010, 11, 21), 15),
        (date(2008, 2, 29), 18),
    ],
)
def test_age_is_counted_in_full_years(born, age):
    assert rules.age_on(born, TODAY) == age


def test_sixteenth_birthday_is_old_enough(app):
    rules.require_working_age(date(2010, 11, 20), on=TODAY)


@pytest.mark.parametrize("born", [date(2010, 11, 21), date(2027, 1, 1), date(1900, 1, 1)])
def test_impossible_or_too_young_birth_date_is_refused(app, born):
    with pytest.raises(Invalid) as refusal:
        rules.require_working_age(born, on=TODAY)
    assert refusal.value.field == "born_on"


def test_entry_in_the_future_is_refused(app):
    with pytest.raises(Invalid):
        rules.require_order(date(2027, 1, 1), None, on=TODAY)


def test_entry_ending_before_it_began_is_refused(app):
    with pytest.raises(Invalid):
        rules.require_order(date(2020, 1, 1), date(2019, 1, 1), on=TODAY)


def test_new_ladder_has_eight_grades_in_order():
    assert [grade.rank for grade in rules.NEW_LADDER] == list(range(1, 9))
    assert rules.NEW_LADDER[0].label == "学徒工"
    assert rules.NEW_LADDER[-1].label == "首席技师"


def test_old_ladder_counts_the_other_way():
    ranks = {grade.key: grade.rank for grade in rules.OLD_LADDER}
    assert ranks == {"old-5": 2, "old-4": 3, "old-3": 4, "old-2": 5, "old-1": 6}


def test_unknown_grade_is_refused(app):
    for key in ("old-6", "new-0", "", "3"):
        with pytest.raises(Invalid):
            rules.printed_grade(key)


def test_printed_label_leads_back_to_its_choice():
    for grade in (*rules.NEW_LADDER, *rules.OLD_LADDER):
        assert rules.grade_key(grade.label) == grade.key


def test_nothing_is_complete_without_a_profile():
    found = rules.completeness_of(None)
    assert found.percent == 0
    assert len(found.needed) == 4
    assert found.missing[:4] == found.needed


def test_complete_profile_lacks_nothing():
    names = [part.key for part in rules.completeness_of(None).parts]
    whole = SimpleNamespace(**dict.fromkeys(names, "there"))
    assert rules.completeness_of(whole).percent == 100
    assert not rules.completeness_of(whole).missing


def test_zero_years_of_experience_is_an_answer():
    found = rules.completeness_of(SimpleNamespace(experience_years=0))
    assert "experience_years" not in [part.key for part in found.missing]


def test_nothing_sensitive_can_be_handed_over_at_all():
    fields = set(HandedOver.__dataclass_fields__)
    assert not fields & {"born_on", "wanted_monthly_yuan", "groups", "group_key", "marks", "number", "evidence"}
    assert {kind.value for kind in HandedKind} == {"profile", "file", "phone"}
