"""Working days in China: weekends, public holidays and the make-up days that turn a weekend into work.

The State Council announces each year's calendar in autumn. Beyond the years the calendar knows, Monday to Friday
count as working days and `is_certain` says so, so that a page can add “subject to the holiday calendar”.
"""

from datetime import date, timedelta

import chinese_calendar


def is_certain(day: date) -> bool:
    """Whether the official calendar for that day is known."""
    return _announced(day) is not None


def is_workday(day: date) -> bool:
    """Whether offices work on `day`; outside the announced years Monday to Friday."""
    announced = _announced(day)
    return announced if announced is not None else day.weekday() < 5


def add_workdays(day: date, count: int) -> date:
    """The date `count` working days after `day` (before it, when negative); `day` itself is not counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day)
    return day


def workdays_between(first: date, last: date) -> int:
    """How many working days lie from `first` to `last`, both included; 0 when `last` is earlier."""
    return sum(is_workday(first + timedelta(days=n)) for n in range((last - first).days + 1))


def _announced(day: date) -> bool | None:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
