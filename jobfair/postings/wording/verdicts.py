"""The words the check answers with: verdicts, grounds, and the two languages it explains itself in."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How far a wording is from the law; ordered ``PASS`` < ``WARN`` < ``BLOCK`` by :attr:`weight`."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    WARN = "warn"
    BLOCK = "block"

    @property
    def weight(self) -> int:
        return {Verdict.PASS: 0, Verdict.WARN: 1, Verdict.BLOCK: 2}[self]


class Ground(StrEnum):
    """What a wording is about. The values are stable: they are stored, exported and read by other programs."""

    SEX = "sex"
    MARRIAGE_CHILDBEARING = "marriage_childbearing"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    HEALTH_CARRIER = "health_carrier"
    DISABILITY = "disability"
    HOUSEHOLD_REGION = "household_region"
    STATUS = "status"
    AGE = "age"
    UNDER_AGE = "under_age"
    APPEARANCE_ORIGIN = "appearance_origin"
    FEE_DEPOSIT = "fee_deposit"
    DOCUMENT_HOLDING = "document_holding"
    PROBATION = "probation"
    PROBATION_PAY = "probation_pay"
    SOCIAL_INSURANCE = "social_insurance"
    NO_CONTRACT = "no_contract"
    BAIT = "bait"


class Construction(StrEnum):
    """How the words act on people: the same term may be a limit, a preference or a quota."""

    LIMIT = "limit"
    PREFERENCE = "preference"
    EXCLUSION = "exclusion"
    COUNT = "count"
    TEST = "test"
    MENTION = "mention"
    CHARGE = "charge"
    ARITHMETIC = "arithmetic"


class ExceptionKind(StrEnum):
    """The lawful exception staff may approve for a finding; the check itself never grants one."""

    NONE = "none"
    BARRED_TO_WOMEN = "barred_to_women"
    BARRED_TO_CARRIERS = "barred_to_carriers"
    POLICY_POST = "policy_post"
    HAZARDOUS_ADULTS_ONLY = "hazardous_adults_only"
    REVIEWED_MEANING = "reviewed_meaning"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One sentence in Chinese, the authoritative language, and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language.lower().startswith("en") else self.zh
