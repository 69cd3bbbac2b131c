"""On English pages whatever is Chinese says so to the machine that reads it aloud."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from jobfair.accounts.models import Account
from jobfair.applications.rules import ApplicationState
from jobfair.core.access import Role
from jobfair.core.formatting import show_as_written, show_written
from jobfair.core.language import in_language
from jobfair.core.search_text import is_han
from tests.support.client import CheckingClient, Page
from tests.support.make.accounts import make_staff
from tests.support.make.applications import make_application
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_certificate, make_resume_entry, make_seeker_with_profile

Browser = Callable[[Account], CheckingClient]


def unmarked(page: Page) -> list[str]:
    """Chinese texts in the main part that no element around them calls Chinese."""
    found: list[str] = []

    def look(node: Any, chinese: bool) -> None:
        attrs = getattr(node, "attrs", None) or {}
        chinese = attrs["lang"].startswith("zh") if "lang" in attrs else chinese
        if node.name == "#text" and not chinese and any(is_han(char) for char in node.data):
            found.append(node.data.strip())
        if node.name not in ("option", "textarea", "script"):
            for child in getattr(node, "children", None) or ():
                look(child, chinese)

    look(page.one("main"), False)
    return found


@pytest.fixture
def person(app: Flask) -> Account:
    account = make_seeker_with_profile(introduction="踏实肯干,持证上岗。" * 10)
    make_resume_entry(account)
    make_certificate(account)
    return account


def test_seekers_pages_mark_what_is_chinese(person: Account, browser_of: Browser) -> None:
    browser = browser_of(person)
    for path in ("/me/profile", "/me/resume", "/me/resume/sheet", "/me/target-groups", "/me/data"):
        assert unmarked(browser.page(f"/en{path}")) == [], path
    assert "In Chinese only" in browser.page("/en/me/resume/sheet").words()


def test_pages_of_jobs_and_applications_mark_what_is_chinese(
    person: Account, client: CheckingClient, browser_of: Browser
) -> None:
    employer = make_verified_employer(name_zh="渤海示例重工", name_en=None)
    posting = make_published_posting(employer, title_zh="管道电焊工", title_en=None)
    number, other = posting.number, make_published_posting(employer, title_zh="普工", title_en=None)
    application = make_application(
        other, person, status=ApplicationState.INTERVIEW, message="我想来。", interview_place="太和区1号"
    )
    key = application.id
    browser = browser_of(person)
    for path in ("/me/applications", f"/me/applications/{key}", f"/jobs/{number}/application", "/me/suggestions"):
        assert unmarked(browser.page(f"/en{path}")) == [], path
    for path in ("/jobs", "/jobs?q=电焊工", f"/jobs/{number}"):
        assert unmarked(client.page(f"/en{path}")) == [], path


def test_desk_pages_mark_what_is_chinese(person: Account, browser_of: Browser) -> None:
    key = make_certificate(person).id
    browser = browser_of(make_staff(Role.DESK, name="李经办"))
    for path in ("/staff/certificates", f"/staff/certificates/{key}", "/staff/assisted"):
        assert unmarked(browser.page(f"/en{path}")) == [], path


def test_only_chinese_on_english_pages_is_marked(app: Flask) -> None:
    with app.test_request_context("/"):
        assert show_as_written("张演示") == "张演示"
        assert "lang" not in show_written("张演示" * 40)
    with app.test_request_context("/en/"), in_language("en"):
        assert show_as_written("Zhang <b>") == "Zhang <b>"
        assert show_as_written("张<b>") == '<span lang="zh-CN">张&lt;b&gt;</span>'
        assert show_as_written(None) == ""
        assert "In Chinese only" not in show_written("短句。")
