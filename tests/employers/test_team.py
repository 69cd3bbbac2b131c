"""The team: invited by a link that works once, never without an owner, one employer a person."""

import re
from datetime import timedelta

import pytest

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.errors import Conflict, Forbidden, Invalid, NotFound
from jobfair.core.outbox import Channel, OutboxMessage
from jobfair.employers import queries, rules
from jobfair.employers.models import Membership, TeamInvitation
from jobfair.employers.rules import TeamRole
from jobfair.employers.services import team
from jobfair.extensions import db
from tests.support.databases import count
from tests.support.make.accounts import make_recruiter, make_seeker
from tests.support.make.employers import make_colleague, make_draft_employer, make_verified_employer, owner_of

MOBILE = "13900001234"


def invite(employer, address=MOBILE, role=TeamRole.RECRUITER):
    """An open invitation and the token that only the message holds."""
    owner = owner_of(employer)
    team.invite(owner, membership=queries.get_membership(owner), address=address, role=role)
    message = db.session.query(OutboxMessage).order_by(OutboxMessage.id.desc()).first()
    db.session.commit()
    return re.search(r"/invitations/([\w-]+)", message.body).group(1)


def test_invitation_goes_out_by_text_message_and_keeps_no_token(app):
    token = invite(make_draft_employer())
    message = db.session.query(OutboxMessage).one()
    assert (message.channel, message.address) == (Channel.SMS, MOBILE)
    assert db.session.query(TeamInvitation).one().token_hash == team.hash_token(token) != token


def test_invitation_to_an_address_goes_out_by_mail(app):
    invite(make_draft_employer(), "new.person@example.cn")
    assert db.session.query(OutboxMessage).one().channel is Channel.MAIL


@pytest.mark.parametrize("address", ["12345", "nobody", "a@b", ""])
def test_address_that_cannot_be_reached_is_refused(app, address):
    employer = make_draft_employer()
    with pytest.raises(Invalid) as refusal:
        invite(employer, address)
    assert refusal.value.field == "address"


def test_member_cannot_be_invited_again(app):
    employer = make_draft_employer()
    with pytest.raises(Conflict):
        invite(employer, owner_of(employer).mobile)


def test_recruiter_cannot_invite(app):
    employer = make_draft_employer()
    colleague = make_colleague(employer)
    with pytest.raises(Forbidden):
        team.invite(
            colleague,
            membership=queries.get_membership(colleague),
            address=MOBILE,
            role=TeamRole.RECRUITER,
        )


def test_newer_invitation_replaces_the_older(app):
    employer = make_draft_employer()
    first = invite(employer)
    invite(employer)
    with pytest.raises(NotFound):
        team.open_invitation(first)


def test_open_invitations_are_limited(app):
    employer = make_draft_employer()
    for number in range(rules.MOST_OPEN_INVITATIONS):
        invite(employer, f"person{number}@example.cn")
    with pytest.raises(Conflict):
        invite(employer, "one.more@example.cn")


def test_seeker_accepts_and_becomes_recruiter(app):
    employer, seeker = make_draft_employer(), make_seeker()
    token = invite(employer)
    team.accept(seeker, token=token)
    assert queries.employer_of(seeker).id == employer.id
    assert seeker.has("employer")
    assert seeker.has("seeker")


def test_link_works_once(app):
    employer = make_draft_employer()
    token = invite(employer)
    team.accept(make_seeker(), token=token)
    with pytest.raises(NotFound):
        team.accept(make_seeker(), token=token)


def test_old_link_opens_nothing(app):
    token = invite(make_draft_employer())
    db.session.query(TeamInvitation).one().expires_at = clock.now() - timedelta(seconds=1)
    with pytest.raises(NotFound):
        team.accept(make_seeker(), token=token)


def test_withdrawn_link_opens_nothing(app):
    employer = make_draft_employer()
    token = invite(employer)
    owner = owner_of(employer)
    invitation = queries.open_invitations(employer)[0]
    team.withdraw_invitation(owner, membership=queries.get_membership(owner), invitation=invitation)
    with pytest.raises(NotFound):
        team.accept(make_seeker(), token=token)


def test_member_of_another_employer_cannot_join(app):
    token = invite(make_draft_employer())
    with pytest.raises(Conflict):
        team.accept(owner_of(make_verified_employer()), token=token)


def test_newcomer_opens_an_account_for_the_invited_address(app):
    employer = make_draft_employer()
    token = invite(employer, role=TeamRole.OWNER)
    account = team.join_as_newcomer(token=token, name="周演示", password="seven-blue-geese")
    assert account.mobile == MOBILE
    assert account.mobile_confirmed_at is not None
    assert queries.get_membership(account).role is TeamRole.OWNER


def test_newcomer_with_a_weak_password_is_refused_and_the_link_stays_good(app):
    token = invite(make_draft_employer())
    with pytest.raises(Invalid) as refusal:
        team.join_as_newcomer(token=token, name="周演示", password="12345678")
    assert refusal.value.field == "password"
    assert team.open_invitation(token)


def test_invited_address_with_an_account_is_asked_to_sign_in(app):
    make_seeker(mobile=MOBILE)
    token = invite(make_draft_employer())
    with pytest.raises(Conflict):
        team.join_as_newcomer(token=token, name="周演示", password="seven-blue-geese")


def test_owner_makes_a_recruiter_an_owner_and_may_then_leave(app):
    employer = make_draft_employer()
    owner, colleague = owner_of(employer), make_colleague(employer)
    mine, theirs = queries.get_membership(owner), queries.get_membership(colleague)
    team.change_role(owner, membership=mine, member=theirs, role=TeamRole.OWNER)
    team.end_membership(owner, membership=mine, member=mine)
    assert queries.employer_of(owner) is None


def test_last_owner_cannot_leave(app):
    employer = make_draft_employer()
    make_colleague(employer)
    owner = owner_of(employer)
    mine = queries.get_membership(owner)
    with pytest.raises(Conflict):
        team.end_membership(owner, membership=mine, member=mine)


def test_last_owner_cannot_become_a_recruiter(app):
    owner = owner_of(make_draft_employer())
    mine = queries.get_membership(owner)
    with pytest.raises(Conflict):
        team.change_role(owner, membership=mine, member=mine, role=TeamRole.RECRUITER)


def test_recruiter_leaves_but_removes_nobody(app):
    employer = make_draft_employer()
    first, second = make_colleague(employer), make_colleague(employer)
    mine, theirs = queries.get_membership(first), queries.get_membership(second)
    with pytest.raises(Forbidden):
        team.end_membership(first, membership=mine, member=theirs)
    team.end_membership(first, membership=mine, member=mine)
    assert queries.employer_of(first) is None


def test_member_of_another_team_is_not_found(app):
    employer, other = make_draft_employer(), make_draft_employer()
    stranger = queries.get_membership(owner_of(other))
    with pytest.raises(NotFound):
        queries.get_member(employer, stranger.id)


def test_database_refuses_a_second_live_membership(app):
    owner = owner_of(make_draft_employer())
    other = make_draft_employer()
    db.session.add(Membership(employer_id=other.id, account_id=owner.id, role=TeamRole.RECRUITER))
    with pytest.raises(Exception, match=r"(?i)unique"):
        db.session.flush()


# --- pages


def test_owner_invites_and_takes_back_on_the_page(browser_of):
    employer = make_draft_employer()
    key, browser = employer.id, browser_of(owner_of(employer))
    browser.submit("/employer/team/invitations", {"address": MOBILE, "role": "recruiter"})
    assert "139****1234" in browser.page("/employer/team").words()
    invitation = queries.open_invitations(queries.get_employer(key))[0]
    browser.submit(f"/employer/team/invitations/{invitation.id}/withdrawal")
    assert not queries.open_invitations(queries.get_employer(key))


def test_wrong_address_is_refused_beside_the_field(browser_of):
    browser = browser_of(owner_of(make_draft_employer()))
    page = browser.refused("/employer/team/invitations", {"address": "12", "role": "recruiter"})
    assert page.all("#address-error")
    assert page.one("#address").attrs["value"] == "12"


def test_recruiter_sees_the_team_without_buttons_of_owners(browser_of):
    page = browser_of(make_colleague(make_draft_employer())).page("/employer/team")
    assert not page.all("form[action$='/role']")
    assert not page.all("#address")


def test_recruiter_posting_to_the_team_is_refused(browser_of):
    browser = browser_of(make_colleague(make_draft_employer()))
    browser.refused("/employer/team/invitations", {"address": MOBILE, "role": "owner"}, expect=403)
    assert count(TeamInvitation) == 0


def test_invitation_of_another_team_cannot_be_withdrawn(browser_of):
    employer = make_draft_employer()
    invite(employer)
    key = queries.open_invitations(employer)[0].id
    path = f"/employer/team/invitations/{key}/withdrawal"
    browser_of(owner_of(make_draft_employer())).refused(path, expect=404)


@pytest.mark.parametrize("language", ["", "/en"])
def test_visitor_opens_the_link_and_joins(client, language):
    token = invite(make_draft_employer())
    page = client.page(f"{language}/invitations/{token}")
    assert page.all("#password")
    values = {"name": "周演示", "password": "seven-blue-geese", "privacy": "y"}
    client.submit(f"{language}/invitations/{token}/account", values)
    client.page("/employer")
    assert db.session.query(Account).filter_by(mobile=MOBILE).one()


def test_joining_without_privacy_agreement_is_refused(client):
    token = invite(make_draft_employer())
    page = client.refused(f"/invitations/{token}/account", {"name": "周演示", "password": "seven-blue-geese"})
    assert page.all("#privacy-error")


def test_signed_in_person_joins_with_one_press(browser_of):
    token = invite(make_draft_employer())
    browser = browser_of(make_seeker())
    browser.page(f"/invitations/{token}")
    browser.submit(f"/invitations/{token}/acceptance")
    browser.page("/employer")


def test_member_of_another_employer_is_told_why_the_link_does_not_work(browser_of):
    token = invite(make_draft_employer())
    browser = browser_of(owner_of(make_verified_employer()))
    assert not browser.page(f"/invitations/{token}").all("form[action$='/acceptance']")
    browser.refused(f"/invitations/{token}/acceptance", expect=409)


@pytest.mark.parametrize("token", ["x", "a" * 500])
def test_unknown_link_says_so(client, token):
    page = client.page(f"/invitations/{token}", expect=404)
    assert page.one("h1")


def test_colleague_is_removed_and_gets_a_message(browser_of):
    employer = make_draft_employer()
    colleague = make_colleague(employer)
    person, member = colleague.id, queries.get_membership(colleague).id
    browser_of(owner_of(employer)).submit(f"/employer/team/{member}/departure")
    assert queries.find_membership(db.session.get(Account, person)) is None


def test_recruiter_without_team_may_be_invited_elsewhere(app):
    recruiter = make_recruiter()
    team.accept(recruiter, token=invite(make_draft_employer()))
    assert queries.get_membership(recruiter).role is TeamRole.RECRUITER
