"""The one place that asks what time it is: aware UTC inside, Asia/Shanghai for people."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date on the wall of the hall (Asia/Shanghai)."""
    return to_local(now()).date()


def to_local(moment: datetime) -> datetime:
    """An aware moment as the clock in Jinzhou shows it."""
    return moment.astimezone(LOCAL)


def local_moment(day: date, at: time) -> datetime:
    """A local date and time of day as an aware UTC moment."""
    return datetime.combine(day, at, tzinfo=LOCAL).astimezone(UTC)


def start_of_day(day: date) -> datetime:
    """Local midnight at which `day` begins, in UTC."""
    return local_moment(day, time.min)


def end_of_day(day: date) -> datetime:
    """Local midnight at which `day` ends, in UTC (exclusive)."""
    return start_of_day(day + timedelta(days=1))
