"""National ladders that are the same everywhere: education and skill grades, with ranks of our own."""

from enum import StrEnum
from typing import Any

from jobfair.core.access import Role
from jobfair.core.errors import Forbidden
from jobfair.core.language import Text, _l
from jobfair.core.status import Choice

LONGEST_WORD = 40
LONGEST_SOURCE = 300
# The eight major classes of the national dictionary of occupations (2022).
MAJOR_CLASSES: dict[int, Text] = {
    1: _l("1 · Heads of organisations"),
    2: _l("2 · Professional and technical staff"),
    3: _l("3 · Clerical staff"),
    4: _l("4 · Community and life services"),
    5: _l("5 · Farming, forestry, fishing"),
    6: _l("6 · Manufacturing and related work"),
    7: _l("7 · Armed forces"),
    8: _l("8 · Others"),
}


def can_keep_dictionaries(actor: Any) -> bool:
    """Whether `actor` keeps search words and occupations: who reviews postings knows the words people use."""
    return bool(actor.has(Role.REVIEWER) or actor.has(Role.ADMIN))


def can_keep_wages(actor: Any) -> bool:
    """Whether `actor` writes and confirms minimum wages, which may block postings."""
    return bool(actor.has(Role.ADMIN))


def require_keeper(actor: Any) -> None:
    """Refuse whoever does not keep the dictionaries."""
    if not can_keep_dictionaries(actor):
        raise Forbidden(_l("Only reviewers and administrators keep the dictionaries."))


def require_wage_keeper(actor: Any) -> None:
    """Refuse whoever does not keep minimum wages."""
    if not can_keep_wages(actor):
        raise Forbidden(_l("Only administrators keep minimum wages."))


class Ranked(StrEnum):
    """A ladder: `NAME = "value", rank, _l("Label")`; a higher rank is more."""

    rank: int
    label: Text

    def __new__(cls, value: str, rank: int = 0, label: Text = "") -> "Ranked":
        member = str.__new__(cls, value)
        member._value_ = value
        member.rank = rank
        member.label = label
        return member


class Education(Ranked):
    """Education floors as postings state them (GB/T 4658-2006 grouped; there a smaller code is higher)."""

    ANY = "any", 0, _l("No requirement")
    JUNIOR = "junior", 1, _l("Junior secondary or below")
    SECONDARY = "secondary", 2, _l("Senior secondary, vocational or technical school")
    COLLEGE = "college", 3, _l("Junior college")
    BACHELOR = "bachelor", 4, _l("Bachelor")
    MASTER = "master", 5, _l("Master")
    DOCTOR = "doctor", 6, _l("Doctor")


class SkillGrade(Ranked):
    """The new eight-grade ladder, low to high (domain.md 2.5)."""

    APPRENTICE = "apprentice", 1, _l("Apprentice")
    JUNIOR = "junior", 2, _l("Junior worker")
    INTERMEDIATE = "intermediate", 3, _l("Intermediate worker")
    SENIOR = "senior", 4, _l("Senior worker")
    TECHNICIAN = "technician", 5, _l("Technician")
    SENIOR_TECHNICIAN = "senior_technician", 6, _l("Senior technician")
    SPECIAL_TECHNICIAN = "special_technician", 7, _l("Special-grade technician")
    CHIEF_TECHNICIAN = "chief_technician", 8, _l("Chief technician")


class RegionKind(Choice):
    """What a region is. Functional zones have no GB/T 2260 code (domain.md 2.7)."""

    PROVINCE = "province", _l("Province")
    CITY = "city", _l("City")
    DISTRICT = "district", _l("District")
    COUNTY = "county", _l("County")
    COUNTY_CITY = "county_city", _l("County-level city")
    FUNCTIONAL_ZONE = "functional_zone", _l("Functional zone")


class ServiceKind(Choice):
    """What a zone of a fair does; decides which module opens (domain.md section 6)."""

    BOOTHS = "booths", _l("Booth recruiting")
    CONSULTATION = "consultation", _l("Consultation")
    EXCHANGE = "exchange", _l("Exchange")
    LIVESTREAM = "livestream", _l("Livestream")
    SIGNING = "signing", _l("Signing")


# GB/T 4658-2006: the first figure says the stage, and there a smaller code is a higher stage. 技工学校 (47) lies
# between senior secondary and junior college; for a floor it counts as secondary.
_STAGES = {
    "2": Education.BACHELOR,
    "3": Education.COLLEGE,
    "4": Education.SECONDARY,
    "6": Education.SECONDARY,
    "7": Education.JUNIOR,
    "8": Education.JUNIOR,
    "9": Education.JUNIOR,
}


def education_of_code(code: str) -> Education:
    """The level behind a GB/T 4658 code such as `21`, `211` or `47`; ValueError for anything else."""
    if not (2 <= len(code) <= 3 and code.isascii() and code.isdigit()):
        raise ValueError(f"not a GB/T 4658 code: {code!r}")
    if code[0] == "1":
        return Education.DOCTOR if code[1] == "1" else Education.MASTER
    try:
        return _STAGES[code[0]]
    except KeyError:
        raise ValueError(f"not a GB/T 4658 code: {code!r}") from None


# The old five grades count the other way: 五级 is the lowest and 一级 the highest (domain.md 2.5).
_OLD_GRADES = {
    5: SkillGrade.JUNIOR,
    4: SkillGrade.INTERMEDIATE,
    3: SkillGrade.SENIOR,
    2: SkillGrade.TECHNICIAN,
    1: SkillGrade.SENIOR_TECHNICIAN,
}


def grade_of_old_number(number: int) -> SkillGrade:
    """The grade on the new ladder for an old certificate's number, 5 (lowest) to 1 (highest); else ValueError."""
    try:
        return _OLD_GRADES[number]
    except KeyError:
        raise ValueError(f"the old ladder has the grades 5 to 1, not {number!r}") from None


def grade_of_rank(rank: int) -> SkillGrade | None:
    """The grade with this rank of ours, None for 0 (no grade asked for)."""
    return next((grade for grade in SkillGrade if grade.rank == rank), None)


def education_of_rank(rank: int) -> Education:
    """The level with this rank of ours; ValueError when there is none."""
    for level in Education:
        if level.rank == rank:
            return level
    raise ValueError(f"no education level has rank {rank!r}")
