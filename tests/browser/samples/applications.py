"""Pages of applications: what seekers sent and keep, what employers received."""

import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.applications.models import Application
from jobfair.applications.rules import ApplicationState
from jobfair.applications.services.saved import save_search
from jobfair.employers.models import Membership
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.rules import PostingState
from jobfair.postings.search.criteria import Criteria
from jobfair.seekers.models import AssistedPerson
from tests.support.client import CheckingClient
from tests.support.samples import account_of, after, answer, id_of, one, page

SENT = Application.seeker_id.in_(id_of("seeker"))
TEAM = sa.select(Membership.employer_id).where(Membership.account_id.in_(id_of("recruiter")))
RECEIVED = Application.posting_id.in_(sa.select(Posting.id).where(Posting.employer_id.in_(TEAM)))
APPLIED_TO = sa.select(Application.posting_id).where(SENT)
NEW_TO_SEEKER = one(Posting.number, Posting.status == PostingState.PUBLISHED, Posting.id.not_in(APPLIED_TO))
ASSISTED = one(AssistedPerson.account_id)  # prepared beside the seekers' pages
AT_WORK = one(Application.id, Application.status == ApplicationState.STARTED)


def sent(state: ApplicationState):
    return one(Application.id, SENT, Application.status == state)


def received(state: ApplicationState):
    return one(Application.id, RECEIVED, Application.status == state)


def as_one_at_work(client: CheckingClient) -> None:
    seeker = db.session.scalar(sa.select(Application.seeker_id).where(Application.id == AT_WORK()))
    client.sign_in(db.session.get_one(Account, seeker))


def prepare() -> None:
    save_search(account_of("seeker"), name="太和区的焊工", criteria=Criteria(q="焊工"), alert=True)


PAGES = [
    page("applications.mine", "seeker"),
    page("applications.mine", "newcomer"),
    page("applications.application", "seeker", application_id=sent(ApplicationState.SUBMITTED)),
    page("applications.application", "seeker", application_id=sent(ApplicationState.INTERVIEW)),
    page("applications.application", "seeker", application_id=sent(ApplicationState.REFUSED)),
    after(as_one_at_work, "applications.application", application_id=AT_WORK),
    page("applications.apply", "seeker", number=NEW_TO_SEEKER),
    page("applications.apply", "newcomer", number=NEW_TO_SEEKER),
    answer("applications.apply", "seeker", number=NEW_TO_SEEKER, press={"message": "字" * 3000}),
    page("applications.saved_jobs", "seeker"),
    page("applications.saved_jobs", "newcomer"),
    page("applications.saved_searches", "seeker"),
    page("applications.saved_searches", "newcomer"),
    page("applications.save_search", "seeker", criteria="q=焊工&region=taihe"),
    answer("applications.save_search", "seeker", criteria="q=焊工", press={"name": ""}),
    page("applications.suggestions", "seeker"),
    page("applications.suggestions", "newcomer"),
    page("applications.assisted_jobs", "desk", account_id=ASSISTED, q="焊工"),
    page("applications.assisted_apply", "desk", account_id=ASSISTED, number=NEW_TO_SEEKER),
    page("applications.applicants", "recruiter"),
    page("applications.applicants", "recruiter", view="board"),
    page("applications.applicants", "recruiter", q="没有这样的人"),
    page("applications.applicants", "unverified"),
    page("applications.applicant", "recruiter", application_id=received(ApplicationState.SUBMITTED)),
    page("applications.applicant", "recruiter", application_id=received(ApplicationState.VIEWED)),
    page("applications.applicant", "recruiter", application_id=received(ApplicationState.HIRED)),
    page("applications.step", "recruiter", step="interview", id=received(ApplicationState.VIEWED)),
    page("applications.step", "recruiter", step="refuse", id=received(ApplicationState.VIEWED)),
    answer("applications.step", "recruiter", step="interview", id=received(ApplicationState.VIEWED), press={}),
]
NOT_PAGES = {
    "applications.applicant_file": "a file",
    "applications.run_search": "leads on to the list of jobs",
}
