"""The style guide: every page valid in both languages, a refused form kept, nothing of it outside demonstration."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from jobfair.home.styleguide import SAMPLE_PAGES
from tests.support.client import CheckingClient

PATHS = ["/styleguide", *(f"/styleguide/{name}" for name in SAMPLE_PAGES)]


STATIC = Path(__file__).resolve().parents[2] / "static"
LARGEST_STYLE_SHEET = 25 * 1024  # bytes, compressed


@pytest.fixture
def production(app: Flask) -> Iterator[None]:
    """The same application as a real portal."""
    app.config["DEMO_MODE"] = False
    yield
    app.config["DEMO_MODE"] = True


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PATHS)
def test_every_page_in_both_languages_keeps_the_rules_of_the_house(
    client: CheckingClient, path: str, prefix: str
) -> None:
    client.page(prefix + path)


@pytest.mark.parametrize("path", PATHS)
def test_the_english_page_speaks_english(client: CheckingClient, path: str) -> None:
    words = client.page("/en" + path).words("body")
    chinese = [char for char in words if "\u4e00" <= char <= "\u9fff"]
    assert "".join(chinese).strip("中文") == ""


def test_an_empty_form_comes_back_with_each_error_beside_its_field(client: CheckingClient) -> None:
    page = client.refused("/styleguide", {"text": "Kept as written", "mobile": "12"})
    assert "Kept as written" in page.one("textarea[name=text]").to_text()
    assert page.one("#mobile").attrs["aria-describedby"] == "mobile-error"
    assert page.one("#mobile").attrs["aria-invalid"] == "true"
    assert page.one(".error-summary a[href='#mobile']")


def test_a_form_without_its_token_is_refused(client: CheckingClient) -> None:
    client.refused("/styleguide", {"name": "x"}, csrf=False, expect=400)


def test_an_unknown_sample_is_not_found(client: CheckingClient) -> None:
    client.page("/styleguide/nothing", expect=404)


@pytest.mark.usefixtures("production")
def test_outside_demonstration_there_is_no_guide(client: CheckingClient) -> None:
    client.page("/styleguide", expect=404)
    client.page("/styleguide/jobs", expect=404)
    client.refused("/styleguide", {}, expect=404)


def test_the_style_sheet_is_small_and_asks_no_other_host() -> None:
    sheets = list((STATIC / "css").glob("*.css"))
    assert len(sheets) == 1
    content = sheets[0].read_bytes()
    assert len(gzip.compress(content)) <= LARGEST_STYLE_SHEET
    assert not re.search(rb"url\(\s*[\"']?(https?:)?//|@import", content)


def test_every_colour_token_of_the_dark_theme_has_a_light_fallback() -> None:
    content = (STATIC / "css" / "portal.css").read_text()
    light, themed = re.findall(r"^\s*:root \{(.*?)^\s*\}", content, re.S | re.M)[:2]
    names = set(re.findall(r"(--[\w-]+):", themed))
    assert names
    assert names <= set(re.findall(r"(--[\w-]+):", light))
