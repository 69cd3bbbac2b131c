"""What always holds for employers and their teams (`flask check invariants`)."""

import sqlalchemy as sa

from jobfair.core.invariants import Invariant, at_most_one, life_cycle
from jobfair.employers.models import Employer, Membership, QualificationDocument
from jobfair.employers.rules import QUALIFICATION, TeamRole

_owners = sa.select(Membership.employer_id).where(Membership.role == TeamRole.OWNER, Membership.left_at.is_(None))

invariants = (
    *life_cycle(Employer, QUALIFICATION),
    at_most_one("team: nobody is in two teams at once", Membership.account_id, where=Membership.left_at.is_(None)),
    at_most_one(
        "papers: one version of each in force",
        QualificationDocument.employer_id,
        QualificationDocument.kind,
        where=QualificationDocument.replaced_at.is_(None),
    ),
    Invariant(
        "team: whoever has members has an owner",
        sa.select(Membership.employer_id)
        .where(Membership.left_at.is_(None), Membership.employer_id.not_in(_owners))
        .distinct(),
    ),
)
