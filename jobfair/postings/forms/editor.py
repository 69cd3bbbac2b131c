"""The posting editor's form: everything may stay open in a draft; what must be stated decides the check."""

from collections.abc import Container
from datetime import timedelta
from typing import Any

from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, ValidationError

from jobfair.core import clock
from jobfair.core.forms import BaseForm
from jobfair.core.language import _
from jobfair.postings.content import NAMES, Content
from jobfair.postings.forms.choices import place_choices, reason_choices, trade_choices
from jobfair.postings.forms.parts import JobPart, PayPart, RestPart
from jobfair.postings.issues import Outcome
from jobfair.postings.rules import Contract
from jobfair.postings.services.writing import Unlawful
from jobfair.reference.queries import snapshot, target_groups

USUAL_VALIDITY = timedelta(days=30)


def _require_known(field: Any, rows: Container[int]) -> None:
    if field.data is not None and field.data not in rows:
        raise ValidationError(_("Please choose one of the list."))


class EditPostingForm(JobPart, PayPart, RestPart, BaseForm):
    """Names are those of `Content`. `number` makes a new draft once; `seen` notices a colleague's change."""

    number = HiddenField()
    seen = HiddenField()

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
