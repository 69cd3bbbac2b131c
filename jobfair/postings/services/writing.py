"""Writing postings: drafts, submission, corrections, copies."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.history import StateChange
from jobfair.core.language import _l
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.postings import checks, corrections, hooks, messages
from jobfair.postings.content import Content, content_of, difference, write_content
from jobfair.postings.exceptions import REASONS, Reason
from jobfair.postings.issues import Outcome
from jobfair.postings.models import STATED, ExceptionRequest, Posting, PostingRevision, ReviewRemark
from jobfair.postings.queries import authoring
from jobfair.postings.rules import POSTING, Request, can_correct, can_delete, can_edit, new_number
from jobfair.reference.queries import target_groups

COLUMNS = tuple(column.key for column in sa.inspect(Posting).column_attrs)


class Unlawful(Invalid):
    """The check found something that stands in the way; `outcome` says what."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(_l("The check found things that stand in the way. They are named beside the form."))
        self.outcome = outcome


def lock(posting: Posting, *, seen: str | None = None) -> None:
    """Take the row for this transaction; Conflict when it is no longer what the actor's page showed (`seen`)."""
    db.session.refresh(posting, COLUMNS, with_for_update={"of": Posting})
    if seen and seen != stamp(posting.updated_at):
        raise Conflict(_l("Somebody else has just changed this posting. Please look at it again."))


def stamp(moment: datetime) -> str:
    """A moment as the hidden field of a form keeps it."""
    return f"{moment:%Y%m%d%H%M%S%f}"


def save_draft(
    actor: Account,
    *,
    employer: Employer,
    content: Content,
    posting: Posting | None = None,
    number: str | None = None,
    seen: str | None = None,
) -> Posting:
    """Keep what is written, complete or not; a new posting gets `number` (so that pressing twice makes one)."""
    if posting is None:
        posting = Posting(number=number or new_number(), employer_id=employer.id, status=POSTING.initial)
        _write(actor, posting, content)
        transitions.begin(POSTING, posting, actor=actor)
        return posting
    lock(posting, seen=seen)
    if not can_edit(posting.status):
        raise Conflict(_l("This posting can no longer be edited like a draft."))
    _write(actor, posting, content)
    db.session.flush()
    return posting


def _write(actor: Account, posting: Posting, content: Content) -> None:
    if content.pay_min is not None and content.pay_max is not None and content.pay_max < content.pay_min:
        raise Invalid(_l("The upper end of the pay is below the lower end."), field="pay_max")
    if posting.published_at is not None:
        _keep_stated(content)
    taken = (posting.headcount or 0) - (posting.open_headcount or 0)
    with db.session.no_autoflush:
        same = content.group_keys == tuple(sorted(group.key for group in posting.groups))
        write_content(posting, content, posting.groups if same else target_groups())
        if content.headcount is None:
            posting.open_headcount = None  # type: ignore[assignment]  # a draft, see Posting
        else:
            posting.open_headcount = max(0, content.headcount - taken)
    posting.updated_by_id = actor.id
    posting.updated_at = clock.now()


def _keep_stated(content: Content) -> None:
    """What was public once keeps everything that had to be stated."""
    for name in STATED:
        if hasattr(content, name) and getattr(content, name) is None:
            raise Invalid(_l("A posting that was public must keep stating this."), field=name)


def submit_posting(actor: Account, *, posting: Posting, reason_code: str = "", reason_zh: str = "") -> None:
    """Hand a posting to the reviewers; refused (Unlawful) while the check finds anything that blocks.

    For wordings the law allows in special cases the employer gives a reason (`reason_code` of `exceptions.REASONS`
    and its own words); a reviewer decides. Only verified employers may submit (domain.md 1.1 art. 26).
    """
    lock(posting)
    _require_verified(posting.employer)
    outcome = authoring.check_posting(posting)
    asked = REASONS.get(reason_code)
    if asked is not None:
        outcome = outcome.with_requests(frozenset({asked.kind}))
    if not outcome.may_submit:
        raise Unlawful(outcome)
    if asked is not None and any(issue.asked for issue in outcome.blocks):
        _ask_for_exceptions(actor, posting, outcome, asked, reason_zh)
    _settle_remarks(posting)
    transitions.apply(POSTING, "submit", posting, actor=actor, submitted_at=clock.now())
    messages.submitted(posting, by=actor)


def _require_verified(employer: Employer) -> None:
    if not employer.is_verified:
        raise Invalid(
            _l("Your employer's papers are not in force at present. Please see to them first; a draft can wait.")
        )


def _ask_for_exceptions(actor: Account, posting: Posting, outcome: Outcome, reason: Reason, reason_zh: str) -> None:
    if len(reason_zh) < 10:
        raise Invalid(
            _l("Please explain in a sentence or two why the law allows this here."), field="exception_text"
        )
    _withdraw_requests(posting)
    for ground, span in dict.fromkeys(issue.key for issue in outcome.blocks if issue.asked):
        db.session.add(
            ExceptionRequest(
                posting_id=posting.id,
                ground=ground,
                span=span[:200],
                reason_code=reason.code,
                reason_zh=reason_zh,
                asked_by_id=actor.id,
            )
        )
    db.session.flush()


def _withdraw_requests(posting: Posting) -> None:
    """A new submission asks anew; what was asked and not answered falls away."""
    db.session.execute(
        sa.delete(ExceptionRequest)
        .where(ExceptionRequest.posting_id == posting.id, ExceptionRequest.status == Request.OPEN)
        .execution_options(synchronize_session=False)
    )


def _settle_remarks(posting: Posting) -> None:
    db.session.execute(
        sa.update(ReviewRemark)
        .where(ReviewRemark.posting_id == posting.id, ReviewRemark.settled_at.is_(None))
        .values(settled_at=clock.now())
        .execution_options(synchronize_session=False)
    )


def recall_posting(actor: Account, *, posting: Posting) -> None:
    """Take a posting back before it was reviewed, to go on writing."""
    _withdraw_requests(posting)
    transitions.apply(POSTING, "recall", posting, actor=actor)


def delete_draft(actor: Account, *, posting: Posting) -> None:
    """Delete a draft only its authors have seen; whatever was submitted is kept three years (规定 art. 26)."""
    lock(posting)
    if not can_delete(posting.status, submitted=posting.submitted_at is not None):
        raise Conflict(_l("What was submitted once is kept for three years. It can be closed instead."))
    db.session.execute(
        sa.delete(StateChange).where(
            StateChange.entity == Posting.__tablename__, StateChange.entity_id == posting.id
        )
    )
    db.session.delete(posting)
    db.session.flush()


def copy_posting(actor: Account, *, posting: Posting) -> Posting:
    """A new draft with the same words; its end is left open, and exceptions must be asked for anew."""
    return save_draft(actor, employer=posting.employer, content=replace(content_of(posting), valid_until=None))


def correct_posting(
    actor: Account, *, posting: Posting, content: Content, note: str = "", seen: str | None = None
) -> Mapping[str, bool]:
    """Correct a published posting; Unlawful when the result would not be lawful.

    Says whether anything was `changed` and whether it went `in_review` (docs/decisions/0011): then it is hidden
    until a reviewer has published it again. Every correction leaves a revision: what changed, before and after.
    """
    lock(posting, seen=seen)
    if not can_correct(posting.status):
        raise Conflict(_l("Only a published posting can be corrected."))
    before = content_of(posting)
    was, now = difference(before, content)
    if not now:
        return {"changed": False, "in_review": False}
    around = authoring.circumstances(content, employer=posting.employer, posting=posting)
    outcome, outcome_before = checks.check(content, around), checks.check(before, around)
    if not outcome.may_publish:
        raise Unlawful(outcome)
    _write(actor, posting, content)
    again = corrections.needs_review(before, content, outcome_before=outcome_before, outcome_after=outcome)
    revision = PostingRevision(posting_id=posting.id, actor_id=actor.id, before=was, after=now, note=note[:300])
    db.session.add(revision)
    db.session.flush()
    if again:
        _require_verified(posting.employer)
        transitions.apply(POSTING, "correct", posting, actor=actor, reason=note, submitted_at=clock.now())
        messages.correction_in_review(posting, by=actor)
    hooks.corrected(posting, revision)
    return {"changed": True, "in_review": again}
