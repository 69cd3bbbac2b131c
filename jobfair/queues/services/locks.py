"""Who holds what while a transaction runs, so that two presses at once are one.

On SQLite writers take turns anyway. On PostgreSQL a person is held by an advisory lock (the gate changes the row of
a pass all the time, so the row itself is no good for this), a queue by its row.
"""

import sqlalchemy as sa

from jobfair.core import clock
from jobfair.extensions import db
from jobfair.queues.models import ServiceQueue

PEOPLE = 0x7153  # the family of advisory locks that stands for passes


def _is_postgresql() -> bool:
    return db.session.get_bind().dialect.name == "postgresql"


def hold_person(pass_id: int) -> None:
    """Wait until nobody else is changing what this person waits for."""
    if _is_postgresql():
        db.session.execute(sa.select(sa.func.pg_advisory_xact_lock(PEOPLE, pass_id)))


def take_person(pass_id: int) -> bool:
    """Whether this person is ours now; False when somebody else is just calling them. Waits for nobody."""
    if not _is_postgresql():
        return True
    return bool(db.session.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(PEOPLE, pass_id))))


def hold_queue(queue: ServiceQueue) -> None:
    """Wait until nobody else is calling in this queue, and see it as it is then."""
    db.session.flush()
    update = sa.update(ServiceQueue).where(ServiceQueue.id == queue.id).values(updated_at=clock.now())
    db.session.execute(update.execution_options(synchronize_session=False))
    db.session.refresh(queue)
