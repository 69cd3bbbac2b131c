"""Every page there is has a sample, and every sample keeps the rules of the house."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, template_rendered
from jinja2 import Template

from tests.support.client import Page
from tests.support.samples import Doors, Sample, not_pages, samples, told

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# Templates no page is made of.
PIECES = ("components/", "layout/")
OTHER = {
    "home/sitemap.xml": "for search engines",
    "postings/feed.xml": "a feed for programs",
    "seekers/my_data_copy.html": "lies in the copy of one's data",
}


@pytest.fixture(scope="module")
def doors(town: Flask) -> Doors:
    return Doors(town)


@pytest.fixture(scope="module")
def rendered(town: Flask) -> Iterator[set[str]]:
    """Names of the templates rendered so far."""
    names: set[str] = set()

    def note(_app: Flask, template: Template, **_context: object) -> None:
        names.add(str(template.name))

    with template_rendered.connected_to(note, town):
        yield names


def _routes(app: Flask) -> dict[str, str]:
    """Rules that answer GET, with their endpoints."""
    return {rule.rule: rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}


def test_every_route_has_a_sample_or_a_reason_to_have_none(town: Flask, doors: Doors) -> None:
    adapter = town.url_map.bind("localhost")
    shown = set()
    for sample in samples():
        if sample.endpoint:
            rule, _values = adapter.match(doors.path_of(sample).split("?")[0], return_rule=True)
            shown.add(rule.rule)
    reasons = not_pages()
    routes = _routes(town)
    missing = [f"{rule} ({end})" for rule, end in routes.items() if rule not in shown and end not in reasons]
    assert not missing, "add a line to tests/browser/samples/<domain>.py for: " + ", ".join(missing)
    pages = {routes[rule] for rule in shown}
    stale = [name for name in reasons if name in pages or name not in routes.values()]
    assert not stale, f"a page, or gone: {stale}"


def _open(doors: Doors, sample: Sample) -> Page:
    client, path = doors.client_for(sample), doors.path_of(sample)
    with sample.disturbance(doors.app):
        if sample.press is None:
            return client.page(path, expect=sample.status)
        form = client.page(path).one(sample.form) if sample.form != "main form[method=post]" else None
        form = form or client.page(path).all(sample.form)[0]
        given = {node.attrs["name"]: node.attrs.get("value") or "" for node in form.query("input[type=hidden]")}
        given.update({key: told(value) for key, value in sample.press.items()})
        return client.refused(form.attrs.get("action") or path, given, expect=sample.status)


def test_every_sample_opens_and_every_template_is_seen(doors: Doors, rendered: set[str]) -> None:
    broken = []
    for sample in samples():
        try:
            with doors.app.app_context():
                _open(doors, sample)
        except AssertionError as problem:
            broken.append(f"{sample.name}: {str(problem)[:1500]}")
    assert not broken, "\n".join(broken)
    known = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*")}
    pages = {name for name in known if not name.startswith(PIECES) and "/_" not in name} - set(OTHER)
    unseen = pages - rendered
    assert not unseen, "no sample shows: " + ", ".join(sorted(unseen))
