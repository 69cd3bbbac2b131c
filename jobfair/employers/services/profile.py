"""What an employer says of itself: most changes at once, legal facts of a verified employer after a new check."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jobfair.accounts.models import Account
from jobfair.core import audit, clock
from jobfair.core.errors import Conflict
from jobfair.core.language import _l
from jobfair.employers import rules
from jobfair.employers.models import Employer
from jobfair.employers.rules import LEGAL_FACTS, AccountType, Qualification
from jobfair.extensions import db
from jobfair.reference.pinyin import pinyin_key

LICENCE_FACTS = ("licence_number", "licence_scope", "licence_until")


def update_profile(actor: Account, *, employer: Employer, facts: Mapping[str, Any]) -> bool:
    """Write the profile; True when legal facts were put aside for staff to check (decision 0010).

    Conflict while the papers are being checked, and for a refused or suspended employer.
    """
    if not rules.is_open(employer.status):
        raise Conflict(closed_words(employer))
    facts = _whole(facts)
    if employer.status is not Qualification.APPROVED:
        write_facts(employer, facts)
        db.session.flush()
        return False
    _require_licence(facts)
    proposed = rules.changed_legal_facts({name: getattr(employer, name) for name in LEGAL_FACTS}, facts)
    write_facts(employer, {name: value for name, value in facts.items() if name not in LEGAL_FACTS})
    _propose(actor, employer, proposed)
    db.session.flush()
    return bool(proposed)


def write_facts(employer: Employer, facts: Mapping[str, Any]) -> None:
    """Set the columns; an agency must show its licence, others keep none."""
    facts = _whole(facts)
    _require_licence(facts)
    for name, value in facts.items():
        setattr(employer, name, value)
    if "name_zh" in facts:
        employer.pinyin = pinyin_key(employer.name_zh)


def adopt_proposed(employer: Employer) -> dict[str, Any]:
    """The proposed legal facts as column values, the reading of a new name included; nothing is written."""
    values = rules.facts_from_json(employer.proposed_facts or {})
    if "name_zh" in values:
        values["pinyin"] = pinyin_key(values["name_zh"])
    return values


def closed_words(employer: Employer) -> Any:
    """Why nothing can be changed now, and what to do."""
    if employer.status is Qualification.SUBMITTED:
        return _l("Your papers are being checked just now. You can change them again when the answer is there.")
    return _l("This is no longer possible: it is now “%(state)s”.", state=employer.status.label)


def _whole(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts given; whoever is no agency has no licence of one."""
    given = dict(facts)
    if given.get("account_type", AccountType.AGENCY) is not AccountType.AGENCY:
        given.update(dict.fromkeys(LICENCE_FACTS))
    return given


def _require_licence(facts: Mapping[str, Any]) -> None:
    if "account_type" not in facts:
        return
    number, scope, until = (facts.get(name) for name in LICENCE_FACTS)
    rules.require_agency_licence(
        facts["account_type"], number=number, scope=scope, until=until, today=clock.today()
    )


def _propose(actor: Account, employer: Employer, proposed: dict[str, object]) -> None:
    kept = {name: value.isoformat() if isinstance(value, date) else value for name, value in proposed.items()}
    if kept:
        employer.waiting_since = employer.waiting_since or clock.now()
    if kept == (employer.proposed_facts or {}):
        return
    employer.proposed_facts = kept or None
    if kept:
        audit.record("employer.change_proposed", f"employer:{employer.id}", actor_id=actor.id, facts=sorted(kept))
