"""Passages at the gates, and applications with consent, dates and history."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from jobfair.applications.models import Application
from jobfair.applications.rules import ANSWER_DAYS, APPLICATION, ApplicationState
from jobfair.core import clock
from jobfair.demo.content import progress, visits
from jobfair.demo.content.progress import DemoApplication, DemoStep
from jobfair.demo.content.visits import DemoPassage
from jobfair.demo.loading.ledger import Ledger, Step, add, insert, moment
from jobfair.fairs.models import Fair
from jobfair.gate.models import GatePassage
from jobfair.seekers.models import Consent
from jobfair.seekers.rules import APPLICATION_CONSENT, CONSENT_VERSION, HandedKind

KINDS = [HandedKind.PROFILE.value, HandedKind.PHONE.value]
BY_SEEKER = ("withdraw", "set_aside")
BY_PORTAL = ("lapse",)
UPCOMING = 3  # days ahead of an interview that has been agreed but not held
ENDS = ("refuse", "withdraw", "lapse", "set_aside")
INTERVIEW_TIME = time(9, 30)


def load_passages(ledger: Ledger) -> None:
    """All passages of the archived fair; of today's those that have happened by now."""
    who = {serial: account.id for serial, account in ledger.seekers.items()}
    for key, planned in (("archived", visits.archived()), ("today", visits.today())):
        add_passages(ledger.fairs[key], planned, who, after=clock.start_of_day(ledger.fairs[key].held_on))


def add_passages(
    fair: Fair, planned: Sequence[DemoPassage], who: Mapping[int, int | None], *, after: datetime
) -> None:
    """The planned passages of a fair later than `after` that have happened by now; `who` gives account numbers."""
    rows: list[dict[str, Any]] = [
        {
            "fair_id": fair.id,
            "holder": passage.holder,
            "account_id": who.get(passage.seeker) if passage.seeker else None,
            "direction": passage.direction,
            "gate": passage.gate,
            "at": moment(fair.held_on, passage.second / 60),
        }
        for passage in planned
    ]
    insert(GatePassage, [row for row in rows if after < row["at"] <= clock.now()])


def load(ledger: Ledger) -> None:
    """Applications at the archived fair and for the jobs of today's."""
    for key, demos in (("archived", progress.archived()), ("today", progress.running())):
        day = ledger.fairs[key].held_on
        consents = [_consent(ledger, demo, _sent(day, demo)) for demo in demos]
        add(consents)
        made = [
            _application(ledger, key, demo, consent, day) for demo, consent in zip(demos, consents, strict=True)
        ]
        add(made)
        for demo, application in zip(demos, made, strict=True):
            seeker = ledger.seekers[demo.seeker]
            steps = [_step(ledger, demo, step, day) for step in demo.steps]
            ledger.record(application, APPLICATION, _sent(day, demo), steps, by=seeker)


def _sent(day: date, demo: DemoApplication) -> datetime:
    return moment(day + timedelta(days=demo.day), demo.minute)


def _on(day: date, demo: DemoApplication, step: DemoStep) -> date:
    return day + timedelta(days=demo.day + step.day)


def _consent(ledger: Ledger, demo: DemoApplication, at: datetime) -> Consent:
    """One consent for one named employer (PIPL art. 23)."""
    employer = ledger.employers[_employer_key(demo)]
    return Consent(
        account_id=ledger.seekers[demo.seeker].id,
        purpose=APPLICATION_CONSENT,
        recipient=employer.name_zh,
        recipient_contact=employer.contact_phone,
        kinds=KINDS,
        text_version=CONSENT_VERSION,
        given_at=at,
    )


def _employer_key(demo: DemoApplication) -> str:
    return demo.posting_key[1:].split("-")[0]


def _application(ledger: Ledger, key: str, demo: DemoApplication, consent: Consent, day: date) -> Application:
    sent = _sent(day, demo)
    return Application(
        posting_id=ledger.postings[demo.posting_key].id,
        seeker_id=ledger.seekers[demo.seeker].id,
        consent_id=consent.id,
        fair_id=ledger.fairs[key].id if key == "archived" else None,
        status=demo.state,
        answer_by=clock.to_local(sent).date() + timedelta(days=ANSWER_DAYS),
        submitted_at=sent,
        refusal_reason=demo.refusal_reason,
        refusal_text=demo.refusal_text,
        created_at=sent,
        **_dates(ledger, demo, day),
    )


def _dates(ledger: Ledger, demo: DemoApplication, day: date) -> dict[str, Any]:
    """The dated steps; an interview that is still to come lies some days ahead."""
    columns = {"intend": "intended_on", "hire": "hired_on", "start": "started_on"}
    found: dict[str, Any] = {}
    for step in demo.steps:
        on = _on(day, demo, step)
        if step.verb in columns:
            found[columns[step.verb]] = on
            if step.verb == "start":  # whoever starts has said yes before
                found["hire_confirmed_at"] = moment(found["hired_on"], 18 * 60)
        elif step.verb == "view":
            found["viewed_at"] = moment(on, step.minute)
        elif step.verb == "interview":
            ahead = demo.state is ApplicationState.INTERVIEW
            found["interview_on"] = ledger.today + timedelta(days=UPCOMING) if ahead else on
            found["interview_time"] = INTERVIEW_TIME
            found["interview_place"] = ledger.employers[_employer_key(demo)].address_zh
        elif step.verb in ENDS:
            found["ended_at"] = moment(on, step.minute)
    return found


def _step(ledger: Ledger, demo: DemoApplication, step: DemoStep, day: date) -> Step:
    if step.verb in BY_PORTAL:
        actor = None
    else:
        actor = ledger.seekers[demo.seeker] if step.verb in BY_SEEKER else ledger.owners[_employer_key(demo)]
    reason = None
    if step.verb == "refuse" and demo.refusal_reason is not None:
        reason = demo.refusal_text or demo.refusal_reason.value
    return Step(step.verb, moment(_on(day, demo, step), step.minute), actor, reason)
