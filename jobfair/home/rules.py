"""The version of the privacy notice that people accept: a new text is a new version."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PrivacyNotice:
    """Version and day from which it holds."""

    version: str
    valid_from: date


PRIVACY_NOTICE = PrivacyNotice(version="2026-11", valid_from=date(2026, 11, 1))
