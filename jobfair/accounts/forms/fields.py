"""What the forms of accounts have in common."""

from typing import Any

from wtforms import BooleanField, Field, PasswordField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from jobfair.accounts import rules
from jobfair.core.language import _l

REQUIRED = _l("Please fill this in.")


class Plain:
    """Refuses control characters and over-long texts with a sentence."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.field_flags = {"maxlength": most}

    def __call__(self, form: Any, field: Field) -> None:
        text = field.data or ""
        if any((ord(char) < 32 and char not in "\r\n\t") or ord(char) == 127 for char in text):
            field.data = rules.tidy(text)
            raise ValidationError(_l("There are characters in it that cannot be used. Please type it again."))
        if len(text) > self.most:
            raise ValidationError(_l("Please use at most %(n)s characters.", n=self.most))


def text_field(label: Any, *, most: int = 254, required: bool = True, **options: Any) -> StringField:
    """One line of text without control characters."""
    first = [InputRequired(REQUIRED)] if required else []
    return StringField(label, validators=[*first, Plain(most)], **options)


def password_field(label: Any, *, new: bool = False, **options: Any) -> PasswordField:
    """A password, never shown again; password managers are told which one."""
    options.setdefault("render_kw", {"autocomplete": "new-password" if new else "current-password"})
    longest = Length(
        max=rules.LONGEST_PASSWORD,
        message=_l("Please use at most %(n)s characters.", n=rules.LONGEST_PASSWORD),
    )
    return PasswordField(label, validators=[InputRequired(REQUIRED), longest], **options)


def code_field(label: Any, **options: Any) -> StringField:
    """A six-figure code; phones offer the one that has just arrived."""
    options.setdefault("render_kw", {"autocomplete": "one-time-code", "inputmode": "numeric", "size": 8})
    return text_field(label, most=20, **options)


class Tick(BooleanField):  # type: ignore[misc]
    """A box whose value is ours: whatever was sent is not repeated on the page."""

    def _value(self) -> str:
        return "y"


def consent_field(label: Any, message: Any) -> Tick:
    """A box that has to be ticked."""
    return Tick(label, validators=[InputRequired(message)])


def check_mobile(form: Any, field: Field) -> None:
    """The field holds a mobile number; it is kept as eleven digits."""
    mobile = rules.normalise_mobile(field.data)
    if mobile is None:
        raise ValidationError(_l("Please enter a mobile number with 11 digits, such as 13800000000."))
    field.data = mobile


def check_email(form: Any, field: Field) -> None:
    """The field holds an e-mail address; it is kept in lower case."""
    email = rules.normalise_email(field.data)
    if email is None:
        raise ValidationError(_l("Please enter an e-mail address such as name@example.cn."))
    field.data = email


def check_address(form: Any, field: Field) -> None:
    """The field holds a mobile number or an e-mail address, kept in its normal form."""
    address = rules.normalise_address(field.data)
    if address is None:
        raise ValidationError(_l("Please enter a mobile number with 11 digits or an e-mail address."))
    field.data = address
