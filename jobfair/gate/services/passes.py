"""Handing passes out, giving them another code, taking them back."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from jobfair.core import audit, clock, live
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate import rules, signing
from jobfair.gate.models import DeadCode, FairPass, GateKey, PaperBatch
from jobfair.gate.rules import PassKind


def issue_pass(actor: Any, *, fair: Fair, account: Any, kind: PassKind = PassKind.PHONE) -> FairPass:
    """The account's pass for a fair; asked again, the same one. One given back is good again under a new code."""
    if not rules.can_issue_for(actor, account):
        raise Forbidden(_l("A pass is taken out by the person themself or by staff."))
    known = _pass_row(fair, account)
    if known is not None and known.revoked_at is None:
        return known
    _require_open(fair)
    if known is not None:
        return _revive(known)
    try:
        with db.session.begin_nested():
            made = _new(actor, fair, kind, account_id=account.id)
            db.session.flush()
    except IntegrityError:  # pressed twice at the same moment: the other press has made it
        raced = _pass_row(fair, account)
        if raced is None:
            raise
        return raced
    return made


def _pass_row(fair: Fair, account: Any) -> FairPass | None:
    query = sa.select(FairPass).where(FairPass.fair_id == fair.id, FairPass.account_id == account.id)
    return db.session.scalar(query.execution_options(populate_existing=True))


def _revive(known: FairPass) -> FairPass:
    if known.revoked_reason is not None:
        raise Conflict(
            _l(
                "Staff have ended your pass for this fair: %(reason)s Please speak to us at the entrance.",
                reason=known.revoked_reason,
            )
        )
    known.revoked_at = None
    known.code, known.issued_at = _free_code(known.fair_id), clock.now()
    db.session.flush()
    return known


def issue_paper(actor: Any, *, fair: Fair, name: str = "", mobile: str = "") -> FairPass:
    """One paper ticket for somebody without a phone, given out by staff; name and number only if they want to."""
    return _staff_pass(actor, fair, PassKind.PAPER, name, mobile)


def issue_walk_in(actor: Any, *, fair: Fair, name: str = "", mobile: str = "") -> FairPass:
    """Registered at the gate without an account."""
    return _staff_pass(actor, fair, PassKind.WALK_IN, name, mobile)


def _staff_pass(actor: Any, fair: Fair, kind: PassKind, name: str, mobile: str) -> FairPass:
    _require_gate_staff(actor)
    _require_open(fair)
    made = _new(actor, fair, kind, name=name or None, mobile=mobile or None)
    db.session.flush()
    return made


def print_batch(actor: Any, *, fair: Fair, count: int) -> PaperBatch:
    """So many paper tickets at once, to be cut apart and given out at the gate."""
    _require_gate_staff(actor)
    if rules.is_past(fair) or not rules.has_gate(fair):
        raise Conflict(_l("This fair is over."))
    if not 1 <= count <= rules.MOST_PAPERS:
        raise Invalid(_l("Please print between 1 and %(most)s at once.", most=rules.MOST_PAPERS), field="count")
    batch = PaperBatch(fair_id=fair.id, count=count, printed_by_id=actor.id)
    db.session.add(batch)
    db.session.flush()
    ensure_key(fair)
    for code in _free_codes(fair.id, count):
        _new(actor, fair, PassKind.PAPER, code=code, batch_id=batch.id)
    db.session.flush()
    audit.record("gate.papers_printed", f"fair:{fair.id}", actor_id=actor.id, count=count)
    return batch


def replace_code(actor: Any, *, fair_pass: FairPass) -> FairPass:
    """Another code for the same person: the old one, lost or copied, opens no gate any more."""
    if not rules.can_change(actor, fair_pass):
        raise Forbidden(_l("This is somebody else's pass."))
    _require_open(fair_pass.fair)
    if fair_pass.revoked_at is not None:
        raise Conflict(_l("This pass is no longer valid."))
    _bury(fair_pass, replaced=True)
    fair_pass.code, fair_pass.issued_at = _free_code(fair_pass.fair_id), clock.now()
    db.session.flush()
    audit.record("gate.pass_replaced", f"fair_pass:{fair_pass.id}", actor_id=actor.id)
    live.touch(fair_pass.channel)
    return fair_pass


def give_back(actor: Any, *, fair_pass: FairPass) -> None:
    """The person does not come; only before they have come in."""
    if not rules.is_holder(actor, fair_pass):
        raise Forbidden(_l("This is somebody else's pass."))
    if not rules.can_give_back(actor, fair_pass):
        raise Conflict(_l("You have been at the fair with this pass, so it stays."))
    _end(fair_pass, reason=None)


def revoke(actor: Any, *, fair_pass: FairPass, reason: str) -> None:
    """Staff end a pass; the reason is shown to its holder."""
    _require_gate_staff(actor)
    if not reason.strip():
        raise Invalid(_l("Please give the reason; the other side will read it."), field="reason")
    if fair_pass.revoked_at is not None:
        raise Conflict(_l("This pass is no longer valid."))
    _end(fair_pass, reason=reason.strip())
    audit.record("gate.pass_revoked", f"fair_pass:{fair_pass.id}", actor_id=actor.id)


def _end(fair_pass: FairPass, *, reason: str | None) -> None:
    _bury(fair_pass, replaced=False)
    fair_pass.revoked_at, fair_pass.revoked_reason = clock.now(), reason
    db.session.flush()
    live.touch(fair_pass.channel)


def _bury(fair_pass: FairPass, *, replaced: bool) -> None:
    db.session.add(
        DeadCode(fair_id=fair_pass.fair_id, code=fair_pass.code, pass_id=fair_pass.id, replaced=replaced)
    )


def _require_gate_staff(actor: Any) -> None:
    if not rules.can_run_gate(actor):
        raise Forbidden(_l("This belongs to the staff at the gate."))


def _require_open(fair: Fair) -> None:
    if not rules.can_register(fair):
        raise Conflict(_l("Passes of this fair are handed out from its announcement to the end of its day."))


def _new(actor: Any, fair: Fair, kind: PassKind, *, code: str = "", **values: Any) -> FairPass:
    ensure_key(fair)
    code = code or _free_code(fair.id)
    made = FairPass(fair_id=fair.id, code=code, holder=code, kind=kind, issued_by_id=actor.id, **values)
    db.session.add(made)
    return made


def _free_code(fair_id: int) -> str:
    return _free_codes(fair_id, 1)[0]


def _free_codes(fair_id: int, count: int) -> list[str]:
    """Codes never used at this fair: neither good now, nor dead, nor the first one of anybody."""
    found: set[str] = set()
    while len(found) < count:
        new = {rules.new_code() for _number in range(count - len(found))}
        used = sa.union(
            sa.select(FairPass.code).where(FairPass.fair_id == fair_id, FairPass.code.in_(new)),
            sa.select(FairPass.holder).where(FairPass.fair_id == fair_id, FairPass.holder.in_(new)),
            sa.select(DeadCode.code).where(DeadCode.fair_id == fair_id, DeadCode.code.in_(new)),
        )
        found |= new - set(db.session.scalars(used))
    return list(found)


def ensure_key(fair: Fair) -> GateKey:
    """The fair's keys, made on first use."""
    key = db.session.get(GateKey, fair.id)
    if key is not None:
        return key
    try:
        with db.session.begin_nested():
            pair = signing.new_pair()
            key = GateKey(fair_id=fair.id, public_key=pair.public, private_key=pair.private)
            db.session.add(key)
            db.session.flush()
    except IntegrityError:
        key = db.session.get_one(GateKey, fair.id)
    return key
