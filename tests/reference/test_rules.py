"""Ladders: ranks of our own over codes that count the other way."""

import pytest

from jobfair.reference import rules
from jobfair.reference.rules import Education, SkillGrade


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("11", Education.DOCTOR),
        ("14", Education.MASTER),
        ("21", Education.BACHELOR),
        ("31", Education.COLLEGE),
        ("47", Education.SECONDARY),
        ("61", Education.SECONDARY),
        ("711", Education.JUNIOR),
        ("81", Education.JUNIOR),
        ("90", Education.JUNIOR),
    ],
)
def test_gb_education_code_gives_its_level(code: str, level: Education) -> None:
    assert rules.education_of_code(code) is level


def test_smaller_gb_code_ranks_higher() -> None:
    assert (
        rules.education_of_code("21").rank > rules.education_of_code("31").rank > rules.education_of_code("47").rank
    )


@pytest.mark.parametrize("code", ["", "2", "51", "0", "abc", "2111", "２１"])
def test_something_that_is_no_education_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="GB/T 4658"):
        rules.education_of_code(code)


def test_old_grade_with_smaller_number_ranks_higher() -> None:
    ranks = [rules.grade_of_old_number(number).rank for number in (5, 4, 3, 2, 1)]
    assert ranks == sorted(ranks)
    assert rules.grade_of_old_number(1) is SkillGrade.SENIOR_TECHNICIAN


@pytest.mark.parametrize("number", [0, 6, 8])
def test_number_outside_the_old_ladder_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="5 to 1"):
        rules.grade_of_old_number(number)


def test_rank_gives_back_its_grade_and_level() -> None:
    assert all(rules.grade_of_rank(grade.rank) is grade for grade in SkillGrade)
    assert all(rules.education_of_rank(level.rank) is level for level in Education)
    assert rules.grade_of_rank(0) is None


def test_unknown_education_rank_is_refused() -> None:
    with pytest.raises(ValueError, match="rank"):
        rules.education_of_rank(9)
