"""Every page in a real browser, in three looks: axe finds nothing, no script fails, nothing is too wide.

The pages are the samples of `tests/browser/samples` (described in docs/contributing.md).
"""

import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Response
from werkzeug.serving import make_server

from jobfair.core.pages import LARGE_TYPE_COOKIE
from tests.support.axe import source, violations
from tests.support.samples import Doors, Sample, modules, samples, told

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Fills a form as it stands in the page and sends it, past the checks of the browser.
SEND = """(form, values) => {
  form.noValidate = true
  for (const [name, value] of Object.entries(values)) {
    const [field] = [...form.elements].filter(element => element.name === name)
    if (field?.type === 'submit') return form.requestSubmit(field)
    if (field?.type === 'checkbox' || field?.type === 'radio') {
      for (const box of form.elements) if (box.name === name) box.checked = box.value === value
    } else if (field) field.value = value
    else form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
  form.requestSubmit()
}"""


class Look(NamedTuple):
    """How somebody looks at the portal."""

    prefix: str
    scheme: Any
    large: bool
    screen: Any  # where axe looks; the width is tried on both


LOOKS = {
    "light": Look("", "light", False, PHONE),
    "dark": Look("/en", "dark", False, DESK),
    "large": Look("", "light", True, PHONE),
}


@pytest.fixture(scope="module")
def doors(town: Flask) -> Doors:
    return Doors(town)


@pytest.fixture(scope="module")
def place(town: Flask) -> Iterator[str]:
    """Where the portal with the demonstration is served."""
    server = make_server("127.0.0.1", 0, town, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


class Eyes:
    """A browser window of one look: opens samples and says what is wrong."""

    def __init__(self, context: BrowserContext, doors: Doors, place: str, look: Look) -> None:
        self.context, self.doors, self.place, self.look = context, doors, place, look
        self.screen = context.new_page()
        self.faults: list[str] = []
        self.screen.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.screen.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def wear(self, sample: Sample) -> str:
        """Be the person of the sample; the address to go to."""
        app = self.doors.app
        with app.app_context():
            client, path = self.doors.client_for(sample), self.doors.path_of(sample)
        name = app.config["SESSION_COOKIE_NAME"]
        held = client.get_cookie(name)
        self.context.clear_cookies()
        cookies = [{"name": name, "value": held.value, "url": self.place}] if held else []
        if self.look.large:
            cookies.append({"name": LARGE_TYPE_COOKIE, "value": "1", "url": self.place})
        if cookies:
            self.context.add_cookies(cookies)  # type: ignore[arg-type]
        return self.look.prefix + path

    def open(self, sample: Sample) -> list[str]:
        """What is wrong with the page."""
        self.faults.clear()
        path = self.wear(sample)
        self.screen.set_viewport_size(self.look.screen)
        with sample.disturbance(self.doors.app):
            answer = self.screen.goto(path)
        wrong = []
        if sample.press is None and (landed := urlsplit(self.screen.url).path) != path.split("?")[0]:
            wrong.append(f"led away to {landed}")
        if sample.press is not None:
            answer = self._send(sample)
        if answer is None or answer.status != sample.status:
            wrong.append(f"answered {answer.status if answer else 'nothing'}")
        return [*wrong, *self.look_around(), *self.faults]

    def _send(self, sample: Sample) -> Response:
        values = {name: told(value) for name, value in (sample.press or {}).items()}
        with self.screen.expect_navigation() as sent:
            self.screen.locator(sample.form).first.evaluate(SEND, values)
        return sent.value

    def look_around(self) -> list[str]:
        """What is wrong with the page that is open."""
        wrong = violations(self.screen)
        if (headings := self.screen.locator("h1").count()) != 1:
            wrong.append(f"{headings} headings of the first level")
        for size in (PHONE, DESK):
            self.screen.set_viewport_size(size)
            if (overflow := self.screen.evaluate(OVERFLOW)) > 0:
                wrong.append(f"{overflow} px too wide at {size['width']} px")
        return wrong


@pytest.fixture(scope="module")
def eyes(chromium: Browser, doors: Doors, place: str) -> Iterator[Callable[[str], Eyes]]:
    """A window for a look, kept open for the next pages of the same look."""
    windows: dict[str, Eyes] = {}

    def window(name: str) -> Eyes:
        if name not in windows:
            look = LOOKS[name]
            context = chromium.new_context(
                base_url=place, viewport=look.screen, color_scheme=look.scheme, reduced_motion="reduce"
            )
            context.add_init_script(source())
            context.set_default_timeout(20_000)
            windows[name] = Eyes(context, doors, place, look)
        return windows[name]

    yield window
    for opened in windows.values():
        opened.context.close()


@pytest.mark.parametrize("domain", modules())
@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_for_everyone(eyes: Callable[[str], Eyes], look: str, domain: str) -> None:
    found = {}
    for sample in samples(domain):
        if problems := eyes(look).open(sample):
            found[sample.name] = problems
    assert not found, "\n".join(f"{name}\n  " + "\n  ".join(problems) for name, problems in found.items())
