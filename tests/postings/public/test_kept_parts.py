"""The list keeps rows, counts and drawn parts between requests; a published change shows on the next one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
import time_machine

from jobfair.core import clock
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.fairs.rules import FairState
from jobfair.postings.models import Posting
from tests.postings.public.test_jobs import make_fair_today
from tests.support.client import CheckingClient
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting


def list_words(client: CheckingClient) -> str:
    return client.page("/jobs").words("#results")


def end_fair(posting: Posting) -> None:
    db.session.execute(sa.update(Fair).values(status=FairState.CLOSED))


CHANGES: list[tuple[Callable[[Posting], object], str, str]] = [
    (lambda one: setattr(one, "title_zh", "氩弧焊工"), "焊工", "氩弧焊工"),
    (lambda one: setattr(one, "open_headcount", 2), "招5人", "招2人"),
    (lambda one: setattr(one.employer, "name_zh", "凌河示例重工"), "渤海示例重工", "凌河示例重工"),
    (
        lambda one: db.session.execute(sa.update(Employer).values(name_zh="凌河示例厂")),
        "渤海示例重工",
        "凌河示例厂",
    ),
    (end_fair, "A07", ""),
]


@pytest.mark.parametrize(("change", "before", "after"), CHANGES)
def test_published_change_shows_on_the_next_request(
    client: CheckingClient, change: Callable[[Posting], object], before: str, after: str
) -> None:
    posting = make_published_posting(make_verified_employer(name_zh="渤海示例重工"), title_zh="焊工", headcount=5)
    make_fair_today(posting)
    assert before in list_words(client).replace(" ", "")
    change(db.session.get_one(Posting, posting.id))
    db.session.commit()
    words = list_words(client).replace(" ", "")
    assert after in words
    assert before == "焊工" or before not in words


def test_new_posting_moves_counts_and_rows(client: CheckingClient) -> None:
    make_published_posting(title_zh="焊工", region="taihe")
    make_published_posting(title_zh="钳工", region="guta")
    assert "2" in client.page("/jobs").words(".count")
    assert "电工" not in list_words(client)
    make_published_posting(title_zh="电工", region="guta")
    page = client.page("/jobs")
    assert "3" in page.words(".count")
    assert "电工" in page.words("#results")


def test_what_was_not_committed_is_not_kept(client: CheckingClient) -> None:
    posting = make_published_posting(title_zh="焊工")
    db.session.get_one(Posting, posting.id).title_zh = "没有提交"
    db.session.flush()
    db.session.rollback()
    assert "没有提交" not in list_words(client)


def test_day_after_the_last_the_row_is_gone(client: CheckingClient) -> None:
    make_published_posting(title_zh="焊工", valid_until=clock.today())
    assert "焊工" in list_words(client)
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        assert "焊工" not in list_words(client)
