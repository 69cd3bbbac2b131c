"""Teams and invitations are part of what the portal holds about a person: in the copy, and treated by erasure."""

import io
import json
import zipfile
from datetime import timedelta

import sqlalchemy as sa

from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.employers.models import Membership, TeamInvitation
from jobfair.employers.rules import TeamRole
from jobfair.extensions import db
from jobfair.seekers.queries import held_profile
from jobfair.seekers.services import removal
from tests.support.make.accounts import make_account
from tests.support.make.employers import make_colleague, make_verified_employer, owner_of
from tests.support.make.seekers import make_seeker_with_profile


def invite(employer, address, *, accepted_by=None):
    """An invitation to the employer's team; committed."""
    row = TeamInvitation(
        employer_id=employer.id,
        address=address,
        role=TeamRole.RECRUITER,
        token_hash=f"{db.session.query(TeamInvitation).count():064d}",
        invited_by_id=owner_of(employer).id,
        expires_at=clock.now() + timedelta(days=7),
        accepted_at=clock.now() if accepted_by else None,
        accepted_by_id=accepted_by.id if accepted_by else None,
    )
    db.session.add(row)
    db.session.commit()
    return row


def copy_of(browser):
    """What the person takes away, as programs read it."""
    archive = zipfile.ZipFile(io.BytesIO(browser.get("/me/data/copy").data))
    return json.loads(archive.read("data.json"))


def left(model):
    return list(db.session.scalars(sa.select(model.id)))


def test_recruiters_copy_holds_the_team_and_the_invitation(app, browser_of):
    employer = make_verified_employer()
    recruiter = make_colleague(employer)
    invite(employer, recruiter.mobile, accepted_by=recruiter)
    invite(employer, "13700000001")  # somebody else's
    held = copy_of(browser_of(recruiter))
    membership, invitation = held["teams"]
    assert membership["employer"] == employer.name_zh
    assert membership["role"]
    assert invitation["address"] == recruiter.mobile
    assert "13700000001" not in json.dumps(held)
    assert "担任或曾担任经办人" in browser_of(recruiter).page("/me/data").words()


def test_invitation_nobody_followed_goes_when_its_addressee_does(app):
    employer = make_verified_employer()
    seeker = make_seeker_with_profile()
    invite(employer, seeker.mobile)
    other = invite(employer, "13700000001")
    removal.delete_account(seeker)
    db.session.commit()
    assert left(TeamInvitation) == [other.id]


def test_former_recruiters_team_is_kept_for_the_term_and_then_erased(app):
    employer = make_verified_employer()
    person = make_account(Role.SEEKER, Role.EMPLOYER, name="金演示")
    make_seeker_with_profile(account=person)
    db.session.add(Membership(employer_id=employer.id, account_id=person.id, role="recruiter", left_at=clock.now()))
    invite(employer, person.mobile, accepted_by=person)
    teams = len(left(Membership))
    removal.delete_account(person)
    db.session.commit()
    assert (len(left(Membership)), len(left(TeamInvitation))) == (
        teams,
        1,
    )  # evidence of who spoke for the employer
    held_profile(person.id).retain_until = clock.today()
    db.session.commit()
    assert removal.erase_due(dry_run=False) == [person.id]
    db.session.commit()
    assert (len(left(Membership)), left(TeamInvitation)) == (teams - 1, [])


def test_whoever_still_acts_for_an_employer_goes_on(app):
    employer = make_verified_employer()
    person = make_account(Role.SEEKER, Role.EMPLOYER, name="金演示")
    make_seeker_with_profile(account=person)
    db.session.add(Membership(employer_id=employer.id, account_id=person.id, role="recruiter"))
    db.session.commit()
    teams = left(Membership)
    removal.delete_account(person)
    db.session.commit()
    assert left(Membership) == teams
