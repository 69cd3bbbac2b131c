"""Complaints about postings: received from everybody, settled by staff with a result (条例 arts. 29, 40)."""

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, transitions
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.employers.models import Violation
from jobfair.employers.rules import ViolationKind
from jobfair.extensions import db
from jobfair.postings import hooks, messages
from jobfair.postings.models import Complaint, Posting
from jobfair.postings.rules import (
    COMPLAINT,
    COMPLAINT_WORKDAYS,
    POSTING,
    ClosedBecause,
    ComplaintKind,
    ComplaintState,
    Consequence,
    new_number,
)
from jobfair.postings.services.reviewing import require_may_review
from jobfair.reference.workdays import add_workdays

LONGEST_NUMBER = 10

VIOLATIONS = {
    ComplaintKind.FALSE_POSTING: ViolationKind.FALSE_RECRUITMENT,
    ComplaintKind.BAIT: ViolationKind.FALSE_RECRUITMENT,
    ComplaintKind.FEES: ViolationKind.FEES,
    ComplaintKind.KEEPS_PAPERS: ViolationKind.FEES,
    ComplaintKind.DISCRIMINATION: ViolationKind.DISCRIMINATION,
    ComplaintKind.PERSONAL_DATA: ViolationKind.PERSONAL_DATA,
}


def file_complaint(
    actor: Account | None, *, posting: Posting, kind: ComplaintKind, text: str, contact: str | None
) -> Complaint:
    """Receive a complaint from anybody; `actor` is None for people without an account. Due in working days."""
    complaint = Complaint(
        number=new_number(LONGEST_NUMBER),
        posting_id=posting.id,
        kind=kind,
        text=text,
        contact=contact or None,
        account_id=actor.id if actor is not None else None,
        status=ComplaintState.OPEN,
        due_on=add_workdays(clock.today(), COMPLAINT_WORKDAYS),
    )
    transitions.begin(COMPLAINT, complaint, actor=actor)
    return complaint


def uphold_complaint(
    actor: Account,
    *,
    complaint: Complaint,
    result: str,
    consequence: Consequence,
    record_violation: bool = False,
) -> None:
    """Find a complaint to be right, with the result everybody may read.

    The posting stays, goes back to its employer, or is closed; a violation may be recorded against the employer,
    with the result as its text. Forbidden for people who act for that employer.
    """
    posting = complaint.posting
    require_may_review(actor, posting)
    _require_possible(posting, consequence)
    _settle("uphold", actor, complaint, result)
    if record_violation:
        db.session.add(
            Violation(
                employer_id=posting.employer_id,
                kind=VIOLATIONS.get(complaint.kind, ViolationKind.OTHER),
                description=f"{posting.title_zh}（{posting.number}）：{result}",
                recorded_by_id=actor.id,
                happened_on=clock.today(),
            )
        )
    _follow(actor, posting, consequence, result)
    audit.record(
        "complaint.upheld",
        f"complaint:{complaint.id}",
        actor_id=actor.id,
        consequence=consequence.value,
        violation=record_violation,
    )


def dismiss_complaint(actor: Account, *, complaint: Complaint, result: str) -> None:
    """Find nothing, and say what was looked at. Forbidden for people who act for that employer."""
    require_may_review(actor, complaint.posting)
    _settle("dismiss", actor, complaint, result)
    audit.record("complaint.dismissed", f"complaint:{complaint.id}", actor_id=actor.id)


def _settle(verb: str, actor: Account, complaint: Complaint, result: str) -> None:
    if len(result.strip()) < 5:
        raise Invalid(_l("Please write the result in a sentence; whoever complained will read it."), field="result")
    transitions.apply(
        COMPLAINT,
        verb,
        complaint,
        actor=actor,
        reason=result,
        result=result.strip(),
        closed_at=clock.now(),
    )
    complainant = db.session.get(Account, complaint.account_id) if complaint.account_id else None
    if complainant is not None:
        messages.complaint_settled(complaint, complainant)


def _require_possible(posting: Posting, consequence: Consequence) -> None:
    """What is done already cannot be done again: staff shall not read “done” when nothing happened."""
    verb = {Consequence.TAKE_DOWN: "take_down", Consequence.CLOSE: "close"}.get(consequence)
    if verb is not None and not POSTING.allows(verb, posting.status):
        raise Invalid(
            _l("This is not possible: the posting is “%(state)s” now.", state=posting.status.label),
            field="consequence",
        )


def _follow(actor: Account, posting: Posting, consequence: Consequence, result: str) -> None:
    if consequence is Consequence.TAKE_DOWN:
        transitions.apply(POSTING, "take_down", posting, actor=actor, reason=result)
        hooks.closed(posting, finding=result.strip())
        messages.taken_down(posting, reason=result, for_good=False)
    elif consequence is Consequence.CLOSE:
        transitions.apply(
            POSTING,
            "close",
            posting,
            actor=actor,
            reason=result,
            closed_because=ClosedBecause.COMPLAINT,
            closed_at=clock.now(),
        )
        hooks.closed(posting, finding=result.strip())
        messages.taken_down(posting, reason=result, for_good=True)
    else:
        messages.complaint_upheld(posting, reason=result)
