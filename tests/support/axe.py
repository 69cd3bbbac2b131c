"""Accessibility checks with axe-core in the page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line each: rule, impact, first element."""
    results = Axe().run(page, options=RULES)
    return [
        f"{found['id']} ({found['impact']}): {found['nodes'][0]['html'][:160]} – {len(found['nodes'])} elements"
        for found in results.response["violations"]
    ]
