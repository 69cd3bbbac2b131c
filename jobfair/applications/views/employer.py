"""The employer's applicants: list, board, and one applicant with what was handed over."""

from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from jobfair.applications import rules
from jobfair.applications.forms import NoteForm
from jobfair.applications.models import Application
from jobfair.applications.queries import applicants as queries
from jobfair.applications.queries.applicants import Filter
from jobfair.applications.rules import ApplicationState
from jobfair.applications.services import steps as services
from jobfair.applications.views.blueprint import bp, find_my_employer, my_employer, myself, timeline_of
from jobfair.applications.views.seeker import requested_state
from jobfair.core import uploads
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError, NotFound
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l
from jobfair.core.paging import requested_page
from jobfair.employers.models import Employer
from jobfair.employers.rules import Qualification
from jobfair.reference.rules import Education, SkillGrade
from jobfair.seekers.rules import EntryKind
from jobfair.seekers.services.reads import note_reads

BOARD_STATES = (*rules.OPEN_STATES, ApplicationState.HIRED, ApplicationState.STARTED)
ON_BOARD = 200


def requested_filter(args: Any) -> Filter:
    """The filter in an address (or in a form that carries it); nonsense is left out."""

    def number(name: str) -> int:
        text = str(args.get(name, ""))
        return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0

    state, sort = args.get("state", ""), args.get("sort", "")
    return Filter(
        posting=str(args.get("posting", ""))[:16],
        state=ApplicationState(state) if state in list(ApplicationState) else None,
        education=number("education"),
        experience=number("experience"),
        skill=number("skill"),
        words=str(args.get("q", ""))[:80],
        sort=sort if sort in queries.SORTS else "newest",
    )


def reader_name(employer: Employer) -> str:
    """How a reader is named to the person whose data is read."""
    return f"{employer.name_zh} · {myself().display_name}"


@bp.get("/employer/applicants")
@requires(Role.EMPLOYER)
def applicants() -> ResponseReturnValue:
    employer = find_my_employer()
    if employer is None:
        return redirect(url_for("employers.desk"))
    if reason := rules.why_no_applicants(employer):
        return make_response(
            render_template(
                "applications/no_applicants.html", reason=reason, employer=employer, states=Qualification
            )
        )
    return _list(employer, requested_filter(request.args))


def _list(employer: Employer, wanted: Filter) -> Response:
    board = request.args.get("view") == "board"
    size = ON_BOARD if board else queries.PER_PAGE
    page = queries.applicants(employer, wanted, page=1 if board else requested_page(), per_page=size)
    return make_response(
        render_template(
            "applications/applicants.html",
            page=page,
            wanted=wanted,
            state=requested_state(),
            counts=queries.state_counts(employer, wanted),
            postings=queries.postings_with_applicants(employer),
            board=board,
            columns=BOARD_STATES,
            educations=[level for level in Education if level.rank],
            grades=list(SkillGrade),
            sorts=queries.SORTS,
            batch_steps=rules.batch_steps((row.state for row in page.items), employer),
            may_step=lambda row: bool(rules.batch_steps([row.state], employer)),
            may_open=employer.is_verified,
            step_words=STEP_WORDS,
            most=rules.MOST_EXPORTED,
        )
    )


@bp.get("/employer/applicants/<int:application_id>")
@requires(Role.EMPLOYER)
def applicant(application_id: int) -> ResponseReturnValue:
    employer = my_employer()
    known = queries.get_applicant(application_id, employer=employer)
    return _page(employer, known, NoteForm())


def _page(employer: Employer, known: Application, form: NoteForm) -> Response:
    """The page; the résumé only once it has been opened, and each reading is noted first."""
    opened = known.shown_status is not ApplicationState.SUBMITTED
    key = known.id
    if opened and known.is_readable_by_employer:
        note_reads(myself(), name=reader_name(employer), subject_ids=[known.seeker_id], what="resume")
        known = queries.get_applicant(key, employer=employer)
    return render_form(
        "applications/applicant.html",
        form,
        application=known,
        shown=queries.what_was_handed_over(known) if opened else None,
        opened=opened,
        sections=EntryKind,
        timeline=timeline_of(known, named=known.is_readable_by_employer),
        notes=queries.notes_of(known),
        steps=rules.steps_open(known, employer),
        verified=employer.is_verified,
        step_words=STEP_WORDS,
        states=ApplicationState,
    )


STEP_WORDS = {
    "interview": _l("Invite to an interview"),
    "intend": _l("Record a preliminary intention"),
    "hire": _l("Hire"),
    "start": _l("Record the first day at work"),
    "refuse": _l("Refuse"),
}


@bp.post("/employer/applicants/<int:application_id>/opening")
@requires(Role.EMPLOYER)
def open_resume(application_id: int) -> ResponseReturnValue:
    employer = my_employer()
    known = queries.get_applicant(application_id, employer=employer)
    services.open_resume(myself(), employer=employer, application=known)
    return redirect(url_for("applications.applicant", application_id=application_id))


@bp.get("/employer/applicants/<int:application_id>/file")
@requires(Role.EMPLOYER)
def applicant_file(application_id: int) -> ResponseReturnValue:
    employer = my_employer()
    known = queries.get_applicant(application_id, employer=employer)
    shown = queries.what_was_handed_over(known)
    if shown is None or shown.file is None or known.status is ApplicationState.SUBMITTED:
        raise NotFound(_l("There is no file, or it was not handed over."))
    stored = shown.file
    note_reads(myself(), name=reader_name(employer), subject_ids=[known.seeker_id], what="file")
    return uploads.send(stored)


@bp.post("/employer/applicants/<int:application_id>/notes")
@requires(Role.EMPLOYER)
def add_note(application_id: int) -> ResponseReturnValue:
    employer, form = my_employer(), NoteForm()
    known = queries.get_applicant(application_id, employer=employer)
    if form.validate_on_submit():
        try:
            services.add_note(myself(), employer=employer, application=known, text=form.text.data)
        except DomainError as refusal:
            form.blame(refusal)
            known = queries.get_applicant(application_id, employer=employer)
        else:
            flash(_("The note is kept."), "done")
            return redirect(url_for("applications.applicant", application_id=application_id) + "#notes")
    return _page(employer, known, form)
