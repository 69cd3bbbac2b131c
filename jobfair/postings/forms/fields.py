"""Fields that answer in our own words: whole numbers and days as people write them, choices that may stay open."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from wtforms import DateField, IntegerField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, NumberRange, Optional, StopValidation

from jobfair.core.language import _, _l

E = TypeVar("E", bound=StrEnum)
WHOLE = re.compile(r"[+-]?[0-9]{1,9}")


class WholeNumberField(IntegerField):  # type: ignore[misc]
    """A whole number; full-width digits, separators and outer spaces are understood."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number, or say kindly that it is none."""
        text = unicodedata.normalize("NFKC", valuelist[0] if valuelist else "").strip()
        text = text.replace(",", "").replace(" ", "")
        if not text:
            self.data = None
        elif WHOLE.fullmatch(text):
            self.data = int(text)
        else:
            self.data = None
            raise ValueError(_("Please write a whole number, such as 12."))

    def pre_validate(self, form: Any) -> None:
        """What is no number is told once; it need not lie in the range as well."""
        if self.process_errors:
            raise StopValidation


class DayField(DateField):  # type: ignore[misc]
    """A day as the browser's own date box sends it, or as people type it: 2026-3-8, 2026/3/8, 2026年3月8日."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day, or say kindly that it is none."""
        text = unicodedata.normalize("NFKC", valuelist[0] if valuelist else "").strip()
        parts = "".join(char if char.isdigit() else " " for char in text).split()
        self.data = None
        if not text:
            return
        try:
            self.data = date(*(int(part) for part in parts))
        except (TypeError, ValueError, OverflowError):
            raise ValueError(_("Please write a day, such as 2026-03-08.")) from None


def whole(label: Any, low: int, high: int, **options: Any) -> WholeNumberField:
    """A whole number between two others, or nothing."""
    said = _l("Please write a whole number from %(low)s to %(high)s.", low=low, high=high)
    return WholeNumberField(label, [Optional(), NumberRange(low, high, said)], **options)


def line(label: Any, most: int, **options: Any) -> StringField:
    """One line of text."""
    return StringField(label, [Length(max=most, message=_too_long(most))], **options)


def text(label: Any, most: int = 3000, **options: Any) -> TextAreaField:
    """Several lines of text."""
    return TextAreaField(label, [Length(max=most, message=_too_long(most))], **options)


def _too_long(most: int) -> Any:
    return _l("At most %(most)s characters, please.", most=most)


def ticks(label: Any, choices: Iterable[SelectChoice] = (), **options: Any) -> SelectMultipleField:
    """Several boxes to tick."""
    return SelectMultipleField(
        label,
        choices=list(choices),
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
        validate_choice=False,
        **options,
    )


def member_or(enum: type[E], otherwise: Any = None) -> Callable[[Any], Any]:
    """Reads a member of `enum`; anything else means that the question is still open."""

    def read(value: Any) -> Any:
        try:
            return enum(value)
        except ValueError:
            return otherwise

    return read


def number_or_none(value: Any) -> int | None:
    """Reads the key of a row; the empty choice is None."""
    return int(value) if str(value).isascii() and str(value).isdigit() and len(str(value)) < 10 else None


def rank_on(ladder: Iterable[Any]) -> Callable[[Any], int]:
    """Reads a rank of `ladder`; anything else means no requirement."""
    ranks = {step.rank for step in ladder}

    def read(value: Any) -> int:
        rank = number_or_none(value)
        return rank if rank is not None and rank in ranks else 0

    return read


def options(enum: Iterable[Any]) -> list[SelectChoice]:
    """The members of an enum as choices."""
    return [SelectChoice(member.value, member.label) for member in enum]


def ranks(ladder: Iterable[Any]) -> list[SelectChoice]:
    """The steps of a ladder as choices by rank."""
    return [SelectChoice(str(step.rank), step.label) for step in ladder]
