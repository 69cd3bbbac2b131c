"""Postings with their history and where they appear."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from jobfair.applications.rules import ApplicationState
from jobfair.demo.content import postings as content
from jobfair.demo.content import progress
from jobfair.demo.content.advertisement import DemoPosting
from jobfair.demo.loading.ledger import Ledger, Step, add, half_past, ids, insert, moment
from jobfair.extensions import db
from jobfair.postings.models import FairPosting, Posting, posting_group
from jobfair.postings.rules import POSTING, ClosedBecause, Contract, EmploymentType, PostingState
from jobfair.reference.models import Occupation, Region
from jobfair.reference.pinyin import pinyin_key

NUMBER_CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none looks like another
TAKEN = (ApplicationState.HIRED, ApplicationState.STARTED)
RETURNED_REASON = "请补充职业危害的防护措施。"
# Some postings of the coming fair are still on their way, so that every queue has something in it.
ON_THE_WAY = {5: PostingState.IN_REVIEW, 11: PostingState.RETURNED, 17: PostingState.DRAFT, 23: PostingState.PAUSED}
VALID_DAYS = (1, 2, 4, 6, 12, 20, 30, 45, 60, 80)
_P = PostingState


def load(ledger: Ledger) -> None:
    """Every posting of the three fairs."""
    taken = Counter(made.posting_key for made in (*progress.archived(), *progress.running()) if made.state in TAKEN)
    occupations, regions = ids(Occupation), ids(Region)
    for key, demos in (
        ("archived", content.archived()),
        ("today", content.today()),
        ("booking", content.booking()),
    ):
        for place, demo in enumerate(demos):
            posting = Posting(
                **_texts(demo),
                **_terms(demo),
                **_life(ledger, key, place),
                number=public_number(demo.key),
                employer_id=ledger.employers[demo.employer_key].id,
                occupation_id=occupations[demo.occupation],
                region_id=regions[demo.region],
                headcount=demo.headcount,
                open_headcount=max(0, demo.headcount - taken[demo.key]),
                updated_by_id=ledger.owners[demo.employer_key].id,
                is_demo=True,
            )
            ledger.postings[demo.key] = posting
        add([ledger.postings[demo.key] for demo in demos])
        for place, demo in enumerate(demos):
            _history(ledger, key, place, demo)
        _appear(ledger, key, demos)
    db.session.flush()


def public_number(key: str, length: int = 8) -> str:
    """The number under which the public knows a thing; the same for the same key."""
    rng = Random(f"number {key}")
    return "".join(rng.choice(NUMBER_CHARACTERS) for _ in range(length))


def _texts(demo: DemoPosting) -> dict[str, Any]:
    found: dict[str, Any] = {"pinyin": pinyin_key(demo.title.zh), "workplace_zh": demo.workplace_zh}
    for name in ("title", "duties", "requirements", "conditions", "benefits"):
        pair = getattr(demo, name)
        translated = demo.has_english or name == "title"
        found[f"{name}_zh"], found[f"{name}_en"] = pair.zh, pair.en if translated else None
    return found


def _terms(demo: DemoPosting) -> dict[str, Any]:
    same = (
        "employment_type",
        "education_rank",
        "experience_years",
        "skill_rank",
        "minimum_age",
        "suits_graduates",
        "housing_fund",
        "board",
        "lodging",
        "shift",
        "contract_months",
        "probation_months",
        "probation_pay_percent",
        "hazards_zh",
        "hazard_protection_zh",
    )
    part_time = demo.employment_type is EmploymentType.PART_TIME
    return {
        **{name: getattr(demo, name) for name in same},
        "contract": Contract.FIXED if demo.contract_months else Contract.OPEN_ENDED,
        "weekly_hours": 20 if part_time else None,
        "insurances": list(demo.insurances),
        "pay_type": demo.pay.pay_type,
        "pay_min": demo.pay.low,
        "pay_max": demo.pay.high,
        "pay_months": demo.pay.months,
        "pay_note_zh": demo.pay.note_zh,
        "monthly_min": demo.pay.monthly_min,
        "monthly_max": demo.pay.monthly_max,
    }


def state_of(key: str, place: int) -> PostingState:
    """Where a posting stands: closed with the archived fair, else published or on its way."""
    if key == "archived":
        return _P.CLOSED
    return ON_THE_WAY.get(place, _P.PUBLISHED) if key == "booking" else _P.PUBLISHED


def _published(ledger: Ledger, key: str, place: int) -> datetime:
    """A moment in the weeks before the fair, later for later places, so that the order is settled."""
    day = ledger.fairs[key].held_on if key != "booking" else ledger.today
    return moment(day - timedelta(days=3 + place * 7 % 12), 9 * 60 + place % 400)


def _life(ledger: Ledger, key: str, place: int) -> dict[str, Any]:
    state, fair, published = state_of(key, place), ledger.fairs[key], _published(ledger, key, place)
    was_published = state in (_P.PUBLISHED, _P.PAUSED, _P.CLOSED)
    closed = state is _P.CLOSED
    return {
        "status": state,
        "submitted_at": published - timedelta(days=1) if state is not _P.DRAFT else None,
        "published_at": published if was_published else None,
        "closed_at": _closing(ledger) if closed else None,
        "closed_because": ClosedBecause.FAIR_OVER if closed else None,
        "valid_until": _valid_until(ledger, key, place, fair.held_on),
        "created_at": published - timedelta(days=2),
    }


def _closing(ledger: Ledger) -> datetime:
    return half_past(ledger.fairs["archived"].held_on, 17)


def _valid_until(ledger: Ledger, key: str, place: int, held_on: date) -> date:
    if key == "archived":
        return date(held_on.year, held_on.month, 31)
    first = ledger.today if key == "today" else held_on
    return min(first + timedelta(days=VALID_DAYS[place % len(VALID_DAYS)]), ledger.today + timedelta(days=75))


def _history(ledger: Ledger, key: str, place: int, demo: DemoPosting) -> None:
    owner, published = ledger.owners[demo.employer_key], _published(ledger, key, place)
    state = state_of(key, place)
    steps = [Step("submit", published - timedelta(days=1), owner)]
    if state is _P.RETURNED:
        steps.append(Step("return", published, ledger.reviewer, RETURNED_REASON))
    elif state in (_P.PUBLISHED, _P.PAUSED, _P.CLOSED):
        steps.append(Step("publish", published, ledger.reviewer))
    if state is _P.PAUSED:
        steps.append(Step("pause", published + timedelta(days=1), owner))
    if state is _P.CLOSED:
        steps.append(Step("close", _closing(ledger)))
    begun = published - timedelta(days=2)
    ledger.record(ledger.postings[demo.key], POSTING, begun, [] if state is _P.DRAFT else steps, by=owner)


def _appear(ledger: Ledger, key: str, demos: tuple[DemoPosting, ...]) -> None:
    fair_id = ledger.fairs[key].id
    rows = [
        {
            "fair_id": fair_id,
            "posting_id": ledger.postings[demo.key].id,
            "booth_code": ledger.booth_codes.get((key, demo.employer_key)),
            "shown": (key, demo.employer_key) in ledger.booth_codes,
        }
        for demo in demos
    ]
    insert(FairPosting, rows)
    groups = [
        {"posting_id": ledger.postings[demo.key].id, "group_key": group} for demo in demos for group in demo.groups
    ]
    db.session.execute(posting_group.insert(), groups)
