"""Life cycle of an employer's qualification, the kinds that go with it, and who may do what; pure."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from jobfair.core.errors import Forbidden, Invalid
from jobfair.core.language import Text, _l
from jobfair.core.status import Choice, Status, Tone
from jobfair.core.workflow import Verb, Workflow


class Qualification(Status):
    """Where an employer stands with the bureau (product.md section 3). Lapsed is derived from dates."""

    DRAFT = "draft", _l("Draft"), Tone.ENDED
    SUBMITTED = "submitted", _l("Under review"), Tone.WAITING
    RETURNED = "returned", _l("Returned for correction"), Tone.WAITING
    APPROVED = "approved", _l("Verified"), Tone.DONE
    REFUSED = "refused", _l("Refused"), Tone.REFUSED
    SUSPENDED = "suspended", _l("Suspended"), Tone.REFUSED


_Q = Qualification

QUALIFICATION = Workflow(
    Verb("submit", (_Q.DRAFT, _Q.RETURNED), _Q.SUBMITTED),
    Verb("return", (_Q.SUBMITTED,), _Q.RETURNED, reason_required=True),
    Verb("approve", (_Q.SUBMITTED,), _Q.APPROVED),
    Verb("refuse", (_Q.SUBMITTED,), _Q.REFUSED, reason_required=True),
    Verb("reopen", (_Q.REFUSED,), _Q.RETURNED, reason_required=True),
    Verb("suspend", (_Q.APPROVED,), _Q.SUSPENDED, reason_required=True),
    Verb("reinstate", (_Q.SUSPENDED,), _Q.APPROVED, reason_required=True),
    Verb("renew", (_Q.APPROVED,), _Q.APPROVED),
    Verb("decline", (_Q.APPROVED,), _Q.APPROVED, reason_required=True),
    initial=_Q.DRAFT,
)

# What the history calls each step; `begin` is the first row of every record.
STEP_LABELS: dict[str, Text] = {
    "begin": _l("Registered"),
    "submit": _l("Handed in for review"),
    "return": _l("Given back to be mended"),
    "approve": _l("Verified"),
    "refuse": _l("Refused"),
    "reopen": _l("Opened again"),
    "suspend": _l("Suspended"),
    "reinstate": _l("Reinstated"),
    "renew": _l("Verified again"),
    "decline": _l("New papers not accepted"),
}


class AccountType(Choice):
    """The three kinds of publisher that the 2026 notice keeps apart (domain.md 1.2)."""

    EMPLOYER = "employer", _l("Employer recruiting for itself")
    AGENCY = "agency", _l("Licensed recruitment agency")
    PUBLIC_BODY = "public_body", _l("Public employment service")


class DocumentKind(Choice):
    """The four documents to be checked before approval (条例 art. 26)."""

    RECRUITMENT_NOTICE = "recruitment_notice", _l("Recruitment notice")
    LICENCE = "licence", _l("Business licence or founding approval")
    AGENT_ID = "agent_id", _l("Identity card of the authorised agent")
    AUTHORISATION = "authorisation", _l("Authorisation letter")


class DocumentState(Status):
    """What the reviewer found of one document."""

    PENDING = "pending", _l("Not yet checked"), Tone.WAITING
    ACCEPTED = "accepted", _l("In order"), Tone.DONE
    REJECTED = "rejected", _l("To be mended"), Tone.REFUSED


class TeamRole(Choice):
    """What a member may do for the employer."""

    OWNER = "owner", _l("Owner")
    RECRUITER = "recruiter", _l("Recruiter")


class SizeBand(Choice):
    """Number of people working there."""

    UNDER_20 = "under_20", _l("Fewer than 20 people")
    UNDER_100 = "under_100", _l("20–99 people")
    UNDER_500 = "under_500", _l("100–499 people")
    UNDER_1000 = "under_1000", _l("500–999 people")
    FROM_1000 = "from_1000", _l("1,000 people or more")


class ViolationKind(Choice):
    """What an employer can be suspended for."""

    FALSE_RECRUITMENT = "false_recruitment", _l("False or misleading recruitment")
    DISCRIMINATION = "discrimination", _l("Discrimination in recruitment")
    FEES = "fees", _l("Fees, deposits or papers taken from workers")
    FALSE_PAPERS = "false_papers", _l("False or expired papers")
    PERSONAL_DATA = "personal_data", _l("Misuse of personal data")
    OTHER = "other", _l("Other breach of the rules")


# Accounts of publishers are checked again every six months: five-ministry notice
# 关于规范网络平台招聘类信息发布的通知, dated 2025-12-25, known from press reports (domain.md 1.2).
APPROVAL_MONTHS = 6
REMINDER_DAYS = (30, 7, 1)
RENEWAL_OPENS_DAYS = 30
INVITATION_LIFETIME = timedelta(days=7)
MOST_OPEN_INVITATIONS = 20
INVITATIONS_A_DAY = 30  # from one employer
INVITATIONS_TO_ONE_A_DAY = 3  # to one address, whoever sends them
PAPERS_A_DAY = 20  # versions that one employer may hand in

# A change of one of these needs a new look at the papers; the rest of the profile is the employer's own word
# (docs/decisions/0010-employer-changes.md). The credit code never changes: another code is another legal entity.
LEGAL_FACTS = ("name_zh", "account_type", "licence_number", "licence_scope", "licence_until")

# States in which the team may still change its papers and facts.
OPEN_STATES = (_Q.DRAFT, _Q.SUBMITTED, _Q.RETURNED, _Q.APPROVED)


def months_after(day: date, months: int = APPROVAL_MONTHS) -> date:
    """The same day so many months later, or the month's last day where it has none (31 August → 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def reminder_due(approved_until: date, today: date) -> int | None:
    """Which reminder (30, 7 or 1 days before) is due today, None for none; a late job sends the nearest only."""
    left = (approved_until - today).days
    return min((days for days in REMINDER_DAYS if 0 <= left <= days), default=None)


def may_renew_on(approved_until: date, today: date) -> bool:
    """Whether the employer may already ask for the next check: from thirty days before the end, and after it."""
    return (approved_until - today).days <= RENEWAL_OPENS_DAYS


def is_open(status: Qualification) -> bool:
    """Whether the team may change profile and papers now."""
    return status in OPEN_STATES and status is not _Q.SUBMITTED


def missing_documents(states: Mapping[DocumentKind, DocumentState]) -> list[DocumentKind]:
    """The documents that are absent or were rejected and not replaced, in the order of the law's list."""
    return [kind for kind in DocumentKind if states.get(kind, DocumentState.REJECTED) is DocumentState.REJECTED]


def all_accepted(states: Mapping[DocumentKind, DocumentState]) -> bool:
    """Whether each of the four documents was found in order."""
    return all(states.get(kind) is DocumentState.ACCEPTED for kind in DocumentKind)


def require_agency_licence(
    account_type: AccountType, *, number: str | None, scope: str | None, until: date | None, today: date
) -> None:
    """An agency shows a licence that is still good: number, scope, expiry (网络招聘服务管理规定 art. 9)."""
    if account_type is not AccountType.AGENCY:
        return
    if not number:
        raise Invalid(
            _l("An agency needs its human-resources service licence: please give its number."),
            field="licence_number",
        )
    if not scope:
        raise Invalid(_l("Please say what the licence allows, as it is written there."), field="licence_scope")
    if until is None:
        raise Invalid(_l("Please give the day until which the licence is good."), field="licence_until")
    if until < today:
        raise Invalid(_l("This licence has expired. Please renew it first, then come back."), field="licence_until")


def can_manage_team(role: TeamRole | None) -> bool:
    """Owners invite, remove and change roles; recruiters do not."""
    return role is TeamRole.OWNER


def require_owner(role: TeamRole | None) -> None:
    """Refuse everybody but an owner."""
    if not can_manage_team(role):
        raise Forbidden(_l("Only an owner of your employer's account can change the team. Please ask one of them."))


def require_not_own(employer_id: int, own_employer_id: int | None) -> None:
    """Nobody reviews an employer they belong to."""
    if employer_id == own_employer_id:
        raise Forbidden(_l("You belong to this employer's team, so a colleague has to check it."))


def facts_from_json(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Proposed legal facts as they were before they were kept as JSON."""
    values = dict(kept)
    if values.get("licence_until"):
        values["licence_until"] = date.fromisoformat(values["licence_until"])
    if "account_type" in values:
        values["account_type"] = AccountType(values["account_type"])
    return values


def changed_legal_facts(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    """Those of the legal facts in `new` that differ from `old`."""
    return {
        name: new[name] for name in LEGAL_FACTS if name in new and (new[name] or None) != (old.get(name) or None)
    }
