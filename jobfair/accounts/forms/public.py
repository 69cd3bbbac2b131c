"""Forms for people who are not signed in yet."""

from wtforms import HiddenField

from jobfair.accounts.forms.fields import (
    check_address,
    check_mobile,
    code_field,
    consent_field,
    password_field,
    text_field,
)
from jobfair.core.forms import BaseForm
from jobfair.core.language import _l

NAME_KEYS = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
PASSWORD_HELP = _l("At least 8 characters; a few words in a row are easy to remember and hard to guess.")


class SignInForm(BaseForm):
    """Mobile number or e-mail address, and password."""

    name = text_field(_l("Mobile number or e-mail"), render_kw=NAME_KEYS)
    password = password_field(_l("Password"))


class StaffSignInForm(BaseForm):
    """Staff name and password."""

    name = text_field(_l("Staff name"), most=40, render_kw=NAME_KEYS)
    password = password_field(_l("Password"))


class AskCodeForm(BaseForm):
    """Where a one-time code shall go."""

    address = text_field(_l("Mobile number or e-mail"), render_kw=NAME_KEYS)
    validate_address = staticmethod(check_address)


class EnterCodeForm(BaseForm):
    """The code that came."""

    code = code_field(_l("Code"))


class RegisterForm(BaseForm):
    """The mobile number of a new account."""

    mobile = text_field(
        _l("Mobile number"), most=30, render_kw={"autocomplete": "tel-national", "inputmode": "tel"}
    )
    validate_mobile = staticmethod(check_mobile)


class RegisterDetailsForm(BaseForm):
    """What a new account needs besides its number."""

    mobile = HiddenField()
    code = code_field(_l("Code from the text message"))
    name = text_field(_l("Your name"), most=60, render_kw={"autocomplete": "name"})
    password = password_field(_l("Password"), new=True, description=PASSWORD_HELP)
    privacy = consent_field(
        _l("I have read the privacy notice and agree to it."),
        _l("Without your agreement to the privacy notice we may not open an account for you."),
    )


class ResetPasswordForm(BaseForm):
    """The code that came, and the new password."""

    code = code_field(_l("Code"))
    password = password_field(_l("New password"), new=True, description=PASSWORD_HELP)


class FirstPasswordForm(BaseForm):
    """Staff choose their own password in place of the one they were given."""

    password = password_field(_l("New password"), new=True, description=PASSWORD_HELP)


class SecondFactorForm(BaseForm):
    """The authenticator's code."""

    code = code_field(_l("Code from the authenticator"))


class RecoveryCodeForm(BaseForm):
    """A recovery code in place of the authenticator."""

    code = text_field(_l("Recovery code"), most=20, render_kw={"autocomplete": "off", "autocapitalize": "none"})
