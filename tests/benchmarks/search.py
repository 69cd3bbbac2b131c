"""Search and facets over many postings against a LIKE scan: `python -m tests.benchmarks.search [--postings N]`.

Milliseconds of this process's CPU time, so that neighbours on the machine do not count; the database is in it.
"""

import argparse
import random
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from jobfair.extensions import db
from jobfair.postings.search import facets, matches
from jobfair.postings.search.criteria import Criteria
from jobfair.postings.search.query import search
from jobfair.postings.search.words import Word, read_words
from tests.benchmarks.scratch import QUALITIES, SEED, THINGS, portal

WORDS = (
    *THINGS,
    *QUALITIES,
    "操作工",
    "电焊工",
    "工程师",
    "示例路",
    "生产线",
    "机械工程师",
    "车间内作业",
    "保持现场",
)


def timed(call: Callable[[], Any]) -> float:
    """CPU milliseconds of one call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def p95(times: list[float]) -> float:
    """95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def like(word: str) -> set[int]:
    """The plain way, and the oracle: every text scanned."""
    columns = ["title_zh", "duties_zh", "requirements_zh", "conditions_zh", "benefits_zh", "workplace_zh"]
    holds = " OR ".join(f"p.{column} LIKE :w" for column in columns)
    query = (
        "SELECT p.id FROM posting p JOIN employer e ON e.id = p.employer_id "
        "JOIN occupation o ON o.id = p.occupation_id JOIN region r ON r.id = p.region_id "
        f"WHERE {holds} OR e.name_zh LIKE :w OR o.name_zh LIKE :w OR r.name_zh LIKE :w"
    )
    return set(db.session.scalars(sa.text(query), {"w": f"%{word}%"}))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--kept", help="folder whose database of today is used again")
    given = parser.parse_args()
    count = given.postings
    start = time.process_time()
    with portal(count, kept=given.kept) as app, app.app_context():
        print(f"{count:,} postings, seed {SEED}; made and indexed in {time.process_time() - start:.0f} s")
        print(f"facets read into memory          {timed(facets.current):9.1f} ms")
        chance = random.Random(SEED)
        words = list(WORDS)
        chance.shuffle(words)
        cold = [timed(lambda w=w: search(Criteria(q=w, sort="newest"), counting=False)) for w in words]
        newest = [timed(lambda w=w: search(Criteria(q=w, sort="newest"), counting=False)) for w in words * 5]
        ranked = [timed(lambda w=w: search(Criteria(q=w), counting=False)) for w in words * 5]
        counted = [timed(lambda w=w: search(Criteria(q=w, pay=5000))) for w in words * 3]
        scans = [timed(lambda w=w: like(w)) for w in words[:12]]
        scan = p95(scans)
        for name, times in (
            ("word asked for the first time", cold), ("newest first", newest), ("ranked", ranked),
            ("with all facets and a filter", counted),
        ):  # fmt: skip
            print(f"{name:32} {p95(times):9.2f} ms p95   1/{scan / max(p95(times), 1e-3):,.0f} of the scan")
        print(f"{'LIKE scan':32} {scan:9.1f} ms p95")
        print(f"recall and precision             {correct(words[:12])}")


def correct(words: list[str]) -> str:
    """Compare exact words with the scan."""
    held, missed, wrong, whole = facets.current(), 0, 0, 0
    for word in words:
        [exact] = read_words(f'"{word}"')
        assert isinstance(exact, Word)
        tiers = matches.find(exact.phrases, held)
        found = {held.posting_ids[n] for n in range(1, len(held.posting_ids)) if tiers.anywhere >> n & 1}
        wanted = like(word)
        missed, wrong, whole = missed + len(wanted - found), wrong + len(found - wanted), whole + len(wanted)
    return f"{1 - missed / whole:.3f} and {1 - wrong / whole:.3f} over {whole:,} hits"


if __name__ == "__main__":
    main()
