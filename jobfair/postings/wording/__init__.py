"""The wording check: what in the text of a job posting is unlawful, or should be looked at by a person.

Pure Python: no Flask, no database. :func:`check_text` answers for one text, :func:`check_posting_fields` for the
fields of an editor.
"""

from jobfair.postings.wording.articles import Article
from jobfair.postings.wording.check import check_posting_fields, check_text
from jobfair.postings.wording.findings import Finding, Report
from jobfair.postings.wording.probation import probation_limit_months
from jobfair.postings.wording.verdicts import (
    Bilingual,
    Construction,
    ExceptionKind,
    Ground,
    Verdict,
)

__all__ = [
    "Article",
    "Bilingual",
    "Construction",
    "ExceptionKind",
    "Finding",
    "Ground",
    "Report",
    "Verdict",
    "check_posting_fields",
    "check_text",
    "probation_limit_months",
]
