"""Kinds and limits around a seeker's profile."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jobfair.core.access import Role
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.language import Text, _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow
from jobfair.reference.rules import SkillGrade, grade_of_old_number, grade_of_rank

MINIMUM_AGE = 16  # 劳动法 art. 15; 禁止使用童工规定 art. 2
OLDEST = 100
MOST_OCCUPATIONS = 3
MOST_ENTRIES = 40
MOST_CERTIFICATES = 20
LONGEST_REASON = 300
SLIP_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without those that look alike on paper
SLIP_LENGTH = 6
SLIP_LIFETIME = timedelta(days=90)
TRIES_PER_SLIP = (5, timedelta(minutes=15))
YEARS_KEPT = 3  # after the end of service (规定 art. 26; domain.md 1.7)
GROUPS_CONSENT = "target_groups"
APPLICATION_CONSENT = "application"
CONSENT_VERSION = "2026-11"


class MarkState(Status):
    """How far a statement about a person has been checked (domain.md 3.1)."""

    DECLARED = "declared", _l("Self-declared"), Tone.WAITING
    VERIFIED = "verified", _l("Verified"), Tone.DONE
    RECOGNISED = "recognised", _l("Officially recognised"), Tone.DONE
    EXPIRED = "expired", _l("No longer valid"), Tone.ENDED


class CertificateState(Status):
    """How far a skill certificate has been checked by staff."""

    DECLARED = "declared", _l("Self-declared"), Tone.WAITING
    VERIFIED = "verified", _l("Verified"), Tone.DONE
    RETURNED = "returned", _l("Returned for correction"), Tone.REFUSED
    EXPIRED = "expired", _l("No longer valid"), Tone.ENDED


_C = CertificateState
CERTIFICATE = Workflow(
    Verb("verify", (_C.DECLARED,), _C.VERIFIED),
    Verb("return", (_C.DECLARED, _C.VERIFIED), _C.RETURNED, reason_required=True),
    Verb("change", (_C.DECLARED, _C.VERIFIED, _C.RETURNED, _C.EXPIRED), _C.DECLARED),  # by the person
    Verb("expire", (_C.VERIFIED,), _C.EXPIRED),
    initial=_C.DECLARED,
)


class IdentityPaper(Choice):
    """The paper by which staff made sure who stands before them; its number is not kept (PIPL art. 6)."""

    ID_CARD = "id_card", _l("Resident identity card")
    HOUSEHOLD = "household", _l("Household register")
    RESIDENCE_PERMIT = "residence_permit", _l("Residence permit for people from Hong Kong, Macao or Taiwan")
    PASSPORT = "passport", _l("Passport")


class EntryKind(Choice):
    """Sections of the structured résumé."""

    WORK = "work", _l("Work experience")
    EDUCATION = "education", _l("Schools and studies")
    TRAINING = "training", _l("Training")


class CertificateFamily(Choice):
    """The two families of skill certificates (domain.md 2.5)."""

    SKILL_LEVEL = "skill_level", _l("Vocational skill-level certificate")
    QUALIFICATION = "qualification", _l("National vocational qualification")


class HandedKind(Choice):
    """What of a person may be handed to an employer, each chosen by the person (PIPL art. 23).

    There is no member for target-group marks, birth date or wanted pay: those cannot be handed over at all.
    """

    PROFILE = "profile", _l("Profile and structured résumé")
    FILE = "file", _l("Résumé file")
    PHONE = "phone", _l("Mobile number")


@dataclass(frozen=True)
class PrintedGrade:
    """A grade as certificates print it: `key` for forms, `rank` of our own (1–8), `label` in Chinese as printed."""

    key: str
    rank: int
    label: str


_NEW_LABELS = ("学徒工", "初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师")
_OLD_LABELS = {5: "五级/初级工", 4: "四级/中级工", 3: "三级/高级工", 2: "二级/技师", 1: "一级/高级技师"}

NEW_LADDER = tuple(
    PrintedGrade(f"new-{grade.rank}", grade.rank, label)
    for grade, label in zip(SkillGrade, _NEW_LABELS, strict=True)
)
# The old scheme counts the other way: 一级 is the highest; the rank follows from the scheme (domain.md 2.5).
OLD_LADDER = tuple(
    PrintedGrade(f"old-{number}", grade_of_old_number(number).rank, label) for number, label in _OLD_LABELS.items()
)


def printed_grade(key: str) -> PrintedGrade:
    """The grade behind a form value such as `old-3`; raises Invalid for anything else."""
    for grade in (*NEW_LADDER, *OLD_LADDER):
        if grade.key == key:
            return grade
    raise Invalid(_l("Please choose the grade as it is printed on the certificate."), field="grade")


def grade_key(printed_label: str) -> str:
    """The form value of a stored label; empty when it is a label of neither ladder."""
    return next((grade.key for grade in (*NEW_LADDER, *OLD_LADDER) if grade.label == printed_label), "")


def shown_certificate_state(state: CertificateState, valid_to: date | None, *, on: date) -> CertificateState:
    """What people see of a certificate on a day: a verified one past its last day has run out."""
    run_out = state is _C.VERIFIED and valid_to is not None and valid_to < on
    return _C.EXPIRED if run_out else state


def can_assist(actor: Any) -> bool:
    """Whether `actor` may act for people without a telephone."""
    return any(actor.has(duty) for duty in (Role.DESK, Role.FLOOR, Role.ADMIN))


def require_may_assist(actor: Any) -> None:
    """Refuse whoever does not serve people at the desk or in the hall."""
    if not can_assist(actor):
        raise Forbidden(_l("Only staff of the desk and the hall act for job seekers."))


def require_may_act_for(actor: Any, person: Any) -> None:
    """Refuse to act for somebody who has taken their account over: they act for themselves."""
    require_may_assist(actor)
    if person.claimed_at is not None or person.account.disabled_at is not None:
        raise Conflict(_l("This person has taken the account over, so only they can act in it."))


def clean_slip(code: str) -> str:
    """A slip's code as it is compared: capital letters and figures only."""
    return "".join(char for char in code.upper() if char.isascii() and char.isalnum())


def can_check_certificates(actor: Any) -> bool:
    """Whether `actor` verifies certificates: the service desk and administrators."""
    return bool(actor.has(Role.DESK) or actor.has(Role.ADMIN))


def require_may_check(actor: Any, certificate: Any) -> None:
    """Refuse whoever is not of the desk, and everybody their own certificate."""
    if not can_check_certificates(actor):
        raise Forbidden(_l("Only staff of the service desk verify certificates."))
    if certificate.profile.account_id == actor.id:
        raise Forbidden(_l("Nobody verifies their own certificate. Please ask a colleague."))


def grade_of(certificate: Any) -> SkillGrade | None:
    """The grade on the new ladder behind a certificate, whatever its paper counts in."""
    return grade_of_rank(certificate.rank)


def is_old_ladder(printed_label: str) -> bool:
    """Whether a label is of the old five grades, where one is the highest."""
    return any(grade.label == printed_label for grade in OLD_LADDER)


def age_on(born_on: date, day: date) -> int:
    """Full years on `day`; somebody born on 29 February completes a year on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def require_working_age(born_on: date, *, on: date) -> None:
    """Refuse birth dates of people who may not be employed yet, and dates that cannot be one."""
    if born_on > on or age_on(born_on, on) > OLDEST:
        raise Invalid(_l("Please check the date of birth: this cannot be one."), field="born_on")
    if age_on(born_on, on) < MINIMUM_AGE:
        raise Invalid(
            _l(
                "Work may be taken up from the age of 16 (Labour Law art. 15; Provisions on the Prohibition of "
                "Child Labour art. 2). You are welcome here from your 16th birthday; until then the desk is glad "
                "to advise you on schools and training."
            ),
            field="born_on",
        )


def require_order(started_on: date, ended_on: date | None, *, on: date) -> None:
    """An entry of the résumé begins in the past and ends after it began."""
    if started_on > on:
        raise Invalid(_l("The beginning lies in the future."), field="started_on")
    if ended_on is not None and ended_on < started_on:
        raise Invalid(_l("The end lies before the beginning."), field="ended_on")


@dataclass(frozen=True)
class Part:
    """One part of a profile: whether it is there, what it is good for and where it is filled in."""

    key: str
    label: Text
    good_for: Text
    endpoint: str
    done: bool
    required: bool = False


@dataclass(frozen=True)
class Completeness:
    """How far a profile has come."""

    parts: tuple[Part, ...]

    @property
    def percent(self) -> int:
        """Share of the parts that are there, in whole percent."""
        return round(100 * sum(part.done for part in self.parts) / len(self.parts))

    @property
    def missing(self) -> tuple[Part, ...]:
        """What is not there yet, the necessary first."""
        return tuple(sorted((part for part in self.parts if not part.done), key=lambda part: not part.required))

    @property
    def needed(self) -> tuple[Part, ...]:
        """What must be there before one can apply."""
        return tuple(part for part in self.missing if part.required)


_ABOUT, _RESUME = "seekers.profile", "seekers.resume"

# Column or relation, its name, what it is good for, where it is filled in, whether one cannot apply without it.
_PARTS: tuple[tuple[str, Text, Text, str, bool], ...] = (
    ("full_name", _l("Name"), _l("so that employers can address you"), _ABOUT, True),
    ("born_on", _l("Date of birth"), _l("to check the minimum age; employers do not see it"), _ABOUT, True),
    ("education_rank", _l("Education"), _l("most jobs name a lowest level"), _ABOUT, True),
    (
        "declared_true_at",
        _l("Declaration that it is true"),
        _l("the law asks job seekers for true statements (Regulation on Human Resources Market art. 23)"),
        _ABOUT,
        True,
    ),
    ("region_id", _l("Where you live"), _l("for jobs near you"), _ABOUT, False),
    ("occupations", _l("Desired occupations"), _l("for suggestions that fit your trade"), _ABOUT, False),
    ("experience_years", _l("Years of experience"), _l("employers look for it first"), _ABOUT, False),
    (
        "wanted_monthly_yuan",
        _l("Wanted pay"),
        _l("for suggestions that pay enough; employers do not see it"),
        _ABOUT,
        False,
    ),
    ("introduction", _l("Introduction"), _l("a few words of your own stay in mind"), _ABOUT, False),
    ("entries", _l("Experience and education in detail"), _l("shows what you have done"), _RESUME, False),
    ("certificates", _l("Skill certificates"), _l("skilled jobs ask for a grade"), _RESUME, False),
    ("resume_file_id", _l("Résumé file"), _l("if you have one ready"), _RESUME, False),
)


def completeness_of(profile: Any) -> Completeness:
    """What a profile (None when there is none yet) still lacks, with the good of each part."""
    return Completeness(
        tuple(
            Part(key, label, good_for, endpoint, getattr(profile, key, None) not in (None, "", []), required)
            for key, label, good_for, endpoint, required in _PARTS
        )
    )
