"""What seekers keep for later: jobs, and searches that are repeated for them."""

from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.applications import messages, rules
from jobfair.applications.models import SavedJob, SavedSearch
from jobfair.core import clock, transactions
from jobfair.core.errors import Invalid
from jobfair.core.jobs import in_turns, periodic
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.search.criteria import Criteria, Sort, read_criteria
from jobfair.postings.search.query import search as find

NEWEST_LOOKED_AT = 100


def save_job(actor: Account, *, posting: Posting) -> None:
    """Keep a posting; kept already, nothing happens."""
    if db.session.get(SavedJob, (actor.id, posting.id)) is not None:
        return
    count = sa.select(sa.func.count()).where(SavedJob.account_id == actor.id)
    if (db.session.scalar(count) or 0) >= rules.MOST_SAVED_JOBS:
        raise Invalid(_l("You keep %(most)s jobs already. Please let some go first.", most=rules.MOST_SAVED_JOBS))
    db.session.add(SavedJob(account_id=actor.id, posting_id=posting.id, saved_at=clock.now()))
    db.session.flush()


def drop_saved_job(actor: Account, *, posting: Posting) -> None:
    """Let a kept posting go."""
    db.session.execute(
        sa.delete(SavedJob).where(SavedJob.account_id == actor.id, SavedJob.posting_id == posting.id)
    )


def save_search(actor: Account, *, name: str, criteria: Criteria, alert: bool) -> SavedSearch:
    """Keep a search; new jobs count from now on. Invalid when it is empty or there are too many."""
    if not criteria.chosen and not criteria.q:
        raise Invalid(_l("A search without a word or a filter would find everything. Please narrow it first."))
    count = sa.select(sa.func.count()).where(SavedSearch.account_id == actor.id)
    if (db.session.scalar(count) or 0) >= rules.MOST_SAVED_SEARCHES:
        raise Invalid(_l("You keep %(most)s searches already.", most=rules.MOST_SAVED_SEARCHES))
    saved = SavedSearch(
        account_id=actor.id, name=name, criteria=criteria.args(), alert=alert, last_run_at=clock.now()
    )
    db.session.add(saved)
    db.session.flush()
    return saved


def switch_alert(actor: Account, *, search: SavedSearch, on: bool) -> None:
    """Want to be told about new jobs, or not; switching on counts from now."""
    if on and not search.alert:
        search.last_run_at = clock.now()
    search.alert = on
    db.session.flush()


def delete_search(actor: Account, *, search: SavedSearch) -> None:
    """Let a search go."""
    db.session.delete(search)
    db.session.flush()


def run_alerts(limit: int = 1000) -> int:
    """Tell people about new jobs for their searches, at most once a search and day. Returns how many were told.

    Safe to run twice or late: a search counts on from its last run, and the notice of a day exists once. A search
    that fails is logged and waits for the next run; the others do not wait for it.
    """
    today = clock.today()
    due = sa.or_(SavedSearch.last_run_at.is_(None), SavedSearch.last_run_at < clock.start_of_day(today))
    query = (
        sa.select(SavedSearch.id)
        .join(Account, Account.id == SavedSearch.account_id)
        .where(SavedSearch.alert, due, Account.disabled_at.is_(None))
        .order_by(SavedSearch.last_run_at, SavedSearch.id)
        .limit(limit)
    )
    return sum(in_turns(lambda: db.session.scalars(query), lambda key: _run(key, on=today)))


def _run(key: int, *, on: date) -> int:
    """Search first, which takes its time, then tell: only that holds up other writers. People told (0 or 1)."""
    with transactions.reading():
        began_at, saved = clock.now(), db.session.get_one(SavedSearch, key)
        number, before = count_new(saved), saved.last_run_at
    unchanged = SavedSearch.last_run_at.is_(None) if before is None else SavedSearch.last_run_at == before
    taken = db.session.execute(
        sa.update(SavedSearch)
        .where(SavedSearch.id == key, SavedSearch.alert, unchanged)
        .values(last_run_at=began_at)
        .execution_options(synchronize_session=False)
    )
    if taken.rowcount != 1 or not number:  # type: ignore[attr-defined]
        return 0
    saved = db.session.get_one(SavedSearch, key, populate_existing=True)
    account = db.session.get_one(Account, saved.account_id)
    return int(messages.jobs_found(account, saved, number=number, on=on))


def count_new(saved: SavedSearch) -> int:
    """How many postings that fit were published since the search was last run."""
    criteria = replace(read_criteria(saved.criteria), sort=Sort.NEWEST.value)
    found = find(criteria, per_page=NEWEST_LOOKED_AT, counting=False).posting_ids
    if not found:
        return 0
    since = saved.last_run_at or saved.created_at
    query = sa.select(sa.func.count()).where(Posting.id.in_(found), Posting.published_at > since)
    return db.session.scalar(query) or 0


periodic("applications.alerts", every=timedelta(hours=1))(run_alerts)
