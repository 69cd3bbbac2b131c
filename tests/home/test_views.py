"""First page, fairs and plain texts as people see them."""

import pytest

from jobfair.core.access import Role
from jobfair.fairs.rules import FairState
from jobfair.gate.rules import Direction
from tests.support.make.accounts import make_reviewer, make_seeker, make_staff
from tests.support.make.fairs import make_announced_fair, make_exhibitor, make_fair, make_live_fair, make_passages
from tests.support.make.postings import make_published_posting

PLAIN = ["/", "/fairs", "/privacy", "/accessibility", "/about", "/key-projects", "/figures"]


@pytest.mark.parametrize("path", PLAIN)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_public_page_opens_in_both_languages(client, prefix, path):
    page = client.page(prefix + path)
    assert page.one("html").attrs["lang"] == ("en" if prefix else "zh-CN")


def test_home_shows_the_fair_of_today_with_people_inside(client, app):
    fair = make_live_fair()
    make_passages(fair, ("p1", Direction.IN), ("p2", Direction.IN), ("p1", Direction.OUT))
    words = client.page("/").words()
    assert fair.title_zh in words
    assert "馆内人数 1" in words


def test_home_lists_sought_trades_with_counts(client, app):
    trade = make_published_posting().occupation.name_zh
    page = client.page("/")
    chips = [node.to_text() for node in page.all(".strip .chip")]
    assert any(trade in chip and "1" in chip for chip in chips)


def test_number_on_a_chip_is_that_of_the_list_it_opens(client, app):
    make_published_posting()
    make_published_posting(occupation="cleaner", open_headcount=0)
    make_published_posting(occupation="cleaner")
    chips = client.page("/").all(".strip .chip")
    assert len(chips) == 2
    for chip in chips:
        page = client.page(chip.attrs["href"])
        assert chip.to_text().split()[-1] == page.one(".count").attrs["data-count"]


def test_draft_fair_is_not_public(client, app):
    fair = make_fair(FairState.DRAFT)
    client.get(f"/fairs/{fair.slug}", expect=404)
    assert fair.title_zh not in client.page("/fairs").words()


def test_fair_page_counts_zones_instead_of_claiming_them(client, app):
    fair = make_announced_fair(zones=4)
    page = client.page(f"/fairs/{fair.slug}")
    assert "4 个专区" in page.words()
    assert len(page.all(".zones li")) == 4


def test_fair_page_finds_exhibitor_by_job_title(client, app):
    fair = make_live_fair()
    posting = make_published_posting()
    make_exhibitor(fair, posting)
    found = client.page(f"/fairs/{fair.slug}?q={posting.title_zh[:3]}")
    assert posting.employer.name_zh in found.words()
    missed = client.page(f"/fairs/{fair.slug}?q=绝无此岗%25_")
    assert posting.employer.name_zh not in missed.words()


def test_calendar_entry_carries_the_fair(client, app):
    fair = make_announced_fair()
    text = client.get(f"/fairs/{fair.slug}/calendar.ics").text
    assert "BEGIN:VEVENT" in text
    assert fair.title_zh in text.replace("\r\n ", "")


def test_large_type_is_remembered_and_switched_off(client):
    client.get("/large-type?on=1&next=/fairs")
    assert "large" in client.page("/fairs").one("html").attrs.get("class", "")
    client.get("/large-type?on=0&next=/fairs")
    assert "large" not in client.page("/fairs").one("html").attrs.get("class", "")


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"])
def test_large_type_never_leads_elsewhere(client, target):
    answer = client.get("/large-type", query_string={"on": "1", "next": target})
    assert answer.headers["Location"] == "/"


def test_staff_desk_shows_queues_of_the_duty(browser_of, app):
    page = browser_of(make_reviewer()).page("/staff")
    assert page.all('main a[href="/staff/employers"]')
    assert not page.all('main a[href="/staff/deliveries"]')


def test_staff_desk_refuses_seekers(browser_of, app):
    browser_of(make_seeker()).get("/staff", expect=403)


def test_staff_desk_refuses_staff_without_second_factor(app):
    client = app.test_client().sign_in(make_staff(Role.REVIEWER), second_factor=False)
    client.get("/staff", expect=403)
