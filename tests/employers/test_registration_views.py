"""Registering an employer: number, account, facts."""

import pytest

from jobfair.employers import queries
from jobfair.employers.models import Employer
from jobfair.employers.rules import Qualification
from tests.employers.forms_of import facts
from tests.support.databases import count
from tests.support.make.accounts import make_seeker
from tests.support.make.employers import (
    credit_code,
    make_draft_employer,
    make_verified_employer,
    owner_of,
)


def test_signed_in_person_registers_an_employer_and_becomes_owner(browser_of):
    seeker = make_seeker()
    browser = browser_of(seeker)
    browser.submit("/employer/register", facts())
    employer = queries.employer_of(seeker)
    assert employer.status is Qualification.DRAFT
    assert employer.pinyin.startswith("yanshixinban")
    browser.page("/employer")


def test_typed_spaces_and_small_letters_in_the_code_do_not_matter(browser_of):
    seeker, code = make_seeker(), credit_code("12")
    browser_of(seeker).submit("/employer/register", facts(credit_code=f" {code.lower()[:9]} {code[9:]}"))
    assert queries.employer_of(seeker).credit_code == code


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"credit_code": "91430100MA4R7G5X6N"}, "credit_code"),
        ({"credit_code": ""}, "credit_code"),
        ({"name_zh": "ACME"}, "name_zh"),
        ({"name_zh": "长" * 121}, "name_zh"),
        ({"account_type": "spy"}, "account_type"),
        ({"account_type": "agency"}, "licence_number"),
        ({"industry_code": "Ω"}, "industry_code"),
        ({"industry_code": ""}, "industry_code"),
        ({"region_id": "0"}, "region_id"),
        ({"size_band": ""}, "size_band"),
        ({"contact_phone": "javascript:"}, "contact_phone"),
        ({"licence_until": "31.2.2027"}, "licence_until"),
    ],
)
def test_wrong_fact_is_refused_beside_its_field_with_the_input_kept(browser_of, change, field):
    page = browser_of(make_seeker()).refused("/employer/register", facts(address_zh="演示街9号", **change))
    assert page.all(f"#{field}-error")
    assert "演示街9号" in page.text
    assert count(Employer) == 0


@pytest.mark.parametrize("language", ["", "/en"])
def test_registered_employer_is_refused_kindly_a_second_time(browser_of, language):
    employer = make_draft_employer()
    code = employer.credit_code
    page = browser_of(make_seeker()).refused(f"{language}/employer/register", facts(credit_code=code), expect=409)
    assert page.all("#credit_code-error")


def test_person_of_one_employer_cannot_register_another(browser_of):
    browser_of(owner_of(make_draft_employer())).refused("/employer/register", facts(), expect=409)


def test_visitor_cannot_post_an_employer(client):
    client.submit("/employer/register", facts())
    assert count(Employer) == 0


def check(browser, code, language=""):
    """The piece of page fetched while a code is typed."""
    response = browser.post(f"{language}/employer/register/credit-code", data={"credit_code": code}, check=False)
    assert response.status_code == 200
    return response.text


def test_code_is_explained_while_it_is_typed(browser_of):
    browser = browser_of(make_seeker())
    assert "“O”" in check(browser, "9135O100M000100Y43")
    assert "企业" in check(browser, "91350100M000100Y43")
    assert "Company" in check(browser, "91350100M000100Y43", "/en")
    assert check(browser, "").strip() == ""


def test_taken_code_says_how_to_join_while_it_is_typed(browser_of):
    employer = make_verified_employer()
    said = check(browser_of(make_seeker()), employer.credit_code)
    assert 'data-tone="refused"' in said
    assert employer.name_zh not in said


def test_page_that_waits_for_the_code_leads_to_the_messages_in_demonstration_only(app, client, monkeypatch):
    client.submit("/employer/register/code", {"mobile": "13800000099"})
    assert client.page("/employer/register").all('main a[href="/demo/messages"]')
    monkeypatch.setitem(app.config, "DEMO_MODE", False)
    assert not client.page("/employer/register").all('main a[href="/demo/messages"]')


def test_agreement_to_the_privacy_notice_carries_an_asterisk(client):
    client.submit("/employer/register/code", {"mobile": "13800000099"})
    assert client.page("/employer/register").all(".choice .required")
