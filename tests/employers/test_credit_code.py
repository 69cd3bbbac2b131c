"""Unified social credit codes: what is right, what is wrong, and what is said about it (domain.md 2.1)."""

import pytest

from jobfair.employers import credit_code

GENUINE = [
    "9144030071526726XG",
    "91440300708461136T",
    "91110000802100433B",
    "91110108551385082Q",
    "91350100M000100Y43",
]
FICTITIOUS = [
    "91210799DEM000014N",
    "91210799DEM000022H",
    "91210799DEM000030C",
    "91210799DEM0000499",
    "91210799DEM0000574",
    "91210799DEM000065Y",
    "91210799DEM000073R",
    "91210799DEM000081L",
]


@pytest.mark.parametrize("code", GENUINE + FICTITIOUS)
def test_code_with_right_check_characters_is_valid_without_warning(app, code):
    reading = credit_code.read(code)
    assert reading.is_valid
    assert not reading.warnings


@pytest.mark.parametrize("code", ["91110105MA001GPD1G", "91430100MA4R7G5X6N"])
def test_code_with_wrong_check_character_is_refused(app, code):
    reading = credit_code.read(code)
    assert not reading.is_valid
    assert len(reading.problems) == 1


@pytest.mark.parametrize("place", range(18))
def test_every_single_wrong_character_is_noticed(app, place):
    code = GENUINE[0]
    for char in credit_code.ALPHABET.replace(code[place], ""):
        assert not credit_code.read(code[:place] + char + code[place + 1 :]).is_valid


@pytest.mark.parametrize(
    "typed",
    [
        "91350100m000100y43",
        " 9135 0100 M000 100Y 43 ",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "91350100M000100Y43\n",
        "\u200b91350100M000100Y43",
    ],
)
def test_case_spaces_and_width_do_not_matter(app, typed):
    assert credit_code.read(typed).code == "91350100M000100Y43"
    assert credit_code.read(typed).is_valid


@pytest.mark.parametrize(("letter", "likely"), [("O", "0"), ("I", "1"), ("Z", "2"), ("S", "5")])
def test_letter_that_is_never_used_is_named_with_its_place_and_not_replaced(app, letter, likely):
    reading = credit_code.read("9135010" + letter + "M000100Y43")
    assert not reading.is_valid
    assert reading.code[7] == letter
    said = str(reading.problems[0])
    assert "8" in said
    assert f"“{letter}”" in said
    assert f"“{likely}”" in said


def test_chinese_character_is_named_with_its_place(app):
    assert "“锦”" in str(credit_code.read("91锦50100M000100Y43").problems[0])


@pytest.mark.parametrize(("code", "missing"), [("91350100M000100Y4", "1"), ("9", "17")])
def test_short_code_says_how_many_are_missing(app, code, missing):
    assert missing in str(credit_code.read(code).problems[-1])


def test_long_code_is_refused(app):
    assert "19" in str(credit_code.read("91350100M000100Y433").problems[-1])


def test_many_wrong_characters_make_few_sentences(app):
    assert len(credit_code.read("OOOOOOOOOOOOOOOOOO").problems) == 3


@pytest.mark.parametrize("prefix", credit_code.CATEGORIES)
def test_every_kind_of_body_is_accepted_and_named(app, prefix):
    reading = credit_code.read(credit_code.compose(prefix, "210799", "DEM00001"))
    assert reading.is_valid
    assert not reading.warnings
    assert reading.category.zh
    assert reading.category.en


def test_unknown_kind_of_body_is_a_warning_only(app):
    reading = credit_code.read(credit_code.compose("99", "210799", "DEM00001"))
    assert reading.is_valid
    assert len(reading.warnings) == 1


def test_wrong_organisation_check_is_a_warning_only(app):
    body = "91210799DEM000015"
    reading = credit_code.read(body + credit_code.check_character(body))
    assert reading.is_valid
    assert len(reading.warnings) == 1


def test_parts_of_a_code_are_told_apart(app):
    reading = credit_code.read("91210799DEM000014N")
    assert (reading.division, reading.organisation) == ("210799", "DEM000014")


def test_empty_text_is_not_valid(app):
    assert not credit_code.read("").is_valid
