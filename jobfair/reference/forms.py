"""Forms of the dictionaries."""

from typing import Any

from wtforms import BooleanField, DateField, DecimalField, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from jobfair.core.forms import BaseForm
from jobfair.core.language import _l
from jobfair.reference import queries, rules

REQUIRED = _l("Please fill this in.")


class AddWordForm(BaseForm):
    """A new search word and a word that means the same."""

    word = StringField(_l("New search word"), [DataRequired(REQUIRED), Length(max=rules.LONGEST_WORD)])
    same_as = StringField(
        _l("Means the same as"),
        [DataRequired(REQUIRED), Length(max=rules.LONGEST_WORD)],
        description=_l("A word that is already known, such as 电焊工. Two new words begin a meaning of their own."),
    )


class WordForm(BaseForm):
    """A search word, written otherwise."""

    word = StringField(_l("Search word"), [DataRequired(REQUIRED), Length(max=rules.LONGEST_WORD)])


class OccupationForm(BaseForm):
    """An occupation's names and class."""

    name_zh = StringField(_l("Chinese name"), [DataRequired(REQUIRED), Length(max=rules.LONGEST_WORD)])
    name_en = StringField(_l("English name"), [DataRequired(REQUIRED), Length(max=rules.LONGEST_WORD)])
    major_class = SelectField(
        _l("Major class"),
        coerce=int,
        choices=[SelectChoice(str(number), label) for number, label in rules.MAJOR_CLASSES.items()],
    )
    is_trade = BooleanField(_l("A skilled trade"))


class WageForm(BaseForm):
    """A minimum wage with its source."""

    region_id = SelectField(_l("Place"), coerce=int)
    month_yuan = IntegerField(
        _l("A month"), [InputRequired(REQUIRED), NumberRange(500, 20_000, _l("Please give whole yuan a month."))]
    )
    hour_yuan = DecimalField(
        _l("An hour, part time"),
        [InputRequired(REQUIRED), NumberRange(5, 200, _l("Please give yuan an hour, such as 15.9."))],
        places=2,
    )
    valid_from = DateField(_l("In force from"), [InputRequired(REQUIRED)])
    valid_to = DateField(_l("Until"), [Optional()], description=_l("Empty while no end is known"))
    source = StringField(
        _l("Source"),
        [DataRequired(REQUIRED), Length(max=rules.LONGEST_SOURCE)],
        description=_l("Number of the official document and where it stands."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = queries.snapshot().jinzhou
        self.region_id.choices = [SelectChoice(str(place.id), str(place.name)) for place in places]

    @property
    def values(self) -> dict[str, Any]:
        """The arguments of `save_wage`."""
        names = ("region_id", "month_yuan", "valid_from", "valid_to", "source")
        return {**{name: self[name].data for name in names}, "hour_fen": round(self.hour_yuan.data * 100)}


class ConfirmWageForm(BaseForm):
    """Where a person has checked a minimum wage."""

    source = StringField(
        _l("Checked against"),
        [DataRequired(_l("Please say where you have checked it.")), Length(max=rules.LONGEST_SOURCE)],
        description=_l("Number of the official document and where it stands."),
    )
