"""The privacy notice shown is the one that new accounts accept: one version, named in accounts."""

from dataclasses import dataclass
from datetime import date

from jobfair.accounts.rules import PRIVACY_VERSION


@dataclass(frozen=True)
class PrivacyNotice:
    """Version and day from which it holds."""

    version: str
    valid_from: date


PRIVACY_NOTICE = PrivacyNotice(version=PRIVACY_VERSION, valid_from=date(2026, 11, 1))
