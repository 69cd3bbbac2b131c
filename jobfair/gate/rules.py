"""Kinds, codes, answers and limits at the gate, and who may do what there."""

import re
import secrets
import unicodedata
from datetime import timedelta
from typing import Any

from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.core.language import _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.fairs.rules import OVER_STATES, FairMode, FairState

# No 0/O, 1/I/L, no U (V): what is read aloud or copied by hand is read as it was meant.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6
CODE = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")
GATE_NAME = re.compile(r"[A-Z0-9]{1,4}")
GATES = ("A", "B", "C", "D", "E", "F")  # suggested; any name of four letters and digits will do

UNDO_WITHIN = timedelta(seconds=60)
SILENT_AFTER = timedelta(minutes=10)  # a gate that has not been heard of for so long is shown as silent
MOST_AT_ONCE = 200  # entries in one message of a gate
MOST_PAPERS = 200  # tickets printed at once
WALK_IN_KEPT = timedelta(days=30)  # names and numbers given at the gate, after the day of the fair
DEFAULT_OFFLINE_SHARE = 20  # per cent of the free places that gates may fill while they have no network


class Direction(Choice):
    """Which way somebody passed the gate."""

    IN = "in", _l("In")
    OUT = "out", _l("Out")


class PassKind(Choice):
    """What somebody holds in their hand."""

    PHONE = "phone", _l("Pass on the phone")
    PAPER = "paper", _l("Paper ticket")
    WALK_IN = "walk_in", _l("Registered at the gate")

    @property
    def letter(self) -> str:
        """One letter for the signed text."""
        return {"phone": "P", "paper": "T", "walk_in": "W"}[self.value]


class Answer(Status):
    """What the gate says to a code that was shown."""

    WELCOME = "welcome", _l("Welcome"), Tone.DONE
    GOODBYE = "goodbye", _l("Goodbye"), Tone.GOING
    NOT_INSIDE = "not_inside", _l("Goodbye, was not counted in"), Tone.WAITING
    FULL = "full", _l("Full: please wait"), Tone.REFUSED
    ALREADY_INSIDE = "already_inside", _l("Already inside"), Tone.REFUSED
    REVOKED = "revoked", _l("No longer valid"), Tone.REFUSED
    OTHER_FAIR = "other_fair", _l("Another fair"), Tone.REFUSED
    UNKNOWN = "unknown", _l("Unknown code"), Tone.REFUSED
    FORGED = "forged", _l("Not one of our passes"), Tone.REFUSED
    NOT_OPEN = "not_open", _l("Not open yet"), Tone.WAITING
    OVER = "over", _l("The fair is over"), Tone.REFUSED
    UNANSWERED = "unanswered", _l("Not answered"), Tone.ENDED


LETS_PASS = (Answer.WELCOME, Answer.GOODBYE, Answer.NOT_INSIDE)


class Conflict(Choice):
    """Why staff should look at an entry that really happened; the first two are facts that do not count."""

    TWICE_IN = "twice_in", _l("Came in although already inside")
    NEVER_IN = "never_in", _l("Went out without having come in")
    DEAD_CODE = "dead_code", _l("Was let in without network on a code that was no longer valid")


def new_code() -> str:
    """Six characters nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_key() -> str:
    """The public key of a pass: names its live channel, opens nothing."""
    return secrets.token_hex(8)


def normalise_code(text: str | None) -> str | None:
    """The six characters however they were typed (small, spaced, dashed, full width), None when it is no code."""
    folded = re.sub(r"[\s\-–—·.]", "", unicodedata.normalize("NFKC", text or "")).upper()
    folded = folded.translate(str.maketrans("U", "V"))
    return folded if CODE.fullmatch(folded) else None


def shown_code(code: str) -> str:
    """The code as it is printed: K7P-4MX."""
    return f"{code[:3]}-{code[3:]}"


def normalise_gate(text: str | None) -> str:
    """The name of a gate in capitals, `A` when it is none."""
    name = unicodedata.normalize("NFKC", text or "").strip().upper()
    return name if GATE_NAME.fullmatch(name) else GATES[0]


def person_channel(key: str) -> str:
    """The live channel of the holder of a pass."""
    return f"person:{key}"


def hall_channel(fair_id: int) -> str:
    """The live channel of what changes in the hall of a fair."""
    return f"hall:{fair_id}"


def can_run_gate(actor: Any) -> bool:
    """Whether `actor` stands at a gate."""
    return bool(actor.has(Role.FLOOR) or actor.has(Role.ADMIN))


def can_set_limits(actor: Any) -> bool:
    """Whether `actor` decides how much of the hall gates without network may fill."""
    return bool(actor.has(Role.ADMIN) or actor.has(Role.FLOOR))


def can_issue_for(actor: Any, account: Any) -> bool:
    """Whether `actor` may take a pass out for `account`: themself, or staff on the floor and at desks."""
    own = actor.id == account.id and account.has(Role.SEEKER)
    return own or can_run_gate(actor) or bool(actor.has(Role.DESK))


def is_holder(actor: Any, fair_pass: Any) -> bool:
    """Whether it is the actor's own pass."""
    return fair_pass.account_id is not None and fair_pass.account_id == actor.id


def can_change(actor: Any, fair_pass: Any) -> bool:
    """Whether `actor` may have the pass's code replaced."""
    return is_holder(actor, fair_pass) or can_run_gate(actor) or bool(actor.has(Role.DESK))


def can_give_back(actor: Any, fair_pass: Any) -> bool:
    """Whether its holder may still give the pass back: as long as nobody has come in with it."""
    return is_holder(actor, fair_pass) and fair_pass.revoked_at is None and fair_pass.first_in_at is None


def can_undo(scan: Any) -> bool:
    """Whether a scan let somebody through less than a minute ago and still stands."""
    recent = clock.now() - scan.received_at <= UNDO_WITHIN
    return bool(scan.let_pass) and scan.undone_at is None and recent


def has_gate(fair: Any) -> bool:
    """Whether people come to this fair in person."""
    return fair.mode is not FairMode.ONLINE


def can_register(fair: Any) -> bool:
    """Whether passes of this fair are handed out now: from its announcement to the end of its day."""
    announced = fair.status in (FairState.ANNOUNCED, FairState.LIVE)
    return has_gate(fair) and announced and not is_past(fair)


def is_past(fair: Any) -> bool:
    """Whether the day of the fair is over: passes are good until its midnight."""
    return fair.status in OVER_STATES or clock.now() >= clock.end_of_day(fair.held_on)


def lets_in(fair: Any) -> bool:
    """Whether the gate admits people now."""
    return fair.status is FairState.LIVE and not is_past(fair)
