"""The structured résumé: entries and skill certificates."""

from datetime import date
from typing import Any

from werkzeug.datastructures import FileStorage

from jobfair.accounts.models import Account
from jobfair.core import clock, transitions, uploads
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.reference import queries as reference
from jobfair.seekers import rules
from jobfair.seekers.models import ResumeEntry, SkillCertificate
from jobfair.seekers.rules import CERTIFICATE, EntryKind
from jobfair.seekers.services.profile import own_profile


def save_entry(
    actor: Account,
    *,
    entry: ResumeEntry | None,
    kind: EntryKind,
    started_on: date,
    ended_on: date | None,
    **values: Any,
) -> ResumeEntry:
    """Add a line to one's résumé or change it; Invalid when its dates cannot be."""
    rules.require_order(started_on, ended_on, on=clock.today())
    profile = own_profile(actor)
    if entry is None:
        if len(profile.entries) >= rules.MOST_ENTRIES:
            raise Invalid(_l("The résumé is full: %(most)s entries are enough.", most=rules.MOST_ENTRIES))
        entry = ResumeEntry(profile_id=profile.id)
        db.session.add(entry)
    entry.kind, entry.started_on, entry.ended_on = kind, started_on, ended_on
    for name, value in values.items():
        setattr(entry, name, value)
    db.session.flush()
    return entry


def delete_entry(actor: Account, *, entry: ResumeEntry) -> None:
    """Take a line out of one's résumé."""
    db.session.delete(entry)
    db.session.flush()


def save_certificate(
    actor: Account,
    *,
    certificate: SkillCertificate | None,
    grade: str,
    issued_on: date | None,
    upload: FileStorage | None,
    **values: Any,
) -> SkillCertificate:
    """Add or change a skill certificate. The rank follows from the printed grade; a change ends a verification."""
    printed = rules.printed_grade(grade)
    if issued_on is not None and issued_on > clock.today():
        raise Invalid(_l("The date of issue lies in the future."), field="issued_on")
    if values.get("occupation_id") not in {row.id for row in reference.all_occupations()}:
        raise Invalid(_l("Please choose the trade."), field="occupation_id")
    profile = own_profile(actor)
    is_new = certificate is None
    if certificate is None:
        if len(profile.certificates) >= rules.MOST_CERTIFICATES:
            raise Invalid(_l("%(most)s certificates are enough.", most=rules.MOST_CERTIFICATES))
        certificate = SkillCertificate(profile_id=profile.id)
    certificate.rank, certificate.printed_label, certificate.issued_on = printed.rank, printed.label, issued_on
    for name, value in values.items():
        setattr(certificate, name, value)
    if is_new:
        transitions.begin(CERTIFICATE, certificate, actor=actor)
    else:
        _declare_again(actor, certificate)
    _keep_scan(actor, certificate, upload)
    db.session.flush()
    return certificate


def _declare_again(actor: Account, certificate: SkillCertificate) -> None:
    """What has been changed has not been checked; it waits for staff from now on."""
    now = clock.now()
    fresh = {"verified_by_id": None, "verified_at": None, "returned_because": None, "valid_to": None}
    transitions.apply(CERTIFICATE, "change", certificate, actor=actor, declared_at=now, **fresh)


def _keep_scan(actor: Account, certificate: SkillCertificate, upload: FileStorage | None) -> None:
    if upload is None or not upload.filename:
        return
    old = certificate.file
    certificate.file = uploads.store(upload, purpose="certificate", owner_id=actor.id, field="file")
    db.session.flush()
    if old is not None:
        uploads.discard(old)


def delete_certificate(actor: Account, *, certificate: SkillCertificate) -> None:
    """Take a certificate and its scan out of one's résumé."""
    scan = certificate.file
    db.session.delete(certificate)
    db.session.flush()
    if scan is not None:
        uploads.discard(scan)
