"""What somebody looks for: every filter in the address, read without complaint and written back the same way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from jobfair.core.language import _l
from jobfair.core.search_text import normalise
from jobfair.core.status import Choice
from jobfair.postings.rules import EmploymentType
from jobfair.reference.rules import Education, SkillGrade

PAY_FLOORS = (3000, 4000, 5000, 6000, 8000, 10000)
DAYS = (1, 3, 7, 30)
MOST_VALUES = 40  # of one filter


class Sort(Choice):
    """In which order results come."""

    RELEVANCE = "relevance", _l("Best match")
    NEWEST = "newest", _l("Newest")
    PAY = "pay", _l("Highest pay")


class Comfort(Choice):
    """Things that either hold for a posting or do not; all that are chosen must hold."""

    GRADUATES = "graduates", _l("Graduates welcome")
    BOARD = "board", _l("Meals provided")
    LODGING = "lodging", _l("Lodging provided")
    TODAY = "today", _l("At the fair today")


@dataclass(frozen=True)
class Criteria:
    """A search. Values of one filter are alternatives, filters add up; empty means no limit.

    region, trade, group: keys of the dictionaries; industry: codes of GB/T 4754; pay: yuan a month at least;
    education: what the person has (floors up to it fit); grade: grades asked for; days: published within.
    """

    q: str = ""
    region: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    trade: tuple[str, ...] = ()
    pay: int | None = None
    education: str | None = None
    grade: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    days: int | None = None
    fair: str | None = None
    employer: int | None = None
    sort: str | None = None

    @property
    def order(self) -> Sort:
        """The order asked for; without words nothing is more relevant than anything else."""
        if self.sort is not None and (self.q or self.sort != Sort.RELEVANCE):
            return Sort(self.sort)
        return Sort.RELEVANCE if self.q else Sort.NEWEST

    def args(self) -> dict[str, Any]:
        """As arguments of the address, without what is empty."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        stated = {name: value for name, value in given.items() if value not in (None, "", ())}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in stated.items()}

    @property
    def chosen(self) -> list[tuple[str, Any]]:
        """Each filter value in force, one by one (words and order are no filters)."""
        pairs = []
        for name, value in self.args().items():
            if name not in ("q", "sort"):
                pairs += [(name, one) for one in (value if isinstance(value, list) else [value])]
        return pairs

    def without(self, name: str, value: Any = None) -> "Criteria":
        """The same search with one filter value, or a whole filter, taken off."""
        held: Any = getattr(self, name)
        rest: Any = "" if name == "q" else None
        if isinstance(held, tuple):
            rest = tuple(one for one in held if value is not None and one != value)
        return replace(self, **{name: rest})


def read_criteria(args: Mapping[str, Any]) -> Criteria:
    """Criteria from the arguments of an address (a MultiDict); values that make no sense are left out."""
    known = {
        "grade": {grade.value for grade in SkillGrade},
        "type": {kind.value for kind in EmploymentType},
        "have": {comfort.value for comfort in Comfort},
        "sort": {sort.value for sort in Sort},
        "education": {level.value for level in Education} - {Education.ANY.value},
    }
    return Criteria(
        q=normalise(_first(args, "q")[:100]),
        region=_many(args, "region"),
        industry=_many(args, "industry"),
        trade=_many(args, "trade"),
        pay=_number(args, "pay", most=100_000),
        education=_one(args, "education", known["education"]),
        grade=_many(args, "grade", known["grade"]),
        type=_many(args, "type", known["type"]),
        group=_many(args, "group"),
        have=_many(args, "have", known["have"]),
        days=_number(args, "days", most=365),
        fair=_first(args, "fair")[:60] or None,
        employer=_number(args, "employer", most=2**31 - 1),
        sort=_one(args, "sort", known["sort"]),
    )


def _all(args: Mapping[str, Any], name: str) -> list[str]:
    found = args.getlist(name) if hasattr(args, "getlist") else args.get(name)
    if found is None:
        return []
    return [str(one) for one in found] if isinstance(found, list | tuple) else [str(found)]


def _first(args: Mapping[str, Any], name: str) -> str:
    return next(iter(_all(args, name)), "").strip()


def _many(args: Mapping[str, Any], name: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
    given = dict.fromkeys(value.strip()[:60] for value in _all(args, name)[:MOST_VALUES] if value.strip())
    return tuple(value for value in given if known is None or value in known)


def _one(args: Mapping[str, Any], name: str, known: Iterable[str]) -> str | None:
    value = _first(args, name)
    return value if value in known else None


def _number(args: Mapping[str, Any], name: str, *, most: int) -> int | None:
    value = _first(args, name)
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 11 else 0
    return number if 0 < number <= most else None
