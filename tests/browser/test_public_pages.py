"""Every public page: axe clean in both languages and editions, nothing wider than a phone."""

import pytest

from jobfair.booths.rules import BookingState
from jobfair.gate.rules import Direction
from tests.support.axe import violations
from tests.support.make.fairs import make_announced_fair, make_exhibitor, make_live_fair, make_passages
from tests.support.make.postings import make_published_posting

pytestmark = pytest.mark.browser


@pytest.fixture
def paths(app):
    """A small portal: a fair open today with an exhibitor, one to come."""
    posting = make_published_posting()
    live = make_live_fair()
    make_exhibitor(live, posting, status=BookingState.ARRIVED)
    make_passages(live, ("a", Direction.IN))
    make_announced_fair()
    return [
        "/", "/jobs", f"/jobs/{posting.number}", "/fairs", f"/fairs/{live.slug}", "/employers",
        f"/employers/{posting.employer.id}", "/key-projects", "/figures", "/privacy", "/accessibility",
        "/about", "/sign-in", "/register", "/employer/register", f"/jobs/{posting.number}/report", "/no-such-page",
    ]  # fmt: skip


@pytest.mark.parametrize(("prefix", "large"), [("", False), ("/en", False), ("", True)])
def test_public_pages_have_no_accessibility_violation(paths, screen, prefix, large):
    if large:
        screen.goto("/large-type?on=1&next=/")
    found = {}
    for path in paths:
        screen.goto(prefix + path)
        if problems := violations(screen):
            found[path] = problems
    assert not found


@pytest.mark.parametrize("width", [360, 768])
def test_public_pages_fit_the_screen(paths, screen, width):
    screen.set_viewport_size({"width": width, "height": 800})
    wide = {}
    for path in paths:
        screen.goto(path)
        overflow = screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if overflow > 0:
            wide[path] = overflow
    assert not wide


def test_dark_pages_have_no_accessibility_violation(paths, screen):
    screen.emulate_media(color_scheme="dark")
    found = {}
    for path in paths[:6]:
        screen.goto(path)
        if problems := violations(screen):
            found[path] = problems
    assert not found
