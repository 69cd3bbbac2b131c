"""The content before it meets a database: complete, lawful, credible, the same every time."""

import os
import subprocess
import sys
from collections import Counter
from itertools import accumulate

import pytest

from jobfair.applications.rules import ApplicationState
from jobfair.demo.content import accounts, article, employers, people, postings, progress, seekers, visits, whole
from jobfair.demo.content.advertisement import DemoPosting
from jobfair.employers import credit_code
from jobfair.employers.rules import AccountType
from jobfair.gate.rules import Direction
from jobfair.postings.rules import EmploymentType, PayType
from jobfair.postings.wording import Verdict, check_text
from jobfair.reference import packaged

ALL_POSTINGS = (*postings.archived(), *postings.today(), *postings.booking())
FIRST_CODES = [
    "91210799DEM000014N",
    "91210799DEM000022H",
    "91210799DEM000030C",
    "91210799DEM0000499",
    "91210799DEM0000574",
    "91210799DEM000065Y",
    "91210799DEM000073R",
    "91210799DEM000081L",
]


def texts_of(posting: DemoPosting) -> list[str]:
    pairs = (posting.title, posting.duties, posting.requirements, posting.conditions, posting.benefits)
    single = (posting.pay.note_zh, posting.hazards_zh, posting.hazard_protection_zh, posting.workplace_zh)
    return [*(text for pair in pairs for text in pair), *(text for text in single if text)]


def test_another_process_makes_the_same_content() -> None:
    code = "from jobfair.demo.content.whole import checksum; print(checksum())"
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert found.stdout.strip() == whole.checksum()


def test_the_archived_fair_comes_to_what_was_reported() -> None:
    fair = article.fair()
    assert len({posting.employer_key for posting in postings.archived()}) == fair["employers"]["value"]
    assert sum(posting.headcount for posting in postings.archived()) == fair["headcount"]["value"]
    people_in = {passage.holder for passage in visits.archived() if passage.direction is Direction.IN}
    assert len(people_in) > fair["seekers"]["value"]


def test_employers_are_distinct_and_say_that_they_are_examples() -> None:
    everyone = employers.all_employers()
    for name in ("credit_code", "name", "product", "introduction"):
        values = Counter(getattr(employer, name) for employer in employers.fair_employers())
        assert [value for value, count in values.items() if count > 1] == []
    assert all("示例" in employer.name.zh and "Example" in employer.name.en for employer in everyone)
    assert all("演示数据" in employer.introduction.zh for employer in everyone)
    assert all("示例" in employer.address_zh for employer in everyone)


def test_no_name_of_the_article_is_an_employer_or_in_a_posting() -> None:
    named = (
        "锦州石化",
        "中信锦州金属",
        "阳光能源",
        "神工",
        "天工",
        "宁德时代",
        "锦州港集团",
        "中铁",
        "国机",
        "英东",
        "沟帮子熏鸡",
    )
    shown = " ".join([*(employer.name.zh for employer in employers.all_employers()), *map(str, ALL_POSTINGS)])
    assert [name for name in named if name in shown] == []


def test_every_credit_code_is_valid_and_the_agreed_ones_come_first() -> None:
    codes = [employer.credit_code for employer in employers.all_employers()]
    assert codes[:8] == FIRST_CODES
    assert [code for code in codes if not credit_code.read(code).is_valid] == []
    assert all(code[2:8] == "210799" for code in codes)
    assert {code[:2] for code in codes} >= {"91", "92", "93", "12", "52"}


def test_agencies_have_a_licence_and_nobody_else() -> None:
    for employer in employers.all_employers():
        assert bool(employer.licence_number) == (employer.account_type is AccountType.AGENCY)
    assert {employer.account_type for employer in employers.all_employers()} == set(AccountType)


@pytest.mark.parametrize("kind", ["zh", "en"])
def test_every_text_is_lawful(kind: str) -> None:
    texts = {text for posting in ALL_POSTINGS for text in texts_of(posting)}
    for employer in employers.all_employers():
        texts |= {employer.introduction.zh, employer.introduction.en, employer.name.zh, employer.address_zh}
    chosen = {text for text in texts if text.isascii() == (kind == "en")}
    flagged = {text: check_text(text).findings for text in chosen if check_text(text).verdict is not Verdict.PASS}
    assert flagged == {}
    assert len(chosen) > 1000


def test_the_check_used_here_can_find_something() -> None:
    assert check_text("限男性，45岁以下").verdict is Verdict.BLOCK


def test_at_least_sixty_occupations_of_the_dictionary_are_wanted() -> None:
    known = {row["key"] for row in packaged.rows("occupations")}
    wanted = {posting.occupation for posting in postings.archived()}
    assert wanted <= known
    assert len(wanted) >= 60
    assert 400 <= len(postings.archived()) <= 460


def test_pay_is_ordered_clear_of_the_supposed_minimum_and_takes_every_form() -> None:
    for posting in ALL_POSTINGS:
        assert 0 < posting.pay.low <= posting.pay.high <= 5 * posting.pay.low
        if posting.pay.pay_type is PayType.HOUR:
            assert posting.pay.low > 15.9
        else:
            assert posting.pay.monthly_min * (posting.probation_pay_percent or 100) / 100 >= 1580
    assert {posting.pay.pay_type for posting in postings.archived()} == set(PayType)
    assert any(posting.pay.months > 12 for posting in postings.archived())


def lawful_probation(months: int | None) -> int:
    """劳动合同法 art. 19, reckoned here once more."""
    if months is None or months >= 36:
        return 6
    return 2 if months >= 12 else 1 if months >= 3 else 0


def test_probation_is_within_the_law() -> None:
    for posting in ALL_POSTINGS:
        assert posting.probation_months <= lawful_probation(posting.contract_months)
        if posting.employment_type in (EmploymentType.PART_TIME, EmploymentType.INTERNSHIP):
            assert posting.probation_months == 0


def test_hazards_are_stated_with_their_protection_and_for_adults_only() -> None:
    for posting in ALL_POSTINGS:
        assert bool(posting.hazards_zh) == bool(posting.hazard_protection_zh)
        assert posting.minimum_age >= (18 if posting.hazards_zh else 16)
    assert {bool(posting.hazards_zh) for posting in postings.archived()} == {True, False}


def test_every_kind_of_employment_is_shown_and_dispatch_stays_rare() -> None:
    kinds = Counter(posting.employment_type for posting in ALL_POSTINGS)
    assert set(kinds) == set(EmploymentType)
    assert kinds[EmploymentType.DISPATCH] <= 5


def test_nobody_is_let_in_past_the_limit_and_everybody_leaves() -> None:
    for passages in (visits.archived(), visits.today()):
        inside = list(accumulate(1 if p.direction is Direction.IN else -1 for p in passages))
        assert 0 < max(inside) <= visits.CAPACITY
        assert min(inside) >= 0
        assert inside[-1] == 0
        entries = [p.holder for p in passages if p.direction is Direction.IN]
        assert len(entries) > len(set(entries))  # some come twice: more visits than people


def test_a_full_hall_holds_people_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "CAPACITY", 200)
    passages = visits._passages("full", 600, range(0, 1))
    inside = list(accumulate(1 if p.direction is Direction.IN else -1 for p in passages))
    assert max(inside) == 200


def test_arrivals_swell_in_the_morning_and_after_lunch() -> None:
    hours = Counter(p.second // 3600 for p in visits.archived() if p.direction is Direction.IN)
    assert hours[9] == max(hours.values())
    assert hours[14] > 2 * hours[12] or hours[13] > 2 * hours[12]
    assert hours[14] > hours[11]


def test_seekers_are_of_working_age_marked_and_registered_once() -> None:
    day = article.fair_day()
    everyone = seekers.seekers()
    assert len({seeker.mobile for seeker in everyone}) == len(everyone) >= 300
    assert all(seeker.full_name.endswith(people.MARK) for seeker in everyone)
    assert all((day - seeker.born_on).days >= 16 * 365.25 for seeker in everyone)
    assert all(seeker.mobile.startswith("1990000") for seeker in everyone)
    assert all(entry.ended_on is None or entry.ended_on > entry.started_on for s in everyone for entry in s.entries)


def test_hires_never_exceed_the_places_and_nobody_starts_twice() -> None:
    places = {posting.key: posting.headcount for posting in postings.archived()}
    ended = [ApplicationState.HIRED, ApplicationState.STARTED]
    hired = Counter(made.posting_key for made in progress.archived() if made.state in ended)
    assert all(count <= places[key] for key, count in hired.items())
    starts = Counter(made.seeker for made in progress.archived() if made.state is ApplicationState.STARTED)
    assert max(starts.values()) == 1


def test_applications_of_the_archived_fair_have_ended_and_those_of_today_are_in_every_state() -> None:
    running = {made.state for made in progress.running()}
    assert running >= {
        ApplicationState.SUBMITTED,
        ApplicationState.VIEWED,
        ApplicationState.INTERVIEW,
        ApplicationState.INTENTION,
        ApplicationState.HIRED,
        ApplicationState.REFUSED,
        ApplicationState.WITHDRAWN,
    }
    open_still = {ApplicationState.SUBMITTED, ApplicationState.VIEWED, ApplicationState.INTERVIEW}
    assert not open_still & {made.state for made in progress.archived()}


def test_steps_follow_each_other_in_time() -> None:
    for made in (*progress.archived(), *progress.running()):
        moments = [(0, made.minute), *((step.day, step.minute) for step in made.steps)]
        assert moments == sorted(moments)


def test_the_walk_through_shows_a_seeker_and_a_job_in_several_states() -> None:
    mine = {made.state for made in progress.running() if made.seeker == progress.walk_through_seeker()}
    job = {made.state for made in progress.running() if made.posting_key == progress.WALK_THROUGH_POSTING}
    assert len(mine) >= 4
    assert len(job) >= 6
    assert len({login.login for login in accounts.logins()}) == len(accounts.logins())
