"""What became of applications: each a chain of steps that the life cycle allows, with the day of every step."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from jobfair.applications.rules import APPLICATION, ApplicationState, RefusalReason
from jobfair.demo.content import postings
from jobfair.demo.content.advertisement import DemoPosting
from jobfair.demo.content.seekers import AT_ARCHIVED_FAIR, DemoSeeker, seekers

TODAY_FIRST = AT_ARCHIVED_FAIR - 99  # first of the seekers who apply to the jobs of today's fair
WALK_THROUGH_POSTING = "T001-1"

# Verbs with the days after sending on which they happen, by what came of the application.
Chain = tuple[tuple[str, int, int], ...]
ENDINGS: dict[str, Chain] = {
    "started": (("view", 0, 0), ("interview", 0, 0), ("intend", 0, 2), ("hire", 3, 9), ("start", 10, 24)),
    "hired": (("view", 0, 0), ("interview", 0, 4), ("intend", 4, 6), ("hire", 7, 14)),
    "refused": (("view", 0, 2), ("refuse", 3, 12)),
    "refused_later": (("view", 0, 1), ("interview", 2, 6), ("refuse", 7, 13)),
    "withdrawn": (("view", 0, 3), ("withdraw", 4, 9)),
    "backed_out": (("view", 0, 0), ("interview", 1, 3), ("intend", 4, 6), ("withdraw", 8, 12)),
    "unseen": (("lapse", 15, 15),),
    "seen_only": (("view", 1, 6), ("lapse", 15, 15)),
    "set_aside": (("view", 0, 2), ("set_aside", 25, 25)),
}
ARCHIVED_SHARES = {
    "refused": 24,
    "refused_later": 16,
    "withdrawn": 8,
    "backed_out": 6,
    "unseen": 10,
    "seen_only": 16,
    "hired": 8,
}
RUNNING: dict[str, Chain] = {
    "submitted": (),
    "viewed": (("view", 0, 1),),
    "interview": (("view", 0, 1), ("interview", 1, 2)),
    "intention": (("view", 0, 1), ("interview", 1, 1), ("intend", 2, 2)),
    "hired": (("view", 0, 0), ("interview", 1, 1), ("intend", 1, 1), ("hire", 2, 2)),
    "refused": (("view", 0, 1), ("refuse", 1, 2)),
    "withdrawn": (("withdraw", 0, 1),),
}
RUNNING_SHARES = {
    "submitted": 30,
    "viewed": 24,
    "interview": 18,
    "intention": 10,
    "hired": 5,
    "refused": 9,
    "withdrawn": 4,
}
REASONS = {
    RefusalReason.SKILLS: "",
    RefusalReason.EXPERIENCE: "",
    RefusalReason.PLACES_FILLED: "",
    RefusalReason.NOT_REACHED: "两次电话联系未接通，欢迎再次投递。",
    RefusalReason.OTHER: "岗位需要倒班，与您填写的意愿不一致。",
}


@dataclass(frozen=True)
class DemoStep:
    """One step: its verb, the state it leads to, days after sending and the minute of that day."""

    verb: str
    state: ApplicationState
    day: int
    minute: int


@dataclass(frozen=True)
class DemoApplication:
    """One application; `day` counts from the fair (negative before it), `minute` from midnight, local time."""

    seeker: int
    posting_key: str
    day: int
    minute: int
    steps: tuple[DemoStep, ...]
    refusal_reason: RefusalReason | None
    refusal_text: str | None

    @property
    def state(self) -> ApplicationState:
        """Where it stands in the end."""
        return self.steps[-1].state if self.steps else ApplicationState.SUBMITTED


@cache
def archived() -> tuple[DemoApplication, ...]:
    """Applications made at the archived fair; all have come to an end."""
    rng = Random("archived applications")
    places = Counter({posting.key: posting.headcount for posting in postings.archived()})
    found: list[DemoApplication] = []
    for seeker in seekers()[:AT_ARCHIVED_FAIR]:
        found += _season(rng, seeker, _wanted(rng, seeker, postings.archived(), rng.randint(1, 5)), places)
    return tuple(found)


@cache
def running() -> tuple[DemoApplication, ...]:
    """Applications of the last days for the jobs of today's fair."""
    rng = Random("running applications")
    places = Counter({posting.key: posting.headcount for posting in postings.today()})
    found = []
    for seeker in seekers()[TODAY_FIRST - 1 :]:
        if seeker.serial == walk_through_seeker():
            continue
        for posting in _wanted(rng, seeker, postings.today(), rng.randint(1, 4)):
            ending = rng.choices(list(RUNNING_SHARES), weights=list(RUNNING_SHARES.values()))[0]
            if ending == "hired" and not _take(places, posting):
                ending = "viewed"
            found.append(_application(rng, seeker, posting, RUNNING[ending], day=-rng.randint(4, 9)))
    return (*found, *_walked_through(rng, found))


@cache
def walk_through_seeker() -> int:
    """The seeker one signs in as: the first with a certificate whose wishes fit at least four of today's jobs."""
    chosen = [seeker for seeker in seekers()[TODAY_FIRST - 1 :] if seeker.certificates]
    return next(seeker.serial for seeker in chosen if len(_fitting(seeker, postings.today())) >= 4)


def _walked_through(rng: Random, others: list[DemoApplication]) -> list[DemoApplication]:
    """What the walk-through accounts find: a seeker with four states, a job with an applicant in each state."""
    seeker = seekers()[walk_through_seeker() - 1]
    mine = zip(_fitting(seeker, postings.today()), ("interview", "viewed", "refused", "submitted"), strict=False)
    found = [_application(rng, seeker, posting, RUNNING[ending], day=-4) for posting, ending in mine]
    job = next(posting for posting in postings.today() if posting.key == WALK_THROUGH_POSTING)
    taken = {made.seeker for made in (*others, *found) if made.posting_key == job.key}
    taken.add(seeker.serial)
    free = [other for other in seekers()[TODAY_FIRST - 1 :] if other.serial not in taken]
    free.sort(key=lambda other: job.occupation not in other.occupations)
    for applicant, ending in zip(free, RUNNING, strict=False):
        found.append(_application(rng, applicant, job, RUNNING[ending], day=-rng.randint(4, 7)))
    return found


def _season(
    rng: Random, seeker: DemoSeeker, wanted: list[DemoPosting], places: Counter[str]
) -> list[DemoApplication]:
    """All applications of one seeker: at most one leads to work, the open ones are then set aside."""
    found = []
    starts = rng.random() < 0.42
    for number, posting in enumerate(wanted):
        if number == 0 and starts and _take(places, posting):
            ending = "started"
        else:
            ending = rng.choices(list(ARCHIVED_SHARES), weights=list(ARCHIVED_SHARES.values()))[0]
            if ending in ("hired", "seen_only") and starts:
                ending = "set_aside"
            elif ending == "hired" and not _take(places, posting):
                ending = "seen_only"
        found.append(_application(rng, seeker, posting, ENDINGS[ending], day=0))
    return found


def _take(places: Counter[str], posting: DemoPosting) -> bool:
    """Take one of the places wanted, when there is one left."""
    if places[posting.key] < 1:
        return False
    places[posting.key] -= 1
    return True


def _wanted(rng: Random, seeker: DemoSeeker, offered: Sequence[DemoPosting], most: int) -> list[DemoPosting]:
    """Postings for the occupations somebody wants and whose floors they reach; a few others when there is none."""
    able = _within_reach(seeker, offered)
    fitting = _fitting(seeker, offered)
    return rng.sample(fitting or able, k=min(most if fitting else 1, len(fitting or able)))


def _within_reach(seeker: DemoSeeker, offered: Sequence[DemoPosting]) -> list[DemoPosting]:
    return [
        posting
        for posting in offered
        if posting.education_rank <= seeker.education_rank and posting.experience_years <= seeker.experience_years
    ]


def _fitting(seeker: DemoSeeker, offered: Sequence[DemoPosting]) -> list[DemoPosting]:
    return [posting for posting in _within_reach(seeker, offered) if posting.occupation in seeker.occupations]


def _application(
    rng: Random, seeker: DemoSeeker, posting: DemoPosting, chain: Chain, *, day: int
) -> DemoApplication:
    sent = rng.randint(9 * 60, 15 * 60)
    steps, state, at = [], APPLICATION.initial, (0, sent)
    for verb, first, last in chain:
        if not APPLICATION.allows(verb, state):
            raise ValueError(f"{verb} is not a step out of {state}")
        state = APPLICATION.verbs[verb].target
        after = rng.randint(first, last)
        at = max((after, rng.randint(9 * 60, 16 * 60)), (at[0], at[1] + 7))
        steps.append(DemoStep(verb, ApplicationState[state.name], at[0], at[1]))
    refused = bool(steps) and steps[-1].verb == "refuse"
    reason = rng.choice(list(REASONS)) if refused else None
    return DemoApplication(
        seeker=seeker.serial,
        posting_key=posting.key,
        day=day,
        minute=sent,
        steps=tuple(steps),
        refusal_reason=reason,
        refusal_text=(REASONS[reason] or None) if reason else None,
    )
