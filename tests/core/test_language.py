"""The other language's address of a page."""

import pytest
from flask import Flask

from jobfair.core.language import other_language_url
from tests.support.client import CheckingClient


@pytest.mark.parametrize(
    ("asked", "script", "other"),
    [
        ("/jobs?q=a%20b&region=taihe", "", "/en/jobs?q=a%20b&region=taihe"),
        ("/fairs/a%00b", "", "/en/fairs/a%00b"),
        ("/fairs/a%00b", "/en", "/fairs/a%00b"),
        ("/fairs/%0d%0aSet-Cookie:x", "", "/en/fairs/%0D%0ASet-Cookie:x"),
        ("/fairs/%E7%84%8A%22%3E", "", "/en/fairs/%E7%84%8A%22%3E"),
        ("/fairs/50%25", "", "/en/fairs/50%25"),
        ("/jobs?q=%00", "/en", "/jobs?q=%00"),
    ],
)
def test_address_in_the_other_language_is_percent_encoded(app: Flask, asked: str, script: str, other: str) -> None:
    base = f"http://localhost{script}" if script else None
    with app.test_request_context(asked, base_url=base):
        assert other_language_url() == other


@pytest.mark.parametrize("address", ["/%00x", "/en/%00x", "/en%00x", "/fairs/%01%1f", "/en/fairs/%00", "/jobs/%00"])
def test_control_characters_in_the_address_reach_no_link(client: CheckingClient, address: str) -> None:
    response = client.get(address, check=False)
    assert response.status_code in (400, 404)
    assert not [char for char in response.text if ord(char) < 32 and char not in "\n\t\r"]
