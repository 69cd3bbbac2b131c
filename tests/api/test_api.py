"""The open data interface: what it gives, what it keeps to itself, and that it is as it says."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from jobfair.booths.rules import BookingState
from jobfair.core import clock
from tests.support.client import CheckingClient
from tests.support.make.employers import make_draft_employer, make_verified_employer
from tests.support.make.fairs import make_exhibitor, make_live_fair
from tests.support.make.postings import make_draft_posting, make_published_posting

PERSONAL = ("contact_name", "contact_phone", "mobile", "account")


def read(client: CheckingClient, path: str, expect: int = 200) -> Any:
    """The JSON of an address."""
    response = client.get("/api/v1" + path, expect=expect)
    return response.get_json()


def shape_of(spec: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """A schema behind its reference."""
    return spec["components"]["schemas"][schema["$ref"].split("/")[-1]] if "$ref" in schema else schema


def check(spec: dict[str, Any], schema: dict[str, Any], value: Any, where: str = "answer") -> None:
    """Assert that a value is as the document says: types, required and no further fields, enums."""
    schema = shape_of(spec, schema)
    if "anyOf" in schema or "allOf" in schema:
        options = schema.get("anyOf") or schema["allOf"]
        if value is None:
            assert {"type": "null"} in options, f"{where} is null"
            return
        return check(spec, next(o for o in options if o != {"type": "null"}), value, where)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if value is None:
        assert "null" in kinds, f"{where} is null"
        return
    known = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "number": (int, float)}
    assert any(isinstance(value, known[kind]) for kind in kinds if kind != "null"), f"{where}: {value!r}"
    if "enum" in schema:
        assert value in schema["enum"], f"{where}: {value!r}"
    if isinstance(value, list):
        for one in value:
            check(spec, schema["items"], one, where + "[]")
    if isinstance(value, dict):
        assert set(value) <= set(schema["properties"]), f"{where}: {set(value) - set(schema['properties'])}"
        assert set(schema.get("required", ())) <= set(value), where
        for name, one in value.items():
            check(spec, schema["properties"][name], one, f"{where}.{name}")


@pytest.mark.parametrize("language", ["", "/en"])
def test_answers_are_as_the_document_says(client: CheckingClient, language: str) -> None:
    employer = make_verified_employer(website="https://example.invalid/")
    posting = make_published_posting(employer, hazards_zh="焊接烟尘", skill_rank=3)
    spec = client.get(f"{language}/api/v1/openapi.json").get_json()
    assert spec["openapi"].startswith("3.1")
    examples = {
        "/api/v1/postings": "/postings?q=焊工&region=taihe&pay=3000&sort=pay",
        "/api/v1/postings/{number}": f"/postings/{posting.number}",
        "/api/v1/employers": "/employers",
        "/api/v1/employers/{employer_id}": f"/employers/{employer.id}",
        "/api/v1/fairs": "/fairs",
    }
    for path, example in examples.items():
        schema = spec["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        check(spec, schema, read(client, example), example)


def test_postings_are_found_by_the_same_filters_as_on_the_page(client: CheckingClient) -> None:
    one = make_published_posting(title_zh="电工", pay_min=5000, pay_max=6000, headcount=3)
    make_published_posting(title_zh="电工学徒", pay_min=3000, pay_max=3500)
    found = read(client, "/postings?q=dg&pay=5000")
    assert [item["number"] for item in found["items"]] == [one.number]
    assert (found["total"], found["headcount"], found["pages"]) == (1, 3, 1)
    assert found["items"][0]["link"]["en"].endswith(f"/en/jobs/{one.number}")


def test_what_is_not_public_is_not_there(client: CheckingClient) -> None:
    draft = make_draft_posting()
    expired = make_published_posting(valid_until=clock.today() - timedelta(days=1))
    hidden = make_draft_employer()
    assert read(client, "/postings")["total"] == 0
    for path in (
        f"/postings/{draft.number}",
        f"/postings/{expired.number}",
        f"/employers/{hidden.id}",
        "/fairs/none",
    ):
        problem = read(client, path, expect=404)
        assert problem["status"] == 404
        assert problem["detail"]


def test_no_contact_is_given_away(client: CheckingClient) -> None:
    employer = make_verified_employer(contact_name="李联系人", contact_phone="13900001234")
    posting = make_published_posting(employer)
    paths = ("/postings", f"/postings/{posting.number}", "/employers", f"/employers/{employer.id}")
    text = json.dumps([read(client, path) for path in paths], ensure_ascii=False)
    assert "李联系人" not in text
    assert "13900001234" not in text
    assert not [name for name in PERSONAL if f'"{name}"' in text]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("page=0", "page"), ("page=x", "page"), ("per_page=101", "per_page"), ("pay=-1", "pay"),
        ("sort=best", "sort"), ("grade=9", "grade"), ("q=" + "x" * 101, "q"), ("employer=99999999999", "employer"),
    ],
)  # fmt: skip
def test_argument_that_cannot_be_read_is_named(client: CheckingClient, query: str, name: str) -> None:
    problem = read(client, "/postings?" + query, expect=422)
    assert problem["status"] == 422
    assert name in problem["errors"]


def test_problem_speaks_the_language_of_the_address(client: CheckingClient) -> None:
    english = client.get("/en/api/v1/postings/none", expect=404)
    chinese = client.get("/api/v1/postings/none", expect=404)
    assert english.mimetype == chinese.mimetype == "application/problem+json"
    assert english.get_json()["title"] == "There is nothing here"
    assert chinese.get_json()["title"] != english.get_json()["title"]


def test_unknown_address_is_a_problem_document(client: CheckingClient) -> None:
    assert client.get("/api/v1/nothing", expect=404).get_json()["status"] == 404
    assert client.post("/api/v1/postings", json={}, expect=405).get_json()["status"] == 405


def test_reference_page_names_every_address(client: CheckingClient, app: Flask) -> None:
    page = client.page("/en/api/v1/docs")
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("open_data."):
            assert rule.rule.replace("<", "{").replace(">", "}").replace("int:", "") in page.text
    client.page("/api/v1/docs")


def test_fair_counts_the_postings_of_those_that_take_part_as_its_page_does(client: CheckingClient) -> None:
    fair = make_live_fair()
    make_exhibitor(fair, make_published_posting(headcount=4))
    make_exhibitor(fair, make_published_posting(headcount=9), status=BookingState.REFUSED)
    for found in (read(client, f"/fairs/{fair.slug}"), read(client, "/fairs")["items"][0]):
        assert (found["postings"], found["headcount"]) == (1, 4)


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "pay=-1", "sort=best", "grade=9", "q=" + "x" * 101, "region="]
)
def test_what_is_wrong_is_said_in_the_language_of_the_address(client: CheckingClient, query: str) -> None:
    chinese = client.get("/api/v1/postings?" + query, expect=422).get_json()["errors"]
    english = client.get("/en/api/v1/postings?" + query, expect=422).get_json()["errors"]
    assert not re.search("[A-Za-z]{4}", re.sub("：.*", "", words_of(chinese)))
    assert not re.search("[\u4e00-\u9fff]", words_of(english))


def words_of(errors: Any) -> str:
    """All sentences of the answer, names of arguments left out."""
    if isinstance(errors, dict):
        return " ".join(words_of(one) for one in errors.values())
    return " ".join(errors)
