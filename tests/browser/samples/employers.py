"""Pages of employers: the list, the way in, the employer's own desk, the staff's review."""

import re
from itertools import count

import sqlalchemy as sa

from jobfair.core.outbox import OutboxMessage
from jobfair.employers.models import Employer, Membership
from jobfair.employers.rules import Qualification, TeamRole
from jobfair.employers.services import team
from jobfair.extensions import db
from tests.support.client import CheckingClient
from tests.support.make.accounts import make_recruiter
from tests.support.samples import account_of, after, answer, one, page, refusal

_numbers = count(1)
INVITED = "13900000001"


def prepare() -> None:
    owner = account_of("recruiter")
    membership = db.session.scalars(sa.select(Membership).where(Membership.account_id == owner.id)).one()
    team.invite(owner, membership=membership, address=INVITED, role=TeamRole.RECRUITER)


def token() -> str:
    """The token in the invitation's link."""
    body = db.session.scalar(sa.select(OutboxMessage.body).where(OutboxMessage.address == INVITED))
    found = re.search(r"/invitations/([\w-]+)", body or "")
    assert found is not None
    return found[1]


def employer(status: Qualification):
    return one(Employer.id, Employer.status == status)


def with_number(client: CheckingClient) -> None:
    """A code is on its way to the number."""
    with client.session_transaction() as stored:
        stored["employer_mobile"] = "13800000003"


def without_employer(client: CheckingClient) -> None:
    client.sign_in(make_recruiter(mobile=f"137{next(_numbers):08d}"))


PAGES = [
    page("employers.employers"),
    page("employers.employers", q="没有这样的单位"),
    page("employers.employers", "seeker"),
    page("employers.employer", employer_id=employer(Qualification.APPROVED)),
    page("employers.register"),
    answer("employers.register", press={"mobile": "12"}),
    after(with_number, "employers.register"),
    answer("employers.register", before=with_number, press={"code": "12"}),
    after(without_employer, "employers.register"),
    answer("employers.register", before=without_employer, press={"credit_code": "12"}),
    page("employers.desk", "recruiter"),
    page("employers.desk", "unverified"),
    page("employers.profile", "recruiter"),
    answer("employers.profile", "recruiter", press={"website": "no address", "contact_phone": ""}),
    page("employers.documents", "recruiter"),
    page("employers.documents", "unverified"),
    page("employers.team", "recruiter"),
    page("employers.team", "colleague"),
    answer("employers.team", "recruiter", press={"address": "no"}, form="form[action$=invitations]"),
    page("employers.invitation", token=token),
    page("employers.invitation", "newcomer", token=token),
    refusal(404, "/invitations/gone"),
    page("employers.review_queue", "reviewer"),
    page("employers.review_queue", "reviewer", q="没有这样的单位"),
    *(page("employers.review", "reviewer", employer_id=employer(status)) for status in Qualification),
    page("employers.review", "admin", employer_id=employer(Qualification.SUBMITTED)),
]
NOT_PAGES = {
    "employers.document": "a file",
    "employers.evidence": "a file",
    "employers.review_document": "a file",
}
