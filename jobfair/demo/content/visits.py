"""Who passed the gates when: arrivals that swell at half past nine and two, nobody admitted past the limit."""

import heapq
from dataclasses import dataclass
from functools import cache
from random import Random

from jobfair.demo.content.seekers import AT_ARCHIVED_FAIR, IN_ALL
from jobfair.gate.rules import Direction

OPENS, CLOSES = 8.5 * 3600, 16.5 * 3600  # seconds after midnight, local time
LAST_ENTRY = CLOSES - 30 * 60
CAPACITY = 1500  # approved number of people inside at once; a setting of the demonstration
GATES = ("A", "B")
REENTRY_SHARE = 0.08
ARCHIVED_PEOPLE = 2087
TODAY_PEOPLE = 1240


@dataclass(frozen=True, order=True)
class DemoPassage:
    """One passage: seconds after midnight, who (a pass or a paper number) and which way."""

    second: int
    holder: str
    direction: Direction
    gate: str
    seeker: int | None = None


@cache
def archived() -> tuple[DemoPassage, ...]:
    """Passages at the archived fair, in order of time."""
    return _passages("archived visits", ARCHIVED_PEOPLE, range(1, AT_ARCHIVED_FAIR + 1))


@cache
def today() -> tuple[DemoPassage, ...]:
    """Passages planned for the whole of today's fair; the loader takes those that have happened."""
    return _passages("visits today", TODAY_PEOPLE, range(AT_ARCHIVED_FAIR - 59, IN_ALL + 1))


def _passages(seed: str, people: int, registered: range) -> tuple[DemoPassage, ...]:
    """Let everyone in as they come, holding people back while the hall is full."""
    rng = Random(seed)
    coming = [(second, who) for who, second in enumerate(_arrivals(rng, people))]
    heapq.heapify(coming)
    leaving: list[tuple[int, int]] = []
    returned: set[int] = set()
    found: list[DemoPassage] = []
    while coming or leaving:
        if leaving and (not coming or leaving[0][0] <= coming[0][0]):
            second, who = heapq.heappop(leaving)
            found.append(_pass(rng, second, who, Direction.OUT, registered))
            back = second + rng.randint(20 * 60, 75 * 60)
            if who not in returned and back < LAST_ENTRY and rng.random() < REENTRY_SHARE:
                returned.add(who)
                heapq.heappush(coming, (back, who))
            continue
        second, who = heapq.heappop(coming)
        if len(leaving) >= CAPACITY:
            heapq.heappush(coming, (leaving[0][0] + 1, who))
            continue
        found.append(_pass(rng, second, who, Direction.IN, registered))
        stay = min(max(rng.gauss(75, 35), 8), 240) * 60
        heapq.heappush(leaving, (int(min(second + stay, CLOSES - rng.randint(0, 300))), who))
    return tuple(sorted(found))


def _arrivals(rng: Random, people: int) -> list[int]:
    """Moments of first entry: two thirds in the morning, a second wave after lunch."""
    found: list[int] = []
    while len(found) < people:
        hour = rng.gauss(9.6, 0.75) if rng.random() < 0.64 else rng.gauss(14.0, 0.8)
        second = int(hour * 3600)
        if OPENS <= second < LAST_ENTRY:
            found.append(second)
    return found


def _pass(rng: Random, second: int, who: int, direction: Direction, registered: range) -> DemoPassage:
    """People with an account show their pass, the others a paper number."""
    seeker = registered[who] if who < len(registered) else None
    holder = f"P{seeker:05d}" if seeker is not None else f"N{who:05d}"
    return DemoPassage(second, holder, direction, rng.choice(GATES), seeker)
