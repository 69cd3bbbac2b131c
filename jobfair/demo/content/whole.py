"""All content together, and its checksum: equal on every machine and in every run."""

import hashlib
from typing import Any

from jobfair.demo.content import article, employers, postings, progress, seekers, visits


def whole() -> dict[str, Any]:
    """Everything the demonstration is made of, by subject."""
    return {
        "article": article.facts(),
        "employers": employers.all_employers(),
        "archived": postings.archived(),
        "today": postings.today(),
        "booking": postings.booking(),
        "seekers": seekers.seekers(),
        "archived visits": visits.archived(),
        "visits today": visits.today(),
        "archived applications": progress.archived(),
        "running applications": progress.running(),
    }


def checksum() -> str:
    """SHA-256 of the content in hexadecimal."""
    found = hashlib.sha256()
    for name, part in whole().items():
        items = part.items() if isinstance(part, dict) else part
        found.update(name.encode())
        for item in items:
            found.update(repr(item).encode())
    return found.hexdigest()
