"""Forms of administrators."""

from wtforms import SelectMultipleField, TextAreaField, widgets
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from jobfair.accounts.forms.fields import REQUIRED, Plain, text_field
from jobfair.core.access import Role
from jobfair.core.forms import BaseForm
from jobfair.core.language import _l

DUTY_LABELS = {
    Role.REVIEWER: _l("Reviews employers, postings and booths"),
    Role.FLOOR: _l("Works the hall: gate, queues, arrivals"),
    Role.DESK: _l("Works a service desk"),
    Role.TRANSPORT: _l("Runs the buses"),
    Role.STATISTICS: _l("Keeps the figures"),
    Role.ADMIN: _l("Administers accounts and settings"),
}
ROLE_LABELS = {
    Role.SEEKER: _l("Job seeker"),
    Role.EMPLOYER: _l("Recruiter"),
    Role.PARTNER: _l("Partner"),
    Role.STAFF: _l("Staff"),
    **DUTY_LABELS,
}


def duties_field() -> SelectMultipleField:
    """Boxes for the duties; at least one must be ticked."""
    return SelectMultipleField(
        _l("Duties"),
        choices=[SelectChoice(duty.value, label) for duty, label in DUTY_LABELS.items()],
        validators=[InputRequired(_l("Please choose at least one duty."))],
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )


class CreateStaffForm(BaseForm):
    """A new member of staff."""

    staff_name = text_field(
        _l("Staff name"),
        most=40,
        description=_l("Used to sign in: small letters, digits, dots or dashes."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    name = text_field(_l("Name"), most=60, render_kw={"autocomplete": "off"})
    duties = duties_field()


class ChangeDutiesForm(BaseForm):
    """The duties of a member of staff."""

    duties = duties_field()


class ReasonForm(BaseForm):
    """Why an account is closed or opened again."""

    reason = TextAreaField(
        _l("Reason"),
        description=_l("It is kept in the audit trail and not shown to the person."),
        validators=[InputRequired(REQUIRED), Plain(300)],
        render_kw={"rows": 2},
    )
