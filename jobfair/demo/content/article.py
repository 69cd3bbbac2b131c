"""The facts of the newspaper article, from the packaged JSON: nothing is typed a second time."""

import json
from datetime import date
from functools import cache
from typing import Any

from jobfair.demo.content.materials import raw


@cache
def facts() -> dict[str, Any]:
    """The whole file."""
    found: dict[str, Any] = json.loads(raw("article-2023-03.json"))
    return found


def fair() -> dict[str, Any]:
    """What it says of the fair."""
    return dict(facts()["fair"])


def campaign() -> dict[str, Any]:
    """What it says of the campaign."""
    return dict(facts()["campaign"])


def fair_headcount() -> int:
    """Headcount offered at the fair."""
    return int(fair()["headcount"]["value"])


def fair_employers() -> int:
    """Employers at the fair."""
    return int(fair()["employers"]["value"])


def fair_day() -> date:
    """When the fair was held."""
    return date.fromisoformat(fair()["held_on"])
