"""Forms on the way in: proving a number, opening an account."""

from typing import Any

from wtforms import BooleanField, Field, PasswordField, ValidationError
from wtforms.validators import InputRequired

from jobfair.accounts import rules as account_rules
from jobfair.core.forms import BaseForm
from jobfair.core.language import _l
from jobfair.employers.forms.fields import REQUIRED, Most, line

PASSWORD_HELP = _l("At least 8 characters; a few words in a row are easy to remember and hard to guess.")
PRIVACY_NEEDED = _l("Without your agreement to the privacy notice we may not open an account for you.")


def new_password() -> PasswordField:
    """A password for a new account; never shown again."""
    return PasswordField(
        _l("Password"),
        validators=[InputRequired(REQUIRED), Most(account_rules.LONGEST_PASSWORD)],
        description=PASSWORD_HELP,
        render_kw={"autocomplete": "new-password"},
    )


def privacy_box() -> BooleanField:
    """The agreement without which no account is opened."""
    return BooleanField(
        _l("I have read the privacy notice and agree to it."), validators=[InputRequired(PRIVACY_NEEDED)]
    )


class ProveMobileForm(BaseForm):
    """Where the code shall go."""

    mobile = line(_l("Your mobile number"), most=30, render_kw={"autocomplete": "tel-national", "inputmode": "tel"})

    def validate_mobile(self, field: Field) -> None:
        """Eleven digits, however they were typed."""
        field.data = account_rules.normalise_mobile(field.data) or _refuse()


class OpenAccountForm(BaseForm):
    """The code that came, and what an account needs besides."""

    code = line(
        _l("Code from the text message"),
        most=20,
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "size": 8},
    )
    name = line(_l("Your name"), most=60, render_kw={"autocomplete": "name"})
    password = new_password()
    privacy = privacy_box()


class JoinForm(BaseForm):
    """Somebody invited who has no account yet; the link has proved the address."""

    name = line(_l("Your name"), most=60, render_kw={"autocomplete": "name"})
    password = new_password()
    privacy = privacy_box()


def _refuse() -> Any:
    raise ValidationError(_l("Please enter a mobile number with 11 digits, such as 13800000000."))
