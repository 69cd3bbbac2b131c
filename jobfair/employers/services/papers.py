"""The four documents and the hand-in: what the law wants to see before anything is published (条例 art. 26)."""

from contextlib import closing

import sqlalchemy as sa
from werkzeug.datastructures import FileStorage

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, transitions, uploads
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
    """Keep a file as the version in force; the one before stays as evidence. Invalid when it cannot be used."""
    queries.hold(employer)
    if not rules.is_open(employer.status):
        raise Conflict(closed_words(employer))
    if upload is None or not upload.filename:
        raise Invalid(_l("Please choose a file first."), field="file")
    with closing(upload):
        stored = uploads.store(upload, purpose=PURPOSE, owner_id=actor.id, field="file")
    db.session.execute(
        sa.update(QualificationDocument)
        .where(
            QualificationDocument.employer_id == employer.id,
            QualificationDocument.kind == kind,
            QualificationDocument.replaced_at.is_(None),
        )
        .values(replaced_at=clock.now())
    )
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
