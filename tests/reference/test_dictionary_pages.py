"""Staff keep the dictionaries: what they change is found at once, what they retire stays for what has it."""

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.core.audit import AuditEntry
from jobfair.extensions import db
from jobfair.postings.search.check import differences
from jobfair.postings.search.criteria import Criteria
from jobfair.postings.search.query import search
from jobfair.reference import queries
from jobfair.reference.models import MinimumWage, Synonym
from jobfair.reference.services import load_reference
from tests.support.client import CheckingClient
from tests.support.make.accounts import make_admin, make_reviewer, make_seeker, make_staff
from tests.support.make.postings import make_published_posting
from tests.support.make.reference import occupation, region

Browser = Callable[[Account], CheckingClient]
WORDS = "/staff/dictionaries/words"
OCCUPATIONS = "/staff/dictionaries/occupations"
WAGES = "/staff/dictionaries/wages"


def acts() -> list[str]:
    db.session.remove()
    return list(db.session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


def synonym(word: str) -> Synonym:
    db.session.remove()
    return db.session.scalars(sa.select(Synonym).where(Synonym.word == word)).one()


def found(q: str) -> int:
    db.session.remove()
    return search(Criteria(q=q)).total


def test_new_word_is_found_at_once_and_retired_no_more(app: Flask, browser_of: Browser) -> None:
    make_published_posting(title_zh="管道电焊工")
    browser = browser_of(make_reviewer())
    assert found("烧电焊的") == 0
    browser.submit(WORDS, {"word": "烧电焊的", "same_as": "电焊工"})
    assert found("烧电焊的") == found("shaodianhande") == 1
    key = synonym("烧电焊的").id
    assert "烧电焊的" in browser.page(f"{WORDS}?q=烧电焊").words("table")
    browser.submit(f"{WORDS}/{key}/use", {"retired": "1"})
    assert found("烧电焊的") == 0
    browser.submit(f"{WORDS}/{key}/use", {"retired": "0"})
    assert found("烧电焊的") == 1
    assert acts()[-3:] == ["dictionary.word_added", "dictionary.word_retired", "dictionary.word_restored"]


def test_packaged_word_that_was_retired_or_changed_does_not_come_back(app: Flask, browser_of: Browser) -> None:
    browser = browser_of(make_reviewer())
    key = synonym("兼职").id
    browser.page(f"{WORDS}/{key}")
    browser.submit(f"{WORDS}/{key}", {"word": "打零工"})
    load_reference()
    db.session.commit()
    assert "兼职" not in queries.snapshot().equivalents("钟点工")
    assert "打零工" in queries.snapshot().equivalents("钟点工")


def test_two_unknown_words_begin_a_meaning(app: Flask, browser_of: Browser) -> None:
    browser_of(make_reviewer()).submit(WORDS, {"word": "跑滴滴", "same_as": "网约车"})
    db.session.remove()
    assert queries.snapshot().equivalents("网约车") == {"跑滴滴", "网约车"}


@pytest.mark.parametrize(
    ("word", "same_as", "field"),
    [("焊工", "电焊工", "word"), ("、、", "电焊工", "word"), ("新词", "", "same_as"), ("新词", "新词", "same_as")],
)
def test_word_that_says_nothing_new_is_refused(
    app: Flask, browser_of: Browser, word: str, same_as: str, field: str
) -> None:
    page = browser_of(make_reviewer()).post(WORDS, data={"word": word, "same_as": same_as}, check=False)
    assert page.status_code == 422
    assert f'id="{field}-error"' in page.text


def test_renamed_occupation_is_found_under_its_new_name(app: Flask, browser_of: Browser) -> None:
    make_published_posting(title_zh="师傅", occupation="welder", duties_zh="干活。")
    welder = occupation("welder")
    key, number = welder.id, welder.major_class
    browser = browser_of(make_reviewer())
    browser.page(f"{OCCUPATIONS}/{key}")
    data = {"name_zh": "焊接操作员", "name_en": "Weld operator", "major_class": number, "is_trade": "y"}
    browser.submit(f"{OCCUPATIONS}/{key}", data)
    db.session.remove()
    assert found("焊接操作员") == 1
    assert differences(db.session()) == []
    load_reference()
    db.session.commit()
    assert occupation("welder").name_zh == "焊接操作员"
    assert "dictionary.occupation_saved" in acts()


def test_retired_occupation_is_no_longer_offered_and_stays_where_it_is(app: Flask, browser_of: Browser) -> None:
    posting = make_published_posting(occupation="welder")
    key, number = occupation("welder").id, posting.number
    browser = browser_of(make_admin())
    browser.submit(f"{OCCUPATIONS}/{key}/use", {"retired": "1"})
    db.session.remove()
    known = queries.snapshot()
    assert key not in {trade.id for trade in known.trades}
    assert known.trade[key].is_retired
    browser.page(f"/jobs/{number}")
    assert search(Criteria(trade=("welder",))).total == 1
    browser.page(OCCUPATIONS)


def test_new_occupation_gets_a_key_of_its_own(app: Flask, browser_of: Browser) -> None:
    browser = browser_of(make_reviewer())
    browser.page(f"{OCCUPATIONS}/new")
    browser.submit(f"{OCCUPATIONS}/new", {"name_zh": "持证焊匠", "name_en": "Welder", "major_class": 6})
    db.session.remove()
    assert "welder_2" in {trade.key for trade in queries.snapshot().trades}
    page = browser.post(
        f"{OCCUPATIONS}/new", data={"name_zh": "持证焊匠", "name_en": "X", "major_class": 6}, check=False
    )
    assert page.status_code == 422


def wage_data(**changes: object) -> dict[str, object]:
    standard = {
        "region_id": region("taihe").id,
        "month_yuan": 1900,
        "hour_yuan": "18.50",
        "valid_from": "2026-01-01",
        "source": "辽人社规〔2026〕1号（演示）",
    }
    return {**standard, **changes}


def test_wage_only_warns_until_confirmed_with_its_source(app: Flask, browser_of: Browser) -> None:
    admin = make_admin()
    browser, name = browser_of(admin), admin.id
    browser.page(f"{WAGES}/new")
    browser.submit(f"{WAGES}/new", wage_data())
    wage = queries.wage_on(region("taihe").id, date(2026, 6, 1))
    assert wage is not None
    assert (wage.month_yuan, wage.hour_fen, wage.confirmed_by_id) == (1900, 1850, None)
    key = wage.id
    browser.refused(f"{WAGES}/{key}/confirmation", {"source": " "})
    browser.page(f"{WAGES}/{key}/confirmation")
    browser.submit(f"{WAGES}/{key}/confirmation", {"source": "官网原文第3页"})
    db.session.remove()
    wage = queries.get_wage(key)
    assert (wage.confirmed_by_id, wage.confirmed_on, wage.source) == (name, clock.today(), "官网原文第3页")
    browser.submit(f"{WAGES}/{key}", wage_data(month_yuan=1950))
    db.session.remove()
    assert queries.get_wage(key).confirmed_by_id is None
    browser.submit(f"{WAGES}/{key}/use", {"retired": "1"})
    db.session.remove()
    counted = queries.wage_on(region("taihe").id, date(2026, 6, 1))
    assert counted is None or counted.id != key
    assert {"dictionary.wage_saved", "dictionary.wage_confirmed", "dictionary.wage_retired"} <= set(acts())


@pytest.mark.parametrize(
    ("change", "field"),
    [({"month_yuan": 1}, "month_yuan"), ({"valid_to": "2025-01-01"}, "valid_to"), ({"source": ""}, "source"),
     ({"hour_yuan": "x"}, "hour_yuan"), ({"region_id": "0"}, "region_id")],
)  # fmt: skip
def test_wage_that_cannot_be_is_refused(
    app: Flask, browser_of: Browser, change: dict[str, object], field: str
) -> None:
    before = db.session.scalar(sa.select(sa.func.count()).select_from(MinimumWage))
    page = browser_of(make_admin()).refused(f"{WAGES}/new", wage_data(**change))
    assert page.all(f"#{field}-error")
    assert db.session.scalar(sa.select(sa.func.count()).select_from(MinimumWage)) == before


def test_second_wage_of_one_day_is_refused(app: Flask, browser_of: Browser) -> None:
    browser = browser_of(make_admin())
    browser.submit(f"{WAGES}/new", wage_data())
    browser.refused(f"{WAGES}/new", wage_data(month_yuan=1800))


def test_only_who_keeps_them_opens_the_dictionaries(
    app: Flask, client: CheckingClient, browser_of: Browser
) -> None:
    for path in (WORDS, OCCUPATIONS, WAGES):
        assert "/sign-in" in client.get(path, expect=302).headers["Location"]
        browser_of(make_seeker()).get(path, expect=403)
        browser_of(make_staff(Role.DESK)).get(path, expect=403)
        for prefix in ("", "/en"):
            browser_of(make_reviewer()).page(prefix + path)
    browser_of(make_reviewer()).get(f"{WAGES}/new", expect=403)
    assert not browser_of(make_reviewer()).page(WAGES).all(f'a[href="{WAGES}/new"]')
