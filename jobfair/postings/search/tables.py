"""Where the search index lives: one row per posting in order of publication, and its words in a full-text table."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, mapped_column

from jobfair.core.database import Base


class PostingListing(Base):
    """The place of a posting in the order of publication, and the data version at which it last changed.

    `id` is also the row number in the full-text table and the bit number in the facets. It is dense, so newest
    first is simply downwards. No foreign key, on purpose: the index follows the postings, it never holds them back.
    """

    __tablename__ = "posting_listing"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    posting_id: Mapped[int] = mapped_column(unique=True)
    published_at: Mapped[float]  # seconds, as clock times compare
    changed: Mapped[int] = mapped_column(sa.BigInteger, index=True)


# The ascii tokenizer takes every character beyond ASCII as a letter: the tokens are ours, split at spaces only.
_SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS posting_search USING fts5("
    "title, employer, text, columnsize=0, tokenize=\"ascii tokenchars '+#'\")",
)
_POSTGRESQL = (
    "CREATE TABLE IF NOT EXISTS posting_search (rowid integer PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS posting_search_words ON posting_search USING gin (words)",
)


def create_search_tables(bind: Connection) -> None:
    """Make the full-text table of this kind of database; the migration and `metadata.create_all` both call it."""
    for statement in _SQLITE if bind.dialect.name == "sqlite" else _POSTGRESQL:
        bind.exec_driver_sql(statement)


def drop_search_tables(bind: Connection) -> None:
    """Take the full-text table away again (the migration's way back)."""
    bind.exec_driver_sql("DROP TABLE IF EXISTS posting_search")


@sa.event.listens_for(PostingListing.__table__, "after_create")
def _with_listing(_table: sa.Table, bind: Connection, **_kwargs: object) -> None:
    create_search_tables(bind)
