"""In which order people are called: by rank, with every so many calls kept for the reserved share.

A queue has a reserve of p percent. Its c-th call is a *reserved call* when floor(c·p/100) grows with it, so of any
n calls in a row at least floor(n·p/100) are. A reserved call goes to the first in rank among those with a reason;
all others, and reserved calls nobody has a reason for, go to the first in rank of everybody. p is at most 50:
whoever is first in rank is then called at the second call at the latest, so nobody waits for ever. Whoever is just
called or served elsewhere is passed over and keeps the rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_RESERVED = 50  # percent
GAP = 1000  # between the ranks of two who join one after the other, so that somebody can be put between


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits, as far as the order needs to know."""

    ticket_id: int
    rank: int
    reserved: bool = False
    free: bool = True  # neither called nor served anywhere else


def is_reserved_call(number: int, percent: int) -> bool:
    """Whether the `number`-th call of a queue (from 1) belongs to the reserve."""
    return number * percent // 100 > (number - 1) * percent // 100


def order_of_calls(waiting: Sequence[Waiting], *, number: int, percent: int) -> list[Waiting]:
    """Everybody who can be called now, the first to be asked first, for the `number`-th call."""
    free = sorted((one for one in waiting if one.free), key=lambda one: (one.rank, one.ticket_id))
    if not is_reserved_call(number, percent):
        return free
    return [one for one in free if one.reserved] + [one for one in free if not one.reserved]


def rank_behind(ranks: Sequence[int], own: int, places: int) -> int:
    """The rank after letting `places` people pass; `ranks` of all who wait. Nobody behind: the own rank stays."""
    behind = sorted(rank for rank in ranks if rank > own)
    if not behind:
        return own
    at = min(places, len(behind)) - 1
    if at + 1 < len(behind):
        return (behind[at] + behind[at + 1]) // 2
    return behind[at] + GAP // 2


def people_ahead(waiting: Sequence[Waiting], ticket_id: int, *, calls_made: int, percent: int) -> int:
    """How many are called before this ticket when everybody stays, nobody joins and all are free."""
    left = [Waiting(one.ticket_id, one.rank, one.reserved) for one in waiting]
    if all(one.ticket_id != ticket_id for one in left):
        return 0
    ordinary = sorted(left, key=lambda one: (one.rank, one.ticket_id))
    reserved = [one for one in ordinary if one.reserved]
    gone: set[int] = set()
    number = calls_made
    while True:
        number += 1
        source = reserved if is_reserved_call(number, percent) and any_left(reserved, gone) else ordinary
        first = next(one for one in source if one.ticket_id not in gone)
        if first.ticket_id == ticket_id:
            return len(gone)
        gone.add(first.ticket_id)


def any_left(people: Sequence[Waiting], gone: set[int]) -> bool:
    """Whether somebody of `people` has not been called yet."""
    return any(one.ticket_id not in gone for one in people)
