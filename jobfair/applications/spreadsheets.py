"""Tables for spreadsheets in which no cell can become a formula."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook

from jobfair.applications.queries.exports import Person
from jobfair.core.formatting import show_date
from jobfair.core.language import _

Table = list[list[str]]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def table_of(people: Sequence[Person]) -> Table:
    """Header and one row a person, exactly what was handed over."""
    header = [
        _("Job"), _("State"), _("Sent on"), _("Name"), _("Mobile number"), _("Education"), _("School"),
        _("Field of study"), _("Years of experience"),
        _("Skill certificates"), _("Can start from"), _("About the applicant"),
    ]  # fmt: skip
    return [header, *(_row(person) for person in people)]


def _row(person: Person) -> list[str]:
    shown, application = person.shown, person.application
    certificates = "; ".join(f"{row.occupation} {row.printed_label}" for row in shown.certificates)
    return [
        str(application.posting.title),
        str(application.shown_status.label),
        show_date(application.submitted_at),
        shown.full_name,
        shown.phone or "",
        str(shown.education.label) if shown.education else "",
        shown.school,
        shown.major,
        "" if shown.experience_years is None else str(shown.experience_years),
        certificates,
        show_date(shown.available_from),
        shown.introduction,
    ]


def harmless(text: str) -> str:
    """Text that no spreadsheet program takes for a formula: an apostrophe before what could begin one."""
    return "'" + text if text.lstrip().startswith(DANGEROUS) or text.startswith(DANGEROUS) else text


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, as spreadsheet programs expect for Chinese."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([[harmless(cell) for cell in row] for row in table])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """One sheet of text cells."""
    book = Workbook()
    sheet = book.active
    for row_number, row in enumerate(table, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(row=row_number, column=column, value=_printable(harmless(text)))
            cell.data_type = "s"
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _printable(text: str) -> str:
    """Without the control characters that a workbook cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
