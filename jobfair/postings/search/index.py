"""Keeping the index in step: whatever changes a posting or its employer also changes the index, in one transaction.

The session says what was touched, through the unit of work as well as through ORM statements, and just before the
commit those postings are read again and written to the index. Services need not think of it; only statements on
plain tables must call `touch()`, and bulk loads that go past the session call `reindex()`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import ORMExecuteState, Session

from jobfair.core import data_version
from jobfair.employers.models import Employer
from jobfair.postings.models import Posting
from jobfair.postings.search import fulltext
from jobfair.postings.search.document import document, source
from jobfair.postings.search.tables import PostingListing

DUE = "search_due"
BATCH = 500
# Whose rows decide what a posting is found by, and how to get from such a row to the posting.
WATCHED: dict[type, str] = {Posting: "id", Employer: "id"}


def touch(session: Session, posting_ids: Iterable[int]) -> None:
    """These postings are written to the index when the running transaction commits."""
    session.info.setdefault(DUE, set()).update(posting_ids)


def refresh(session: Session, posting_ids: Iterable[int]) -> None:
    """Bring these postings' rows of the index up to date now, within the running transaction.

    New ones come after all others. Where that would break the order of publication (a back-dated or a removed
    posting), everything is numbered anew.
    """
    wanted = sorted(set(posting_ids))
    if not wanted:
        return
    known = _known(session, wanted)
    fresh = [row for row in _rows(session, wanted) if row.published_at is not None]
    newest = session.scalar(sa.select(sa.func.max(PostingListing.published_at))) or 0.0
    moved = any(known[row.id][1] != row.published_at.timestamp() for row in fresh if row.id in known)
    gone = len(known) > sum(row.id in known for row in fresh)
    added = sorted((row for row in fresh if row.id not in known), key=_order)
    if moved or gone or (added and added[0].published_at.timestamp() < newest):
        reindex(session)
        return
    version = data_version.bump(session)
    last = session.scalar(sa.select(sa.func.max(PostingListing.id))) or 0
    numbers = {posting_id: number for posting_id, (number, _at) in known.items()}
    numbers |= {row.id: last + i for i, row in enumerate(added, start=1)}
    if known:
        stay = PostingListing.posting_id.in_(list(known))
        _execute(session, sa.update(PostingListing).where(stay).values(changed=version))
    _add(session, added, numbers, version)
    fulltext.write(session, [(numbers[row.id], document(row)) for row in fresh])


def reindex(session: Session) -> int:
    """Build the whole index anew in order of publication; returns how many postings it holds."""
    version = data_version.bump(session)
    fulltext.clear(session)
    _execute(session, sa.delete(PostingListing))
    published = sa.select(Posting.id).where(Posting.published_at.is_not(None))
    order = list(session.scalars(published.order_by(Posting.published_at, Posting.id)))
    for start in range(0, len(order), BATCH):
        part = order[start : start + BATCH]
        numbers = {posting_id: start + i for i, posting_id in enumerate(part, start=1)}
        rows = sorted(_rows(session, part), key=lambda row: numbers[row.id])
        _add(session, rows, numbers, version)
        fulltext.write(session, [(numbers[row.id], document(row)) for row in rows])
    session.info.pop(DUE, None)
    return len(order)


def _order(row: Any) -> tuple[Any, int]:
    return row.published_at, row.id


def _execute(session: Session, statement: Any, *args: Any) -> None:
    session.execute(statement, *args, execution_options={"synchronize_session": False})


def _add(session: Session, rows: Sequence[Any], numbers: dict[int, int], version: int) -> None:
    values = [
        {
            "id": numbers[row.id],
            "posting_id": row.id,
            "published_at": row.published_at.timestamp(),
            "changed": version,
        }
        for row in rows
    ]
    if values:
        session.execute(sa.insert(PostingListing.__table__), values)  # type: ignore[arg-type]


def _known(session: Session, posting_ids: Sequence[int]) -> dict[int, tuple[int, float]]:
    """Row number and moment of publication as the index has them."""
    found: dict[int, tuple[int, float]] = {}
    for part in _parts(posting_ids):
        query = sa.select(PostingListing.posting_id, PostingListing.id, PostingListing.published_at)
        rows = session.execute(query.where(PostingListing.posting_id.in_(part)))
        found |= {posting_id: (number, at) for posting_id, number, at in rows}
    return found


def _rows(session: Session, posting_ids: Sequence[int]) -> Iterator[Any]:
    for part in _parts(posting_ids):
        yield from session.execute(source().where(Posting.id.in_(part)))


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _note_objects(session: Session, _context: Any) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        kind = type(row)
        if kind in WATCHED:
            _note(session, kind, [getattr(row, WATCHED[kind])])


def _note_statement(state: ORMExecuteState) -> None:
    """Guarded updates and bulk statements: what they will touch is asked for before they run."""
    mapper = state.bind_mapper
    kind = mapper.class_ if mapper is not None else None
    if kind not in WATCHED or not (state.is_update or state.is_delete or state.is_insert):
        return
    if state.is_insert:
        state.session.info.setdefault(DUE, set()).add(None)
        return
    where = getattr(state.statement, "whereclause", None)
    touched = sa.select(getattr(kind, WATCHED[kind]))
    _note(state.session, kind, state.session.scalars(touched if where is None else touched.where(where)))


def _note(session: Session, kind: type, keys: Iterable[int]) -> None:
    if kind is Employer:
        session.info.setdefault(DUE + "_employers", set()).update(keys)
    else:
        touch(session, keys)


def _settle(session: Session) -> None:
    """Just before the commit: read what was touched once more and write it to the index."""
    session.flush()
    due = session.info.pop(DUE, set())
    if employers := session.info.pop(DUE + "_employers", None):
        due.update(session.scalars(sa.select(Posting.id).where(Posting.employer_id.in_(employers))))
    if None in due:  # rows came in by statement: whatever was published and is not yet here
        due.remove(None)
        known = sa.select(PostingListing.posting_id)
        due.update(session.scalars(_published().where(Posting.id.not_in(known))))
    if due:
        refresh(session, due)


def _published() -> sa.Select[Any]:
    return sa.select(Posting.id).where(Posting.published_at.is_not(None))


def _forget(session: Session, *_args: Any) -> None:
    session.info.pop(DUE, None)
    session.info.pop(DUE + "_employers", None)


def keep_in_step() -> None:
    """Listen on every session (idempotent)."""
    for name, listener in (
        ("after_flush", _note_objects),
        ("do_orm_execute", _note_statement),
        ("before_commit", _settle),
        ("after_rollback", _forget),
    ):
        if not sa.event.contains(Session, name, listener):
            sa.event.listen(Session, name, listener)
