"""What a correction changed, in words: for the employer, for reviewers and for people who have applied."""

from datetime import date
from typing import Any, NamedTuple

from jobfair.core.formatting import show_date, show_number
from jobfair.core.language import Text, _
from jobfair.postings.content import NAMES
from jobfair.postings.labels import LABELS
from jobfair.postings.models import PostingRevision
from jobfair.postings.rules import Contract, EmploymentType, Insurance, PayType, Shift
from jobfair.reference.queries import snapshot, target_groups
from jobfair.reference.rules import Education, SkillGrade

ENUMS: dict[str, Any] = {
    "employment_type": EmploymentType,
    "pay_type": PayType,
    "shift": Shift,
    "contract": Contract,
}


class Change(NamedTuple):
    """A changed element, before and after, in the reader's language."""

    label: Text
    before: str
    after: str


def changes_of(revision: PostingRevision) -> list[Change]:
    """The changed elements of a correction side by side, in the order of the form."""
    return [
        Change(LABELS[name], say(name, revision.before.get(name)), say(name, revision.after.get(name)))
        for name in NAMES
        if name in revision.after
    ]


def say(name: str, value: Any) -> str:
    """The value of an element in words."""
    if value is None or value == "" or value == [] or value == ():
        return _("not stated") if name not in ("hazards_zh", "source_zh") else _("none")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in ENUMS:
        return str(ENUMS[name](value).label)
    if name in ("occupation_id", "region_id"):
        known = snapshot()
        row = (known.trade if name == "occupation_id" else known.place).get(value)
        return str(row.name) if row is not None else ""
    return _say_plain(name, value)


def _say_plain(name: str, value: Any) -> str:
    if name == "education_rank":
        return str(next(level.label for level in Education if level.rank == value))
    if name == "skill_rank":
        return str(next((grade.label for grade in SkillGrade if grade.rank == value), _("No requirement")))
    if name == "insurances":
        return _(", ").join(str(Insurance(item).label) for item in value)
    if name == "group_keys":
        return _(", ").join(str(group.name) for group in target_groups() if group.key in value)
    if name == "valid_until":
        return show_date(value if isinstance(value, date) else date.fromisoformat(value))
    return show_number(value) if isinstance(value, int) else str(value)
