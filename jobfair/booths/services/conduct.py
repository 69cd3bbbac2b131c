"""What is recorded against employers that booked, their appeals, and the terms that staff set."""

from typing import Any

from werkzeug.datastructures import FileStorage

from jobfair.accounts.models import Account
from jobfair.booths import messages, queries
from jobfair.booths.models import Appeal, Booking, BookingTerms, Strike
from jobfair.booths.queries.terms import own_terms, scope_of
from jobfair.booths.rules import permissions
from jobfair.booths.rules.conduct import APPEAL, PRESETS, Preset, StrikeKind
from jobfair.core import audit, clock, transitions, uploads
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.fairs.models import Fair


def record_strike(actor: Account | None, *, booking: Booking, kind: StrikeKind) -> Strike:
    """Note what happened; the team is told, with what it means and how to appeal."""
    strike = Strike(
        booking=booking,
        employer_id=booking.employer_id,
        kind=kind,
        happened_on=min(clock.today(), booking.fair.held_on),
        recorded_by_id=actor.id if actor is not None else None,
    )
    db.session.add(strike)
    db.session.flush()
    messages.strike_recorded(strike, queries.bar_on(booking.employer, booking.fair))
    return strike


def lift_strike(actor: Account, *, strike: Strike, reason: str) -> None:
    """Take a record out of the count; it stays visible as lifted, with the reason."""
    if strike.lifted_at is not None:
        raise Conflict(_l("This record has been lifted already."))
    if not reason.strip():
        raise Invalid(_l("Please give the reason; the other side will read it."), field="reason")
    strike.lifted_at, strike.lifted_by_id, strike.lifted_reason = clock.now(), actor.id, reason.strip()
    db.session.flush()
    audit.record("booking.strike_lifted", f"employer:{strike.employer_id}", actor_id=actor.id, strike=strike.id)


def hand_in_appeal(actor: Account, *, strike: Strike, text: str, upload: FileStorage | None) -> Appeal:
    """Appeal in writing, with a file where there is one; once for each record and in time."""
    terms = queries.terms_of(strike.booking.fair)
    if not permissions.can_appeal(strike, terms, on=clock.today()):
        raise Conflict(_l("The time to appeal is over, or there has been an appeal already."))
    if len(text.strip()) < 10:
        raise Invalid(_l("Please say in a few sentences what happened."), field="text")
    stored = None
    if upload is not None and upload.filename:
        stored = uploads.store(upload, purpose="appeal", owner_id=actor.id)
    appeal = Appeal(
        strike=strike, text=text.strip(), file_id=stored.id if stored else None, handed_in_by_id=actor.id
    )
    transitions.begin(APPEAL, appeal, actor=actor)
    return appeal


def decide_appeal(actor: Account, *, appeal: Appeal, upheld: bool, reason: str) -> None:
    """Uphold an appeal, which lifts the record and the bar that rests on it, or not; the team reads the reason."""
    verb = "uphold" if upheld else "reject"
    transitions.apply(APPEAL, verb, appeal, actor=actor, reason=reason, decided_at=clock.now())
    if upheld:
        lift_strike(actor, strike=appeal.strike, reason=reason)
    messages.appeal_decided(appeal, reason)


def save_terms(actor: Account, *, fair: Fair | None, preset: Preset, numbers: dict[str, Any]) -> BookingTerms:
    """Set the terms of a fair, or of the portal; a preset brings its own numbers."""
    row = own_terms(fair)
    if row is None:
        row = BookingTerms(scope=scope_of(fair), fair_id=fair.id if fair is not None else None)
        db.session.add(row)
    row.preset, row.updated_by_id = preset, actor.id
    for name, value in (numbers if preset is Preset.OWN else PRESETS[preset]).items():
        setattr(row, name, value)
    db.session.flush()
    audit.record("booking.terms_set", row.scope, actor_id=actor.id, preset=preset.value)
    return row
