"""Forms of one's own account."""

from wtforms import HiddenField, RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from jobfair.accounts.forms.fields import (
    REQUIRED,
    check_email,
    check_mobile,
    code_field,
    consent_field,
    password_field,
    text_field,
)
from jobfair.accounts.forms.public import PASSWORD_HELP
from jobfair.core.forms import BaseForm
from jobfair.core.language import _l


class DetailsForm(BaseForm):
    """Name and language."""

    name = text_field(_l("Your name"), most=60, render_kw={"autocomplete": "name"})
    language = RadioField(
        _l("Language of our messages to you"),
        choices=[SelectChoice("zh", "中文"), SelectChoice("en", "English")],
        validators=[InputRequired(REQUIRED)],
    )


class ChangePasswordForm(BaseForm):
    """The present and the new password."""

    present = password_field(_l("Present password"))
    password = password_field(_l("New password"), new=True, description=PASSWORD_HELP)


class ChangeMobileForm(BaseForm):
    """The number an account shall move to."""

    address = text_field(
        _l("New mobile number"), most=30, render_kw={"autocomplete": "tel-national", "inputmode": "tel"}
    )
    password = password_field(_l("Your password"))
    validate_address = staticmethod(check_mobile)


class ChangeEmailForm(BaseForm):
    """The e-mail address an account shall have."""

    address = text_field(
        _l("E-mail address"), render_kw={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
    )
    password = password_field(_l("Your password"))
    validate_address = staticmethod(check_email)


class ConfirmAddressForm(BaseForm):
    """The code that came to the new number or address."""

    code = code_field(_l("Code"))


class PrivacyNoticeForm(BaseForm):
    """The notice in force, accepted; `version` is the one that was shown."""

    version = HiddenField()
    agreed = consent_field(
        _l("I have read the privacy notice and agree to it."),
        _l("Please tick this to go on, or choose one of the other ways below."),
    )


class NewRecoveryCodesForm(BaseForm):
    """The authenticator's code, asked before new recovery codes are shown."""

    code = code_field(_l("Code from the authenticator"))
