"""Search and facets over many postings against a LIKE scan: `python -m tests.benchmarks.search [--postings N]`.

Milliseconds of this process's CPU time, so that neighbours on the machine do not count; SQLite is in it. With
`--postgresql` a server is started for the run; there milliseconds are those of the clock, because the database's
own time counts as well.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from jobfair.extensions import db
from jobfair.postings.queries.public import find_jobs
from jobfair.postings.search import bits, facets, matches
from jobfair.postings.search.criteria import Criteria
from jobfair.postings.search.query import search
from jobfair.postings.search.words import Word, read_words
from tests.benchmarks.scratch import QUALITIES, SEED, THINGS, portal
from tests.support.databases import Postgresql

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


CLOCK = [time.process_time]


def timed(call: Callable[[], Any]) -> float:
    """Milliseconds of one call."""
    now = CLOCK[0]
    start = now()
    call()
    return (now() - start) * 1000


def p95(times: list[float], part: float = 0.95) -> float:
    """95th percentile, or another."""
    return sorted(times)[int(len(times) * part)]


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


def figures(words: list[str]) -> dict[str, list[float]]:
    """Times of each way of asking. Nothing is kept but the words' sets: no request of a person runs here."""
    newest = [Criteria(q=w, sort="newest") for w in words]
    return {
        "word asked for the first time": [timed(lambda c=c: search(c, counting=False)) for c in newest],
        "newest first": [timed(lambda c=c: search(c, counting=False)) for c in newest * 5],
        "ranked": [timed(lambda w=w: search(Criteria(q=w), counting=False)) for w in words * 5],
        "with all facets and a filter": [timed(lambda w=w: search(Criteria(q=w, pay=5000))) for w in words * 3],
        "first page with facets and rows": [timed(lambda w=w: find_jobs(Criteria(q=w), page=1)) for w in words * 3],
    }


@contextmanager
def postgresql(wanted: bool) -> Iterator[str | None]:
    """The address of an empty database on a server of its own, if wanted."""
    if not wanted:
        yield None
        return
    server = Postgresql()
    try:
        server.create()
        yield server.url
    finally:
        server.stop()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--kept", help="folder whose database of today is used again")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL started for the run")
    given = parser.parse_args()
    count, start = given.postings, time.monotonic()
    with postgresql(given.postgresql) as url, portal(count, kept=given.kept, url=url) as app, app.app_context():
        if url:
            CLOCK[0] = time.perf_counter
        kind = "PostgreSQL" if url else "SQLite"
        print(f"{count:,} postings, {kind}, seed {SEED}; ready in {time.monotonic() - start:.0f} s")
        print(f"read into memory, once a process {timed(facets.current):9.1f} ms")
        words = list(WORDS)
        random.Random(SEED).shuffle(words)
        times = figures(words)
        scans = [timed(lambda w=w: like(w)) for w in words[:12]]
        for name, taken in times.items():
            middle, worst = p95(taken, 0.5), p95(taken)
            print(
                f"{name:32} {middle:9.2f} ms median {worst:9.2f} ms p95   1/{p95(scans) / worst:,.0f} of the scan"
            )
        print(f"{'LIKE scan':32} {p95(scans, 0.5):9.1f} ms median {p95(scans):9.1f} ms p95")
        print(f"recall and precision             {correct(words[:12])}")


def correct(words: list[str]) -> str:
    """Compare exact words with the scan."""
    held, missed, wrong, whole = facets.current(), 0, 0, 0
    for word in words:
        [exact] = read_words(f'"{word}"')
        assert isinstance(exact, Word)
        tiers = matches.find(exact.phrases, held)
        found = {held.posting_ids[n] for n in bits.downwards(tiers.anywhere)}
        wanted = like(word)
        missed, wrong, whole = missed + len(wanted - found), wrong + len(found - wanted), whole + len(wanted)
    return f"{1 - missed / whole:.3f} and {1 - wrong / whole:.3f} over {whole:,} hits"


if __name__ == "__main__":
    main()
