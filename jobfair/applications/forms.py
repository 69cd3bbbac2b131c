"""Forms of applying, of the employer's steps and of saved searches."""

from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from jobfair.applications.messages import StepDetails
from jobfair.applications.rules import EMPLOYER_REASONS, RefusalReason
from jobfair.core import clock
from jobfair.core.forms import BaseForm
from jobfair.core.language import _, _l
from jobfair.seekers.rules import HandedKind


class ApplyForm(BaseForm):
    """What is handed over, and a few words."""

    kinds = SelectMultipleField(
        _l("This is handed over"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    message = TextAreaField(
        _l("A few words to the employer"),
        [Length(max=1000, message=_l("At most 1,000 characters."))],
        description=_l("Not required."),
    )

    def offer(self, kinds: list[HandedKind]) -> None:
        """Let the person choose among what they have."""
        self.kinds.choices = [SelectChoice(kind.value, kind.label) for kind in kinds]


class AssistedApplyForm(BaseForm):
    """An application that staff send for somebody who stands before them."""

    message = TextAreaField(
        _l("Words to the employer"),
        [Length(max=1000)],
        description=_l("Say how the person can be reached, as there is no number of theirs."),
    )
    consent_signed = BooleanField(
        _l("The person has signed, for this employer alone, that their profile is handed over."),
        [InputRequired(_l("Without the signed consent for this employer nothing may be sent."))],
    )


DAY_LABELS = {
    "interview": _l("Day of the interview"),
    "intend": _l("Day on which the intention was agreed"),
    "hire": _l("Day of the decision to hire"),
    "start": _l("First day at work"),
}


class StepForm(BaseForm):
    """The details of a step; which of them are shown depends on the step."""

    on = DateField(_l("Day"), [Optional()])
    at = TimeField(_l("Time of day"), [Optional()])
    mode = RadioField(
        _l("How"),
        choices=[SelectChoice("place", _l("On site")), SelectChoice("online", _l("Online"))],
        default="place",
    )
    place = StringField(
        _l("Place, or how to join"),
        [Length(max=200)],
        description=_l("Address and room, or the link or meeting number."),
    )
    refusal = SelectField(
        _l("Reason"), description=_l("The applicant reads it. Only reasons about the job, please.")
    )
    note = TextAreaField(_l("Words to the applicant"), [Length(max=1000)], description=_l("Not required."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refusal.choices = [
            SelectChoice("", _("Please choose")),
            *(SelectChoice(reason.value, reason.label) for reason in EMPLOYER_REASONS),
        ]

    def use(self, step: str) -> None:
        """Keep only the fields of one step."""
        wanted = {
            "interview": {"on", "at", "mode", "place", "note"},
            "refuse": {"refusal", "note"},
        }.get(step, {"on", "note"})
        for name in ("on", "at", "mode", "place", "refusal"):
            if name not in wanted:
                delattr(self, name)
        if "on" in self:
            self.on.label.text = DAY_LABELS[step]
        for name in ("on", "place", "refusal"):
            if name in self:
                self[name].flags.required = True
        if step in ("intend", "hire", "start") and not self.is_submitted():
            self.on.data = clock.today()

    @property
    def details(self) -> StepDetails:
        """What the service is told."""

        def value(name: str) -> Any:
            return self[name].data if name in self else None

        return StepDetails(
            on=value("on"),
            at=value("at"),
            online=value("mode") == "online",
            place=value("place") or "",
            note=value("note") or "",
            refusal=RefusalReason(value("refusal")) if value("refusal") else None,
        )


class NoteForm(BaseForm):
    """A note of the team."""

    text = TextAreaField(
        _l("Note for the team"),
        [DataRequired(_l("The note is empty.")), Length(max=2000)],
        description=_l("The applicant can read it in the copy of their data. Stick to the work and the talk."),
    )


class StartForm(BaseForm):
    """The first day at work, in the seeker's words."""

    on = DateField(_l("My first day at work"), [InputRequired(_l("Please give the day."))])


class SaveSearchForm(BaseForm):
    """A name for a search and whether to be told about new jobs."""

    name = StringField(
        _l("Name of the search"), [DataRequired(_l("Please give the search a name.")), Length(max=80)]
    )
    alert = BooleanField(_l("Tell me once a day when there are new jobs"))
