"""Life cycle of an employer's qualification and the kinds that go with it."""

from jobfair.core.language import _l
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
    Verb("suspend", (_Q.APPROVED,), _Q.SUSPENDED, reason_required=True),
    Verb("reinstate", (_Q.SUSPENDED,), _Q.APPROVED, reason_required=True),
    Verb("renew", (_Q.APPROVED,), _Q.APPROVED),
    initial=_Q.DRAFT,
)


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
