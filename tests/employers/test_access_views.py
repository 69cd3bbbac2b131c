"""Who may open which page of an employer."""

import pytest

from jobfair.core.access import Role
from tests.support.make.accounts import make_admin, make_recruiter, make_reviewer, make_seeker, make_staff
from tests.support.make.employers import (
    make_draft_employer,
    make_submitted_employer,
    make_suspended_employer,
    make_verified_employer,
    owner_of,
)

OWN_PAGES = ("/employer", "/employer/profile", "/employer/documents", "/employer/team")
STAFF_PAGES = ("/staff/employers",)


@pytest.mark.parametrize("path", OWN_PAGES + STAFF_PAGES)
def test_visitor_is_sent_to_sign_in(client, path):
    assert "/sign-in" in client.get(path, expect=302).headers["Location"]


@pytest.mark.parametrize("path", OWN_PAGES)
def test_seeker_is_refused(browser_of, path):
    browser_of(make_seeker()).page(path, expect=403)


@pytest.mark.parametrize("path", OWN_PAGES)
@pytest.mark.parametrize("make", [make_draft_employer, make_submitted_employer, make_verified_employer])
@pytest.mark.parametrize("language", ["", "/en"])
def test_owner_opens_own_pages_in_every_state(browser_of, make, path, language):
    browser_of(owner_of(make())).page(language + path)


@pytest.mark.parametrize("path", OWN_PAGES[1:])
def test_recruiter_without_employer_gets_not_found(browser_of, path):
    browser_of(make_recruiter()).page(path, expect=404)


def test_recruiter_without_employer_is_led_to_register(browser_of):
    response = browser_of(make_recruiter()).get("/employer", expect=302)
    assert response.headers["Location"].endswith("/employer/register")


def test_suspended_employer_sees_why(browser_of):
    employer = make_suspended_employer()
    assert "虚假招聘" in browser_of(owner_of(employer)).page("/employer").words()


@pytest.mark.parametrize("path", [*STAFF_PAGES, "/staff/employers/{id}"])
@pytest.mark.parametrize("who", [make_recruiter, make_seeker, lambda: make_staff(Role.FLOOR)])
def test_staff_pages_are_for_reviewers(browser_of, path, who):
    employer = make_submitted_employer()
    browser_of(who()).page(path.format(id=employer.id), expect=403)


def test_reviewer_without_second_factor_is_refused(app):
    client = app.test_client().sign_in(make_reviewer(), second_factor=False)
    client.get("/staff/employers", expect=403)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    "make", [make_draft_employer, make_submitted_employer, make_verified_employer, make_suspended_employer]
)
def test_reviewer_opens_every_state(browser_of, make, language):
    employer = make()
    page = browser_of(make_reviewer()).page(f"{language}/staff/employers/{employer.id}")
    assert employer.credit_code in page.words()


def test_admin_looks_but_does_not_decide(browser_of):
    employer = make_submitted_employer()
    browser = browser_of(make_admin())
    assert not browser.page(f"/staff/employers/{employer.id}").all("button[value=approve]")
    browser.refused(f"/staff/employers/{employer.id}/decision", {"verb": "approve"}, expect=403)


@pytest.mark.parametrize(
    "shelf", ["waiting", "draft", "returned", "approved", "lapsed", "suspended", "refused", "nonsense"]
)
def test_every_shelf_opens(browser_of, shelf):
    make_submitted_employer()
    browser_of(make_reviewer()).page(f"/staff/employers?shelf={shelf}")
