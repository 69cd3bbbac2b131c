"""Results and the counts beside the filters, against a recount in plain Python; who is seen and who is not."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from jobfair.core import clock, transitions
from jobfair.employers.models import Employer
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.rules import POSTING, EmploymentType, PayType
from jobfair.postings.search import bits, facets, index
from jobfair.postings.search.check import differences
from jobfair.postings.search.criteria import DAYS, PAY_FLOORS, Comfort, Criteria
from jobfair.postings.search.query import search
from jobfair.reference.models import TargetGroup
from jobfair.reference.rules import Education, SkillGrade
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_closed_posting, make_draft_posting, make_published_posting

SEED = 20230308


@pytest.fixture
def crowd(app: Flask) -> list[Posting]:
    """Forty postings that differ in everything the filters ask for."""
    chance = random.Random(SEED)
    employers = [make_verified_employer(industry_code=code) for code in ("C34", "C33", "G54")]
    group = db.session.get(TargetGroup, "veteran")
    made = []
    for number in range(40):
        low = chance.choice((2500, 2999, 3000, 4200, 5000, 6500, 8000, 9999, 12_000, 35_000))
        posting = make_published_posting(
            chance.choice(employers),
            title_zh=chance.choice(("电焊工", "电工", "车床操作工", "质检员")),
            region=chance.choice(("guta", "taihe", "linghe", "linghai")) if number else "taihe",
            occupation=chance.choice(("welder", "cnc_lathe_operator", "cleaner")),
            pay_min=low,
            pay_max=low + 1000,
            headcount=chance.randint(1, 60),
            education_rank=chance.randint(0, 4),
            skill_rank=chance.randint(0, 5),
            employment_type=chance.choice((EmploymentType.FULL_TIME, EmploymentType.INTERNSHIP)),
            suits_graduates=chance.random() < 0.4,
            board=chance.random() < 0.5,
            lodging=chance.random() < 0.5,
        )
        posting.published_at = clock.now() - timedelta(hours=(40 - number) * 9)
        if chance.random() < 0.3 and group is not None:
            posting.groups.append(group)
        made.append(posting)
    db.session.commit()
    return made


TESTS: dict[str, Callable[[Posting, Any], bool]] = {
    "region": lambda p, v: p.region.key in v,
    "industry": lambda p, v: p.employer.industry_code in v or p.employer.industry_code[0] in v,
    "trade": lambda p, v: p.occupation.key in v,
    "pay": lambda p, v: p.monthly_min >= v,
    "education": lambda p, v: p.education_rank <= Education(v).rank,
    "grade": lambda p, v: p.skill_rank in [SkillGrade(one).rank for one in v],
    "type": lambda p, v: p.employment_type in v,
    "group": lambda p, v: bool({group.key for group in p.groups} & set(v)),
    "have": lambda p, v: all(
        {"graduates": p.suits_graduates, "board": p.board, "lodging": p.lodging}[o] for o in v
    ),
    "days": lambda p, v: p.published_at > clock.now() - timedelta(days=v),
    "employer": lambda p, v: p.employer_id == v,
}


def fitting(postings: list[Posting], criteria: Criteria) -> list[Posting]:
    """The same search in plain Python."""
    stated = {name: value for name in TESTS if (value := getattr(criteria, name))}
    return [p for p in postings if p.is_open and all(TESTS[name](p, value) for name, value in stated.items())]


CASES = (
    Criteria(),
    Criteria(region=("taihe",)),
    Criteria(region=("jinzhou",)),
    Criteria(region=("guta", "taihe"), pay=5000),
    Criteria(pay=2999),
    Criteria(pay=6501),
    Criteria(pay=31_000),
    Criteria(trade=("welder", "cnc_lathe_operator"), education="college"),
    Criteria(industry=("C",), have=("board", "lodging")),
    Criteria(industry=("C34", "G"), grade=("junior", "senior")),
    Criteria(type=("internship",), days=7),
    Criteria(group=("veteran",), have=("graduates",), pay=3000),
    Criteria(region=("nowhere",)),
)


def test_results_and_counts_equal_a_recount(crowd: list[Posting]) -> None:
    for criteria in CASES:
        found, wanted = search(criteria, per_page=100), fitting(crowd, criteria)
        if criteria.region == ("jinzhou",):
            wanted = [p for p in crowd if p.region.in_jinzhou]
        assert set(found.posting_ids) == {p.id for p in wanted}, criteria
        assert (found.total, found.headcount) == (len(wanted), sum(p.open_headcount for p in wanted))
        if criteria.region == ("jinzhou",):
            continue
        for name, values in (
            ("region", [(key,) for key in ("guta", "taihe", "linghai")]), ("trade", [("welder",), ("cleaner",)]),
            ("industry", [("C",), ("G",)]), ("pay", PAY_FLOORS), ("type", [("internship",), ("full_time",)]),
            ("grade", [(grade.value,) for grade in SkillGrade]), ("days", DAYS), ("group", [("veteran",)]),
            ("education", [level.value for level in Education if level is not Education.ANY]),
        ):  # fmt: skip
            for value in values:
                counted = len(fitting(crowd, Criteria(**{**vars(criteria), name: value})))
                key = value[0] if isinstance(value, tuple) else value
                assert found.counts[name].get(key, 0) == counted, (criteria, name, value)
        for comfort in (Comfort.BOARD, Comfort.LODGING, Comfort.GRADUATES):
            added = Criteria(**{**vars(criteria), "have": (*criteria.have, comfort.value)})
            assert found.counts["have"][comfort.value] == len(fitting(crowd, added))


def test_orders_and_pages_follow_each_other(crowd: list[Posting]) -> None:
    newest = sorted(crowd, key=lambda p: p.published_at or clock.now(), reverse=True)
    best = sorted(newest, key=lambda p: -p.monthly_min)
    for sort, wanted in (("newest", newest), ("pay", best)):
        pages = [search(Criteria(sort=sort), page=n, per_page=7).posting_ids for n in range(1, 7)]
        assert [one for page in pages for one in page] == [p.id for p in wanted]
        assert search(Criteria(sort=sort), page=99, per_page=7).posting_ids == pages[-1]


def test_facets_brought_up_to_date_equal_those_built_anew(crowd: list[Posting]) -> None:
    before = facets.current()
    crowd[0].pay_min = crowd[0].monthly_min = 4999
    crowd[3].lodging = not crowd[3].lodging
    crowd[5].valid_until = clock.today() - timedelta(days=1)
    crowd[6].groups.clear()
    db.session.commit()
    make_published_posting(crowd[0].employer, title_zh="新来的")
    updated = facets.current()
    assert updated.version > before.version
    fresh = facets._brought_up(facets.Facets(-1, clock.today()), updated.version)
    assert {key: held for key, held in updated.sets.items() if held} == fresh.sets
    assert (updated.open, list(updated.pay)) == (fresh.open, list(fresh.pay))
    titled = [p for p in fitting(crowd, Criteria()) if p.title_zh == "质检员"]
    assert search(Criteria(q='"质检员"')).total == len(titled)


def is_found(posting: Posting) -> bool:
    """Whether the public finds it, by filter and by word."""
    by_filter = posting.id in search(Criteria(), per_page=100).posting_ids
    assert by_filter == (posting.id in search(Criteria(q="焊工"), per_page=100).posting_ids)
    return by_filter


def test_only_open_postings_of_verified_employers_are_found(app: Flask) -> None:
    yesterday = clock.today() - timedelta(days=1)
    assert is_found(make_published_posting())
    assert is_found(make_published_posting(valid_until=clock.today()))
    assert not is_found(make_published_posting(valid_until=yesterday))
    assert not is_found(make_published_posting(headcount=3, open_headcount=0))
    assert not is_found(make_published_posting(make_verified_employer(approved_until=yesterday)))
    assert not is_found(make_draft_posting())
    assert not is_found(make_closed_posting())


def test_each_step_of_the_life_shows_at_once(app: Flask) -> None:
    posting, reviewer = make_published_posting(), make_reviewer()
    assert is_found(posting)
    for verb, seen in (("pause", False), ("resume", True), ("close", False)):
        values = {"closed_because": "filled"} if verb == "close" else {}
        transitions.apply(POSTING, verb, posting, actor=reviewer, **values)
        db.session.commit()
        assert is_found(posting) is seen, verb


def test_suspended_employer_takes_its_postings_along_and_brings_them_back(app: Flask) -> None:
    posting = make_published_posting()
    for state, seen in ((Qualification.SUSPENDED, False), (Qualification.APPROVED, True)):
        db.session.execute(sa.update(Employer).where(Employer.id == posting.employer_id).values(status=state))
        db.session.commit()
        assert is_found(posting) is seen


def test_rolled_back_change_is_not_in_the_index(app: Flask) -> None:
    posting = make_published_posting()
    posting.title_zh = "厨师长"
    db.session.flush()
    db.session.rollback()
    assert not search(Criteria(q="厨师长")).total
    assert differences(db.session()) == []


def test_index_is_proved_and_mended(app: Flask) -> None:
    posting = make_published_posting()
    assert differences(db.session()) == []
    db.session.execute(sa.text("UPDATE posting SET title_zh = '厨师长'"))  # past the session: nobody was told
    db.session.execute(sa.text("UPDATE posting_listing SET published_at = 1"))
    db.session.commit()
    runner = app.test_cli_runner()
    proof = runner.invoke(args=["postings", "reindex", "--check"])
    assert proof.exit_code == 1
    assert posting.number in proof.output
    assert runner.invoke(args=["postings", "reindex"]).exit_code == 0
    assert runner.invoke(args=["postings", "reindex", "--check"]).exit_code == 0
    assert search(Criteria(q="厨师长")).posting_ids == [posting.id]


def test_back_dated_and_removed_postings_keep_the_order(app: Flask) -> None:
    new = make_published_posting()
    old = make_published_posting()
    old.published_at = clock.now() - timedelta(days=9)
    db.session.commit()
    assert search(Criteria()).posting_ids == [new.id, old.id]
    assert [search(Criteria(days=days)).total for days in (7, 30)] == [1, 2]
    db.session.execute(sa.text("DELETE FROM state_change"))
    db.session.delete(new)
    db.session.commit()
    assert search(Criteria()).posting_ids == [old.id]
    assert differences(db.session()) == []


def test_rows_inserted_by_statement_are_indexed_too(app: Flask) -> None:
    posting = make_published_posting()
    values = {c.name: getattr(posting, c.name) for c in Posting.__table__.columns if c.name != "id"}
    db.session.execute(sa.insert(Posting), [{**values, "number": f"T{i}"} for i in range(3)])
    db.session.commit()
    assert search(Criteria()).total == 4
    assert index.reindex(db.session()) == 4


def test_pay_by_the_hour_is_compared_by_the_month(app: Flask) -> None:
    hourly = make_published_posting(
        pay_type=PayType.HOUR, pay_min=20, pay_max=25, employment_type=EmploymentType.PART_TIME,
        contract_months=None, probation_months=0, probation_pay_percent=None,
    )  # fmt: skip
    assert search(Criteria(pay=2000)).posting_ids == [hourly.id]
    assert search(Criteria(pay=3000)).posting_ids == []


def test_sets_are_walked_from_the_highest() -> None:
    chance = random.Random(SEED)
    numbers = sorted(chance.sample(range(50_000), 3000), reverse=True)
    held = bits.bits_of(numbers, 50_000)
    assert bits.downwards(held) == numbers
    assert bits.downwards(held, skip=2990, take=50) == numbers[2990:]
    assert bits.downwards(0) == []
    tiers = [bits.bits_of(numbers[::3], 50_000), held]
    wanted = numbers[::3] + [n for n in numbers if n not in set(numbers[::3])]
    assert bits.ranked(tiers, skip=995, take=10) == wanted[995:1005]
