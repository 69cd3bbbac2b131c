"""What reviewers do: publish, return with remarks, answer requests for exceptions, look at corrections."""

from collections.abc import Mapping

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, transitions
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.postings import messages
from jobfair.postings.exceptions import REASONS
from jobfair.postings.labels import LABELS
from jobfair.postings.models import (
    ExceptionRequest,
    Posting,
    PostingRevision,
    ReviewRemark,
    WordingException,
)
from jobfair.postings.queries import authoring, over, review
from jobfair.postings.rules import POSTING, Request, may_review
from jobfair.postings.services.writing import Unlawful, lock, stamp


def require_may_review(actor: Account, posting: Posting) -> None:
    """Forbidden for people who act for the employer or wrote the posting."""
    own = review.acts_for(actor, posting.employer_id)
    if not may_review(is_of_employer=own, wrote_it=posting.updated_by_id == actor.id):
        raise Forbidden(_l("You act for this employer. Somebody else has to review its postings."))


def publish_posting(
    actor: Account, *, posting: Posting, seen: str, granted: Mapping[int, str] | None = None
) -> None:
    """Make a reviewed posting public.

    `seen` is the stamp of the submission the reviewer has read: a newer one is a Conflict. `granted` are the
    requests for an exception that the reviewer allows, with the citation to be shown. The check is asked again;
    anything that still blocks refuses the publication (Unlawful). The first publication's date stays for good.
    """
    _begin(actor, posting, seen)
    if not posting.employer.is_verified:
        raise Conflict(_l("The employer's verification is not in force: its postings cannot be published."))
    _answer_requests(actor, posting, granted or {})
    outcome = authoring.check_posting(posting)
    if not outcome.may_publish:
        raise Unlawful(outcome)
    if posting.published_at is not None:
        _mark_reviewed(posting)
    moment = posting.published_at or clock.now()
    stays_paused = over.waits_for_resume(posting)
    transitions.apply(POSTING, "publish", posting, actor=actor, published_at=moment)
    if stays_paused:  # only the employer shows again what it has paused
        transitions.apply(POSTING, "pause", posting, actor=None)
    audit.record("posting.published", f"posting:{posting.id}", actor_id=actor.id, warnings=len(outcome.warnings))
    (messages.still_paused if stays_paused else messages.published)(posting)


def return_posting(
    actor: Account, *, posting: Posting, seen: str, remarks: Mapping[str, str], reason: str = ""
) -> None:
    """Send a posting back with what is to be mended: a remark for each element, and a general word."""
    _begin(actor, posting, seen)
    remarks = {name: text.strip() for name, text in remarks.items() if text.strip() and name in LABELS}
    if not remarks and not reason.strip():
        raise Invalid(_l("Please say what is to be mended: in general, or beside the elements."), field="reason")
    for name, text in remarks.items():
        db.session.add(ReviewRemark(posting_id=posting.id, element=name, text=text[:500], reviewer_id=actor.id))
    _answer_requests(actor, posting, {})
    words = "\n".join([reason.strip(), *(f"{LABELS[name]}：{text}" for name, text in remarks.items())]).strip()
    transitions.apply(POSTING, "return", posting, actor=actor, reason=words)
    _mark_reviewed(posting)
    audit.record("posting.returned", f"posting:{posting.id}", actor_id=actor.id, elements=sorted(remarks))
    messages.returned(posting, reason=words)


def mark_correction_seen(actor: Account, *, revision: PostingRevision) -> None:
    """Note that a reviewer has looked at a correction that was shown at once."""
    require_may_review(actor, revision.posting)
    revision.reviewed = True
    audit.record("posting.correction_seen", f"posting:{revision.posting_id}", actor_id=actor.id)
    db.session.flush()


def _begin(actor: Account, posting: Posting, seen: str) -> None:
    require_may_review(actor, posting)
    lock(posting)
    if posting.submitted_at is None or stamp(posting.submitted_at) != seen:
        raise Conflict(_l("This posting has been changed or reviewed since you opened it. Please look again."))


def _answer_requests(actor: Account, posting: Posting, granted: Mapping[int, str]) -> None:
    now = clock.now()
    for request in authoring.requests_of(posting):
        if request.status is not Request.OPEN:
            continue
        allowed = request.id in granted
        if allowed:
            _grant(actor, posting, request, granted[request.id])
        request.status = Request.GRANTED if allowed else Request.REFUSED
        request.answered_by_id, request.answered_at = actor.id, now
    db.session.flush()


def _grant(actor: Account, posting: Posting, request: ExceptionRequest, citation: str) -> None:
    citation = citation.strip() or REASONS[request.reason_code].citation_zh
    db.session.add(
        WordingException(
            posting_id=posting.id,
            ground=request.ground,
            span=request.span,
            reason_code=request.reason_code,
            citation_zh=citation[:300],
            approved_by_id=actor.id,
        )
    )
    audit.record(
        "posting.exception_granted",
        f"posting:{posting.id}",
        actor_id=actor.id,
        ground=request.ground,
        reason=request.reason_code,
    )


def _mark_reviewed(posting: Posting) -> None:
    db.session.execute(
        sa.update(PostingRevision)
        .where(PostingRevision.posting_id == posting.id, PostingRevision.reviewed.is_(False))
        .values(reviewed=True)
        .execution_options(synchronize_session=False)
    )
