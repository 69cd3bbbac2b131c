"""The posting editor's form: everything may stay open in a draft; what must be stated decides the check."""

from collections.abc import Container
from datetime import timedelta
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from jobfair.core import clock
from jobfair.core.forms import BaseForm
from jobfair.core.language import _, _l
from jobfair.postings.content import NAMES, Content
from jobfair.postings.forms.choices import place_choices, reason_choices, trade_choices
from jobfair.postings.forms.fields import (
    DayField,
    line,
    member_or,
    number_or_none,
    options,
    rank_on,
    ranks,
    text,
    ticks,
    whole,
)
from jobfair.postings.issues import Outcome
from jobfair.postings.labels import LABELS
from jobfair.postings.rules import Contract, EmploymentType, Insurance, PayType, Shift
from jobfair.postings.services.writing import Unlawful
from jobfair.reference.queries import snapshot, target_groups
from jobfair.reference.rules import Education, SkillGrade

USUAL_VALIDITY = timedelta(days=30)


def _require_known(field: Any, rows: Container[int]) -> None:
    if field.data is not None and field.data not in rows:
        raise ValidationError(_("Please choose one of the list."))


class EditPostingForm(BaseForm):
    """Names are those of `Content`. `number` makes a new draft once; `seen` notices a colleague's change."""

    number = HiddenField()
    seen = HiddenField()
    title_zh = line(
        LABELS["title_zh"],
        80,
        description=_l("The word people search for, such as “welder”. No pay and no exclamation marks here."),
    )
    occupation_id = SelectField(LABELS["occupation_id"], coerce=number_or_none, validate_choice=False)
    employment_type = RadioField(
        LABELS["employment_type"],
        choices=options(EmploymentType),
        coerce=member_or(EmploymentType),
        validate_choice=False,
    )
    headcount = whole(LABELS["headcount"], 1, 9999)
    duties_zh = text(
        LABELS["duties_zh"],
        description=_l("What one does there, in a few sentences, as one would tell a neighbour."),
    )
    requirements_zh = text(
        LABELS["requirements_zh"],
        description=_l("Only what the work needs: skills, certificates, experience. If nothing is needed, say so."),
    )
    education_rank = SelectField(
        LABELS["education_rank"],
        choices=ranks(Education),
        coerce=rank_on(Education),
        default=0,
        validate_choice=False,
    )
    skill_rank = SelectField(
        LABELS["skill_rank"],
        choices=[
            SelectChoice("0", _l("No requirement")),
            *(SelectChoice(str(grade.rank), grade.label) for grade in SkillGrade),
        ],
        coerce=rank_on(SkillGrade),
        default=0,
        validate_choice=False,
    )
    experience_years = whole(LABELS["experience_years"], 0, 40, default=0)
    minimum_age = whole(
        LABELS["minimum_age"],
        1,
        60,
        default=18,
        description=_l("16 by law, 18 for work with hazards. There is no upper limit."),
    )
    conditions_zh = text(
        LABELS["conditions_zh"],
        description=_l("Where and how one works: indoors or outside, standing or sitting, breaks."),
    )
    shift = RadioField(
        LABELS["shift"],
        choices=options(Shift),
        coerce=member_or(Shift, Shift.DAY),
        default=Shift.DAY,
        validate_choice=False,
    )
    weekly_hours = whole(
        LABELS["weekly_hours"], 1, 80, description=_l("Must be stated for part-time work: at most 24.")
    )
    region_id = SelectField(LABELS["region_id"], coerce=number_or_none, validate_choice=False)
    workplace_zh = line(
        LABELS["workplace_zh"], 200, description=_l("Street, number and hall, so that people find the way.")
    )
    hazards_stated = RadioField(
        LABELS["hazards_stated"],
        choices=[SelectChoice("no", _l("None")), SelectChoice("yes", _l("Yes, as follows"))],
        validate_choice=False,
        description=_l("The law asks you to tell people before they start."),
    )
    hazards_zh = line(
        LABELS["hazards_zh"], 300, description=_l("Such as noise, welding fumes, dust, heat, chemicals.")
    )
    hazard_protection_zh = text(
        LABELS["hazard_protection_zh"],
        1000,
        description=_l("Such as ventilation, ear protection, yearly medical checks."),
    )
    pay_type = RadioField(
        LABELS["pay_type"],
        choices=options(PayType),
        coerce=member_or(PayType),
        validate_choice=False,
    )
    pay_min = whole(LABELS["pay_min"], 1, 9_999_999)
    pay_max = whole(LABELS["pay_max"], 1, 9_999_999)
    pay_months = whole(LABELS["pay_months"], 1, 36, default=12)
    pay_note_zh = line(
        LABELS["pay_note_zh"],
        200,
        description=_l("Such as: basic pay 3,000 and piece rate, paid on the 15th of the month."),
    )
    insurances = ticks(LABELS["insurances"], options(Insurance))
    housing_fund = BooleanField(LABELS["housing_fund"])
    board = BooleanField(LABELS["board"])
    lodging = BooleanField(LABELS["lodging"])
    benefits_zh = text(
        LABELS["benefits_zh"],
        description=_l("What comes beside the pay: meals, lodging, works bus, leave, training."),
    )
    contract = RadioField(
        LABELS["contract"],
        choices=options(Contract)[1:],
        coerce=member_or(Contract, Contract.NOT_STATED),
        validate_choice=False,
    )
    contract_months = whole(LABELS["contract_months"], 1, 600)
    probation_months = whole(LABELS["probation_months"], 0, 60, default=0)
    probation_pay_percent = whole(LABELS["probation_pay_percent"], 1, 200)
    valid_until = DayField(
        LABELS["valid_until"], description=_l("At most 90 days from today; you can extend it later.")
    )
    source_zh = line(
        LABELS["source_zh"],
        200,
        description=_l("For agencies and reposts: for which employer, and where the posting comes from."),
    )
    group_keys = ticks(LABELS["group_keys"], description=_l("Preferring these people is lawful."))
    suits_graduates = BooleanField(LABELS["suits_graduates"])
    invites_foreigners = BooleanField(LABELS["invites_foreigners"])
    title_en = line(LABELS["title_en"], 120)
    duties_en = text(LABELS["duties_en"])
    requirements_en = text(LABELS["requirements_en"])
    conditions_en = text(LABELS["conditions_en"])
    benefits_en = text(LABELS["benefits_en"])
    exception_code = SelectField(
        _l("Reason the law knows"),
        choices=[SelectChoice("", _l("No exception is asked for"))],
        validate_choice=False,
    )
    exception_text = text(_l("Why it applies to this job"), 500)
    note = line(_l("What was corrected, and why"), 300)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        known = self.known = snapshot()
        self.occupation_id.choices = trade_choices(known)
        self.region_id.choices = place_choices(known)
        self.group_keys.choices = [SelectChoice(group.key, str(group.name)) for group in target_groups()]
        self.exception_code.choices = reason_choices()

    @classmethod
    def showing(cls, content: Content, **hidden: str) -> "EditPostingForm":
        """The form filled with what is stored (or, when it was just sent, with what was typed)."""
        values: dict[str, Any] = {name: getattr(content, name) for name in NAMES}
        answer = "" if not content.hazards_stated else "no" if content.hazards_zh is None else "yes"
        return cls(data={**values, "hazards_stated": answer, **hidden})

    def validate_title_zh(self, field: Any) -> None:
        """A draft needs a name, or nobody finds it again."""
        DataRequired(_("Please give the job a title, so that you find the draft again."))(self, field)

    def validate_occupation_id(self, field: Any) -> None:
        """Only what is on the list."""
        _require_known(field, self.known.trade)

    def validate_region_id(self, field: Any) -> None:
        """Only what is on the list."""
        _require_known(field, self.known.place)

    def validate_pay_max(self, field: Any) -> None:
        """The range is written upwards."""
        if field.data is not None and self.pay_min.data is not None and field.data < self.pay_min.data:
            raise ValidationError(_("The upper end of the pay is below the lower end."))

    def content(self) -> Content:
        """What is typed, as far as it can be read."""
        values: dict[str, Any] = {name: self[name].data for name in NAMES}
        for name in NAMES:
            if name.endswith("_en") or name == "source_zh":
                values[name] = values[name] or None
            elif name.endswith("_zh"):
                values[name] = values[name] or ""  # a field that was not sent at all is an empty one
        for name, otherwise in (("experience_years", 0), ("probation_months", 0), ("pay_months", 12)):
            values[name] = values[name] if values[name] is not None else otherwise
        known = self.known
        values["occupation_id"] = self.occupation_id.data if self.occupation_id.data in known.trade else None
        values["region_id"] = self.region_id.data if self.region_id.data in known.place else None
        hazards = self.hazards_stated.data
        values["hazards_stated"] = hazards in ("yes", "no")
        values["hazards_zh"] = (self.hazards_zh.data or "") if hazards == "yes" else None
        values["hazard_protection_zh"] = (self.hazard_protection_zh.data or None) if hazards == "yes" else None
        if values["contract"] is not Contract.FIXED:
            values["contract_months"] = None
        for name in ("insurances", "group_keys"):
            offered = {choice.value for choice in self[name].choices}
            values[name] = tuple(sorted(offered.intersection(values[name] or ())))
        return Content(**values)

    def mark_required(self, names: Container[str]) -> None:
        """Put the asterisk on what a posting must state before it is handed in."""
        for field in self:
            field.flags.required = field.name in names or None

    def point_out(self, outcome: Outcome) -> None:
        """Say beside each field what the check found to stand in the way; what could not be read is not missing."""
        unread = {field.name for field in self if field.errors}
        for issue in outcome.blocks:
            if issue.field in self and not issue.asked and not (issue.is_missing and issue.field in unread):
                said = _("“%(words)s”: %(why)s", words=issue.span, why=issue.why) if issue.span else str(issue.why)
                self[issue.field].errors = [*self[issue.field].errors, said]

    def blame_check(self, refusal: Unlawful) -> None:
        """Undo what was half made; each thing is named at its field, so no general sentence is needed."""
        self.blame(refusal)
        self.form_errors.clear()
        self.point_out(refusal.outcome)

    @property
    def is_unreadable(self) -> bool:
        """Whether something typed could not be understood."""
        return any(field.errors for field in self)


def new_content() -> Content:
    """What a new posting begins with: only what is nearly always so."""
    return Content(minimum_age=18, valid_until=clock.today() + USUAL_VALIDITY)
