"""How long somebody still waits, with an honest error; how many turns a day has left. docs/queues.md explains it.

A turn lasts from the call to the end. The mean of the last turns of the queue is drawn towards what is known of
the fair (or assumed), as if that had been seen `PRIOR_TURNS` times. Waiting for a people before s seats takes
a·mean/s. Its variance has two parts: turns differ (a·sd²/s²), and the mean itself is only known from n turns
((a/s)²·sd²/n). What is shown is the middle four fifths of that.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from jobfair.queues.rules.states import Basis

PRIOR_TURNS = 5
ENOUGH_TURNS = 3  # from so many measured turns on an estimate says it is measured here
LATEST_TURNS = 30
SPREAD = 0.7  # standard deviation of turns over their mean while too few are known
FOUR_FIFTHS = 1.2816  # quantile of the normal distribution that leaves a tenth on either side
SHORTEST, LONGEST = 0.5, 120.0  # minutes of a turn that are believed


@dataclass(frozen=True)
class Pace:
    """Minutes of a turn: mean, standard deviation, from how many turns (known and assumed) and resting on what."""

    mean: float
    sd: float
    turns: int
    basis: Basis


@dataclass(frozen=True)
class Estimate:
    """Minutes to wait: the likely middle, and the four fifths around it."""

    middle: int
    low: int
    high: int
    basis: Basis


def pace(turns: Sequence[float], *, of_fair: Sequence[float] = (), assumed: float) -> Pace:
    """The pace of a queue from the minutes of its last turns, of the fair's, and the minutes staff assume."""
    own = _believed(turns)
    others = _believed(of_fair)
    expected = fmean(others) if len(others) >= ENOUGH_TURNS else assumed
    mean = (sum(own) + PRIOR_TURNS * expected) / (len(own) + PRIOR_TURNS)
    sd = _sd(own, mean) if len(own) > PRIOR_TURNS else _sd(others, expected) if len(others) > PRIOR_TURNS else 0.0
    basis = Basis.ASSUMED
    if len(own) >= ENOUGH_TURNS:
        basis = Basis.QUEUE
    elif len(others) >= ENOUGH_TURNS:
        basis = Basis.FAIR
    return Pace(mean, sd or SPREAD * mean, len(own) + PRIOR_TURNS, basis)


def _believed(turns: Sequence[float]) -> list[float]:
    return [min(LONGEST, max(SHORTEST, minutes)) for minutes in turns[-LATEST_TURNS:]]


def _sd(turns: Sequence[float], mean: float) -> float:
    """Of the turns, but never less than a quarter of the mean: few equal turns do not make a clock."""
    return max(stdev(turns), mean / 4)


def estimate(pace: Pace, *, ahead: int, seats: int, busy: int) -> Estimate:
    """Minutes until the call with `ahead` people before one, while `busy` of the `seats` are taken."""
    turns = turns_before(ahead, seats=seats, busy=busy)
    middle = turns * pace.mean / seats
    deviation = pace.sd / seats * math.sqrt(turns + turns * turns / pace.turns)
    low = max(0.0, middle - FOUR_FIFTHS * deviation)
    return Estimate(round(middle), math.floor(low), math.ceil(middle + FOUR_FIFTHS * deviation), pace.basis)


def turns_before(ahead: int, *, seats: int, busy: int) -> float:
    """Turns that must pass first; one that is running counts half, a free seat takes the next at once."""
    idle = max(0, seats - busy)
    if ahead < idle:
        return 0.0
    return ahead - idle + 1 - (0.5 if busy else 0.0)


def turns_left(pace: Pace, *, seats: int, minutes_left: float) -> int:
    """How many people can still be served: seats × rate × time left, rounded down."""
    return max(0, math.floor(seats * max(0.0, minutes_left) / pace.mean))
