"""What was shown at the gate: a signed text, or a code that was typed."""

from typing import NamedTuple

from jobfair.core.text import clean
from jobfair.extensions import db
from jobfair.fairs.models import Fair
from jobfair.gate import signing
from jobfair.gate.models import DeadCode, FairPass, GateKey
from jobfair.gate.queries.passes import find_pass
from jobfair.gate.rules import Answer, normalise_code


class Shown(NamedTuple):
    """The pass behind what was shown, or why there is none. `other`: the fair it is for instead."""

    code: str
    fair_pass: FairPass | None
    refusal: Answer | None = None
    other: Fair | None = None


def identify(fair: Fair, text: str) -> Shown:
    """Find the pass behind a scanned text or a typed code."""
    said = signing.read(text)
    if said is None:
        code = normalise_code(text)
        if code is None:
            return Shown(clean(text).strip()[:12], None, Answer.UNKNOWN)
        return _by_code(fair, code)
    if said.fair_id != fair.id:
        return _of_other_fair(said)
    key = db.session.get(GateKey, fair.id)
    if key is None or not signing.is_genuine(said, key.public_key):
        return Shown(said.code, None, Answer.FORGED)
    return _by_code(fair, said.code)


def _by_code(fair: Fair, code: str) -> Shown:
    found = find_pass(fair, code)
    if found is None:
        dead = db.session.get(DeadCode, (fair.id, code))
        return Shown(code, dead.fair_pass, Answer.REVOKED) if dead else Shown(code, None, Answer.UNKNOWN)
    return Shown(code, found, Answer.REVOKED if found.revoked_at else None)


def _of_other_fair(said: signing.PassText) -> Shown:
    other = db.session.get(Fair, said.fair_id)
    key = db.session.get(GateKey, said.fair_id)
    if other is None or key is None or not signing.is_genuine(said, key.public_key):
        return Shown(said.code, None, Answer.FORGED)
    return Shown(said.code, None, Answer.OTHER_FAIR, other)
