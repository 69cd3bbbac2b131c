"""Accessibility checks with axe-core in the page."""

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Only what is wrong comes back: the whole report of a large page weighs megabytes.
RUN = """options => axe.run(document, options).then(report => report.violations.map(found => ({
  id: found.id, impact: found.impact, html: found.nodes[0].html, count: found.nodes.length,
})))"""


@cache
def source() -> str:
    """The program itself: as an init script of a browser context it need not be sent for each page."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line each: rule, impact, first element."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(source())
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES)
    return [f"{one['id']} ({one['impact']}): {one['html'][:160]} – {one['count']} elements" for one in found]
