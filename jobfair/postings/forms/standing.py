"""Short forms around a posting: extend it, fill places, close it, review it, complain about it, settle that."""

from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from jobfair.core.forms import BaseForm
from jobfair.core.language import _, _l
from jobfair.postings.forms.fields import DayField, line, member_or, options, text, whole
from jobfair.postings.labels import LABELS
from jobfair.postings.rules import ClosedBecause, ComplaintKind, Consequence
from jobfair.postings.services.standing import OWN_REASONS

CHOOSE_ONE = _l("Please choose one.")


class ExtendPostingForm(BaseForm):
    """A later last day."""

    valid_until = DayField(
        _l("Show it until"),
        [DataRequired(_l("Please choose a day."))],
        description=_l("At most 90 days from today."),
    )

    @property
    def day(self) -> date:
        """The day chosen, once the form is valid."""
        assert self.valid_until.data is not None
        return self.valid_until.data


class FillPlacesForm(BaseForm):
    """Places that have been filled since."""

    filled = whole(_l("Places filled"), 1, 9999, default=1)

    def validate_filled(self, field: Any) -> None:
        """Nothing is no number."""
        if field.data is None:
            raise ValidationError(_("Please say how many places were filled: one or more."))

    @property
    def number(self) -> int:
        """The number of places, once the form is valid."""
        return int(self.filled.data or 0)


class ClosePostingForm(BaseForm):
    """Why the employer ends a posting."""

    because = RadioField(
        _l("Why do you close it?"),
        [AnyOf(OWN_REASONS, CHOOSE_ONE)],
        choices=options(OWN_REASONS),
        coerce=member_or(ClosedBecause),
        validate_choice=False,
    )


class FileComplaintForm(BaseForm):
    """What somebody says is wrong with a posting."""

    kind = RadioField(
        _l("What is wrong?"),
        [AnyOf(tuple(ComplaintKind), CHOOSE_ONE)],
        choices=options(ComplaintKind),
        coerce=member_or(ComplaintKind),
        validate_choice=False,
    )
    text = text(
        _l("What happened?"), 2000, description=_l("When and where, what was said or asked for. No need for names.")
    )
    contact = line(
        _l("How can we reach you? (optional)"),
        120,
        description=_l("Only the bureau's staff see this, and only to ask back. The employer never does."),
    )

    def validate_text(self, field: Any) -> None:
        """A complaint needs something to look into."""
        Length(min=10, message=_("Please tell us a little more: at least ten characters."))(self, field)


class FindComplaintForm(BaseForm):
    """The number that was given at the end of a complaint."""

    number = line(_l("Number of your complaint"), 20)


class SettleComplaintForm(BaseForm):
    """What staff found, in words that everybody with the number may read."""

    decision = RadioField(
        _l("What did you find?"),
        [AnyOf(("uphold", "dismiss"), CHOOSE_ONE)],
        choices=[
            SelectChoice("uphold", _l("The complaint is right")),
            SelectChoice("dismiss", _l("Nothing was found")),
        ],
        validate_choice=False,
    )
    result = text(
        _l("Result"),
        1000,
        description=_l("Whoever has the number reads this, and the employer too. No names, no telephone numbers."),
    )
    consequence = RadioField(
        _l("What becomes of the posting?"),
        choices=options(Consequence),
        coerce=member_or(Consequence, Consequence.STAYS),
        default=Consequence.STAYS,
        validate_choice=False,
        description=_l("Counts only if the complaint is right."),
    )
    record_violation = BooleanField(_l("Record a violation against the employer"))


class ReviewPostingForm(BaseForm):
    """A reviewer's decision. `seen` is the submission that was read."""

    seen = HiddenField()
    reason = text(_l("In general"), 1000, description=_l("The employer's team reads this."))

    def remarks(self) -> dict[str, str]:
        """The remarks written, by element."""
        return {name: self[f"remark_{name}"].data or "" for name in LABELS}


# One remark for each element, under the name `remark_<element>`.
for _name, _label in LABELS.items():
    setattr(ReviewPostingForm, f"remark_{_name}", text(_l("To be mended: %(element)s", element=_label), 500))
