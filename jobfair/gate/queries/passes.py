"""Passes: one by its code, one's own, and the signed text of their QR codes."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from jobfair.core.errors import NotFound
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate import signing
from jobfair.gate.models import FairPass, GateKey
from jobfair.gate.rules import normalise_code


def find_pass(fair: Fair, code: str | None) -> FairPass | None:
    """The pass of this fair with that code, however it was typed; a revoked one too (`revoked_at`)."""
    wanted = normalise_code(code)
    if wanted is None:
        return None
    query = sa.select(FairPass).where(FairPass.fair_id == fair.id, FairPass.code == wanted)
    return db.session.scalar(query)


def pass_of(account: Any, fair: Fair) -> FairPass | None:
    """The pass an account holds at a fair; None without one, or when it was given back or revoked."""
    if account is None or account.id is None:
        return None
    return db.session.scalar(
        sa.select(FairPass).where(
            FairPass.fair_id == fair.id, FairPass.account_id == account.id, FairPass.revoked_at.is_(None)
        )
    )


def passes_of(account: Any) -> list[FairPass]:
    """Every pass of an account, the latest fair first."""
    query = (
        sa.select(FairPass)
        .join(Fair)
        .options(sa.orm.contains_eager(FairPass.fair))
        .where(FairPass.account_id == account.id)
        .order_by(Fair.held_on.desc(), FairPass.id.desc())
    )
    return list(db.session.scalars(query))


def get_pass(fair: Fair, pass_id: int) -> FairPass:
    """One pass of a fair; NotFound for one of another."""
    found = db.session.get(FairPass, pass_id)
    if found is None or found.fair_id != fair.id:
        raise NotFound(_l("There is no such pass at this fair."))
    return found


def qr_text(fair_pass: FairPass) -> str:
    """The signed text for the QR code of one pass."""
    return qr_texts([fair_pass])[fair_pass.id]


def qr_texts(passes: Sequence[FairPass]) -> dict[int, str]:
    """The signed texts of several passes of one fair, by key of the pass; the private key is opened once."""
    if not passes:
        return {}
    stored = db.session.get_one(GateKey, passes[0].fair_id)
    key = signing.load_private(stored.private_key)
    return {
        one.id: signing.sign(key, fair_id=one.fair_id, code=one.code, issued_at=one.issued_at, kind=one.kind.letter)
        for one in passes
    }
