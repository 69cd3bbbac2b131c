"""Forms of staff who check employers."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from jobfair.core import uploads
from jobfair.core.forms import BaseForm
from jobfair.core.language import _l
from jobfair.employers.forms.fields import PROMPT, Day, OneOf, Upload, choices_of, line, text
from jobfair.employers.models import QualificationDocument
from jobfair.employers.rules import DocumentState, ViolationKind
from jobfair.employers.services.review import Finding

ANSWERS = [SelectChoice(state.value, state.label) for state in (DocumentState.ACCEPTED, DocumentState.REJECTED)]


class ReviewForm(BaseForm):
    """A finding for each document in force and one word for the whole; made for one employer by `review_form`."""

    seen = HiddenField()
    reason = text(
        _l("What the employer has to do, or why"),
        most=2000,
        description=_l("The team reads it. What you wrote beside a document is added by itself."),
        render_kw={"rows": 3},
    )

    def findings(self) -> dict[int, Finding]:
        """What was answered, by document."""
        found = {}
        for name, field in self._fields.items():
            if name.startswith("finding_") and field.data in (DocumentState.ACCEPTED, DocumentState.REJECTED):
                key = int(name.removeprefix("finding_"))
                found[key] = Finding(DocumentState(field.data), self[f"reason_{key}"].data or "")
        return found


def state_seen(form: BaseForm) -> str:
    """The state that the page with this form showed, see `queries.state_seen`."""
    return form["seen"].data or ""


def review_form(documents: Iterable[QualificationDocument], *, seen: str, **options: Any) -> ReviewForm:
    """The form for these documents, opened with what was found so far."""
    fields: dict[str, Any] = {}
    values: dict[str, Any] = {"seen": seen}
    for document in documents:
        fields[f"finding_{document.id}"] = RadioField(document.kind.label, choices=ANSWERS, validate_choice=False)
        fields[f"reason_{document.id}"] = line(_l("What has to be mended"), most=500, required=False)
        if document.state is not DocumentState.PENDING:
            values[f"finding_{document.id}"] = document.state.value
        values[f"reason_{document.id}"] = document.reason or ""
    return type("ReviewFormOfOne", (ReviewForm,), fields)(data=values, **options)  # type: ignore[no-any-return]


class ReasonForm(BaseForm):
    """A reason that the team reads."""

    reason = text(_l("Reason"), most=2000, required=True, render_kw={"rows": 3})
    seen = HiddenField()


class SuspendForm(BaseForm):
    """What was found, when, and what proves it."""

    kind = OneOf(_l("What happened"), choices=[PROMPT, *choices_of(ViolationKind)])
    description = text(_l("Description"), most=2000, required=True, render_kw={"rows": 4})
    happened_on = Day(_l("When"), validators=[InputRequired(_l("Please fill this in."))])
    evidence = Upload(
        _l("Evidence"),
        description=_l("A file that proves it, if there is one: PDF, PNG or JPG, at most 10 MB"),
        render_kw={"accept": uploads.accept_of(uploads.DOCUMENTS)},
    )
    seen = HiddenField()
