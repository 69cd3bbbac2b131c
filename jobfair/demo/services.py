"""Loading the demonstration, and clearing it away again."""

from collections.abc import Callable
from datetime import date

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core.database import Base
from jobfair.core.errors import Conflict, Forbidden
from jobfair.core.language import Text, _l
from jobfair.demo.loading import accounts, applications, campaign, desks, employers, fairs, postings, seekers
from jobfair.demo.loading.ledger import Ledger
from jobfair.extensions import db
from jobfair.postings.search import fulltext, index
from jobfair.reference.models import (
    Industry,
    MinimumWage,
    Occupation,
    PillarTag,
    Region,
    Synonym,
    TargetGroup,
    ZoneType,
)
from jobfair.reference.services import load_reference

DICTIONARIES = (Industry, MinimumWage, Occupation, PillarTag, Region, Synonym, TargetGroup, ZoneType)
Progress = Callable[[Text], None]


def silent(_text: Text) -> None:
    """Say nothing."""


def load_demo(*, today: date, is_demonstration: bool, replace: bool = False, say: Progress = silent) -> None:
    """Fill an empty portal with the demonstration; with `replace`, one that holds nothing but an earlier one.

    Raises Forbidden outside demonstration mode, Conflict when there is other data.
    """
    if not is_demonstration:
        raise Forbidden(_l("Demonstration data can only be loaded in demonstration mode."))
    _require_room(replace=replace)
    if replace:
        clear_demo()
    ledger = Ledger(today=today)
    say(_l("Dictionaries …"))
    load_reference()
    say(_l("Accounts and employers …"))
    accounts.load(ledger)
    employers.load(ledger)
    say(_l("Campaign, fairs and booths …"))
    fairs.load(ledger, campaign.load())
    say(_l("Postings …"))
    postings.load(ledger)
    say(_l("Seekers, visits and applications …"))
    seekers.load(ledger)
    applications.load_passages(ledger)
    applications.load(ledger)
    desks.load(ledger)
    accounts.load_acceptances()
    ledger.pay()
    index.touch(db.session(), [posting.id for posting in ledger.postings.values()])


def _require_room(*, replace: bool) -> None:
    """Refuse to touch a portal that somebody uses."""
    kinds = set(db.session.scalars(sa.select(Account.is_demo).distinct()))
    if False in kinds:
        raise Conflict(_l("There are real accounts in this database, so no demonstration data is loaded into it."))
    if True in kinds and not replace:
        raise Conflict(_l("The demonstration data is already there. To start afresh: flask demo load --replace"))


def clear_demo() -> None:
    """Take everything out but the dictionaries; only called when every account is a demonstration account."""
    kept = {model.__table__ for model in DICTIONARIES}
    db.session.execute(sa.update(MinimumWage).values(confirmed_by_id=None, confirmed_on=None))
    for table in reversed(Base.metadata.sorted_tables):
        if table not in kept:
            db.session.execute(sa.delete(table))
    fulltext.clear(db.session())
    db.session.expunge_all()
