"""What staff decide about an employer: item by item, then as a whole, each step on the state the reviewer saw."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzeug.datastructures import FileStorage

from jobfair.accounts.models import Account
from jobfair.core import audit, clock, transitions, uploads
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _, _l
from jobfair.employers import messages, queries, rules
from jobfair.employers.models import Employer, QualificationDocument, Violation
from jobfair.employers.rules import (
    QUALIFICATION,
    AccountType,
    DocumentKind,
    DocumentState,
    Qualification,
    ViolationKind,
)
from jobfair.employers.services.profile import adopt_proposed
from jobfair.extensions import db

OVERTAKEN = _l("A colleague has just decided about this employer, or its papers have changed. Please look again.")


@dataclass(frozen=True)
class Finding:
    """What the reviewer says of one document."""

    state: DocumentState
    reason: str = ""


def take(actor: Account, *, employer: Employer, seen: str) -> None:
    """Hold the employer for this decision: refused for one's own, and when somebody else was quicker.

    `seen` is `queries.state_seen` when the reviewer's page was made. The row lock makes two at once wait for each
    other on PostgreSQL, papers handed in meanwhile included; on SQLite writers take turns anyway.
    """
    rules.require_not_own(employer.id, _own_employer_id(actor))
    queries.hold(employer)
    if queries.state_seen(employer) != seen:
        raise Conflict(OVERTAKEN)


def judge(actor: Account, *, employer: Employer, findings: Mapping[int, Finding]) -> None:
    """Note what was found of each document, by its key; a rejected one needs a reason the team can act upon."""
    documents = {document.id: document for document in queries.current_documents(employer).values()}
    if not findings.keys() <= documents.keys():
        raise Conflict(OVERTAKEN)
    for key, finding in findings.items():
        document = documents[key]
        if finding.state is DocumentState.REJECTED and not finding.reason.strip():
            message = _l("Please say what has to be mended; the employer will read it.")
            raise Invalid(message, field=f"reason_{key}")
        if (document.state, document.reason or "") == (finding.state, finding.reason):
            continue
        _write_finding(actor, document, finding)
    db.session.flush()


def approve(actor: Account, *, employer: Employer) -> None:
    """Verify a new employer for six months; Invalid unless all four documents are in order."""
    _require_all_accepted(employer)
    transitions.apply(QUALIFICATION, "approve", employer, actor=actor, **_fresh_clock(employer, {}))
    _note(actor, employer, "approved")
    messages.verified(employer)


def renew(actor: Account, *, employer: Employer) -> None:
    """Confirm a verified employer for the next six months; proposed legal facts come into force."""
    _require_all_accepted(employer)
    adopted = adopt_proposed(employer)
    before = {name: str(getattr(employer, name)) for name in adopted}
    values = {**adopted, **_fresh_clock(employer, adopted), "proposed_facts": None}
    transitions.apply(QUALIFICATION, "renew", employer, actor=actor, **values)
    _note(actor, employer, "renewed", before=before, after={name: str(value) for name, value in adopted.items()})
    messages.renewed(employer)


def give_back(actor: Account, *, employer: Employer, reason: str) -> None:
    """Return the papers with what is to be mended; for a verified employer the new ones are turned down.

    The reason is put together from the rejected documents where the reviewer adds nothing.
    """
    text = _what_to_mend(employer, reason)
    if employer.status is Qualification.APPROVED:
        settled: dict[str, Any] = {"waiting_since": None, "proposed_facts": None}
        transitions.apply(QUALIFICATION, "decline", employer, actor=actor, reason=text, **settled)
        _note(actor, employer, "declined")
        messages.declined(employer, reason=text)
    else:
        transitions.apply(QUALIFICATION, "return", employer, actor=actor, reason=text, waiting_since=None)
        _note(actor, employer, "returned")
        messages.returned(employer, reason=text)


def refuse(actor: Account, *, employer: Employer, reason: str) -> None:
    """Refuse for good, with the reason that the team reads."""
    transitions.apply(QUALIFICATION, "refuse", employer, actor=actor, reason=reason, waiting_since=None)
    _note(actor, employer, "refused")
    messages.refused(employer, reason=reason)


def reopen(actor: Account, *, employer: Employer, reason: str) -> None:
    """Take a refusal back: the team can mend its papers."""
    transitions.apply(QUALIFICATION, "reopen", employer, actor=actor, reason=reason)
    _note(actor, employer, "reopened")
    messages.reopened(employer, reason=reason)


def suspend(
    actor: Account,
    *,
    employer: Employer,
    kind: ViolationKind,
    description: str,
    happened_on: date,
    evidence: FileStorage | None = None,
) -> Violation:
    """Stop publishing, keep the evidence, delete nothing (人力资源服务机构管理规定)."""
    if happened_on > clock.today():
        raise Invalid(_l("This day is still to come. When did it happen?"), field="happened_on")
    transitions.apply(QUALIFICATION, "suspend", employer, actor=actor, reason=description, waiting_since=None)
    stored = None
    if evidence is not None and evidence.filename:
        with closing(evidence):
            stored = uploads.store(evidence, purpose="evidence", owner_id=actor.id, field="evidence")
    violation = Violation(
        employer_id=employer.id,
        kind=kind,
        description=description,
        recorded_by_id=actor.id,
        happened_on=happened_on,
        evidence_id=stored.id if stored is not None else None,
    )
    db.session.add(violation)
    db.session.flush()
    _note(actor, employer, "suspended", violation=violation.id)
    messages.suspended(employer, reason=description)
    return violation


def reinstate(actor: Account, *, employer: Employer, reason: str) -> None:
    """End a suspension; the six months run on from the last check."""
    transitions.apply(QUALIFICATION, "reinstate", employer, actor=actor, reason=reason)
    _note(actor, employer, "reinstated")
    messages.reinstated(employer, reason=reason)


def _own_employer_id(actor: Account) -> int | None:
    own = queries.employer_of(actor)
    return own.id if own is not None else None


def _write_finding(actor: Account, document: QualificationDocument, finding: Finding) -> None:
    is_rejected = finding.state is DocumentState.REJECTED
    document.state = finding.state
    document.reason = finding.reason.strip() if is_rejected else None
    document.reviewed_by_id = actor.id
    document.reviewed_at = clock.now()


def _require_all_accepted(employer: Employer) -> None:
    states = queries.document_states(employer)
    if not rules.all_accepted(states):
        open_items = [kind for kind in DocumentKind if states.get(kind) is not DocumentState.ACCEPTED]
        raise Invalid(
            _l(
                "An employer is verified when all four documents are in order. Not yet: %(items)s.",
                items=_names(open_items),
            )
        )


def _fresh_clock(employer: Employer, adopted: Mapping[str, Any]) -> dict[str, Any]:
    """Six months from today, for an agency no longer than its licence."""
    today = clock.today()
    until = rules.months_after(today)
    if adopted.get("account_type", employer.account_type) is AccountType.AGENCY:
        licence_until = adopted.get("licence_until", employer.licence_until)
        if licence_until is not None and licence_until < today:
            raise Invalid(_l("The agency's licence has expired, so it cannot be verified."))
        until = min(until, licence_until or until)
    return {"checked_on": today, "approved_until": until, "waiting_since": None}


def _what_to_mend(employer: Employer, reason: str) -> str:
    rejected = [
        document
        for document in queries.current_documents(employer).values()
        if document.state is DocumentState.REJECTED
    ]
    if not rejected and not reason.strip():
        raise Invalid(
            _l("Please mark at least one document, or write what has to be mended."),
            field="reason",
        )
    lines = [_("%(document)s: %(reason)s", document=item.kind.label, reason=item.reason) for item in rejected]
    return "\n".join([*lines, *([reason.strip()] if reason.strip() else [])])


def _names(kinds: list[DocumentKind]) -> str:
    return str(_l(", ")).join(str(kind.label) for kind in kinds)


def _note(actor: Account, employer: Employer, what: str, **detail: Any) -> None:
    audit.record(f"employer.{what}", f"employer:{employer.id}", actor_id=actor.id, **detail)
