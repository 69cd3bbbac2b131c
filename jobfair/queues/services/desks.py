"""Service desks: every act goes into the ledger, and people are sent on without starting at the end."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock, transitions
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.gate.rules import ALPHABET
from jobfair.queues import messages
from jobfair.queues.models import Referral, ServiceEntry, ServiceQueue, Ticket
from jobfair.queues.queries import ledger, tickets, waiting
from jobfair.queues.rules import limits
from jobfair.queues.rules.fairness import GAP
from jobfair.queues.rules.states import AT_A_PLACE, REFERRAL, TICKET, DeskResult, Outcome, QueueKind, Source
from jobfair.queues.services.calling import end_turn, start_serving
from jobfair.queues.services.joining import begin_ticket, leave, next_number, touch
from jobfair.queues.services.locks import hold_person


@dataclass(frozen=True)
class Act:
    """What is written down about one act at a desk (条例 art. 33: who, process, result)."""

    topic: str
    result: DeskResult
    minutes: int | None = None
    group_key: str | None = None
    note: str = ""


def record_act(actor: Account, *, queue: ServiceQueue, ticket: Ticket | None, act: Act) -> ServiceEntry:
    """Write an act into the ledger; with a ticket its turn ends. Without one: somebody asked in passing."""
    limits.require_desk(actor)
    if act.result is DeskResult.REFERRED:
        raise Invalid(_l("To send somebody on, choose the other desk below."), field="result")
    entry = _write(actor, queue, ticket, act)
    if ticket is not None:
        start_serving(actor, ticket=ticket)
        end_turn(actor, ticket=ticket, outcome=Outcome.TALKED)
    return entry


def _write(
    actor: Account, queue: ServiceQueue, ticket: Ticket | None, act: Act, *, corrects_id: int | None = None
) -> ServiceEntry:
    if not act.topic.strip():
        raise Invalid(_l("Please say in a few words what it was about."), field="topic")
    minutes = act.minutes
    if minutes is None and ticket is not None and ticket.serving_at is not None:
        minutes = round((clock.now() - ticket.serving_at).total_seconds() / 60)
    entry = ServiceEntry(
        code="".join(secrets.choice(ALPHABET) for _ in range(6)),
        fair_id=queue.fair_id,
        queue_id=queue.id,
        ticket_id=ticket.id if ticket is not None else None,
        served_by_id=actor.id,
        topic=act.topic.strip(),
        minutes=min(600, minutes) if minutes is not None else None,
        group_key=act.group_key or None,
        result=act.result,
        note=act.note.strip(),
        corrects_id=corrects_id,
        at=clock.now(),
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def correct_entry(actor: Account, *, entry: ServiceEntry, act: Act) -> ServiceEntry:
    """Put an entry right by a new one beside it; each entry is replaced once at most."""
    limits.require_desk(actor)
    if ledger.is_corrected(entry):
        raise Conflict(_l("This entry has already been put right; please correct the newer one."))
    return _write(actor, entry.queue, entry.ticket, act, corrects_id=entry.id)


def refer(actor: Account, *, ticket: Ticket, to: ServiceQueue, topic: str, reason: str) -> Referral:
    """Send somebody on to another desk, where the time waited counts; the other desk takes or declines."""
    limits.require_desk(actor)
    if to.kind is not QueueKind.DESK or to.id == ticket.queue_id or to.fair_id != ticket.fair_id:
        raise Invalid(_l("Please choose another desk of this fair."), field="to")
    if not reason.strip():
        raise Invalid(_l("Please tell the other desk what it is about."), field="reason")
    if ticket.status not in AT_A_PLACE:
        raise Conflict(_l("This turn has ended."))
    holder = ticket.fair_pass
    hold_person(holder.id)
    if tickets.find_live(to, holder) is not None:
        raise Conflict(_l("This person already has a place at that desk."))
    _write(actor, ticket.queue, ticket, Act(topic, DeskResult.REFERRED, note=reason))
    transitions.apply(TICKET, "transfer", ticket, actor=actor, reason=reason, ended_at=clock.now())
    touch(ticket)
    number, _last = next_number(to)
    placed = begin_ticket(
        actor,
        queue=to,
        holder=holder,
        number=number,
        rank=_rank_by_seniority(to, ticket),
        source=Source.REFERRAL,
        priority=ticket.priority,
        joined_at=ticket.joined_at,
    )
    minutes = waiting.rules_of(ticket.fair_id).referral_minutes
    referral = Referral(
        fair_id=ticket.fair_id,
        from_ticket_id=ticket.id,
        ticket_id=placed.id,
        reason=reason.strip(),
        referred_by_id=actor.id,
        answer_by=clock.now() + timedelta(minutes=minutes),
    )
    transitions.begin(REFERRAL, referral, actor=actor)
    messages.sent_on(placed)
    return referral


def _rank_by_seniority(queue: ServiceQueue, ticket: Ticket) -> int:
    """Just before the first who began to wait later than this person did."""
    later = sa.select(sa.func.min(Ticket.rank)).where(
        Ticket.queue_id == queue.id, Ticket.status == "waiting", Ticket.joined_at > ticket.joined_at
    )
    rank = db.session.scalar(later)
    return rank - 1 if rank is not None else queue.last_rank


def decline(actor: Account | None, *, referral: Referral, reason: str | None, expired: bool = False) -> Ticket:
    """The other desk cannot help (or has not answered): the person is first in line where they came from."""
    if not expired:
        if actor is None:
            raise Invalid(_l("Only staff of the service desks may do this."))
        limits.require_desk(actor)
    verb = "expire" if expired else "decline"
    transitions.apply(REFERRAL, verb, referral, actor=actor, reason=reason, answered_at=clock.now())
    there, origin = referral.ticket, referral.from_ticket
    hold_person(there.pass_id)
    leave(actor, ticket=there, reason=reason)
    known = tickets.find_live(origin.queue, there.fair_pass)
    if known is not None:
        return known
    number, last = next_number(origin.queue)
    ranks = [one.rank for one in waiting.waiting_in([origin.queue_id])[origin.queue_id]]
    back = begin_ticket(
        actor,
        queue=origin.queue,
        holder=there.fair_pass,
        number=number,
        rank=min(ranks) - GAP if ranks else last,
        source=Source.REFERRAL,
        priority=origin.priority,
        joined_at=origin.joined_at,
    )
    messages.came_back(back)
    return back


def unanswered() -> list[int]:
    """Keys of referrals whose time to be taken has run out, the person still waiting."""
    query = (
        sa.select(Referral.id)
        .join(Ticket, Ticket.id == Referral.ticket_id)
        .where(Referral.status == "offered", Referral.answer_by <= clock.now(), Ticket.status == "waiting")
    )
    return list(db.session.scalars(query.order_by(Referral.id)))


def expire(referral_id: int) -> bool:
    """Bring one person back whom the other desk has not taken in time."""
    if referral_id not in unanswered():
        return False
    decline(None, referral=db.session.get_one(Referral, referral_id), reason=None, expired=True)
    return True
