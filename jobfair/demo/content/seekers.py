"""Registered seekers with profile, résumé, certificates and target-group marks. None of them exists."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from jobfair.demo.content import article, people
from jobfair.demo.content.materials import document
from jobfair.reference.rules import Education, SkillGrade
from jobfair.seekers.rules import CertificateFamily, EntryKind, MarkState

AT_ARCHIVED_FAIR = 300
IN_ALL = 340
HOMES = {
    "guta": 16,
    "linghe": 16,
    "taihe": 14,
    "songshan": 6,
    "binhai": 8,
    "linghai": 12,
    "beizhen": 8,
    "heishan": 8,
    "yixian": 8,
    "huludao": 2,
    "fuxin": 2,
}
LEAVING_AGE = {1: 16, 2: 18, 3: 21, 4: 22, 5: 25}  # by rank of education
DECLARED_SHARES = {"out_of_poverty": 0.06, "veteran": 0.06, "disabled": 0.03, "rural_low_income": 0.03}
OLD_LABELS = {
    SkillGrade.JUNIOR: "五级/初级工",
    SkillGrade.INTERMEDIATE: "四级/中级工",
    SkillGrade.SENIOR: "三级/高级工",
    SkillGrade.TECHNICIAN: "二级/技师",
}


@dataclass(frozen=True)
class DemoEntry:
    """A line of a résumé."""

    kind: EntryKind
    organisation: str
    title: str
    started_on: date
    ended_on: date | None
    text: str = ""


@dataclass(frozen=True)
class DemoCertificate:
    """A skill certificate, its label printed as the old or the new ladder has it."""

    occupation: str
    family: CertificateFamily
    rank: int
    printed_label: str
    issued_on: date
    state: MarkState


@dataclass(frozen=True)
class DemoSeeker:
    """One registered seeker; `serial` counts from 1."""

    serial: int
    full_name: str
    mobile: str
    born_on: date
    region: str
    education_rank: int
    school: str
    major: str
    graduated_on: date
    experience_years: int
    wanted_monthly_yuan: int
    introduction: str
    occupations: tuple[str, ...]
    entries: tuple[DemoEntry, ...]
    certificates: tuple[DemoCertificate, ...]
    marks: tuple[tuple[str, MarkState], ...]


@cache
def seekers() -> tuple[DemoSeeker, ...]:
    """Everyone with an account; the first `AT_ARCHIVED_FAIR` came to the archived fair."""
    return tuple(_seeker(serial) for serial in range(1, IN_ALL + 1))


def _seeker(serial: int) -> DemoSeeker:
    rng = Random(f"seeker {serial}")
    kinds = document("seekers")["kinds"]
    kind = rng.choices(kinds, weights=[kind["weight"] for kind in kinds])[0]
    level = Education[rng.choice(kind["education"]).upper()]
    school, major = rng.choice(document("seekers")["schools"][level.value]), rng.choice(kind["majors"])
    age, graduated_on, experience = _years(rng, level)
    day = article.fair_day()
    return DemoSeeker(
        serial=serial,
        full_name=people.person_name(rng),
        mobile=people.mobile(1000 + serial),
        born_on=day.replace(year=day.year - age) - timedelta(days=rng.randint(1, 360)),
        region=rng.choices(list(HOMES), weights=list(HOMES.values()))[0],
        education_rank=level.rank,
        school=school,
        major=major,
        graduated_on=graduated_on,
        experience_years=experience,
        wanted_monthly_yuan=rng.randrange(3500, 8000, 500),
        introduction=kind["text"],
        occupations=tuple(rng.sample(kind["occupations"], k=rng.randint(1, 3))),
        entries=_entries(rng, kind, school, major, graduated_on, experience),
        certificates=_certificates(rng, kind, graduated_on, experience),
        marks=_marks(rng, level, graduated_on, age),
    )


def _years(rng: Random, level: Education) -> tuple[int, date, int]:
    """Age at the archived fair, date of leaving school, years of work."""
    leaving, day = LEAVING_AGE[level.rank], article.fair_day()
    fresh = level.rank >= Education.COLLEGE.rank and rng.random() < 0.45
    age = leaving + rng.randint(0, 1) if fresh else max(leaving, 18, min(58, round(rng.gauss(36, 9))))
    graduated_on = min(date(day.year - age + leaving + 1, 7, 1), date(day.year, 7, 1))
    return age, graduated_on, max(0, day.year - graduated_on.year - rng.randint(0, 2))


def _entries(
    rng: Random, kind: dict[str, Any], school: str, major: str, graduated_on: date, experience: int
) -> tuple[DemoEntry, ...]:
    """School, then up to two jobs at places that do not exist."""
    entries = [DemoEntry(EntryKind.EDUCATION, school, major, date(graduated_on.year - 3, 9, 1), graduated_on)]
    first = graduated_on + timedelta(days=60)
    for number in range(min(2, experience)):
        length = max(1, experience // 2) * 360
        last = min(first + timedelta(days=length), article.fair_day() - timedelta(days=20))
        if last <= first:
            break
        organisation = rng.choice(document("seekers")["workplaces"])
        entries.append(DemoEntry(EntryKind.WORK, organisation, rng.choice(kind["work"]), first, last, kind["text"]))
        first = last + timedelta(days=30 * (number + 1))
    return tuple(entries)


def _certificates(
    rng: Random, kind: dict[str, Any], graduated_on: date, experience: int
) -> tuple[DemoCertificate, ...]:
    if "graded" not in kind or rng.random() > 0.65:
        return ()
    grades = list(OLD_LABELS)[: 2 + min(2, experience // 6)]
    grade = rng.choice(grades)
    old = rng.random() < 0.5
    certificate = DemoCertificate(
        occupation=kind["graded"],
        family=CertificateFamily.QUALIFICATION if old else CertificateFamily.SKILL_LEVEL,
        rank=grade.rank,
        printed_label=OLD_LABELS[grade] if old else _new_label(grade),
        issued_on=graduated_on + timedelta(days=rng.randint(30, 300)),
        state=rng.choice((MarkState.DECLARED, MarkState.VERIFIED)),
    )
    return (certificate,)


def _new_label(grade: SkillGrade) -> str:
    """A grade as new certificates print it: the old label without its number."""
    return OLD_LABELS[grade].split("/")[1]


def _marks(rng: Random, level: Education, graduated_on: date, age: int) -> tuple[tuple[str, MarkState], ...]:
    """Target groups: some follow from the profile, some are declared or recognised."""
    found: dict[str, MarkState] = {}
    if level.rank >= Education.COLLEGE.rank and graduated_on.year >= article.fair_day().year - 2:
        found["graduate"] = MarkState.VERIFIED
    if level.rank <= Education.SECONDARY.rank and rng.random() < 0.45:
        found["migrant_worker"] = MarkState.DECLARED
    if rng.random() < 0.18:
        found["registered_unemployed"] = MarkState.RECOGNISED
    if age >= 45 and rng.random() < 0.2:
        found["hard_to_employ"] = MarkState.RECOGNISED
    for group, share in DECLARED_SHARES.items():
        if rng.random() < share:
            found[group] = MarkState.DECLARED
    return tuple(found.items())
