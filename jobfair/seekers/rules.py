"""Kinds and limits around a seeker's profile."""

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone

MINIMUM_AGE = 16  # 劳动法 art. 15; 禁止使用童工规定 art. 2


class MarkState(Status):
    """How far a statement about a person has been checked (domain.md 3.1)."""

    DECLARED = "declared", _l("Self-declared"), Tone.WAITING
    VERIFIED = "verified", _l("Verified"), Tone.DONE
    RECOGNISED = "recognised", _l("Officially recognised"), Tone.DONE
    EXPIRED = "expired", _l("No longer valid"), Tone.ENDED


class EntryKind(Choice):
    """Sections of the structured résumé."""

    WORK = "work", _l("Work experience")
    EDUCATION = "education", _l("Education")
    TRAINING = "training", _l("Training")


class CertificateFamily(Choice):
    """The two families of skill certificates (domain.md 2.5)."""

    SKILL_LEVEL = "skill_level", _l("Vocational skill-level certificate")
    QUALIFICATION = "qualification", _l("National vocational qualification")
