"""Words to sets of row numbers: found once in the full text, then kept and mended as postings change."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from jobfair.core.search_text import Phrase
from jobfair.extensions import db
from jobfair.postings.search import bits, fulltext
from jobfair.postings.search.document import COLUMNS
from jobfair.postings.search.facets import Facets
from jobfair.postings.search.tables import PostingListing

MOST_KEPT = 256  # words; a set of a million postings is 125 KB, and there are three a word
MOST_MENDED = 500  # changed postings; beyond this asking anew is quicker


class Tiers(NamedTuple):
    """Where words were found, best first: all in title, all in title or employer, some in title, anywhere."""

    title: int
    named: int
    partly: int
    anywhere: int

    def both(self, other: "Tiers") -> "Tiers":
        """Where both words were found."""
        anywhere = self.anywhere & other.anywhere
        partly = (self.partly | other.partly) & anywhere
        return Tiers(self.title & other.title, self.named & other.named, partly, anywhere)


Kept = OrderedDict[tuple[Phrase, ...], tuple[int, Tiers]]
_kept: WeakKeyDictionary[sa.Pool, Kept] = WeakKeyDictionary()
_lock = threading.Lock()


def find(phrases: tuple[Phrase, ...], facets: Facets) -> Tiers:
    """Row numbers of postings that hold any of `phrases`, as of the facets' version."""
    with _lock:
        kept = _kept.setdefault(db.engine.pool, OrderedDict())
        entry = kept.get(phrases)
    if entry is not None and entry[0] == facets.version:
        tiers = entry[1]
    else:
        tiers = _mended(phrases, facets, *entry) if entry and entry[0] < facets.version else _asked(phrases, facets)
    with _lock:
        kept[phrases] = (facets.version, tiers)
        kept.move_to_end(phrases)
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return tiers


def _asked(phrases: Sequence[Phrase], facets: Facets, among: Sequence[int] = ()) -> Tiers:
    size = len(facets.posting_ids)
    title, employer, text = (
        bits.bits_of(fulltext.matching(db.session(), phrases, (column,), among), size) for column in COLUMNS
    )
    return Tiers(title, title | employer, title, title | employer | text)


def _mended(phrases: Sequence[Phrase], facets: Facets, version: int, tiers: Tiers) -> Tiers:
    """The kept answer with only the postings asked again that changed since."""
    query = sa.select(PostingListing.id).where(PostingListing.changed > version).limit(MOST_MENDED + 1)
    changed = list(db.session.scalars(query))
    if len(changed) > MOST_MENDED:
        return _asked(phrases, facets)
    if not changed:
        return tiers
    keep = ~bits.bits_of(changed, len(facets.posting_ids))
    again = _asked(phrases, facets, changed)
    return Tiers(*((old & keep) | new for old, new in zip(tiers, again, strict=True)))
