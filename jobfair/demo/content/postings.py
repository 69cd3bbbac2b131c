"""The postings of the three fairs; those of the archived one sum up to the headcount its article gives."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

from jobfair.demo.content import article
from jobfair.demo.content.advertisement import DemoPosting, as_dispatch, as_internship, write
from jobfair.demo.content.employers import DemoEmployer, fair_employers, other_employers
from jobfair.demo.content.materials import document, trades
from jobfair.demo.content.pay import LEVEL
from jobfair.employers.rules import AccountType, Qualification

TODAY_EMPLOYERS = 30  # of the archived fair's, beside six of other kinds
BOOKING_EMPLOYERS = 20


@cache
def archived() -> tuple[DemoPosting, ...]:
    """Postings at the archived fair; their headcount is the article's."""
    rng, used = Random("archived fair"), Counter[str]()
    written = [
        posting
        for employer in fair_employers()
        for posting in _of(rng, used, employer, _how_many(employer), "A", LEVEL[2023])
    ]
    return _fit(rng, written, article.fair_headcount())


@cache
def today_employers() -> tuple[DemoEmployer, ...]:
    """Who is at the fair of today."""
    regular = Random("today").sample(fair_employers()[8:], k=TODAY_EMPLOYERS - 8)
    others = [employer for employer in _approved_others() if employer.line not in ("agency", "catering")][:6]
    return (*fair_employers()[:8], *sorted(regular, key=lambda employer: employer.serial), *others)


@cache
def booking_employers() -> tuple[DemoEmployer, ...]:
    """Who has asked for a booth at the fair to come."""
    regular = Random("booking").sample(fair_employers()[1:], k=BOOKING_EMPLOYERS)
    others = [employer for employer in _approved_others() if employer.line in ("agency", "catering", "farm")]
    return (*sorted(regular, key=lambda employer: employer.serial), *others)


@cache
def today() -> tuple[DemoPosting, ...]:
    """Postings at the fair of today, at the present level of pay."""
    rng, used = Random("fair today"), Counter[str]()
    return tuple(
        posting
        for employer in today_employers()
        for posting in _of(rng, used, employer, min(4, _how_many(employer)), "T", LEVEL[2026])
    )


@cache
def booking() -> tuple[DemoPosting, ...]:
    """Postings brought to the fair that is open for booking; some internships and labour dispatch among them."""
    rng, used = Random("fair to come"), Counter[str]()
    written = [
        posting
        for employer in booking_employers()
        for posting in _of(rng, used, employer, rng.choice((1, 2, 2, 3)), "B", LEVEL[2026])
    ]
    return tuple(_varied(posting, place) for place, posting in enumerate(written))


def _approved_others() -> list[DemoEmployer]:
    return [employer for employer in other_employers() if employer.status is Qualification.APPROVED]


def _varied(posting: DemoPosting, place: int) -> DemoPosting:
    if posting.employer_key in _agencies() and posting.occupation in ("general_worker", "loader"):
        return as_dispatch(posting)
    if posting.suits_graduates and posting.education_rank >= 2 and place % 3 == 0:
        return as_internship(posting)
    return posting


@cache
def _agencies() -> frozenset[str]:
    return frozenset(employer.key for employer in other_employers() if employer.account_type is AccountType.AGENCY)


def _how_many(employer: DemoEmployer) -> int:
    return 3 if employer.staff < 100 else 4 if employer.staff < 380 else 5


def _of(
    rng: Random, used: Counter[str], employer: DemoEmployer, count: int, series: str, level: float
) -> list[DemoPosting]:
    """`count` postings of one employer, one a trade; trades seen least for their popularity come first."""
    chosen = _choose(rng, used, employer, count)
    used.update(chosen)
    return [
        write(rng, employer, trades()[key], key=f"{series}{employer.key}-{number}", level=level)
        for number, key in enumerate(chosen, start=1)
    ]


def _choose(rng: Random, used: Counter[str], employer: DemoEmployer, count: int) -> list[str]:
    lines = document("lines")
    own = lines["lines"][employer.line]
    first, others = own[0], _rare_first(rng, used, own[1:])
    if employer.line in lines["services"]:
        support: list[str] = []
    else:
        support = lines["support_operator" if employer.line in lines["operators"] else "support"]
    wanted = [first, *others[: (count + 1) // 2]]
    wanted += [key for key in _rare_first(rng, used, support) if key not in wanted]
    return wanted[:count]


def _rare_first(rng: Random, used: Counter[str], keys: Sequence[str]) -> list[str]:
    popularity = document("lines")["popularity"]
    shuffled = rng.sample(list(keys), k=len(keys))
    return sorted(shuffled, key=lambda key: used[key] / popularity.get(key, 1))


def _fit(rng: Random, written: list[DemoPosting], total: int) -> tuple[DemoPosting, ...]:
    """Raise or lower headcounts one by one until they sum to `total`, each within what its trade can bear."""
    counts = [posting.headcount for posting in written]
    most = [max(2, round(trades()[posting.occupation].headcount[1] * 1.5)) for posting in written]
    step = 1 if sum(counts) < total else -1
    while sum(counts) != total:
        for place in rng.sample(range(len(counts)), k=len(counts)):
            if sum(counts) == total:
                break
            if 1 <= counts[place] + step <= most[place]:
                counts[place] += step
    return tuple(replace(posting, headcount=count) for posting, count in zip(written, counts, strict=True))
