"""A portal of its own with generated postings, for measuring."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from jobfair import create_app
from jobfair.core import clock, data_version
from jobfair.employers.models import Employer
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.rules import EmploymentType, PayType, PostingState
from jobfair.postings.search.index import reindex
from jobfair.reference import queries as reference
from jobfair.reference.services import load_reference

SEED = 20230308
BATCH = 5000
PLACES = ("guta", "linghe", "taihe", "linghai")
THINGS = (
    "钢管",
    "铝材",
    "电池",
    "塔筒",
    "阀门",
    "轴承",
    "药品",
    "食品",
    "纸箱",
    "光伏",
    "硅片",
    "模具",
    "电缆",
    "焊接",
)
QUALITIES = ("熟练", "持证", "夜班", "长白班", "学徒", "急招", "储备", "高级")


@contextmanager
def portal(postings: int, *, kept: str | None = None, url: str | None = None, **settings: Any) -> Iterator[Flask]:
    """An application on a scratch database with so many open postings of a twentieth as many employers.

    `kept` names a folder whose database of today is used again (a million postings take minutes to make); `url` is
    an empty database to fill instead of a SQLite file.
    """
    with tempfile.TemporaryDirectory(prefix="jobfair-benchmark-") as folder:
        path = Path(kept or folder) / f"postings-{postings}-{SEED}-{clock.today()}.sqlite3"
        path.parent.mkdir(parents=True, exist_ok=True)
        ready = path.with_suffix(".ready")
        app = create_app(
            {
                "INSTANCE_PATH": folder,
                "SQLALCHEMY_DATABASE_URI": url or f"sqlite:///{path}",
                "LOG_LEVEL": "ERROR",
                **settings,
            }
        )
        with app.app_context():
            if url or not ready.exists():
                if not url:
                    path.unlink(missing_ok=True)
                make(postings)
                ready.touch()
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def make(postings: int) -> None:
    """Tables, dictionaries and postings in the empty database of the current application."""
    db.create_all()
    load_reference()
    db.session.commit()
    fill(postings)
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def fill(postings: int) -> None:
    """Insert past the unit of work, then build the index once."""
    chance, now = random.Random(SEED), clock.now()
    known = reference.snapshot()
    regions = [place.id for place in known.places if place.key in PLACES]
    codes = [branch.code for branch in known.branches if len(branch.code) > 1]
    employers = max(5, postings // 20)
    until = clock.today() + timedelta(days=60)
    rows = [
        {
            "credit_code": f"T{number:017d}", "name_zh": f"{chance.choice(THINGS)}示例{number}厂", "industry_code":
            chance.choice(codes), "size_band": "under_100", "region_id": chance.choice(regions),
            "address_zh": "示例路1号", "account_type": "employer", "status": Qualification.APPROVED,
            "checked_on": clock.today(), "approved_until": until,
        }
        for number in range(employers)
    ]  # fmt: skip
    db.session.execute(sa.insert(Employer.__table__), rows)
    ids = list(db.session.scalars(sa.select(Employer.id)))
    for start in range(0, postings, BATCH):
        part = range(start, min(start + BATCH, postings))
        made = [
            _posting(n, chance, ids, regions, known.trades, now - timedelta(minutes=postings - n)) for n in part
        ]
        db.session.execute(sa.insert(Posting.__table__), made)
    data_version.bump()
    reindex(db.session())
    db.session.commit()


def _posting(
    number: int, chance: random.Random, employers: list[int], regions: list[int], trades: Any, at: Any
) -> dict[str, Any]:
    trade, low = chance.choice(trades), 500 * chance.randint(5, 24)
    thing, other = chance.sample(THINGS, 2)
    return {
        "number": f"B{number:08d}", "employer_id": chance.choice(employers),
        "title_zh": f"{thing}{trade.name.zh}({chance.choice(QUALITIES)})", "occupation_id": trade.id,
        "employment_type": EmploymentType.FULL_TIME, "headcount": 5, "open_headcount": chance.randint(1, 5),
        "duties_zh": f"负责{other}生产线的{trade.name.zh}工作,填写记录,保持现场整洁。",
        "requirements_zh": f"会{thing}或者{other},服从安排。", "conditions_zh": "车间内作业,每天8小时。",
        "benefits_zh": "工作餐。", "region_id": chance.choice(regions), "workplace_zh": "示例路8号",
        "education_rank": chance.randint(0, 4), "skill_rank": chance.randint(0, 5), "pay_type": PayType.MONTH,
        "pay_min": low, "pay_max": low + 1500, "monthly_min": low, "monthly_max": low + 1500,
        "contract": "open_ended",
        "suits_graduates": chance.random() < 0.3, "board": chance.random() < 0.5, "lodging": chance.random() < 0.5,
        "insurances": ["pension", "medical", "unemployment", "injury", "maternity"],
        "valid_until": clock.today() + timedelta(days=30), "status": PostingState.PUBLISHED, "published_at": at,
    }  # fmt: skip
