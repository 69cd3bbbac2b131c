"""What a bureau expects of employers that book, and what follows when they do not keep to it; pure.

Every number is a setting that staff edit. The presets follow the rules of two markets (domain.md 4.1, known from
their public notices): Kunshan and Xiamen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from jobfair.core.language import Text, _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow
from jobfair.employers.rules import months_after


class Preset(Choice):
    """Where the numbers of a set of terms come from."""

    LENIENT = "lenient", _l("Lenient: recorded, nobody is barred")
    KUNSHAN = "kunshan", _l("As in Kunshan: cancel one working day before, else booking is closed")
    XIAMEN = "xiamen", _l("As in Xiamen: report by 9:30; twice absent or late bars for a year")
    OWN = "own", _l("Own numbers")


class LateCancel(Choice):
    """What happens when an employer gives its booth back after the day for it."""

    REFUSED = "refused", _l("Not possible on line; the bureau decides")
    RECORDED = "recorded", _l("Possible until the doors open, but it is recorded")


class StrikeKind(Choice):
    """What is recorded against an employer that booked."""

    NO_SHOW = "no_show", _l("Did not come")
    LATE = "late", _l("Came late")
    LATE_CANCEL = "late_cancel", _l("Cancelled too late")


class AppealState(Status):
    """What became of an appeal."""

    OPEN = "open", _l("Waits for a decision"), Tone.WAITING
    UPHELD = "upheld", _l("Upheld: the record is lifted"), Tone.DONE
    REJECTED = "rejected", _l("Not upheld"), Tone.REFUSED


APPEAL = Workflow(
    Verb("uphold", (AppealState.OPEN,), AppealState.UPHELD, reason_required=True),
    Verb("reject", (AppealState.OPEN,), AppealState.REJECTED, reason_required=True),
    initial=AppealState.OPEN,
)
APPEAL_LABELS: dict[str, Text] = {
    "begin": _l("Appeal handed in"),
    "uphold": _l("Appeal upheld"),
    "reject": _l("Appeal not upheld"),
}

_COMMON: dict[str, Any] = {
    "cancel_workdays": 1,
    "late_cancel": LateCancel.REFUSED,
    "report_by": None,
    "late_loses_booth": False,
    "counts_no_show": True,
    "counts_late": False,
    "counts_late_cancel": False,
    "bar_after": None,
    "within_months": 12,
    "bar_months": 12,
    "appeal_days": 15,
    "absent_after_minutes": 30,
    "offer_hours": 24,
    "offer_minutes": 15,
}
PRESETS: dict[Preset, dict[str, Any]] = {
    Preset.LENIENT: _COMMON,
    Preset.KUNSHAN: _COMMON
    | {"late_cancel": LateCancel.RECORDED, "counts_late_cancel": True, "bar_after": 1, "bar_months": None},
    Preset.XIAMEN: _COMMON
    | {"report_by": time(9, 30), "late_loses_booth": True, "counts_late": True, "bar_after": 2, "bar_months": 12},
}


@dataclass(frozen=True)
class Bar:
    """Why an employer may not book, since when and until which day (None: until the bureau lifts it)."""

    since: date
    until: date | None
    strikes: tuple[Any, ...]


def counted_kinds(terms: Any) -> tuple[StrikeKind, ...]:
    """The kinds of strikes that count towards a bar."""
    counts = {
        StrikeKind.NO_SHOW: terms.counts_no_show,
        StrikeKind.LATE: terms.counts_late,
        StrikeKind.LATE_CANCEL: terms.counts_late_cancel,
    }
    return tuple(kind for kind in StrikeKind if counts[kind])


def bar_of(strikes: Iterable[Any], terms: Any, *, on: date) -> Bar | None:
    """The bar that strikes amount to under these terms on a day; None when the employer may book.

    So many counted strikes within so many months bar from the day of the last of them. Lifted strikes do not count.
    """
    if not terms.bar_after:
        return None
    kinds = counted_kinds(terms)
    counted = [one for one in strikes if one.lifted_at is None and one.kind in kinds and one.happened_on <= on]
    counted.sort(key=lambda one: one.happened_on)
    for last in reversed(counted):
        from_day = months_after(last.happened_on, -terms.within_months)
        group = tuple(one for one in counted if from_day < one.happened_on <= last.happened_on)
        if len(group) < terms.bar_after:
            continue
        until = months_after(last.happened_on, terms.bar_months) if terms.bar_months else None
        if until is None or on <= until:
            return Bar(last.happened_on, until, group)
    return None
