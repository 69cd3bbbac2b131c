"""Tables for spreadsheets in which no cell can become a formula."""

import csv
import io
import re
from collections.abc import Sequence

from openpyxl import Workbook

from jobfair.applications.queries.exports import Person
from jobfair.core.formatting import show_date
from jobfair.core.language import _

Table = list[list[str]]
# What XML 1.0 cannot hold (section 2.2), and with it no workbook: control characters, surrogates, U+FFFE, U+FFFF.
UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([[harmless(printable(cell)) for cell in row] for row in table])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """One sheet of text cells."""
    book = Workbook()
    sheet = book.active
    for row_number, row in enumerate(table, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(row=row_number, column=column, value=harmless(printable(text)))
            cell.data_type = "s"
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def printable(text: str) -> str:
    """Without the characters that a workbook cannot hold; before `harmless`, so that none hides a formula."""
    return UNPRINTABLE.sub("", text)
