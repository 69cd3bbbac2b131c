"""The four documents and the hand-in: what the law wants to see before anything is published (条例 art. 26)."""

from contextlib import closing
from datetime import timedelta

from werkzeug.datastructures import FileStorage

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, limits, transitions, uploads
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import Text, _l
from jobfair.employers import queries, rules
from jobfair.employers.models import Employer, QualificationDocument
from jobfair.employers.rules import QUALIFICATION, DocumentKind, DocumentState, Qualification
from jobfair.employers.services.profile import closed_words
from jobfair.extensions import db

PURPOSE = "qualification"


def hand_in_document(
    actor: Account, *, employer: Employer, kind: DocumentKind, upload: FileStorage | None
) -> QualificationDocument:
    """Keep a file as the version in force. Invalid when it cannot be used; TooMany after so many in a day.

    The version before stays as evidence, unless it was never handed in for review: then it is deleted.
    Call before the request's first write.
    """
    limits.count_attempt("papers", str(employer.id), most=rules.PAPERS_A_DAY, window=timedelta(days=1))
    queries.hold(employer)
    if not rules.is_open(employer.status):
        raise Conflict(closed_words(employer))
    if upload is None or not upload.filename:
        raise Invalid(_l("Please choose a file first."), field="file")
    with closing(upload):
        stored = uploads.store(upload, purpose=PURPOSE, owner_id=actor.id, field="file")
    before = queries.current_documents(employer).get(kind)
    if before is not None:
        _replace(employer, before)
    document = QualificationDocument(
        employer_id=employer.id, kind=kind, file_id=stored.id, state=DocumentState.PENDING
    )
    db.session.add(document)
    if employer.status is Qualification.APPROVED:
        employer.waiting_since = employer.waiting_since or clock.now()
    db.session.flush()
    audit.record(
        "employer.document_handed_in",
        f"employer:{employer.id}",
        actor_id=actor.id,
        kind=kind.value,
        document=document.id,
    )
    return document


def _replace(employer: Employer, document: QualificationDocument) -> None:
    """Put a version out of force; one that only the team has seen is of no use to anybody."""
    is_open = employer.status in (Qualification.DRAFT, Qualification.RETURNED)
    handed_in = employer.submitted_at is not None and document.created_at <= employer.submitted_at
    if not is_open or handed_in or document.state is not DocumentState.PENDING:
        document.replaced_at = clock.now()
        db.session.flush()
        return
    stored = document.file
    db.session.delete(document)
    db.session.flush()
    uploads.discard(stored)


def missing(employer: Employer) -> list[Text]:
    """What still stands between the employer and the hand-in, in the order of the steps."""
    found: list[Text] = []
    if not employer.introduction_zh.strip():
        found.append(_l("an introduction of your employer in Chinese"))
    if not (employer.contact_name and employer.contact_phone):
        found.append(_l("a contact person with telephone number"))
    found += [kind.label for kind in rules.missing_documents(queries.document_states(employer))]
    return found


def submit(actor: Account, *, employer: Employer) -> None:
    """Hand everything in for review; Invalid names what is missing."""
    lacking = missing(employer)
    if lacking:
        raise Invalid(_l("Not everything is there yet. Still missing: %(items)s.", items=_Listed(lacking)))
    now = clock.now()
    transitions.apply(QUALIFICATION, "submit", employer, actor=actor, submitted_at=now, waiting_since=now)
    audit.record("employer.submitted", f"employer:{employer.id}", actor_id=actor.id)


def ask_renewal(actor: Account, *, employer: Employer) -> None:
    """Ask staff for the next six-month check; Conflict before its time or when it has been asked for."""
    if employer.status is not Qualification.APPROVED or employer.approved_until is None:
        raise Conflict(closed_words(employer))
    if employer.waiting_since is not None:
        raise Conflict(_l("The next check has been asked for already; you will hear from us."))
    if not rules.may_renew_on(employer.approved_until, clock.today()):
        raise Conflict(_l("The next check can be asked for in the last 30 days of the six months."))
    lacking = missing(employer)
    if lacking:
        raise Invalid(_l("Not everything is there yet. Still missing: %(items)s.", items=_Listed(lacking)))
    employer.waiting_since = clock.now()
    db.session.flush()
    audit.record("employer.renewal_asked", f"employer:{employer.id}", actor_id=actor.id)


class _Listed:
    """Several texts in one sentence, put into the reader's language when it is read."""

    def __init__(self, items: list[Text]) -> None:
        self.items = items

    def __str__(self) -> str:
        return str(_l(", ")).join(str(item) for item in self.items)
