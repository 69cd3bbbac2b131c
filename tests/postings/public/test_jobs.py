"""The list of jobs, one job, the feed: what people, search engines and feed readers get."""

import json
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask

from jobfair.core import clock
from jobfair.core.language import in_language
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairMode, FairState
from jobfair.postings.models import FairPosting, Posting, PostingRevision, WordingException
from jobfair.postings.pay import pay_text
from jobfair.postings.rules import PayType
from tests.support.client import CheckingClient
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_closed_posting, make_draft_posting, make_published_posting

ATOM = "{http://www.w3.org/2005/Atom}"
EVERYTHING = (
    "q=焊工&region=taihe&region=guta&industry=C&trade=welder&pay=5000&education=bachelor&grade=senior&type=full_time"
    "&group=veteran&have=board&have=today&days=7&fair=none&employer=1&sort=pay&page=3"
)


def make_fair_today(posting: Posting, booth: str = "A07") -> Fair:
    """A fair that is open now, with the posting at a booth."""
    start = clock.start_of_day(clock.today())
    fair = Fair(
        slug="today", title_zh="春风招聘会", title_en="Spring fair", mode=FairMode.ON_SITE, held_on=clock.today(),
        opens_at=start, closes_at=start + timedelta(hours=23), status=FairState.LIVE,
    )  # fmt: skip
    db.session.add(fair)
    db.session.flush()
    db.session.add(FairPosting(fair_id=fair.id, posting_id=posting.id, booth_code=booth, shown=True))
    db.session.commit()
    return fair


def test_row_says_who_pays_what_where(client: CheckingClient) -> None:
    employer = make_verified_employer(name_zh="渤海示例重工")
    posting = make_published_posting(employer, title_zh="管道电焊工", housing_fund=True, skill_rank=3)
    make_fair_today(posting)
    row = client.page("/jobs").words(".job")
    for word in ("管道电焊工", "渤海示例重工", "6,000–8,000 元/月", "太和区", "A07", "五险一金", "中级工"):
        assert word in row, word
    english = client.page("/en/jobs").words(".job")
    assert "CNY 6,000–8,000 a month" in english
    assert "Booth A07 today" in english


def test_totals_name_postings_and_people_apart(client: CheckingClient) -> None:
    make_published_posting(headcount=7)
    make_published_posting(headcount=12, open_headcount=5)
    assert "2 jobs, 12 people wanted" in client.page("/en/jobs").words(".count")


def test_every_filter_stays_in_the_address_and_can_be_taken_off(client: CheckingClient) -> None:
    make_published_posting()
    for prefix in ("", "/en"):
        page = client.page(f"{prefix}/jobs?{EVERYTHING}")
        assert len(page.all(".chosen .icon")) == 14
        assert page.one('input[name="employer"]').attrs["value"] == "1"
    page = client.page("/jobs?q=焊工&pay=5000&region=taihe")
    links = [link.attrs["href"] for link in page.all(".chosen a")]
    assert any("pay=5000" not in link and "region=taihe" in link for link in links)
    assert "checked" in page.one('input[name="region"][value="taihe"]').attrs


def test_equal_words_are_named_so_that_the_reader_understands(client: CheckingClient) -> None:
    make_published_posting(title_zh="管道电焊工")
    english = client.page("/en/jobs?q=电焊工").words(".also")
    assert "welder" in english
    assert "Chinese words of the same meaning" in english
    assert not re.search("[一-鿿]", english)
    assert "焊工" in client.page("/jobs?q=电焊工").words(".also")


@pytest.mark.parametrize(("months", "said"), [(0, "Probation: not stated"), (2, "Probation of 2 months")])
def test_probation_is_not_denied_when_nothing_is_said(client: CheckingClient, months: int, said: str) -> None:
    posting = make_published_posting(probation_months=months, probation_pay_percent=80 if months else None)
    assert said in client.page(f"/en/jobs/{posting.number}").words()
    assert "没有试用期" not in client.page(f"/jobs/{posting.number}").words()


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=99999", "pay=-1", "pay=x", "grade=9&type=zz", "sort=;", "days=0", "q=%00%ff%fe"],
)
def test_nonsense_in_the_address_is_left_out(client: CheckingClient, query: str) -> None:
    make_published_posting()
    assert len(client.page("/jobs?" + query).all(".job")) == (0 if "%00" in query else 1) or "%00" in query


def test_nothing_found_says_what_to_do(client: CheckingClient) -> None:
    make_published_posting()
    page = client.page("/en/jobs?q=astronaut&pay=3000")
    assert "No open job fits this search" in page.words(".empty")
    assert any("pay" not in link.attrs["href"] for link in page.all(".empty a"))


def test_pages_follow_each_other(client: CheckingClient) -> None:
    employer = make_verified_employer()
    for number in range(23):
        make_published_posting(employer, title_zh=f"第{number}号焊工")
    assert len(client.page("/jobs").all(".job")) == 20
    assert len(client.page("/jobs?page=2&q=焊工").all(".job")) == 3
    assert len(client.page("/jobs?page=9").all(".job")) == 3


def test_number_of_queries_does_not_grow_with_the_rows(client: CheckingClient) -> None:
    from tests.support.client import count_queries

    employer = make_verified_employer()
    counts = []
    for _round in range(2):
        make_published_posting(employer)
        client.get("/jobs")
        with count_queries() as queries:
            client.get("/jobs?q=焊工")
        counts.append(len(queries))
        for _more in range(5):
            make_published_posting(employer)
    assert counts[1] <= counts[0] + 1


def test_search_leaves_out_nobody_and_escapes_everything(client: CheckingClient) -> None:
    make_published_posting(title_zh='<b onclick="x">焊工</b>')
    page = client.page("/jobs?q=<script>alert(1)</script>")
    assert "<script>alert" not in page.text
    assert "&lt;b onclick" in client.page("/jobs").text


def ld_of(client: CheckingClient, path: str) -> dict[str, Any]:
    """The structured data of a page."""
    text = client.page(path).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_job_is_described_for_search_engines(client: CheckingClient) -> None:
    posting = make_published_posting(title_zh="焊工</script><script>alert(1)</script>", pay_type=PayType.DAY,
                                     pay_min=260, pay_max=260)  # fmt: skip
    data = ld_of(client, f"/jobs/{posting.number}")
    assert data["@type"] == "JobPosting"
    assert data["title"] == posting.title_zh
    assert data["employmentType"] == "FULL_TIME"
    assert data["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 260, "maxValue": 260, "unitText": "DAY",
    }  # fmt: skip
    assert data["datePosted"] == clock.today().isoformat()
    assert data["validThrough"].startswith(posting.valid_until.isoformat())
    assert data["validThrough"].endswith("+08:00")
    assert {"name", "@type"} <= set(data["hiringOrganization"])
    assert data["jobLocation"]["address"]["addressCountry"] == "CN"
    assert "<script>alert" not in client.page(f"/jobs/{posting.number}").text


def test_job_states_its_elements_in_order_in_both_languages(client: CheckingClient) -> None:
    posting = make_published_posting(hazards_zh="焊接烟尘", hazard_protection_zh="发放面罩")
    terms = [node.to_text().strip() for node in client.page(f"/en/jobs/{posting.number}").all(".facts dt")]
    order = ["What one does", "People wanted", "What is needed", "Kind of employment", "Working conditions",
             "Place of work", "Pay", "Benefits", "Social insurance", "Contract and probation"]  # fmt: skip
    assert [term for term in terms if term in order] == order
    chinese = client.page(f"/jobs/{posting.number}").words()
    for word in ("焊接烟尘", "发放面罩", "试用期 3 个月", "90%", "不收任何费用"):
        assert word in chinese, word
    english = client.page(f"/en/jobs/{posting.number}")
    assert "Chinese only" in english.words()
    assert english.all('[lang="zh-CN"]')


def test_job_names_fair_exception_and_correction(client: CheckingClient) -> None:
    posting, reviewer = make_published_posting(), make_reviewer()
    make_fair_today(posting, booth="B12")
    db.session.add(WordingException(posting_id=posting.id, ground="sex", span="限男性", reason_code="a",
                                    citation_zh="特别规定附录一", approved_by_id=reviewer.id))  # fmt: skip
    db.session.add(PostingRevision(posting_id=posting.id, actor_id=reviewer.id, before={"headcount": 3}, after={}))
    db.session.commit()
    words = client.page(f"/en/jobs/{posting.number}").words()
    for word in (
        "Spring fair",
        "Booth B12",
        "is allowed here",
        "特别规定附录一",
        "Corrected on",
    ):
        assert word in words, word


def test_similar_jobs_are_open_ones_of_the_trade_first(client: CheckingClient) -> None:
    employer = make_verified_employer()
    posting = make_published_posting(employer)
    same = make_published_posting(employer, title_zh="同工种", region="guta")
    make_published_posting(employer, title_zh="过期的", valid_until=clock.today() - timedelta(days=1))
    titles = [n.to_text().strip() for n in client.page(f"/jobs/{posting.number}").all(".job h3")]
    assert titles == [same.title_zh]


def test_job_that_is_over_is_gone_and_offers_others(client: CheckingClient) -> None:
    employer = make_verified_employer()
    make_published_posting(employer, title_zh="还在招的焊工")
    expired = make_published_posting(employer, valid_until=clock.today() - timedelta(days=1))
    closed = make_closed_posting(employer, closed_because="filled")
    for posting, why in ((expired, "open until"), (closed, "filled")):
        page = client.page(f"/en/jobs/{posting.number}", expect=410)
        assert why in page.words()
        assert "还在招的焊工" in page.words()
        assert "ld+json" not in page.text


def test_job_that_never_was_public_does_not_exist(client: CheckingClient) -> None:
    for number in (make_draft_posting().number, "NONE", "../etc", "'"):
        client.page(f"/jobs/{number}", expect=404)


def test_no_contact_of_the_employer_is_shown(client: CheckingClient) -> None:
    employer = make_verified_employer(contact_name="李联系人", contact_phone="13900001234")
    posting = make_published_posting(employer)
    for path in ("/jobs", f"/jobs/{posting.number}", "/jobs.atom"):
        text = client.get(path).text
        assert "李联系人" not in text
        assert "13900001234" not in text


def test_languages_and_canonical_address_are_linked(client: CheckingClient, app: Flask) -> None:
    posting = make_published_posting()
    page = client.page(f"/en/jobs/{posting.number}")
    base = app.config["BASE_URL"]
    assert page.one('link[rel="canonical"]').attrs["href"] == f"{base}/en/jobs/{posting.number}"
    assert page.one('link[hreflang="zh-CN"]').attrs["href"] == f"{base}/jobs/{posting.number}"
    listed = client.page("/jobs?sort=pay&pay=5000&page=2")
    assert listed.one('link[rel="canonical"]').attrs["href"] == f"{base}/jobs?pay=5000"


def test_feed_is_valid_atom_of_the_same_search(client: CheckingClient) -> None:
    employer = make_verified_employer()
    for title in ("电焊工 & 学徒", "厨师"):
        make_published_posting(employer, title_zh=title, occupation="cleaner", requirements_zh="", duties_zh="干活")
    response = client.get("/en/jobs.atom?q=电焊工")
    assert response.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(response.text)
    assert feed.tag == ATOM + "feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(ATOM + name)
    [entry] = feed.findall(ATOM + "entry")
    assert "电焊工 & 学徒" in (entry.findtext(ATOM + "title") or "")
    for name in ("id", "updated", "published", "summary"):
        assert entry.findtext(ATOM + name)
    assert ElementTree.fromstring(client.get("/jobs.atom?q=没有").text).findall(ATOM + "entry") == []


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"pay_max": 6000}, "6,000 元/月", "CNY 6,000 a month"),
        ({"pay_months": 14}, "6,000–8,000 元/月 · 14 薪", "CNY 6,000–8,000 a month, 14 months"),
        ({"pay_type": PayType.DAY, "pay_min": 260, "pay_max": 260}, "260 元/天 ≈ 5,655 元/月",
         "CNY 260 a day ≈ CNY 5,655 a month"),
        ({"pay_type": PayType.YEAR, "pay_min": 96_000, "pay_max": 120_000},
         "96,000–120,000 元/年 ≈ 8,000–10,000 元/月", "CNY 96,000–120,000 a year ≈ CNY 8,000–10,000 a month"),
        ({"pay_type": PayType.PIECE}, "6,000–8,000 元/月（计件）", "CNY 6,000–8,000 a month by the piece"),
    ],
)  # fmt: skip
def test_pay_is_said_in_its_own_form(app: Flask, values: dict[str, Any], zh: str, en: str) -> None:
    posting = make_published_posting(**values)
    with app.test_request_context("/"):
        assert str(pay_text(posting)) == zh
    with app.test_request_context("/"), in_language("en"):
        assert str(pay_text(posting)) == en


def test_sitemap_and_robots_name_what_is_public(client: CheckingClient, app: Flask) -> None:
    posting, draft = make_published_posting(), make_draft_posting()
    tree = ElementTree.fromstring(client.get("/sitemap.xml").text)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    addresses = [node.text for node in tree.iter(space + "loc")]
    base = app.config["BASE_URL"]
    assert {f"{base}/jobs/{posting.number}", f"{base}/en/jobs/{posting.number}", f"{base}/jobs"} <= set(addresses)
    assert not [one for one in addresses if draft.number in (one or "")]
    robots = client.get("/robots.txt").text
    assert f"Sitemap: {base}/sitemap.xml" in robots
    assert "Disallow: /staff" in robots
