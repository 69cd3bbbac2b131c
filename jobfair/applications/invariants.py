"""What always holds for applications (`flask check invariants`)."""

import sqlalchemy as sa

from jobfair.applications.models import Application
from jobfair.applications.rules import APPLICATION, LIVE_STATES
from jobfair.core.invariants import Invariant, at_most_one, life_cycle
from jobfair.seekers.models import Consent

invariants = (
    *life_cycle(Application, APPLICATION),
    at_most_one(
        "application: one live application per person and job",
        Application.seeker_id,
        Application.posting_id,
        where=Application.status.in_(LIVE_STATES),
    ),
    Invariant(
        "application: the consent it rests on is the applicant's own",
        sa.select(Application.id).join(Consent).where(Consent.account_id != Application.seeker_id),
    ),
)
