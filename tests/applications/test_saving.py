"""Saving jobs and searches from the pages where they are found; where an application belongs."""

import pytest

from jobfair.applications.models import SavedJob
from jobfair.core import clock
from jobfair.extensions import db
from tests.support.databases import count
from tests.support.make.accounts import make_recruiter, make_reviewer
from tests.support.make.employers import make_verified_employer
from tests.support.make.fairs import make_announced_fair, make_exhibitor, make_live_fair
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile


def apply_address(page):
    """Where the button leads."""
    return page.one(".apply-bar .button").attrs["href"]


def test_seeker_saves_a_job_and_takes_it_off_on_its_own_page(browser_of):
    posting, browser = make_published_posting(), browser_of(make_seeker_with_profile())
    address = f"/jobs/{posting.number}"
    form = browser.page(address).one('form[action$="/bookmark"]')
    hidden = form.query('input[name="next"]')[0].attrs["value"]
    assert hidden == address
    saved = browser.follow(browser.submit(form.attrs["action"], {"next": hidden}))
    assert count(SavedJob) == 1
    again = saved.one('form[action$="/bookmark/end"]')
    browser.submit(again.attrs["action"], {"next": address})
    assert count(SavedJob) == 0


def test_saved_job_of_one_person_is_not_saved_for_another(browser_of):
    posting, seeker = make_published_posting(), make_seeker_with_profile()
    db.session.add(SavedJob(account_id=seeker.id, posting_id=posting.id, saved_at=clock.now()))
    db.session.commit()
    address = f"/jobs/{posting.number}"
    assert browser_of(seeker).page(address).all('form[action$="/bookmark/end"]')
    assert not browser_of(make_seeker_with_profile()).page(address).all('form[action$="/bookmark/end"]')


def test_visitor_is_led_to_sign_in_and_back(client, app):
    posting = make_published_posting()
    page = client.page(f"/en/jobs/{posting.number}")
    assert not page.all("aside form")
    (link,) = [node for node in page.all("aside a") if "Sign in to save" in node.to_text()]
    assert link.attrs["href"] == f"/en/sign-in?next=/en/jobs/{posting.number}"


@pytest.mark.parametrize("make", [make_reviewer, make_recruiter])
def test_who_looks_for_no_work_is_offered_nothing_to_save(browser_of, make):
    page = browser_of(make()).page(f"/jobs/{make_published_posting().number}")
    assert not page.all('form[action*="bookmark"]')
    assert not [node for node in page.all("aside a") if "/sign-in" in node.attrs["href"]]


def test_apply_button_stands_first_beside_the_job(client, app):
    aside = client.page(f"/jobs/{make_published_posting().number}").one("main aside")
    first = next(node for node in aside.children if not node.name.startswith("#"))
    assert first.attrs["class"] == "apply-bar"


def test_application_belongs_to_the_fair_open_today_or_the_one_that_led_here(client, app):
    posting, coming = make_published_posting(), make_announced_fair()
    make_exhibitor(coming, posting)
    address, apply = f"/jobs/{posting.number}", f"/jobs/{posting.number}/application"
    assert apply_address(client.page(address)) == apply
    assert apply_address(client.page(f"{address}?fair={coming.slug}")) == f"{apply}?fair={coming.slug}"
    today = make_live_fair()
    make_exhibitor(today, posting)
    assert apply_address(client.page(address)) == f"{apply}?fair={today.slug}"
    assert apply_address(client.page(f"{address}?fair={coming.slug}")) == f"{apply}?fair={coming.slug}"
    assert apply_address(client.page(f"{address}?fair=nonsense")) == f"{apply}?fair={today.slug}"


def test_fair_leads_to_the_job_with_its_name(client, app):
    posting, fair = make_published_posting(), make_live_fair()
    make_exhibitor(fair, posting)
    assert client.page(f"/fairs/{fair.slug}").all(f'a[href="/jobs/{posting.number}?fair={fair.slug}"]')


def test_search_is_saved_from_the_list(client, browser_of):
    posting = make_published_posting()
    browser, asked = browser_of(make_seeker_with_profile()), f"/jobs?q={posting.title_zh}&lodging=1"
    (link,) = browser.page(asked).all('a[href*="/me/saved-searches/new"]')
    form = browser.page(link.attrs["href"])
    assert form.one('input[name="name"]').attrs["value"] == posting.title_zh
    (link,) = client.page(asked).all('#results a[href*="/sign-in"]')
    assert link.attrs["href"].startswith("/sign-in?next=/me/saved-searches/new?criteria")


def test_list_without_criteria_and_people_who_look_for_no_work_get_no_link(client, browser_of):
    make_published_posting()
    assert not client.page("/jobs").all('#results a[href*="/sign-in"]')
    recruiter = make_recruiter()
    make_verified_employer(owner=recruiter)
    assert not browser_of(recruiter).page("/jobs?q=焊工").all('a[href*="saved-searches"]')


def test_find_work_is_current_on_jobs_only(client, browser_of):
    recruiter = make_recruiter()
    posting = make_published_posting(make_verified_employer(owner=recruiter))

    def near(page):
        return {node.attrs["href"] for node in page.all(".nav a[data-near], .nav a[aria-current]")}

    assert near(client.page(f"/jobs/{posting.number}")) == {"/jobs"}
    assert near(client.page(f"/en/jobs/{posting.number}")) == {"/en/jobs"}
    desk = browser_of(recruiter)
    assert near(desk.page("/employer/postings")) == set()
    page = desk.page(f"/employer/postings/{posting.number}")
    assert near(page) == set()
    assert page.all('.tabbar a[href="/employer/postings"][data-near]')
    assert near(browser_of(make_reviewer()).page("/staff/postings")) == set()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_footer_of_every_page_leads_to_complaints(client, prefix):
    (link,) = client.page(f"{prefix}/").all('footer a[href$="/complaints"]')
    client.page(link.attrs["href"])


def test_own_page_leads_to_suggestions_groups_data_and_searches(browser_of):
    page = browser_of(make_seeker_with_profile()).page("/me")
    for address in ("/me/suggestions", "/me/target-groups", "/me/data", "/me/saved-searches"):
        assert page.all(f'main a[href="{address}"]'), address
