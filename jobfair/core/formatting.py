"""Dates, counts and money as the reader's language writes them; template filters."""

from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent
from flask import Flask
from markupsafe import Markup, escape

from jobfair.core import clock
from jobfair.core.language import _, _n, current_language
from jobfair.core.search_text import is_han

LONG_TEXT = 60  # characters; a shorter Chinese text shows by itself that it is one


def show_date(value: date | datetime | None) -> str:
    """`2023年3月8日` / `8 March 2023`; empty for None."""
    if value is None:
        return ""
    day = clock.to_local(value).date() if isinstance(value, datetime) else value
    if current_language() == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return format_date(day, "d MMMM y", locale="en")


def show_time(value: datetime | None) -> str:
    """`14:30`, Asia/Shanghai."""
    return "" if value is None else format_time(clock.to_local(value), "HH:mm", locale="en")


def show_datetime(value: datetime | None) -> str:
    """Date and time of day, Asia/Shanghai."""
    return "" if value is None else f"{show_date(value)} {show_time(value)}"


def show_nearness(value: date | datetime | None) -> Markup:
    """Near words in a `<time>` whose title is the exact value."""
    if value is None:
        return Markup("")
    exact = show_datetime(value) if isinstance(value, datetime) else show_date(value)
    stamp = clock.to_local(value).isoformat("T", "minutes") if isinstance(value, datetime) else value.isoformat()
    return Markup('<time datetime="{}" title="{}">{}</time>').format(stamp, exact, near_words(value))


def near_words(value: date | datetime) -> str:
    """`today 14:30`, `in 3 days`, or the date when it is further than a week away."""
    day = clock.to_local(value).date() if isinstance(value, datetime) else value
    days = (day - clock.today()).days
    hour = " " + show_time(value) if isinstance(value, datetime) else ""
    if days == 0:
        return _("today") + hour
    if days == 1:
        return _("tomorrow") + hour
    if days == -1:
        return _("yesterday") + hour
    if 1 < days <= 7:
        return _n("in %(num)d day", "in %(num)d days", days)
    if -7 <= days < -1:
        return _n("%(num)d day ago", "%(num)d days ago", -days)
    return show_date(value)


def show_number(value: float | None) -> str:
    """`2,382`."""
    if isinstance(value, int):
        return f"{value:,}"  # the same in both languages; a list of jobs shows a hundred, and Babel is slow
    return "" if value is None else str(format_decimal(value, locale=current_language()))


def show_money(value: float | None) -> str:
    """`6,500 元` / `CNY 6,500`."""
    if value is None:
        return ""
    amount = format_decimal(value, locale=current_language())
    return f"{amount} 元" if current_language() == "zh" else f"CNY {amount}"


def show_percent(value: float | None) -> str:
    """`16.2%` of a share such as 0.162."""
    return "" if value is None else str(format_percent(value, "#,##0.#%", locale=current_language()))


def show_paragraphs(value: Any) -> Markup:
    """Plain text with its line breaks kept, everything escaped."""
    lines = [escape(line.strip()) for line in str(value or "").splitlines() if line.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)


def show_as_written(value: Any) -> Markup | str:
    """Somebody's own words or a name, in one line: on an English page Chinese is marked as Chinese."""
    if value is None or isinstance(value, Markup):
        return value or ""
    text = str(value)
    return Markup('<span lang="zh-CN">{}</span>').format(text) if _is_foreign(text) else text


def show_written(value: Any) -> Markup:
    """Somebody's own words in paragraphs: as `as_written`; a long Chinese text says that there is no other."""
    text, shown = str(value or ""), show_paragraphs(value)
    if not _is_foreign(text):
        return shown
    note = Markup('<p class="muted">{}</p>').format(_("In Chinese only:")) if len(text) > LONG_TEXT else ""
    return Markup('{}<div lang="zh-CN">{}</div>').format(note, shown)


def _is_foreign(text: str) -> bool:
    """Chinese on an English page; on Chinese pages a foreign word is part of the text."""
    return current_language() == "en" and any(is_han(char) for char in text)


def localised(record: Any, name: str) -> str:
    """`record.<name>_zh` or `_en` by the reader's language; the Chinese text where there is no English one."""
    chinese = getattr(record, f"{name}_zh") or ""
    return (getattr(record, f"{name}_en") or chinese) if current_language() == "en" else chinese


def mask_mobile(value: str | None) -> str:
    """`138****5678`; other texts keep their first and last character."""
    if not value:
        return ""
    if len(value) == 11 and value.isdigit():
        return value[:3] + "****" + value[-4:]
    return value[0] + "***" + value[-1]


def mask_name(value: str | None) -> str:
    """`张*`: the surname alone (PIPL art. 25)."""
    return value[0] + "*" * max(1, len(value) - 1) if value else ""


def init_app(app: Flask) -> None:
    """Register the filters."""
    app.jinja_env.filters.update(
        date=show_date,
        time=show_time,
        datetime=show_datetime,
        nearness=show_nearness,
        number=show_number,
        money=show_money,
        percent=show_percent,
        paragraphs=show_paragraphs,
        as_written=show_as_written,
        written=show_written,
        localised=localised,
        mask_mobile=mask_mobile,
        mask_name=mask_name,
    )
