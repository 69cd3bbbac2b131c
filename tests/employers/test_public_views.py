"""Pages of employers as visitors see them."""

from datetime import timedelta

import pytest

from jobfair.core import clock
from tests.support.make.employers import (
    make_draft_employer,
    make_submitted_employer,
    make_suspended_employer,
    make_verified_employer,
)


def test_visitor_finds_verified_employers_only(client):
    verified, draft = make_verified_employer(), make_draft_employer()
    page = client.page("/employers")
    assert verified.name_zh in page.words()
    assert draft.name_zh not in page.words()


def test_visitor_searches_by_pinyin(client):
    make_verified_employer(name_zh="辽西精密示例厂")
    other = make_verified_employer(name_zh="凌河食品示例厂")
    page = client.page("/employers?q=liaoxi")
    assert "辽西精密示例厂" in page.words()
    assert other.name_zh not in page.words("#results")


@pytest.mark.parametrize("query", ["section=Ω&region=x", "region=99999999999999999999", "q=%00%25_'", "page=-1"])
def test_nonsense_in_the_address_is_ignored(client, query):
    make_verified_employer()
    client.page(f"/employers?{query}")


def test_nothing_found_says_what_to_do(client):
    assert client.page("/employers?q=没有这样的单位").one(".empty")


def test_public_page_shows_mark_kind_and_last_check_but_no_contact(client):
    employer = make_verified_employer(contact_name="孙保密", contact_phone="0416-7654321")
    page = client.page(f"/employers/{employer.id}")
    assert page.all(".verified")
    assert str(clock.today().year) in page.words(".facts")
    for secret in ("孙保密", "0416-7654321", employer.credit_code):
        assert secret not in page.text


@pytest.mark.parametrize("make", [make_draft_employer, make_submitted_employer, make_suspended_employer])
def test_employer_that_is_not_verified_is_not_there(client, make):
    client.page(f"/employers/{make().id}", expect=404)


def test_lapsed_employer_is_not_there(client):
    employer = make_verified_employer(approved_until=clock.today() - timedelta(days=1))
    client.page(f"/employers/{employer.id}", expect=404)


def test_english_page_says_that_a_text_is_only_in_chinese(client):
    employer = make_verified_employer()
    page = client.page(f"/en/employers/{employer.id}")
    assert "only in Chinese" in page.words()
    assert employer.name_en in page.words("h1")


def test_english_text_is_shown_without_remark(client):
    employer = make_verified_employer(introduction_en="We make pumps.")
    page = client.page(f"/en/employers/{employer.id}")
    assert "We make pumps." in page.words()
    assert "only in Chinese" not in page.words()
