"""Who may take their data along and go: seekers, recruiters, those who were both; and what stays of others."""

import pathlib
from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobfair.accounts.models import Account, OneTimeCode
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes
from jobfair.accounts.services.registration import revoke_role
from jobfair.core import clock, outbox, uploads
from jobfair.core.access import Role
from jobfair.core.outbox import Channel, OutboxMessage
from jobfair.core.uploads import StoredFile
from jobfair.employers.models import Membership, QualificationDocument
from jobfair.extensions import db
from jobfair.seekers.models import SeekerProfile
from jobfair.seekers.services import files, removal
from tests.support import client as client_rules
from tests.support.make.accounts import make_account, make_recruiter, make_reviewer, make_seeker
from tests.support.make.applications import make_application
from tests.support.make.employers import PDF, make_colleague, make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile, profile_of


@pytest.fixture(autouse=True)
def every_table_once(monkeypatch):
    """Erasing goes through every table that may hold something of a person, so it may ask more than a page does."""
    monkeypatch.setattr(client_rules, "MOST_QUERIES", 90)


def make_former_recruiter_of(employer) -> Account:
    """Somebody who looks for work, brought the employer's papers and has left its team."""
    person = make_account(Role.SEEKER, Role.EMPLOYER, name="金丝雀某")
    make_seeker_with_profile(account=person)
    left = Membership(employer_id=employer.id, account_id=person.id, role="recruiter", left_at=clock.now())
    db.session.add(left)
    for paper in db.session.scalars(sa.select(QualificationDocument)):
        paper.file.owner_id = person.id
    db.session.commit()
    return person


def make_due(person: Account) -> None:
    """The time of keeping is over today."""
    profile = profile_of(person)
    profile.restricted_at, profile.retain_until = clock.now() - timedelta(days=1096), clock.today()
    db.session.commit()


def paths_of(app) -> set[str]:
    folder = pathlib.Path(app.config["UPLOAD_FOLDER"])
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_erasing_a_former_recruiter_leaves_the_employers_papers(app):
    person = make_former_recruiter_of(make_verified_employer())
    own = uploads.keep(PDF, kind=uploads.PDF, original_name="a.pdf", purpose="resume", owner_id=person.id)
    profile_of(person).resume_file_id = own.id
    db.session.commit()
    make_due(person)
    assert removal.erase_due(dry_run=False) == [person.id]
    db.session.commit()
    left = db.session.scalars(sa.select(StoredFile)).all()
    assert {(file.purpose, file.owner_id) for file in left} == {("qualification", None)}
    assert paths_of(app) == {file.stored_name for file in left}


def test_one_person_who_cannot_be_erased_stops_nobody_else(app, monkeypatch):
    stuck, other = make_seeker_with_profile(), make_seeker_with_profile()
    for person in (stuck, other):
        file = uploads.keep(PDF, kind=uploads.PDF, original_name="a.pdf", purpose="resume", owner_id=person.id)
        profile_of(person).resume_file_id = file.id
        make_due(person)
    kept, record = (
        db.session.scalar(sa.select(StoredFile).filter_by(owner_id=stuck.id)).stored_name,
        audit_that_fails,
    )
    monkeypatch.setattr(removal.audit, "record", record(f"account:{stuck.id}"))
    assert removal.erase_due(dry_run=False) == [other.id]
    db.session.commit()
    assert db.session.scalars(sa.select(SeekerProfile.account_id)).all() == [stuck.id]
    assert paths_of(app) == {kept}


def audit_that_fails(subject: str):
    """A trail that refuses one subject."""

    def record(_act: str, about: str, **_detail: object) -> None:
        if about == subject:
            raise RuntimeError("no room")

    return record


def test_bytes_stay_when_the_transaction_around_a_savepoint_is_undone(app):
    seeker = make_seeker()
    uploads.keep(PDF, kind=uploads.PDF, original_name="a.pdf", purpose="resume", owner_id=seeker.id)
    db.session.commit()
    with db.session.begin_nested():
        files.discard_all_of(seeker.id)
    db.session.rollback()
    assert len(paths_of(app)) == 1


def test_erasure_spares_the_next_owner_of_the_number(app):
    seeker = make_seeker_with_profile()
    make_application(make_published_posting(), seeker)
    number = seeker.mobile
    outbox.post(Channel.SMS, number, kind="x", body="给旧机主")
    removal.delete_account(seeker)
    db.session.commit()
    heir = make_seeker(name="新机主", mobile=number)
    outbox.post(Channel.SMS, number, kind="x", body="给新机主", account_id=heir.id)
    codes.issue(Purpose.SIGN_IN, number)
    profile = profile_of(seeker)
    profile.retain_until = clock.today()
    db.session.commit()
    removal.erase_due(dry_run=False)
    db.session.commit()
    bodies = db.session.scalars(sa.select(OutboxMessage.body).where(OutboxMessage.address == number)).all()
    assert "给新机主" in bodies
    assert "给旧机主" not in bodies
    assert db.session.scalar(sa.select(sa.func.count(OneTimeCode.id))) == 1


def test_person_who_left_a_team_is_signed_out_and_disabled(browser_of):
    person = make_former_recruiter_of(make_verified_employer())
    key = person.id
    browser = browser_of(person)
    browser.submit("/me/data/deletion", {"understood": "y"})
    db.session.expire_all()
    shell = db.session.get_one(Account, key)
    assert (shell.mobile, shell.roles) == (None, frozenset())
    assert shell.disabled_at is not None
    assert profile_of(shell).retain_until == removal.retain_until(clock.today())
    browser.get("/me/data", expect=302)


@pytest.mark.parametrize("path", ["/me/data", "/me/data/deletion", "/en/me/data"])
def test_recruiter_opens_their_own_data(browser_of, path):
    browser_of(make_recruiter()).page(path)


def test_recruiter_takes_a_copy_without_the_employers_papers(browser_of):
    recruiter = make_recruiter(name="金丝雀")
    make_verified_employer(recruiter)
    with browser_of(recruiter).get("/me/data/copy") as response:
        assert response.mimetype == "application/zip"


def test_former_recruiter_without_any_role_can_be_deleted(browser_of):
    recruiter = make_colleague(make_verified_employer())
    membership = db.session.scalars(sa.select(Membership).filter_by(account_id=recruiter.id)).one()
    membership.left_at = clock.now()
    revoke_role(recruiter, Role.EMPLOYER)
    db.session.commit()
    key = recruiter.id
    browser_of(recruiter).submit("/me/data/deletion", {"understood": "y"})
    db.session.expire_all()
    assert db.session.get_one(Account, key).disabled_at is not None


def test_recruiter_in_a_team_is_told_to_leave_it_first(browser_of):
    recruiter = make_recruiter()
    make_verified_employer(recruiter)
    key = recruiter.id
    page = browser_of(recruiter).refused("/me/data/deletion", {"understood": "y"}, expect=422)
    assert "团队" in page.words()
    db.session.expire_all()
    assert db.session.get_one(Account, key).disabled_at is None


def test_staff_account_is_not_deleted_by_itself(browser_of):
    reviewer = make_reviewer()
    key = reviewer.id
    browser_of(reviewer).refused("/me/data/deletion", {"understood": "y"}, expect=422)
    db.session.expire_all()
    assert db.session.get_one(Account, key).disabled_at is None
