"""Noting who reads whose data, before they read it; shown to the person (PIPL art. 44, 51)."""

from collections.abc import Iterable, Sequence

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.core.errors import Forbidden
from jobfair.core.language import _l
from jobfair.core.transactions import recording
from jobfair.seekers import queries
from jobfair.seekers.models import DataRead, TargetGroupMark


def note_reads(reader: Account, *, name: str, subject_ids: Iterable[int], what: str) -> None:
    """One row per person read, in a transaction of its own: it stands even if showing the page then fails.

    Call it before the request's first write. `name` is how the reader is shown, `what` a key of `READ_LABELS`.
    """
    moment, reader_id = clock.now(), reader.id
    rows = [
        DataRead(subject_id=subject_id, reader_id=reader_id, reader_name=name[:200], what=what, at=moment)
        for subject_id in subject_ids
    ]
    with recording() as session:
        session.add_all(rows)


def read_group_marks(reader: Account, *, account_id: int) -> Sequence[TargetGroupMark]:
    """The target-group marks of a person, for staff with the duty of the desk; the reading is noted first."""
    if not reader.has(Role.DESK) and not reader.has(Role.ADMIN):
        raise Forbidden(_l("Only staff of the service desk may see this."))
    profile = queries.get_profile(account_id)
    profile_id = profile.id
    note_reads(reader, name=reader.display_name, subject_ids=[account_id], what="target_groups")
    return queries.group_marks(profile_id)
