"""What lies on people's desks: complaints waiting for staff, jobs the walk-through seeker keeps for later."""

from datetime import timedelta
from typing import Any

from jobfair.applications.models import SavedJob
from jobfair.demo.content import postings
from jobfair.demo.content.materials import document
from jobfair.demo.content.progress import walk_through_seeker
from jobfair.demo.loading.ledger import Ledger, Step, add, moment
from jobfair.demo.loading.postings import public_number
from jobfair.postings.models import Complaint
from jobfair.postings.rules import COMPLAINT, COMPLAINT_WORKDAYS, ComplaintKind
from jobfair.reference.workdays import add_workdays

NUMBER_LENGTH = 10
SETTLED_AFTER = timedelta(days=3)
SAVED = 3


def load(ledger: Ledger) -> None:
    """Complaints with their history, and saved jobs."""
    told = document("complaints")["complaints"]
    complaints = [_complaint(ledger, words) for words in told]
    add(complaints)
    for words, complaint in zip(told, complaints, strict=True):
        steps = []
        if complaint.closed_at is not None:
            steps.append(Step(words["verb"], complaint.closed_at, ledger.reviewer, words["result"]))
        complaint.status = ledger.record(complaint, COMPLAINT, complaint.created_at, steps)
    _save_jobs(ledger)


def complaint_numbers() -> list[str]:
    """The numbers of the demonstration's own complaints."""
    return [_number(words) for words in document("complaints")["complaints"]]


def _number(words: dict[str, Any]) -> str:
    return public_number(f"complaint {words['posting']}", NUMBER_LENGTH)


def _complaint(ledger: Ledger, words: dict[str, Any]) -> Complaint:
    day = ledger.today - timedelta(days=words["days"])
    received = moment(day, 9 * 60 + 20)
    settled = "verb" in words
    return Complaint(
        number=_number(words),
        posting_id=ledger.postings[words["posting"]].id,
        kind=ComplaintKind[words["kind"].upper()],
        text=words["text"],
        due_on=add_workdays(day, COMPLAINT_WORKDAYS),
        result=words["result"] if settled else None,
        closed_at=received + SETTLED_AFTER if settled else None,
        created_at=received,
    )


def _save_jobs(ledger: Ledger) -> None:
    seeker = ledger.seekers[walk_through_seeker()]
    kept = postings.today()[-SAVED:]
    add(
        [
            SavedJob(
                account_id=seeker.id,
                posting_id=ledger.postings[demo.key].id,
                saved_at=moment(ledger.today - timedelta(days=1), 20 * 60 + place),
            )
            for place, demo in enumerate(kept)
        ]
    )
