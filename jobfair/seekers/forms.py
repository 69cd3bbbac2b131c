"""Forms of the profile, the résumé, target groups and one's own data."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    MonthField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from jobfair.accounts.rules import normalise_mobile
from jobfair.core.forms import BaseForm
from jobfair.core.language import _, _l
from jobfair.reference import queries as reference
from jobfair.reference.rules import Education
from jobfair.seekers import rules
from jobfair.seekers.rules import CertificateFamily, EntryKind, IdentityPaper


def _key(value: Any) -> int | None:
    return int(value) if value not in (None, "", "None") else None


def _option(value: object, label: Any, group: str | None = None) -> SelectChoice:
    return SelectChoice(str(value), label, optgroup=group)


def _said(text: Any) -> InputRequired:
    return InputRequired(text)


def _written(text: Any) -> DataRequired:
    """More than blanks, for fields of text: asks what is left after stripping."""
    return DataRequired(text)


class ProfileForm(BaseForm):
    """What one says once and uses everywhere."""

    full_name = StringField(_l("Name"), [_written(_l("Please give your name.")), Length(max=60)])
    born_on = DateField(
        _l("Date of birth"),
        [_said(_l("Please give your date of birth."))],
        description=_l("Only to check that you are old enough for a job. Employers do not see it."),
    )
    region_id = SelectField(_l("Where you live"), coerce=_key)
    education_rank = SelectField(_l("Highest education"), [_said(_l("Please choose your education."))], coerce=_key)
    school = StringField(_l("School"), [Length(max=120)])
    major = StringField(_l("Field of study"), [Length(max=120)])
    graduated_on = DateField(_l("Graduated on"), [Optional()])
    experience_years = IntegerField(
        _l("Years of work experience"),
        [Optional(), NumberRange(0, 60, _l("Please give full years, 0 to 60."))],
    )
    occupation_1 = SelectField(_l("First choice"), coerce=_key)
    occupation_2 = SelectField(_l("Second choice"), coerce=_key)
    occupation_3 = SelectField(_l("Third choice"), coerce=_key)
    wanted_monthly_yuan = IntegerField(
        _l("Wanted pay"),
        [Optional(), NumberRange(0, 1_000_000, _l("Please give an amount in yuan a month."))],
        description=_l("Only for suggestions. Employers do not see it."),
    )
    available_from = DateField(_l("Can start from"), [Optional()])
    introduction = TextAreaField(
        _l("About me"),
        [Length(max=2000, message=_l("At most 2,000 characters."))],
        description=_l("What you are good at and what you look for. No identity or bank card numbers, please."),
    )
    declared = BooleanField(
        _l("What I state here is true, and I keep it up to date."),
        [DataRequired(_l("Please confirm that what you state is true."))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = reference.snapshot()
        jinzhou, elsewhere = _("Jinzhou"), _("Elsewhere")
        self.region_id.choices = [
            _option("", _("Not stated")),
            *(_option(place.id, str(place.name), jinzhou) for place in known.jinzhou),
            *(
                _option(place.id, str(place.name), elsewhere)
                for place in known.places
                if not place.in_jinzhou and place.kind in ("province", "city")
            ),
        ]
        self.education_rank.choices = [
            _option("", _("Please choose")),
            *(_option(level.rank, str(level.label)) for level in Education if level.rank),
        ]
        trades = [_option("", _("None")), *(_option(trade.id, str(trade.name)) for trade in known.trades)]
        for field in (self.occupation_1, self.occupation_2, self.occupation_3):
            field.choices = trades

    @property
    def values(self) -> dict[str, Any]:
        """The arguments of `save_profile`."""
        plain = {
            name: field.data
            for name, field in self._fields.items()
            if not name.startswith("occupation_") and name != "csrf_token"
        }
        chosen = (self.occupation_1.data, self.occupation_2.data, self.occupation_3.data)
        plain["occupation_ids"] = [key for key in chosen if key]
        plain["introduction"] = plain["introduction"] or ""
        return plain


class EntryForm(BaseForm):
    """A line of the résumé."""

    kind = RadioField(_l("Kind"), choices=[_option(kind.value, kind.label) for kind in EntryKind], default="work")
    organisation = StringField(
        _l("Company, school or training centre"), [_written(_l("Please say where.")), Length(max=120)]
    )
    title = StringField(
        _l("Post, field of study or course"), [_written(_l("Please say as what.")), Length(max=120)]
    )
    started_on = MonthField(
        _l("From"), [_said(_l("Please give the month it began."))], description=_l("Such as 2019-03")
    )
    ended_on = MonthField(_l("To"), [Optional()], description=_l("Empty if it still goes on"))
    text = TextAreaField(_l("What you did there"), [Length(max=2000)])


class CertificateForm(BaseForm):
    """A skill certificate."""

    occupation_id = SelectField(_l("Trade"), [_said(_l("Please choose the trade."))], coerce=_key)
    family = RadioField(
        _l("Kind of certificate"),
        choices=[_option(family.value, family.label) for family in CertificateFamily],
        default=CertificateFamily.SKILL_LEVEL.value,
    )
    grade = SelectField(
        _l("Grade as printed"),
        [_said(_l("Please choose the grade as it is printed on the certificate."))],
        description=_l(
            "Old certificates count the other way: there grade one is the highest. Choose what is printed; "
            "we put it in the right order."
        ),
    )
    number = StringField(
        _l("Certificate number"),
        [Length(max=60)],
        description=_l("Kept encrypted, for verification by staff. Employers do not see it."),
    )
    issuer = StringField(_l("Issued by"), [Length(max=120)])
    issued_on = DateField(_l("Issued on"), [Optional()])
    file = FileField(_l("Scan or photo"), description=_l("PDF, PNG or JPG, at most 10 MB. Only staff see it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trades = reference.snapshot().trades
        self.occupation_id.choices = [
            _option("", _("Please choose")),
            *(_option(trade.id, str(trade.name)) for trade in trades),
        ]
        new, old = _("New ladder of eight grades"), _("Old ladder of five grades")
        self.grade.choices = [
            _option("", _("Please choose")),
            *(_option(grade.key, grade.label, new) for grade in rules.NEW_LADDER),
            *(_option(grade.key, grade.label, old) for grade in rules.OLD_LADDER),
        ]


class VerifyCertificateForm(BaseForm):
    """The paper has been seen."""

    valid_to = DateField(
        _l("Good until"), [Optional()], description=_l("As printed; empty when it is good for ever.")
    )
    seen = BooleanField(
        _l("I have seen the certificate or its scan, and it says what stands above."),
        [_said(_l("Please look at the certificate first."))],
    )


class ReturnCertificateForm(BaseForm):
    """What has to be mended."""

    reason = TextAreaField(
        _l("What has to be mended"),
        [_written(_l("Please say what has to be mended; the person reads it.")), Length(max=rules.LONGEST_REASON)],
        render_kw={"rows": 2},
    )


class ResumeFileForm(BaseForm):
    """A résumé that is ready as a file."""

    file = FileField(_l("Résumé file"), description=_l("PDF, DOCX, PNG or JPG, at most 10 MB."))


class GroupsForm(BaseForm):
    """Target groups, and the separate consent without which nothing is kept."""

    keys = SelectMultipleField(
        _l("I belong to"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    agreed = BooleanField(
        _l("I agree separately that the bureau keeps these particulars for the purposes named above.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys.choices = [_option(group.key, str(group.name)) for group in reference.target_groups()]


class RegisterAssistedForm(BaseForm):
    """Somebody without a telephone, at the desk."""

    full_name = StringField(_l("Name"), [_written(_l("Please give the name as on the paper.")), Length(max=60)])
    born_on = DateField(_l("Date of birth"), [_said(_l("Please give the date of birth."))])
    paper = RadioField(
        _l("Paper that was shown"),
        choices=[_option(paper.value, paper.label) for paper in IdentityPaper],
        default=IdentityPaper.ID_CARD.value,
        description=_l("Only its kind is kept, not its number."),
    )
    identity_seen = BooleanField(
        _l("I have seen the paper, and it belongs to the person before me."),
        [_said(_l("Please have the identity paper shown to you first."))],
    )
    consent_signed = BooleanField(
        _l("The person has signed the privacy notice on paper, after it was read to them or by them."),
        [_said(_l("Without the signed consent nothing may be kept."))],
    )
    reach_by = StringField(
        _l("How the person can be reached"),
        [Length(max=100)],
        description=_l("Such as a relative or the village committee, if they agree. Kept encrypted; not required."),
    )


class ClaimForm(BaseForm):
    """The slip, and who holds it."""

    slip = StringField(
        _l("Six characters on your slip"),
        [_written(_l("Please enter the characters on your slip.")), Length(max=20)],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": 10},
    )
    born_on = DateField(_l("Date of birth"), [_said(_l("Please give your date of birth."))])
    mobile = StringField(
        _l("Your mobile number"),
        [_written(_l("Please enter a mobile number with 11 digits, such as 13800000000.")), Length(max=30)],
        render_kw={"autocomplete": "tel-national", "inputmode": "tel"},
    )

    def validate_mobile(self, field: Any) -> None:
        """A mobile number, kept as eleven digits."""
        number = normalise_mobile(field.data)
        if number is None:
            raise ValidationError(_l("Please enter a mobile number with 11 digits, such as 13800000000."))
        field.data = number


class TakeOverForm(BaseForm):
    """The code that came, a password, and the privacy notice."""

    code = StringField(
        _l("Code from the text message"),
        [_written(_l("Please enter the code.")), Length(max=20)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "size": 8},
    )
    password = PasswordField(
        _l("Password"),
        [_said(_l("Please choose a password.")), Length(max=200)],
        description=_l("At least 8 characters; a few words in a row are easy to remember and hard to guess."),
        render_kw={"autocomplete": "new-password"},
    )
    privacy = BooleanField(
        _l("I have read the privacy notice and agree to it."),
        [_said(_l("Without your agreement to the privacy notice we may not open an account for you."))],
    )


class DeleteAccountForm(BaseForm):
    """The wish to be deleted, meant."""

    understood = BooleanField(_l("I have read what happens and want my account to be deleted."))
