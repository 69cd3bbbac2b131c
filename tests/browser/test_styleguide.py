"""The components in a real browser: readable in every look, usable without a mouse and without JavaScript."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from jobfair.home.styleguide import SAMPLE_PAGES
from tests.support.axe import violations

pytestmark = pytest.mark.browser

SAMPLES = [f"/styleguide/{name}" for name in SAMPLE_PAGES]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


def dress(screen, *, scheme="light", large=False, size=None):
    """Choose theme, edition and size of the following pages."""
    screen.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    if size:
        screen.set_viewport_size(size)
    if large:
        screen.goto("/large-type?on=1&next=/")


# Every pair of language, theme, edition and size occurs; the whole matrix was clean when the components were drawn.
@pytest.mark.parametrize(
    ("prefix", "scheme", "large", "size"),
    [
        ("", "light", False, PHONE),
        ("", "dark", True, DESKTOP),
        ("/en", "light", True, PHONE),
        ("/en", "dark", False, DESKTOP),
        ("", "dark", False, PHONE),
        ("/en", "light", True, DESKTOP),
    ],
)
def test_the_guide_in_every_look_has_no_accessibility_violation(screen, prefix, scheme, large, size):
    dress(screen, scheme=scheme, large=large, size=size)
    screen.goto(prefix + "/styleguide")
    assert violations(screen) == []


@pytest.mark.parametrize(("scheme", "large"), [("light", False), ("dark", True)])
def test_whole_sample_pages_have_no_accessibility_violation(screen, scheme, large):
    dress(screen, scheme=scheme, large=large, size=PHONE)
    found = {}
    for path in SAMPLES:
        screen.goto(path)
        if problems := violations(screen):
            found[path] = problems
    assert not found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_large_type_every_text_reaches_seven_to_one(screen, scheme):
    dress(screen, scheme=scheme, large=True, size=PHONE)
    screen.goto("/styleguide")
    rule = "color-contrast-enhanced"
    options = {"runOnly": {"type": "rule", "values": [rule]}, "rules": {rule: {"enabled": True}}}
    assert Axe().run(screen, options=options).response["violations"] == []


@pytest.mark.parametrize(("width", "large"), [(320, False), (320, True), (768, True), (1280, False)])
def test_no_sample_is_wider_than_the_screen(screen, width, large):
    dress(screen, large=large, size={"width": width, "height": 800})
    wide = []
    for path in ["/en/styleguide", *(path for path in SAMPLES if not path.endswith("slip"))]:
        screen.goto(path)
        if screen.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert not wide


def test_a_question_is_asked_in_a_dialog_and_left_with_escape(screen):
    screen.goto("/styleguide")
    question = screen.locator("#actions [data-confirm] > summary")
    question.press("Enter")
    expect(screen.locator("dialog")).to_be_visible()
    screen.keyboard.press("Escape")
    expect(screen.locator("dialog")).to_have_count(0)
    expect(question).to_be_focused()


def test_a_button_pressed_twice_sends_once(screen):
    sent = []
    screen.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    screen.goto("/styleguide")
    screen.locator("#forms form .form-foot button").dblclick()
    expect(screen.locator(".error-summary")).to_be_visible()
    assert len(sent) == 1


def test_a_refused_form_takes_the_focus_to_what_is_wrong(screen):
    screen.goto("/styleguide")
    screen.locator("#forms form .form-foot button").click()
    expect(screen.locator(".error-summary")).to_be_focused()
    screen.locator(".error-summary a[href='#name']").click()
    expect(screen.locator("#name")).to_be_focused()


def test_a_long_form_comes_back_after_leaving_the_page(screen):
    screen.goto("/styleguide")
    screen.fill("#text", "Half a sentence")
    screen.fill("#password", "never kept")
    screen.wait_for_timeout(700)
    screen.goto("/styleguide/front")
    screen.goto("/styleguide")
    expect(screen.locator("#text")).to_have_value("Half a sentence")
    expect(screen.locator("#password")).to_have_value("")
    screen.locator("[data-draft-note] button").click()
    expect(screen.locator("#text")).to_have_value("")


def test_filters_answer_at_once_and_the_address_tells_the_truth(screen):
    screen.goto("/styleguide/jobs?page=2")
    screen.evaluate("window.stillHere = true")
    screen.locator("[name=district][value=binhai]").check()
    screen.wait_for_url(re.compile("district=binhai"))
    expect(screen.locator("#results .pager [aria-current]")).to_have_text("1")
    assert screen.evaluate("window.stillHere")


def test_typing_is_checked_with_the_form_and_the_answer_put_in_place(screen):
    asked = []

    def answer(route):
        asked.append(route.request.post_data)
        route.fulfill(content_type="text/html", body="<p>checked</p>")

    screen.route("**/check", answer)
    screen.goto("/styleguide/editor")
    screen.evaluate("""() => {
      const form = document.querySelector(".editor form");
      form.dataset.checkUrl = "/check"; form.dataset.checkTarget = "#check";
      return import(document.querySelector("script[src*=portal]").src.replace("portal.js", "check.js"));
    }""")
    screen.locator("#name").press_sequentially("Welder")
    expect(screen.locator("#check")).to_have_text("checked")
    assert len(asked) == 1
    assert "name=Welder" in asked[0]
    assert "csrf_token=" in asked[0]


def test_without_javascript_filters_open_and_questions_unfold(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto("/styleguide/jobs")
    expect(page.locator("#filters")).to_be_hidden()
    page.locator(".sheet-open").click()
    expect(page.locator("#filters")).to_be_visible()
    page.locator(".sheet-foot button").click()
    expect(page.locator("#filters")).to_be_hidden()
    page.goto("/styleguide")
    page.locator("#actions [data-confirm] > summary").click()
    expect(page.locator("#actions .confirm-body")).to_be_visible()
    context.close()
