"""Forms for people who are not signed in yet."""

from jobfair.accounts.forms.fields import password_field, text_field
from jobfair.core.forms import BaseForm
from jobfair.core.language import _l


class SignInForm(BaseForm):
    """Mobile number or e-mail address, and password."""

    name = text_field(
        _l("Mobile number or e-mail"),
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = password_field(_l("Password"))
