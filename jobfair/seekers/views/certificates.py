"""The desk's queue of skill certificates: look, verify, or give back; each look is noted."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core import uploads
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError, NotFound
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l
from jobfair.core.paging import requested_page
from jobfair.seekers import queries, rules
from jobfair.seekers.forms import ReturnCertificateForm, VerifyCertificateForm
from jobfair.seekers.models import SkillCertificate
from jobfair.seekers.rules import CertificateState
from jobfair.seekers.services import certificates as services
from jobfair.seekers.services.reads import note_reads
from jobfair.seekers.views.blueprint import bp


@bp.get("/staff/certificates")
@requires(Role.DESK, Role.ADMIN)
def certificates_to_check() -> ResponseReturnValue:
    """What waits, longest first; and what has been decided."""
    wanted = request.args.get("state", "")
    state = CertificateState(wanted) if wanted in list(CertificateState) else CertificateState.DECLARED
    return render_template(
        "seekers/certificates_to_check.html",
        page=queries.certificates_in(state, page=requested_page()),
        counts=queries.count_certificates(),
        state=state,
    )


def _noted(certificate_id: int, what: str) -> SkillCertificate:
    """The certificate, once it stands that this member of staff reads it."""
    reader = current_user._get_current_object()
    subject = queries.get_certificate_for_desk(certificate_id).profile.account_id
    note_reads(reader, name=reader.display_name, subject_ids=[subject], what=what)
    return queries.get_certificate_for_desk(certificate_id)


@bp.get("/staff/certificates/<int:certificate_id>")
@requires(Role.DESK, Role.ADMIN)
def check_certificate(certificate_id: int) -> ResponseReturnValue:
    """One certificate with everything staff compare."""
    _noted(certificate_id, "certificate")
    return _page(certificate_id, VerifyCertificateForm(formdata=None), ReturnCertificateForm(formdata=None))


def _page(certificate_id: int, verify: VerifyCertificateForm, give_back: ReturnCertificateForm) -> Response:
    certificate = queries.get_certificate_for_desk(certificate_id)
    return render_form(
        "seekers/check_certificate.html",
        give_back if give_back.errors or give_back.form_errors else verify,
        certificate=certificate,
        verify=verify,
        give_back=give_back,
        grade=rules.grade_of(certificate),
        is_old_ladder=rules.is_old_ladder(certificate.printed_label),
        can=lambda verb: rules.CERTIFICATE.allows(verb, certificate.status),
    )


@bp.post("/staff/certificates/<int:certificate_id>/verification")
@requires(Role.DESK, Role.ADMIN)
def verify_certificate(certificate_id: int) -> ResponseReturnValue:
    """It says what the paper says."""
    form, certificate = VerifyCertificateForm(), queries.get_certificate_for_desk(certificate_id)
    if form.validate_on_submit():
        try:
            services.verify(
                current_user._get_current_object(), certificate=certificate, valid_to=form.valid_to.data
            )
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Verified. The person has been told."), "done")
            return redirect(url_for("seekers.certificates_to_check"))
    return _page(certificate_id, form, ReturnCertificateForm(formdata=None))


@bp.post("/staff/certificates/<int:certificate_id>/return")
@requires(Role.DESK, Role.ADMIN)
def return_certificate(certificate_id: int) -> ResponseReturnValue:
    """Something has to be mended."""
    form, certificate = ReturnCertificateForm(), queries.get_certificate_for_desk(certificate_id)
    if form.validate_on_submit():
        try:
            services.give_back(current_user._get_current_object(), certificate=certificate, reason=form.reason.data)
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Given back. The person has been told."), "done")
            return redirect(url_for("seekers.certificates_to_check"))
    return _page(certificate_id, VerifyCertificateForm(formdata=None), form)


@bp.get("/staff/certificates/<int:certificate_id>/scan")
@requires(Role.DESK, Role.ADMIN)
def checked_scan(certificate_id: int) -> ResponseReturnValue:
    """The scan, noted before it is opened."""
    if queries.get_certificate_for_desk(certificate_id).file is None:
        raise NotFound(_l("There is no scan of this certificate."))
    stored = _noted(certificate_id, "certificate_scan").file
    if stored is None:
        raise NotFound(_l("There is no scan of this certificate."))
    return uploads.send(stored)
