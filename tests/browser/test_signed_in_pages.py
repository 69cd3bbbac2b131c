"""The pages behind the sign-in, for each kind of person: axe clean and no wider than a phone."""

import pytest

from jobfair.applications.rules import ApplicationState
from jobfair.employers.models import Employer
from tests.support.axe import violations
from tests.support.make.accounts import make_admin, make_recruiter, make_reviewer
from tests.support.make.applications import make_application
from tests.support.make.employers import make_submitted_employer, make_verified_employer
from tests.support.make.postings import make_posting_in_review, make_published_posting
from tests.support.make.seekers import make_certificate, make_resume_entry, make_seeker_with_profile

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
NARROWEST = {"width": 320, "height": 740}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _employer_with_a_long_name(owner) -> Employer:
    return make_verified_employer(owner=owner, name_zh="渤海湾演示港口起重装备与海洋工程（集团）有限责任公司")


def _seeker():
    account = make_seeker_with_profile()
    entry, certificate = make_resume_entry(account), make_certificate(account)
    employer = _employer_with_a_long_name(make_recruiter())
    invited = make_application(make_published_posting(employer), account, status=ApplicationState.INTERVIEW)
    number = make_published_posting(employer, title_zh="数控车床操作工（三班两倒，提供住宿）").number
    return account, [
        "/me/profile", "/me/resume", f"/me/resume/entries/{entry.id}",
        f"/me/resume/certificates/{certificate.id}", "/me/target-groups", "/me/applications",
        f"/me/applications/{invited.id}", f"/jobs/{number}/application", "/me/data",
    ]  # fmt: skip


def _recruiter():
    owner = make_recruiter(name="欧阳演示")
    employer = _employer_with_a_long_name(owner)
    posting = make_published_posting(employer)
    sent = make_application(posting, make_seeker_with_profile())
    seen = make_application(posting, make_seeker_with_profile(), status=ApplicationState.VIEWED)
    return owner, [
        "/employer/documents", "/employer/team", "/employer/postings/new",
        f"/employer/postings/{posting.number}", "/employer/applicants", "/employer/applicants?view=board",
        f"/employer/applicants/{seen.id}", f"/employer/applicants/step?step=interview&id={sent.id}",
    ]  # fmt: skip


def _reviewer():
    employer, posting = make_submitted_employer(), make_posting_in_review()
    return make_reviewer(), [
        "/staff", "/staff/employers", f"/staff/employers/{employer.id}", "/staff/postings",
        f"/staff/postings/{posting.number}", "/me/security",
    ]  # fmt: skip


def _admin():
    admin = make_admin()
    return admin, [
        "/staff/accounts", "/staff/accounts/new", f"/staff/accounts/{admin.id}", "/staff/audit",
        "/staff/deliveries",
    ]  # fmt: skip


PEOPLE = {"seeker": _seeker, "recruiter": _recruiter, "reviewer": _reviewer, "admin": _admin}


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/en", "dark")])
@pytest.mark.parametrize("person", PEOPLE)
def test_signed_in_pages_are_accessible_and_fit_a_phone(app, screen, sign_in_as, person, prefix, scheme):
    account, paths = PEOPLE[person]()
    sign_in_as(account)
    screen.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in paths:
        screen.set_viewport_size(PHONE)
        answer = screen.goto(prefix + path)
        assert answer is not None
        assert answer.status == 200, path
        assert "/sign-in" not in screen.url, path
        problems = violations(screen)
        screen.set_viewport_size(NARROWEST)
        if (overflow := screen.evaluate(OVERFLOW)) > 0:
            problems.append(f"{overflow} px too wide at 320 px")
        if problems:
            found[path] = problems
    assert not found
