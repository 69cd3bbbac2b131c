"""What becomes of applications when the posting they are for is corrected or closed (registered with its hooks)."""

from jobfair.applications import messages, rules
from jobfair.applications.queries import applicants
from jobfair.applications.rules import APPLICATION, ApplicationState
from jobfair.applications.services.deadlines import end_consents, lapse
from jobfair.core import clock, transitions
from jobfair.postings.models import Posting, PostingRevision
from jobfair.postings.rules import PostingState


def posting_corrected(posting: Posting, revision: PostingRevision) -> None:
    """Tell everybody whose application is open what has changed."""
    messages.job_corrected(applicants.open_of(posting.id), posting, revision)


def posting_closed(posting: Posting, finding: str = "") -> None:
    """Give every open application an end with the reason, and tell the people.

    Filled, withdrawn or closed by the bureau: the portal itself refuses, and the consent ends. Whoever is hired or
    has started stays so. When only the fair is over, or the bureau has taken the posting down until it is mended,
    applications go on and people are told that they do. `finding` is what the bureau found after a complaint.
    """
    running = []
    for application in applicants.open_of(posting.id):
        if application.shown_status is ApplicationState.LAPSED:
            lapse(application)  # its own end came first
        else:
            running.append(application)
    reason = rules.ENDED_BY.get(posting.closed_because) if posting.closed_because else None
    if reason is not None and running:
        transitions.apply_to_all(
            APPLICATION,
            "refuse",
            running,
            actor=None,
            reason=reason.value,
            refusal_reason=reason,
            ended_at=clock.now(),
        )
        end_consents(running)
    if posting.status is PostingState.CLOSED:
        messages.job_closed(running, posting, reason, finding=finding)
    else:
        messages.job_taken_down(running, posting, finding=finding)
