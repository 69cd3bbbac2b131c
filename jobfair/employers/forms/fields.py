"""What the forms of employers have in common: fields that refuse with a sentence of ours."""

import unicodedata
from typing import Any

from wtforms import (
    DateField,
    Field,
    FileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from jobfair.core.language import _l
from jobfair.core.status import Choice

REQUIRED = _l("Please fill this in.")
CHOOSE = _l("Please choose one.")
PROMPT = SelectChoice("", _l("Please choose"))


class Most:
    """Refuses a text of more than so many characters."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.field_flags = {"maxlength": most}

    def __call__(self, form: Any, field: Field) -> None:
        if len(field.data or "") > self.most:
            raise ValidationError(_l("Please use at most %(n)s characters.", n=self.most))


def tidy(value: Any) -> Any:
    """Control and broken characters out, line breaks and tabs kept; the text itself stays as it was typed."""
    if not isinstance(value, str):
        return value
    whole = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in whole if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs", "Co"))


def one_line(value: Any) -> Any:
    """White space single, so that a pasted line break does not matter."""
    return " ".join(tidy(value).split()) if isinstance(value, str) else value


def line(label: Any, *, most: int, required: bool = True, **options: Any) -> StringField:
    """One line of text."""
    first = [DataRequired(REQUIRED)] if required else [Optional()]
    checks = [*first, Most(most), *options.pop("validators", [])]
    return StringField(label, validators=checks, filters=[one_line], **options)


def text(label: Any, *, most: int, required: bool = False, **options: Any) -> TextAreaField:
    """Several lines of text."""
    first = [DataRequired(REQUIRED)] if required else [Optional()]
    return TextAreaField(label, validators=[*first, Most(most)], filters=[tidy], **options)


class OneOf(SelectField):  # type: ignore[misc]
    """One entry of a list, groups allowed; the first asks to choose."""

    def __init__(self, label: Any, *, required: bool = True, **options: Any) -> None:
        checks = [InputRequired(CHOOSE)] if required else [Optional()]
        super().__init__(label, validators=checks, validate_choice=False, **options)
        self.may_stay_empty = not required

    def pre_validate(self, form: Any) -> None:
        """Only what is on the list; a value of nothing but blanks is none."""
        if not self.data and self.may_stay_empty:
            return
        if self.data not in known_values(self.choices):
            raise ValidationError(CHOOSE)


class Radio(RadioField):  # type: ignore[misc]
    """One of a few, all seen at once."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, validators=[InputRequired(CHOOSE)], validate_choice=False, **options)

    def pre_validate(self, form: Any) -> None:
        """Only what is on the list; a value of nothing but blanks is none."""
        if self.data not in known_values(self.choices):
            raise ValidationError(CHOOSE)


class Several(SelectMultipleField):  # type: ignore[misc]
    """Any number of a few, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, validate_choice=False, **options)

    def pre_validate(self, form: Any) -> None:
        """Only what is on the list."""
        if not set(self.data or ()) <= known_values(self.choices):
            raise ValidationError(_l("Please choose from the list."))


class Day(DateField):  # type: ignore[misc]
    """A date; nonsense gets a sentence."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read `2027-03-31`."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None
            raise ValueError(_l("Please enter a day such as 2027-03-31.")) from None


class Upload(FileField):  # type: ignore[misc]
    """A file; the service checks its content."""


def choices_of(enum: type[Choice]) -> list[SelectChoice]:
    """The members of one of our enums as choices."""
    return [SelectChoice(member.value, member.label) for member in enum]


def known_values(choices: Any) -> set[str]:
    """The values of a list of choices."""
    return {choice.value for choice in choices or ()}
