"""The résumé: entries, certificates, a file, and the sheet to print."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.core import uploads
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError, Invalid, NotFound
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l
from jobfair.seekers import queries
from jobfair.seekers.forms import CertificateForm, EntryForm, ResumeFileForm
from jobfair.seekers.models import ResumeEntry, SkillCertificate
from jobfair.seekers.rules import EntryKind, completeness_of, grade_key
from jobfair.seekers.services import profile as profile_services
from jobfair.seekers.services import resume as services
from jobfair.seekers.views.blueprint import bp


def _page(form: ResumeFileForm) -> Response:
    profile = queries.find_profile(current_user.id)
    return render_form(
        "seekers/resume.html", form, profile=profile, kinds=EntryKind, completeness=completeness_of(profile)
    )


@bp.get("/me/resume")
@requires(Role.SEEKER)
def resume() -> ResponseReturnValue:
    return _page(ResumeFileForm())


@bp.get("/me/resume/sheet")
@requires(Role.SEEKER)
def resume_sheet() -> ResponseReturnValue:
    profile = queries.get_profile(current_user.id)
    shown = queries.handed_over(profile, kinds=["profile", "phone"], phone=current_user.mobile)
    return render_template("seekers/resume_sheet.html", shown=shown, kinds=EntryKind)


@bp.route("/me/resume/entries/new", methods=["GET", "POST"])
@requires(Role.SEEKER)
def new_entry() -> ResponseReturnValue:
    wanted = request.args.get("kind", "work")
    return _entry(EntryForm(kind=wanted if wanted in list(EntryKind) else "work"), None)


@bp.route("/me/resume/entries/<int:entry_id>", methods=["GET", "POST"])
@requires(Role.SEEKER)
def entry(entry_id: int) -> ResponseReturnValue:
    known = queries.get_entry(entry_id, account_id=current_user.id)
    return _entry(EntryForm(obj=known), known)


def _entry(form: EntryForm, known: ResumeEntry | None) -> ResponseReturnValue:
    if form.validate_on_submit():
        values = {**form.data, "kind": EntryKind(form.kind.data), "text": form.text.data or ""}
        values.pop("csrf_token", None)
        try:
            services.save_entry(current_user, entry=known, **values)
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Your résumé is saved."), "done")
            return redirect(url_for("seekers.resume"))
    return render_form("seekers/entry.html", form, entry=known)


@bp.post("/me/resume/entries/<int:entry_id>/deletion")
@requires(Role.SEEKER)
def drop_entry(entry_id: int) -> ResponseReturnValue:
    known = queries.get_entry(entry_id, account_id=current_user.id)
    services.delete_entry(current_user, entry=known)
    flash(_("The entry is deleted."), "done")
    return redirect(url_for("seekers.resume"))


@bp.route("/me/resume/certificates/new", methods=["GET", "POST"])
@requires(Role.SEEKER)
def new_certificate() -> ResponseReturnValue:
    return _certificate(CertificateForm(), None)


@bp.route("/me/resume/certificates/<int:certificate_id>", methods=["GET", "POST"])
@requires(Role.SEEKER)
def certificate(certificate_id: int) -> ResponseReturnValue:
    known = queries.get_certificate(certificate_id, account_id=current_user.id)
    return _certificate(CertificateForm(obj=known, data={"grade": grade_key(known.printed_label)}), known)


def _certificate(form: CertificateForm, known: SkillCertificate | None) -> ResponseReturnValue:
    if form.validate_on_submit():
        values = {name: value for name, value in form.data.items() if name not in ("csrf_token", "file")}
        upload = request.files.get("file")
        try:
            services.save_certificate(current_user, certificate=known, upload=upload, **values)
        except DomainError as refusal:
            form.blame(refusal)
            known = queries.get_certificate(known.id, account_id=current_user.id) if known else None
        else:
            flash(_("The certificate is saved."), "done")
            return redirect(url_for("seekers.resume"))
    return render_form("seekers/certificate.html", form, certificate=known)


@bp.post("/me/resume/certificates/<int:certificate_id>/deletion")
@requires(Role.SEEKER)
def drop_certificate(certificate_id: int) -> ResponseReturnValue:
    known = queries.get_certificate(certificate_id, account_id=current_user.id)
    services.delete_certificate(current_user, certificate=known)
    flash(_("The certificate is deleted."), "done")
    return redirect(url_for("seekers.resume"))


@bp.get("/me/resume/certificates/<int:certificate_id>/scan")
@requires(Role.SEEKER)
def certificate_scan(certificate_id: int) -> ResponseReturnValue:
    known = queries.get_certificate(certificate_id, account_id=current_user.id)
    if known.file is None:
        raise NotFound(_l("There is no scan of this certificate."))
    return uploads.send(known.file)


@bp.get("/me/resume/file")
@requires(Role.SEEKER)
def resume_file() -> ResponseReturnValue:
    stored = queries.get_profile(current_user.id).resume_file
    if stored is None:
        raise NotFound(_l("There is no résumé file."))
    return uploads.send(stored)


@bp.post("/me/resume/file")
@requires(Role.SEEKER)
def upload_resume() -> ResponseReturnValue:
    form = ResumeFileForm()
    upload = request.files.get("file")
    try:
        if not form.validate() or upload is None or not upload.filename:
            raise Invalid(_l("Please choose a file first."), field="file")
        profile_services.keep_resume_file(current_user, upload=upload)
    except DomainError as refusal:
        form.blame(refusal)
        return _page(form)
    flash(_("Your résumé file is saved."), "done")
    return redirect(url_for("seekers.resume"))


@bp.post("/me/resume/file/deletion")
@requires(Role.SEEKER)
def drop_resume_file() -> ResponseReturnValue:
    profile_services.remove_resume_file(current_user)
    flash(_("Your résumé file is deleted."), "done")
    return redirect(url_for("seekers.resume"))
