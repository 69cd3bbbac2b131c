"""Serving people without a telephone: staff write for them, and every page says for whom."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts.models import Account
from jobfair.accounts.rules import PRIVACY_VERSION
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError, NotFound
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l, in_language
from jobfair.core.paging import requested_page
from jobfair.core.urls import absolute_for
from jobfair.notices import queries as notices
from jobfair.seekers import queries
from jobfair.seekers.forms import EntryForm, ProfileForm, RegisterAssistedForm
from jobfair.seekers.models import AssistedPerson, ResumeEntry
from jobfair.seekers.rules import EntryKind, IdentityPaper, completeness_of
from jobfair.seekers.services import assisting as services
from jobfair.seekers.services.reads import note_reads
from jobfair.seekers.views.blueprint import bp
from jobfair.seekers.views.words import ACTS


def _myself() -> Account:
    account: Account = current_user._get_current_object()
    return account


@bp.get("/staff/assisted")
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted() -> ResponseReturnValue:
    """People whom staff registered and who have not taken over their account."""
    text = request.args.get("q", "").strip()[:40]
    page = queries.assisted_people(text, page=requested_page())
    return render_template("seekers/assisted.html", page=page, text=text)


@bp.route("/staff/assisted/new", methods=["GET", "POST"])
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def register_assisted() -> ResponseReturnValue:
    """Register somebody whose paper has been seen and whose consent is signed."""
    form = RegisterAssistedForm()
    if form.validate_on_submit():
        values = {name: form[name].data for name in ("full_name", "born_on", "identity_seen", "consent_signed")}
        try:
            person = services.register(
                _myself(), paper=IdentityPaper(form.paper.data), reach_by=form.reach_by.data or "", **values
            )
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Registered. Please fill in the profile next."), "done")
            return redirect(url_for("seekers.assisted_profile", account_id=person.account_id))
    return render_form("seekers/register_assisted.html", form, version=PRIVACY_VERSION)


def _noted(account_id: int) -> AssistedPerson:
    """The person, once it stands that this member of staff has opened their file."""
    reader = _myself()
    queries.get_assisted(account_id)
    note_reads(reader, name=reader.display_name, subject_ids=[account_id], what="assisted")
    return queries.get_assisted(account_id)


@bp.get("/staff/assisted/<int:account_id>")
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted_person(account_id: int) -> ResponseReturnValue:
    """One person's file: what is there, what was done for them, what was written to them."""
    person = _noted(account_id)
    profile = queries.find_profile(account_id)
    return render_template(
        "seekers/assisted_person.html",
        person=person,
        profile=profile,
        completeness=completeness_of(profile),
        kinds=EntryKind,
        acts=queries.acts_for(account_id),
        act_words=ACTS,
        messages=notices.notices_of(account_id).items[:5],
    )


@bp.route("/staff/assisted/<int:account_id>/profile", methods=["GET", "POST"])
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted_profile(account_id: int) -> ResponseReturnValue:
    """The profile, written down for the person."""
    if request.method == "GET":
        _noted(account_id)
    person, known = queries.get_assisted(account_id), queries.find_profile(account_id)
    chosen = [occupation.id for occupation in known.occupations] if known else []
    given = {f"occupation_{place}": key for place, key in enumerate(chosen, start=1)}
    form = ProfileForm(obj=known, data={**given, "declared": bool(known and known.declared_true_at)})
    if form.validate_on_submit():
        try:
            services.save_profile(_myself(), person=person, **form.values)
        except DomainError as refusal:
            form.blame(refusal)
            person = queries.get_assisted(account_id)
        else:
            flash(_("The profile is saved."), "done")
            return redirect(url_for("seekers.assisted_person", account_id=account_id))
    return render_form("seekers/assisted_profile.html", form, person=person)


@bp.route("/staff/assisted/<int:account_id>/entries/new", methods=["GET", "POST"])
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted_new_entry(account_id: int) -> ResponseReturnValue:
    """A new line of the person's résumé."""
    return _entry(account_id, EntryForm(), None)


@bp.route("/staff/assisted/<int:account_id>/entries/<int:entry_id>", methods=["GET", "POST"])
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted_entry(account_id: int, entry_id: int) -> ResponseReturnValue:
    """A line of the person's résumé."""
    queries.get_assisted(account_id)
    known = queries.get_entry(entry_id, account_id=account_id)
    return _entry(account_id, EntryForm(obj=known), known)


def _entry(account_id: int, form: EntryForm, known: ResumeEntry | None) -> ResponseReturnValue:
    person = queries.get_assisted(account_id)
    if form.validate_on_submit():
        values = {**form.data, "kind": EntryKind(form.kind.data), "text": form.text.data or ""}
        values.pop("csrf_token", None)
        try:
            services.save_entry(_myself(), person=person, entry=known, **values)
        except DomainError as refusal:
            form.blame(refusal)
            person = queries.get_assisted(account_id)
        else:
            flash(_("The résumé is saved."), "done")
            return redirect(url_for("seekers.assisted_person", account_id=account_id))
    return render_form("seekers/assisted_entry.html", form, person=person, is_new=known is None)


@bp.post("/staff/assisted/<int:account_id>/slip")
@requires(Role.DESK, Role.FLOOR, Role.ADMIN)
def assisted_slip(account_id: int) -> ResponseReturnValue:
    """A slip to print, with a new code; it is shown this once, an earlier slip ends."""
    person = queries.get_assisted(account_id)
    if queries.find_profile(account_id) is None:
        raise NotFound(_l("There is nobody here for whom staff act."))
    code = services.issue_slip(_myself(), person=person)
    language = person.account.language
    with in_language(language):  # the slip is the person's, whatever language the desk works in
        address = absolute_for("seekers.claim", language=language)
        return render_template("seekers/assisted_slip.html", person=person, code=code, address=address)
