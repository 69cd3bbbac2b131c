"""The open data interface, whatever is asked: answers are as described, refusals are sentences."""

from random import Random
from urllib.parse import quote

import pytest
from flask import Flask

from tests.api.test_api import check
from tests.fuzz import hostile
from tests.support.client import CheckingClient

COUNT, SEED = 400, 20230308


@pytest.fixture(scope="module")
def reader(town: Flask) -> CheckingClient:
    client = town.test_client()
    assert isinstance(client, CheckingClient)
    return client


def _value(rng: Random, schema: dict) -> bytes:
    """Now what the description asks for, now anything."""
    offered = [str(one).encode() for one in schema.get("enum", schema.get("items", {}).get("enum", ())) if one]
    if rng.random() < 0.4:
        return rng.choice([*offered, b"1", b"2", b"5000", b"taihe", b"welder", b"C", "焊工".encode()])
    return hostile.text(rng, offered)[:300]


def test_every_answer_is_as_described_whatever_is_asked(town: Flask, reader: CheckingClient) -> None:
    with town.app_context():
        spec = reader.get("/api/v1/openapi.json").get_json()
        known = {
            "number": [one["number"] for one in reader.get("/api/v1/postings").get_json()["items"]],
            "employer_id": [str(one["id"]) for one in reader.get("/api/v1/employers").get_json()["items"]],
            "slug": [one["slug"] for one in reader.get("/api/v1/fairs").get_json()["items"]],
        }
        operations = [(path, item["get"], item.get("parameters", [])) for path, item in spec["paths"].items()]
        rng, seen = Random(SEED), {200: 0, 404: 0, 422: 0}
        for _round in range(COUNT):
            path, operation, shared = rng.choice(operations)
            asked = []
            for one in [*shared, *operation.get("parameters", [])]:
                value = _value(rng, one["schema"])
                if one["in"] == "path":
                    value = rng.choice(known[one["name"]]).encode() if rng.random() < 0.6 else value or b"x"
                    path = path.replace("{" + one["name"] + "}", quote(value, safe=""))
                elif rng.random() < 0.3:
                    asked += [f"{one['name']}={quote(value)}"] * rng.choice((1, 1, 1, 2))
            address = f"{path}?{'&'.join(asked)}"
            response = reader.get(address, check=False)
            seen[response.status_code] = seen.get(response.status_code, 0) + 1
            if response.status_code == 200:
                schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
                check(spec, schema, response.get_json(), address)
            else:
                problem = response.get_json()
                assert response.status_code in (404, 422), f"{address}: {response.status_code}"
                assert response.mimetype == "application/problem+json", address
                assert problem["status"] == response.status_code, address
                assert problem["detail"], address
        assert set(seen) == {200, 404, 422}, seen
        assert min(seen.values()) > COUNT / 20, seen
