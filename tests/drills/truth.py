"""After the torment: is what was acknowledged there, once, whole, and nothing else half?"""

from dataclasses import dataclass

import sqlalchemy as sa

from jobfair.applications.models import Application
from jobfair.core import audit, invariants
from jobfair.core.history import StateChange
from jobfair.employers.models import Membership
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.postings.models import Posting
from jobfair.seekers.models import Consent
from tests.drills.people import Ledger
from tests.drills.portal import Scene


@dataclass(frozen=True)
class Verdict:
    """Acknowledged and lost, half done, doubled; and the promises that do not hold."""

    acknowledged: int
    written: int
    lost: int
    half: int
    doubled: int
    broken: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing is amiss."""
        return not (self.lost or self.half or self.doubled or self.broken)

    def __str__(self) -> str:
        counted = (
            f"{self.acknowledged} acknowledged, {self.written} written: {self.lost} lost, {self.half} half done"
        )
        promises = f"{len(self.broken)} promises broken {' '.join(self.broken)}"
        return f"{counted}, {self.doubled} doubled, {promises}".rstrip()


def judge(scene: Scene, ledger: Ledger) -> Verdict:
    """Compare the ledger with the rows."""
    with scene.app.app_context():
        try:
            return _judge(scene, ledger)
        finally:
            db.session.remove()
            db.engine.dispose()


def _judge(scene: Scene, ledger: Ledger) -> Verdict:
    query = sa.select(Application.id, Application.seeker_id, Posting.number, Application.status).join(Posting)
    rows = {row.id: row for row in db.session.execute(query)}
    lost = sum(1 for (_who, number), key in ledger.sent.items() if key not in rows or rows[key].number != number)
    lost += sum(1 for key in ledger.withdrawn if key not in rows or rows[key].status != "withdrawn")
    pairs = [(row.seeker_id, row.number) for row in rows.values() if row.status != "withdrawn"]
    doubled = len(pairs) - len(set(pairs))
    broken = [str(breach) for breach in invariants.breaches()]
    if audit.first_broken_entry() is not None:
        broken.append("audit trail")
    written = len(rows) + sum(1 for row in rows.values() if row.status == "withdrawn")
    return Verdict(ledger.acknowledged, written, lost, _half_done(len(rows)), doubled, tuple(broken))


def _half_done(applications: int) -> int:
    """An application is whole with its consent, its first step, and one notice to each of the employer's team."""

    def number(*conditions: object) -> int:
        return db.session.scalar(sa.select(sa.func.count()).where(*conditions)) or 0  # type: ignore[arg-type]

    consents = number(Consent.purpose == "application")
    begun = number(StateChange.entity == "application", StateChange.verb == "begin")
    withdrawn = number(StateChange.entity == "application", StateChange.verb == "withdraw")
    team = number(Membership.left_at.is_(None))
    told = number(Notice.kind == "applicant.submitted")
    told_again = number(Notice.kind == "applicant.withdraw")
    wanted = (
        (consents, applications),
        (begun, applications),
        (told, team * applications),
        (told_again, team * withdrawn),
    )
    return sum(abs(found - expected) for found, expected in wanted)
