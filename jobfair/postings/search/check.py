"""Comparing the search index with what it should be."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from jobfair.postings.models import Posting
from jobfair.postings.search import fulltext
from jobfair.postings.search.document import COLUMNS, document, source
from jobfair.postings.search.tables import PostingListing

Difference = tuple[str, str]


def differences(session: Session) -> list[Difference]:
    """(number, what is wrong) for every posting whose rows of the index are not as they should be."""
    listed = {row.posting_id: row for row in session.scalars(sa.select(PostingListing))}
    numbers = dict(session.execute(sa.select(Posting.id, Posting.number)).all())
    words = _words(session)
    wrong: list[Difference] = []
    previous = 0
    published = source().where(Posting.published_at.is_not(None)).order_by(Posting.published_at, Posting.id)
    for row in session.execute(published):
        entry = listed.pop(row.id, None)
        if entry is None:
            wrong.append((numbers[row.id], "is missing"))
            continue
        if entry.id < previous or entry.published_at != row.published_at.timestamp():
            wrong.append((numbers[row.id], "is out of order"))
        if words.pop(entry.id, None) != _expected(session, row):
            wrong.append((numbers[row.id], "has other words"))
        previous = entry.id
    wrong += [(numbers.get(posting_id, f"row {posting_id}"), "should not be there") for posting_id in listed]
    return wrong


def _expected(session: Session, row: Any) -> Any:
    written = document(row)
    if fulltext.is_sqlite(session):
        return tuple(" ".join(getattr(written, column)) for column in COLUMNS)
    return session.scalar(sa.text("SELECT CAST(CAST(:w AS tsvector) AS text)"), {"w": fulltext.vector(written)})


def _words(session: Session) -> dict[int, Any]:
    if fulltext.is_sqlite(session):
        found = session.execute(sa.text("SELECT rowid, title, employer, text FROM posting_search"))
        return {row[0]: tuple(row[1:]) for row in found}
    found = session.execute(sa.text("SELECT rowid, CAST(words AS text) FROM posting_search"))
    return {row[0]: row[1] for row in found}
