"""Forms of papers and team."""

from jobfair.core import uploads
from jobfair.core.forms import BaseForm
from jobfair.core.language import _l
from jobfair.employers.forms.fields import Radio, Upload, choices_of, line
from jobfair.employers.rules import TeamRole

ROLES = choices_of(TeamRole)


class HandInForm(BaseForm):
    """One document."""

    file = Upload(
        _l("File"),
        description=_l("PDF, PNG or JPG, at most 10 MB"),
        render_kw={"accept": uploads.accept_of(uploads.DOCUMENTS)},
    )


class InviteForm(BaseForm):
    """Who shall join, as what."""

    address = line(
        _l("Mobile number or e-mail"),
        most=254,
        description=_l("The person gets a link that is good for seven days and works once."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    role = Radio(_l("What the person may do"), choices=ROLES, default=TeamRole.RECRUITER.value)


class RoleForm(BaseForm):
    """A member's new role."""

    role = Radio(_l("Role"), choices=ROLES)
