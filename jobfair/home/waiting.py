"""Work that waits for staff: one row per queue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from jobfair.core.access import Role
from jobfair.core.language import Text, _l
from jobfair.core.outbox import Delivery, OutboxMessage
from jobfair.employers.models import Employer
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.postings.models import Complaint, Posting
from jobfair.postings.rules import ComplaintState, PostingState
from jobfair.seekers.models import SkillCertificate
from jobfair.seekers.rules import CertificateState


@dataclass(frozen=True)
class Queue:
    """A work queue: where it is, who works on it, how many wait and since when."""

    name: Text
    icon: str
    endpoint: str
    roles: tuple[Role, ...]
    waiting: int
    oldest_at: datetime | None


def queues() -> list[Queue]:
    """All queues; the page shows those the person's duties open."""
    return [
        _queue(
            _l("Employers to review"),
            "building",
            "employers.review_queue",
            (Role.REVIEWER,),
            lambda: _ask(
                sa.func.coalesce(Employer.waiting_since, Employer.submitted_at),
                sa.or_(Employer.status == Qualification.SUBMITTED, Employer.waiting_since.is_not(None)),
            ),
        ),
        _queue(
            _l("Jobs to review"),
            "briefcase",
            "postings.review_queue",
            (Role.REVIEWER,),
            lambda: _ask(Posting.submitted_at, Posting.status == PostingState.IN_REVIEW),
        ),
        _queue(
            _l("Complaints"),
            "flag",
            "postings.complaints",
            (Role.REVIEWER,),
            lambda: _ask(Complaint.created_at, Complaint.status == ComplaintState.OPEN),
        ),
        _queue(
            _l("Certificates to verify"),
            "badge-check",
            "seekers.certificates_to_check",
            (Role.DESK, Role.ADMIN),
            lambda: _ask(SkillCertificate.declared_at, SkillCertificate.status == CertificateState.DECLARED),
        ),
        _queue(
            _l("Messages not delivered"),
            "send",
            "notices.deliveries",
            (Role.ADMIN,),
            lambda: _ask(OutboxMessage.created_at, OutboxMessage.status == Delivery.FAILED),
        ),
    ]


def _ask(moment: Any, condition: sa.ColumnElement[bool]) -> tuple[int, datetime | None]:
    count, oldest = db.session.execute(sa.select(sa.func.count(), sa.func.min(moment)).where(condition)).one()
    return count, oldest


def _queue(
    name: Text,
    icon: str,
    endpoint: str,
    roles: tuple[Role, ...],
    ask: Callable[[], tuple[int, datetime | None]],
) -> Queue:
    waiting, oldest_at = ask()
    return Queue(name, icon, endpoint, roles, waiting, oldest_at)
