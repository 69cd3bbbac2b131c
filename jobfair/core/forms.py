"""Base of all forms, and the one way a refused form is answered: 422, input kept, errors beside the field."""

from typing import Any

from flask import Response, make_response, render_template
from flask_wtf import FlaskForm
from wtforms import Field

from jobfair.core.errors import DomainError
from jobfair.core.field_words import FieldWords
from jobfair.core.text import clean
from jobfair.extensions import db


def strip(value: Any) -> Any:
    """Plain text without outer white space and control characters; other types stay what they are.

    PostgreSQL refuses NUL, XML and XLSX refuse most of the others, and nobody types them.
    """
    return clean(value).strip() if type(value) is str else value


class BaseForm(FlaskForm):  # type: ignore[misc]
    """A form whose text fields are stripped."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Our own words; and the stripping filter on every field that is not a password."""

        def get_translations(self, form: Any) -> FieldWords:
            """Refusals in our own words."""
            return FieldWords()

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            filters = list(unbound_field.kwargs.get("filters", []))
            if (
                "Password" not in unbound_field.field_class.__name__
                and "File" not in unbound_field.field_class.__name__
            ):
                filters.insert(0, strip)
            unbound_field.kwargs["filters"] = list(dict.fromkeys(filters))
            return super().bind_field(form, unbound_field, options)

    def blame(self, error: DomainError) -> None:
        """Show a refusal of the service at its field, or above the form; what was half made is undone."""
        db.session.rollback()
        target = self[error.field] if error.field and error.field in self else None
        if target is not None:
            target.errors = [*target.errors, error.message]
        else:
            self.form_errors.append(error.message)


def render_form(template: str, form: BaseForm, **context: Any) -> Response:
    """The page of a form: 200 when first opened, 422 when it comes back with errors."""
    status = 422 if form.is_submitted() else 200
    return make_response(render_template(template, form=form, **context), status)
