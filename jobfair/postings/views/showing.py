"""Rows that several pages of this domain show: steps taken, corrections side by side, texts with their findings."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from jobfair.core.language import Bilingual, Text, _, _l
from jobfair.core.status import Tone
from jobfair.postings.changes import Change, changes_of, say
from jobfair.postings.content import NAMES, Content
from jobfair.postings.issues import Issue, Outcome, Piece, pieces
from jobfair.postings.labels import LABELS
from jobfair.postings.models import Posting, PostingRevision
from jobfair.postings.queries.authoring import history_of
from jobfair.postings.rules import ClosedBecause, PostingState

STEPS: dict[str, Text] = {
    "begin": _l("Draft begun"),
    "submit": _l("Handed in"),
    "recall": _l("Taken back"),
    "return": _l("Returned for correction"),
    "publish": _l("Published"),
    "correct": _l("Corrected; in review again"),
    "take_down": _l("Taken down after a complaint"),
    "pause": _l("Paused"),
    "resume": _l("Shown again"),
    "close": _l("Closed"),
}


class Step(NamedTuple):
    """A row of the `timeline` component."""

    at: datetime
    label: Text
    tone: Tone
    actor: str
    reason: str | None


class Revision(NamedTuple):
    """A correction with its changed elements."""

    id: int
    at: datetime
    note: str
    changes: list[Change]


def step_rows(posting: Posting, *, names: bool) -> list[Step]:
    """The posting's life, newest first. `names`: staff see who; an employer sees the bureau as one."""
    rows = []
    for change, name in history_of(posting):
        actor = name if names or not _is_of_bureau(change.verb, posting) else _("the reviewer")
        tone = PostingState(change.to_state).tone
        rows.append(Step(change.at, STEPS.get(change.verb, change.verb), tone, actor, change.reason))
    return rows


def _is_of_bureau(verb: str, posting: Posting) -> bool:
    if verb == "close":
        return posting.closed_because is ClosedBecause.COMPLAINT
    return verb in ("publish", "return", "take_down")


def revision_rows(revisions: Sequence[PostingRevision]) -> list[Revision]:
    """Corrections side by side."""
    return [
        Revision(revision.id, revision.created_at, revision.note, changes_of(revision)) for revision in revisions
    ]


class Row(NamedTuple):
    """An element of a posting with the words that were found in it, for a reviewer."""

    name: str
    label: Text
    pieces: list[Piece]
    issues: tuple[Issue, ...]


UNITS: dict[str, Bilingual] = {
    "headcount": Bilingual("人", "people"),
    "contract_months": Bilingual("个月", "months"),
    "probation_months": Bilingual("个月", "months"),
    "probation_pay_percent": Bilingual("%", "%"),
    "weekly_hours": Bilingual("小时", "hours"),
    "minimum_age": Bilingual("周岁", "years"),
    "experience_years": Bilingual("年", "years"),
    "pay_min": Bilingual("元", "yuan"),
    "pay_max": Bilingual("元", "yuan"),
}
ALWAYS = ("hazards_zh", "insurances", "contract")


def element_rows(content: Content, outcome: Outcome) -> list[Row]:
    """Every stated element in order, texts cut at their findings; elements with an issue also when not stated."""
    rows = []
    for name in NAMES:
        value, issues = getattr(content, name), outcome.of(name)
        if name == "hazards_stated" or (not value and not issues and name not in ALWAYS):
            continue
        said = say(name, value)
        if value and name in UNITS:
            said = f"{said} {UNITS[name]}"
        rows.append(Row(name, LABELS[name], pieces(said, issues), issues))
    return rows
