"""Life cycle of a posting and the kinds its statutory elements come in."""

import secrets
from datetime import timedelta

from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow


class PostingState(Status):
    """Where a posting stands (product.md section 3). Expired is derived from `valid_until`."""

    DRAFT = "draft", _l("Draft"), Tone.ENDED
    IN_REVIEW = "in_review", _l("In review"), Tone.WAITING
    RETURNED = "returned", _l("Returned for correction"), Tone.WAITING
    PUBLISHED = "published", _l("Published"), Tone.GOING
    PAUSED = "paused", _l("Paused"), Tone.WAITING
    CLOSED = "closed", _l("Closed"), Tone.ENDED


class ClosedBecause(Choice):
    """Why a posting was closed."""

    FILLED = "filled", _l("All places are filled")
    WITHDRAWN = "withdrawn", _l("Withdrawn")
    FAIR_OVER = "fair_over", _l("The fair is over")
    COMPLAINT = "complaint", _l("Closed by the bureau after a complaint")


_P = PostingState

POSTING = Workflow(
    Verb("submit", (_P.DRAFT, _P.RETURNED), _P.IN_REVIEW),
    Verb("return", (_P.IN_REVIEW,), _P.RETURNED, reason_required=True),
    Verb("publish", (_P.IN_REVIEW,), _P.PUBLISHED),
    Verb("recall", (_P.IN_REVIEW,), _P.DRAFT),  # the employer takes it back before it was reviewed
    Verb("correct", (_P.PUBLISHED, _P.PAUSED), _P.IN_REVIEW),  # decision 0011: a correction that needs a review
    Verb("take_down", (_P.PUBLISHED, _P.PAUSED, _P.IN_REVIEW), _P.RETURNED, reason_required=True),
    Verb("pause", (_P.PUBLISHED,), _P.PAUSED),
    Verb("resume", (_P.PAUSED,), _P.PUBLISHED),
    Verb("close", (_P.DRAFT, _P.IN_REVIEW, _P.RETURNED, _P.PUBLISHED, _P.PAUSED), _P.CLOSED),
    initial=_P.DRAFT,
)


class EmploymentType(Choice):
    """用工类型 (规定 art. 15)."""

    FULL_TIME = "full_time", _l("Full time")
    PART_TIME = "part_time", _l("Part time (paid by the hour)")
    INTERNSHIP = "internship", _l("Internship")
    DISPATCH = "dispatch", _l("Labour dispatch")


class Contract(Choice):
    """The term of the labour contract; the longest lawful probation depends on it (劳动合同法 arts. 12–15, 19)."""

    NOT_STATED = "not_stated", _l("Not stated")
    FIXED = "fixed", _l("Fixed term")
    OPEN_ENDED = "open_ended", _l("Open-ended")
    TASK = "task", _l("Until a certain task is completed")


class PayType(Choice):
    """What the figures of the pay stand for (domain.md 2.9)."""

    MONTH = "month", _l("per month")
    YEAR = "year", _l("per year")
    DAY = "day", _l("per day")
    HOUR = "hour", _l("per hour")
    PIECE = "piece", _l("by the piece, usual monthly result")


class Shift(Choice):
    """How working time lies."""

    DAY = "day", _l("Day shift")
    TWO = "two", _l("Two shifts")
    THREE = "three", _l("Three shifts")
    NIGHT = "night", _l("Night shift")
    FLEXIBLE = "flexible", _l("Flexible hours")


class Insurance(Choice):
    """The five social insurances."""

    PENSION = "pension", _l("Pension")
    MEDICAL = "medical", _l("Medical")
    UNEMPLOYMENT = "unemployment", _l("Unemployment")
    INJURY = "injury", _l("Work injury")
    MATERNITY = "maternity", _l("Maternity")


class Request(Status):
    """What became of an employer's request to use a wording that is otherwise unlawful."""

    OPEN = "open", _l("Asked for"), Tone.WAITING
    GRANTED = "granted", _l("Granted"), Tone.DONE
    REFUSED = "refused", _l("Not granted"), Tone.REFUSED


class ComplaintState(Status):
    """What became of a complaint about a posting."""

    OPEN = "open", _l("Received"), Tone.WAITING
    UPHELD = "upheld", _l("Found to be right"), Tone.DONE
    UNFOUNDED = "unfounded", _l("Nothing found"), Tone.ENDED


COMPLAINT = Workflow(
    Verb("uphold", (ComplaintState.OPEN,), ComplaintState.UPHELD, reason_required=True),
    Verb("dismiss", (ComplaintState.OPEN,), ComplaintState.UNFOUNDED, reason_required=True),
    initial=ComplaintState.OPEN,
)


class Consequence(Choice):
    """What an upheld complaint means for the posting."""

    STAYS = "stays", _l("The posting stays as it is")
    TAKE_DOWN = "take_down", _l("Take it down; the employer may mend it and submit it again")
    CLOSE = "close", _l("Close it for good")


class ComplaintKind(Choice):
    """What is wrong, after the list of forbidden acts (就业服务与就业管理规定 art. 14, number to be confirmed)."""

    FALSE_POSTING = "false_posting", _l("The job does not exist or is different")
    FEES = "fees", _l("Money or a deposit is asked for")
    KEEPS_PAPERS = "keeps_papers", _l("Identity papers are kept")
    DISCRIMINATION = "discrimination", _l("Discrimination")
    UNDER_AGE = "under_age", _l("Children are employed")
    BAIT = "bait", _l("Misleading pay or promises")
    PERSONAL_DATA = "personal_data", _l("Misuse of personal data")
    OTHER = "other", _l("Something else")


LONGEST_VALIDITY = timedelta(days=90)
EXPIRES_SOON = timedelta(days=7)
REMINDER_DAYS = (7, 1)
COMPLAINT_WORKDAYS = 5  # the bureau's own promise until it confirms another (domain.md 1.1 art. 29 names no term)
COMPLAINTS_AN_HOUR = 5  # from one address
YOUNGEST = 16  # 劳动法 art. 15
OF_AGE = 18  # 劳动法 art. 64
PAY_MONTHS = range(12, 17)
KEPT_FOR_YEARS = 3  # 网络招聘服务管理规定 art. 26

_CLEAR = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0/O, 1/I/L


def new_number(length: int = 8) -> str:
    """A public number that nobody can guess and everybody can read out: no character looks like another."""
    return "".join(secrets.choice(_CLEAR) for _ in range(length))


def is_number(text: str, length: int = 8) -> bool:
    """Whether `text` has the form of such a number."""
    return len(text) == length and all(char in _CLEAR for char in text)


# Working days and hours a month used only to compare pay stated by the day or the hour (月计薪天数 21.75).
DAYS_A_MONTH = 21.75
HOURS_A_DAY = 8
PART_TIME_HOURS_A_WEEK = 24  # 劳动合同法 art. 68
WEEKS_A_MONTH = 52 / 12


def comparable_monthly(
    pay_type: PayType,
    amount: int,
    *,
    months: int = 12,
    part_time: bool = False,
    weekly_hours: int | None = None,
) -> int:
    """`amount` yuan as yuan a month, for filters and sorting only; the source text is always shown.

    Annual pay is divided by 12; monthly pay with more than 12 salaries (14薪) counts them all; hourly pay of
    part-time work counts `weekly_hours`, at most and by default 24 (劳动合同法 art. 68).
    """
    if pay_type is PayType.YEAR:
        return round(amount / 12)
    if pay_type is PayType.DAY:
        return round(amount * DAYS_A_MONTH)
    if pay_type is PayType.HOUR:
        weekly = min(weekly_hours or PART_TIME_HOURS_A_WEEK, PART_TIME_HOURS_A_WEEK)
        hours = weekly * WEEKS_A_MONTH if part_time else DAYS_A_MONTH * HOURS_A_DAY
        return round(amount * hours)
    if pay_type is PayType.MONTH:
        return round(amount * max(months, 12) / 12)
    return amount


def can_edit(state: PostingState) -> bool:
    """Whether the author may write freely."""
    return state in (_P.DRAFT, _P.RETURNED)


def can_correct(state: PostingState) -> bool:
    """Whether a change is a correction of something that was public (docs/decisions/0011)."""
    return state in (_P.PUBLISHED, _P.PAUSED)


def can_delete(state: PostingState, *, submitted: bool) -> bool:
    """Only a draft that nobody else has seen; the rest is kept for three years (规定 art. 26)."""
    return state is _P.DRAFT and not submitted


def may_review(*, is_of_employer: bool, wrote_it: bool) -> bool:
    """Nobody reviews the postings of an employer they act for, or what they wrote themselves."""
    return not is_of_employer and not wrote_it
