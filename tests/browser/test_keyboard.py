"""From the search to the application without a mouse, and the same without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from jobfair.applications.models import Application
from jobfair.extensions import db
from tests.support.make.accounts import PASSWORD
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile

pytestmark = pytest.mark.browser

MOST_STEPS = 80  # more presses of Tab than this to reach a thing is not reaching it

FOCUSED = """() => {
  const here = document.activeElement;
  const words = (here.getAttribute("aria-label") || here.labels?.[0]?.textContent || here.textContent).trim();
  const seen = getComputedStyle(here);
  const ring = (style) => style.outlineStyle !== "none" || style.boxShadow !== "none";
  const around = here.closest(".search, .job, .choice, .chip");
  return { words, kind: here.localName, ringed: ring(seen) || (around !== null && ring(getComputedStyle(around))) };
}"""


@pytest.fixture
def situation(app):
    """A job, and a seeker whose profile is complete: (number of the job, mobile number, id of the account)."""
    posting = make_published_posting(title_zh="管道焊工")
    make_published_posting(
        title_zh="仓库管理员",
        occupation="warehouse_keeper",
        duties_zh="收发货物，记账。",
        requirements_zh="认真细致。",
    )
    seeker = make_seeker_with_profile()
    return posting.number, seeker.mobile, seeker.id


def tab_to(screen: Page, words: str, kind: str) -> None:
    """Press Tab until the element of that kind and those words has the focus; the focus is visible all the way."""
    passed = []
    for _step in range(MOST_STEPS):
        screen.keyboard.press("Tab")
        focused = screen.evaluate(FOCUSED)
        if focused["kind"] != "body":
            assert focused["ringed"], f"the focus cannot be seen on {focused}"
        passed.append(focused["words"][:20])
        if focused["kind"] == kind and words in focused["words"]:
            return
    pytest.fail(f"Tab does not reach “{words}”, only {passed}")


def applications_of(account_id: int) -> list[Application]:
    """What this person has sent, read anew."""
    db.session.remove()
    return list(db.session.query(Application).filter_by(seeker_id=account_id))


def test_searching_signing_in_and_applying_by_keyboard_alone_sends_the_application(situation, screen):
    number, mobile, account_id = situation
    screen.goto("/")
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.activeElement.className") == "skip"
    screen.keyboard.press("Enter")

    tab_to(screen, "企业或工种", "input")
    screen.keyboard.type("焊工")
    screen.keyboard.press("Enter")
    expect(screen).to_have_url(re.compile(r"/jobs\?"))

    tab_to(screen, "管道焊工", "a")
    screen.keyboard.press("Enter")
    expect(screen).to_have_url(re.compile(rf"/jobs/{number}"))
    tab_to(screen, "投递", "a")
    screen.keyboard.press("Enter")

    expect(screen).to_have_url(re.compile("/sign-in"))
    tab_to(screen, "手机号", "input")
    screen.keyboard.type(mobile)
    tab_to(screen, "密码", "input")
    screen.keyboard.type(PASSWORD)
    screen.keyboard.press("Enter")

    expect(screen).to_have_url(re.compile(rf"/jobs/{number}/application"))
    tab_to(screen, "同意并投递", "button")
    screen.keyboard.press("Space")
    expect(screen).to_have_url(re.compile("/me/applications/"))
    expect(screen.get_by_role("heading", level=1)).to_contain_text("管道焊工")
    assert [one.posting.number for one in applications_of(account_id)] == [number]


def test_searching_signing_in_and_applying_without_javascript_sends_the_application(situation, chromium, address):
    number, mobile, account_id = situation
    context = chromium.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 360, "height": 740}, locale="zh-CN"
    )
    context.set_default_timeout(15_000)
    try:
        page = context.new_page()
        page.goto("/")
        page.locator("main input[name=q]").fill("焊工")
        page.locator("main input[name=q]").press("Enter")
        expect(page.locator(".job")).to_have_count(1)
        page.get_by_role("link", name="管道焊工").click()
        page.locator(".apply-bar a.button").click()

        expect(page).to_have_url(re.compile("/sign-in"))
        page.get_by_label("手机号").fill(mobile)
        page.locator("main input[type=password]").fill(PASSWORD)
        page.locator("main form button[type=submit]").first.click()

        expect(page).to_have_url(re.compile(rf"/jobs/{number}/application"))
        page.get_by_role("button", name="同意并投递").click()
        expect(page).to_have_url(re.compile("/me/applications/"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("管道焊工")
    finally:
        context.close()
    assert [one.posting.number for one in applications_of(account_id)] == [number]
