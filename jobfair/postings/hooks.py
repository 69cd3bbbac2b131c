"""What higher domains add to postings: plain callbacks in the same transaction, registered by their `init_app`."""

from collections.abc import Callable, Mapping, Sequence

from jobfair.postings.models import Posting, PostingRevision

CountApplicants = Callable[[Sequence[int]], Mapping[int, int]]
OnCorrected = Callable[[Posting, PostingRevision], None]
OnClosed = Callable[[Posting, str], None]

_counting: list[CountApplicants] = []
_corrected: list[OnCorrected] = []
_closed: list[OnClosed] = []


def count_applicants_with(callback: CountApplicants) -> None:
    """`callback` says for posting ids how many people have applied; the newest registration counts."""
    _counting[:] = [callback]


def when_corrected(callback: OnCorrected) -> None:
    """Call `callback` when a published posting was corrected (registering twice is harmless)."""
    if callback not in _corrected:
        _corrected.append(callback)


def when_closed(callback: OnClosed) -> None:
    """Call `callback` when a posting was closed or taken down, with what the bureau found (registering twice is
    harmless)."""
    if callback not in _closed:
        _closed.append(callback)


def applicant_counts(posting_ids: Sequence[int]) -> Mapping[int, int] | None:
    """People who have applied, by posting; None while nobody counts them."""
    return _counting[0](posting_ids) if _counting else None


def corrected(posting: Posting, revision: PostingRevision) -> None:
    """Tell everybody who asked."""
    for callback in _corrected:
        callback(posting, revision)


def closed(posting: Posting, *, finding: str = "") -> None:
    """Tell everybody who asked. `finding`: why staff took it down, in words that everybody may read."""
    for callback in _closed:
        callback(posting, finding)
