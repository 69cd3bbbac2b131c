"""What the hub at /me offers to whom; pages that have not been built are left out."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from jobfair.accounts.models import Account
from jobfair.core.access import DUTIES, Role
from jobfair.core.language import _l
from jobfair.core.pages import endpoint_exists


@dataclass(frozen=True)
class Place:
    """A page of one's own."""

    endpoint: str
    word: Any
    text: Any
    icon: str

    @property
    def url(self) -> str:
        """Where it is."""
        return url_for(self.endpoint)


# Title, the roles it is for (none: everybody's), its pages.
Group = tuple[Any, tuple[Role, ...], tuple[Place, ...]]

GROUPS: tuple[Group, ...] = (
    (
        _l("Looking for work"),
        (Role.SEEKER,),
        (
            Place("applications.mine", _l("My applications"), _l("How far each one is, and why"), "send"),
            Place("seekers.profile", _l("My profile"), _l("Filled in once, used everywhere"), "person"),
            Place("seekers.resume", _l("My résumé"), _l("On line and as a file"), "document"),
            Place(
                "seekers.groups",
                _l("Target groups"),
                _l("Help you may be entitled to; no employer sees it"),
                "handshake",
            ),
            Place("applications.suggestions", _l("Suggested jobs"), _l("What suits your profile, and why"), "star"),
            Place("applications.saved_jobs", _l("Saved jobs"), _l("To look at again"), "heart"),
            Place("applications.saved_searches", _l("Saved searches"), _l("New jobs are sent to you"), "bell"),
        ),
    ),
    (
        _l("Recruiting"),
        (Role.EMPLOYER,),
        (
            Place("employers.desk", _l("My company"), _l("What is to be done next"), "home"),
            Place("postings.mine", _l("Our jobs"), _l("Write, pause, close postings"), "briefcase"),
            Place(
                "applications.applicants",
                _l("Applicants"),
                _l("Who applied, and who waits for an answer"),
                "people",
            ),
            Place("employers.profile", _l("Company profile"), _l("What seekers see of you"), "building"),
            Place("employers.documents", _l("Documents"), _l("Papers for verification"), "upload"),
            Place("employers.team", _l("Team"), _l("Who recruits with you"), "key"),
        ),
    ),
    (
        _l("At the bureau"),
        (Role.STAFF, *DUTIES),
        (
            Place("home.staff_desk", _l("Work queues"), _l("What waits longest comes first"), "list"),
            Place("accounts.staff_accounts", _l("Accounts"), _l("Staff and everyone else"), "people"),
            Place("accounts.audit", _l("Audit trail"), _l("Who did what, unchangeably"), "history"),
            Place("notices.deliveries", _l("Deliveries"), _l("Mails and text messages on their way"), "send"),
        ),
    ),
    (
        _l("My account"),
        (),
        (
            Place("notices.inbox", _l("Messages"), _l("Everything we wrote to you"), "message"),
            Place("notices.preferences", _l("Message settings"), _l("What also comes by mail or text"), "settings"),
            Place(
                "accounts.security", _l("Account and security"), _l("Number, password, signed-in browsers"), "lock"
            ),
            Place("seekers.my_data", _l("My data"), _l("Who read it; take it along, correct or delete it"), "eye"),
        ),
    ),
)
ADMIN_ONLY = frozenset({"accounts.staff_accounts", "accounts.audit", "notices.deliveries"})


def places_of(account: Account) -> list[tuple[Any, list[Place]]]:
    """The groups of pages this account may open, by role."""
    found = []
    for title, roles, places in GROUPS:
        if roles and not any(account.has(role) for role in roles):
            continue
        shown = [place for place in places if _is_open(account, place.endpoint)]
        if shown:
            found.append((title, shown))
    return found


def _is_open(account: Account, endpoint: str) -> bool:
    return endpoint_exists(endpoint) and (endpoint not in ADMIN_ONLY or account.has(Role.ADMIN))
