"""What always holds for postings, complaints and the search index (`flask check invariants`)."""

import sqlalchemy as sa

from jobfair.core.invariants import Invariant, life_cycle
from jobfair.postings.models import Complaint, Posting
from jobfair.postings.rules import COMPLAINT, POSTING
from jobfair.postings.search.tables import PostingListing

_listed = sa.select(PostingListing.posting_id)
_published = sa.select(Posting.id).where(Posting.published_at.is_not(None))

invariants = (
    *life_cycle(Posting, POSTING),
    *life_cycle(Complaint, COMPLAINT),
    Invariant(
        "search: every posting that was published is in the index",
        sa.select(Posting.id).where(Posting.published_at.is_not(None), Posting.id.not_in(_listed)),
    ),
    Invariant(
        "search: the index holds nothing else",
        sa.select(PostingListing.posting_id).where(PostingListing.posting_id.not_in(_published)),
    ),
    Invariant(
        "posting: no more places are open than were offered",
        sa.select(Posting.id).where(sa.or_(Posting.open_headcount < 0, Posting.open_headcount > Posting.headcount)),
    ),
)
