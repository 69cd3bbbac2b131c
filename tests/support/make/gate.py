"""Passes and gates for tests, named for a situation."""

import uuid

from jobfair.accounts.models import Account
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate import services
from jobfair.gate.models import FairPass, GateScan
from jobfair.gate.rules import Direction
from tests.support.make.accounts import make_seeker, make_staff


def make_gatekeeper(**values: object) -> Account:
    """Staff of the floor, signed in with both factors."""
    account = make_staff("floor", **values)
    account.second_factor_passed = True
    return account


def make_pass(fair: Fair, account: Account | None = None) -> FairPass:
    """The pass of a seeker on the phone; committed."""
    account = account or make_seeker()
    made = services.issue_pass(account, fair=fair, account=account)
    db.session.commit()
    return made


def make_paper(fair: Fair, keeper: Account | None = None) -> FairPass:
    """A paper ticket of nobody in particular; committed."""
    made = services.issue_paper(keeper or make_gatekeeper(), fair=fair)
    db.session.commit()
    return made


def scan(
    keeper: Account,
    fair: Fair,
    text: str,
    way: Direction = Direction.IN,
    *,
    gate: str = "A",
    **values: object,
) -> GateScan:
    """Somebody shows a code at a gate; committed."""
    values.setdefault("entry", str(uuid.uuid4()))
    found = services.pass_gate(keeper, fair=fair, text=text, direction=way, gate=gate, **values)
    db.session.commit()
    return found
