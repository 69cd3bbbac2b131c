"""The full-text table in the dialect of the database: writing documents, finding row numbers."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from jobfair.core.search_text import Phrase
from jobfair.postings.search.document import COLUMNS, Document

WEIGHTS = dict(zip(COLUMNS, "ABC", strict=True))
MOST_POSITIONS = 16_000  # PostgreSQL counts positions no further than 16383; a posting is a few hundred words
GAP = 10  # positions between two columns, so that no phrase reaches across

PLAIN_MATCH = "SELECT rowid FROM posting_search WHERE posting_search MATCH ?"
SEARCH = sa.table("posting_search", sa.column("rowid", sa.Integer), sa.column("words", sa.Text))


def is_sqlite(session: Session) -> bool:
    """Which of the two dialects to speak."""
    return session.get_bind().dialect.name == "sqlite"


def write(session: Session, documents: Sequence[tuple[int, Document]]) -> None:
    """Put documents in place, replacing what was under their row numbers."""
    if not documents:
        return
    remove(session, [number for number, _document in documents])
    if is_sqlite(session):
        insert = sa.text(
            "INSERT INTO posting_search (rowid, title, employer, text) VALUES (:n, :title, :employer, :text)"
        )
        rows = [{"n": n, **{c: " ".join(getattr(d, c)) for c in COLUMNS}} for n, d in documents]
    else:
        insert = sa.text("INSERT INTO posting_search (rowid, words) VALUES (:n, CAST(:words AS tsvector))")
        rows = [{"n": n, "words": vector(d)} for n, d in documents]
    session.execute(insert, rows)


def remove(session: Session, numbers: Sequence[int]) -> None:
    """Take documents out."""
    delete = sa.text("DELETE FROM posting_search WHERE rowid = :n")
    if numbers:
        session.execute(delete, [{"n": number} for number in numbers])


def clear(session: Session) -> None:
    """Take all documents out."""
    session.execute(sa.text("DELETE FROM posting_search"))


def vector(document: Document) -> str:
    """The document as a tsvector literal: the tokens are ours, PostgreSQL's parser never sees them."""
    places: dict[str, list[str]] = {}
    position = 1
    for column in COLUMNS:
        for token in getattr(document, column):
            if position > MOST_POSITIONS:
                break
            places.setdefault(token[:500], []).append(f"{position}{WEIGHTS[column]}")
            position += 1
        position += GAP
    return " ".join(f"{quoted(token)}:{','.join(spots[:255])}" for token, spots in places.items())


def quoted(token: str) -> str:
    """A lexeme in a tsvector or tsquery literal."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def expression(phrases: Iterable[Phrase], columns: Sequence[str], *, sqlite: bool) -> str:
    """Any of `phrases` within `columns`, as MATCH or tsquery understands it.

    Tokens hold letters, figures, + and # only and stand in quotes: nothing a person types is an operator.
    """
    return (_match if sqlite else _tsquery)(phrases, columns)


def _match(phrases: Iterable[Phrase], columns: Sequence[str]) -> str:
    any_of = " OR ".join(f'"{" ".join(p.tokens)}"{" *" if p.open_ended else ""}' for p in phrases)
    return f"{{{' '.join(columns)}}} : ({any_of})"


def _tsquery(phrases: Iterable[Phrase], columns: Sequence[str]) -> str:
    weights = "".join(WEIGHTS[column] for column in columns)
    found = []
    for phrase in phrases:
        parts = [quoted(token[:500]) + ":" + weights for token in phrase.tokens]
        if phrase.open_ended:
            parts[-1] = f"{quoted(phrase.tokens[-1][:500])}:*{weights}"
        found.append("(" + " <-> ".join(parts) + ")")
    return " | ".join(found)


def matching(
    session: Session, phrases: Sequence[Phrase], columns: Sequence[str], among: Sequence[int] = ()
) -> list[int]:
    """Row numbers of the documents that hold any of `phrases` in `columns`; only those `among` when given."""
    sqlite = is_sqlite(session)
    condition = "posting_search MATCH :q" if sqlite else "words @@ CAST(:q AS tsquery)"
    query: Any = sa.text(
        f"SELECT rowid FROM posting_search WHERE {condition}"  # noqa: S608 (one of two constants)
        + (" AND rowid IN :among" if among else "")
    )
    values: dict[str, Any] = {"q": expression(phrases, columns, sqlite=sqlite)}
    if among:
        query = query.bindparams(sa.bindparam("among", expanding=True))
        values["among"] = list(among)
    if among or not sqlite:
        return list(session.scalars(query, values))
    # A common word stands in every third posting: rows straight from the driver take a third of the time.
    result: Any = session.connection().exec_driver_sql(PLAIN_MATCH, (values["q"],))
    with closing(result):
        return [number for (number,) in result.cursor]
