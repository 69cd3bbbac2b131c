"""Applicants as a table to take along: audited, counted as reading, limited; no cell is a formula."""

from datetime import timedelta

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from jobfair.applications import rules, spreadsheets
from jobfair.applications.queries import applicants as queries
from jobfair.applications.queries import exports
from jobfair.applications.views.blueprint import bp, my_employer, myself
from jobfair.applications.views.employer import reader_name, requested_filter
from jobfair.core import audit, clock
from jobfair.core.access import Role, requires
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.core.limits import count_attempt
from jobfair.seekers.services.reads import note_reads


@bp.post("/employer/applicants/export")
@requires(Role.EMPLOYER)
def export() -> ResponseReturnValue:
    employer, wanted = my_employer(), requested_filter(request.form)
    kind = "csv" if request.form.get("format") == "csv" else "xlsx"
    key, reader, name = employer.id, myself(), reader_name(employer)
    count_attempt("applicants-export", str(key), most=rules.EXPORTS_A_DAY, window=timedelta(days=1))
    employer = my_employer()
    rules.require_may_read(employer)
    page = queries.applicants(employer, wanted, page=1, per_page=rules.MOST_EXPORTED)
    people = exports.handed_over_to(employer, [row.id for row in page.items])
    if not people:
        raise Invalid(_l("There is nobody in this list whose particulars may be taken along."))
    table = spreadsheets.table_of(people)
    subjects = [person.application.seeker_id for person in people]
    note_reads(reader, name=name, subject_ids=subjects, what="export")
    audit.record("applicants.exported", f"employer:{key}", actor_id=reader.id, rows=len(subjects), format=kind)
    content = spreadsheets.as_csv(table) if kind == "csv" else spreadsheets.as_xlsx(table)
    return _download(content, kind)


def _download(content: bytes, kind: str) -> Response:
    media = {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    response = make_response(content)
    response.headers["Content-Type"] = media[kind]
    response.headers["Content-Disposition"] = f"attachment; filename=applicants-{clock.today():%Y-%m-%d}.{kind}"
    response.headers["Cache-Control"] = "private, no-store"
    return response
