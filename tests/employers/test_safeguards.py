"""What nobody gets past: facts staff never saw, invitations without end, roles that stay, piles of papers."""

import io

import pytest
from werkzeug.datastructures import FileStorage

from jobfair.accounts.models import Account
from jobfair.core.access import Role
from jobfair.core.errors import Conflict, TooMany
from jobfair.core.outbox import OutboxMessage
from jobfair.core.uploads import StoredFile, path_of
from jobfair.employers import queries, rules
from jobfair.employers.models import QualificationDocument
from jobfair.employers.rules import DocumentKind, TeamRole
from jobfair.employers.services import papers, profile, review, team
from jobfair.extensions import db
from tests.support.databases import count
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import (
    PDF,
    add_documents,
    make_colleague,
    make_draft_employer,
    make_verified_employer,
    owner_of,
)

MOBILE = "13900001234"


def propose(employer, name):
    employer = queries.get_employer(employer.id)
    profile.update_profile(owner_of(employer), employer=employer, facts={"name_zh": name})
    db.session.commit()


def invite(employer, address=MOBILE):
    owner = owner_of(employer)
    try:
        team.invite(owner, membership=queries.get_membership(owner), address=address, role=TeamRole.RECRUITER)
    finally:
        db.session.commit()
    return db.session.query(OutboxMessage).order_by(OutboxMessage.id.desc()).first()


def upload():
    return {"file": (io.BytesIO(PDF), "licence.pdf")}


def test_facts_proposed_after_the_page_was_opened_are_not_confirmed(app, browser_of):
    employer, reviewer = make_verified_employer(name_zh="演示原名有限公司"), browser_of(make_reviewer())
    propose(employer, "演示新名有限公司")
    path = f"/staff/employers/{employer.id}"
    page = reviewer.page(path)
    values = {
        "seen": page.one(f'form[action="{path}/decision"] input[name="seen"]').attrs["value"],
        "verb": "renew",
    }
    propose(employer, "演示冒名有限公司")
    reviewer.refused(f"{path}/decision", values, expect=409)
    db.session.expire_all()
    assert queries.get_employer(employer.id).name_zh == "演示原名有限公司"


def test_papers_replaced_after_the_page_was_opened_are_not_decided_about(app):
    employer = make_verified_employer()
    seen = queries.state_seen(employer)
    document = queries.current_documents(employer)[DocumentKind.LICENCE]
    document.replaced_at = document.created_at
    add_one(employer, DocumentKind.LICENCE)
    with pytest.raises(Conflict):
        review.take(make_reviewer(), employer=employer, seen=seen)


def add_one(employer, kind):
    old = db.session.query(QualificationDocument).filter_by(employer_id=employer.id).first()
    db.session.flush()
    db.session.add(QualificationDocument(employer_id=employer.id, kind=kind, file_id=old.file_id))
    db.session.commit()


def test_declined_facts_are_gone_and_wait_again_when_proposed_again(app):
    employer = make_verified_employer(name_zh="演示原名有限公司")
    propose(employer, "演示新名有限公司")
    review.give_back(make_reviewer(), employer=employer, reason="名称与执照不一致。")
    assert employer.proposed_facts is None
    propose(employer, "演示新名有限公司")
    assert employer.proposed_facts == {"name_zh": "演示新名有限公司"}
    assert employer.waiting_since is not None


def test_one_number_gets_three_invitations_a_day(app):
    employer = make_draft_employer()
    for _number in range(rules.INVITATIONS_TO_ONE_A_DAY):
        invite(employer)
    with pytest.raises(TooMany):
        invite(employer)
    with pytest.raises(TooMany):
        invite(make_draft_employer())  # whoever sends it
    assert count(OutboxMessage) == rules.INVITATIONS_TO_ONE_A_DAY


def test_one_employer_sends_a_bounded_number_of_invitations_a_day(app):
    employer = make_verified_employer()
    owner = owner_of(employer)
    for number in range(rules.INVITATIONS_A_DAY):
        message = invite(employer, f"1390000{number:04d}")
        for open_one in queries.open_invitations(employer):
            team.withdraw_invitation(owner, membership=queries.get_membership(owner), invitation=open_one)
        db.session.commit()
    assert message.address == f"1390000{rules.INVITATIONS_A_DAY - 1:04d}"
    with pytest.raises(TooMany):
        invite(employer, "13911110000")


def test_invitation_does_not_name_an_employer_that_nobody_has_checked(app):
    text = invite(make_draft_employer(name_zh="演示中奖请加微信有限公司")).body
    assert "中奖" not in text
    assert "/invitations/" in text
    mail = invite(make_draft_employer(name_zh="演示领奖请加微信有限公司"), "somebody@example.cn")
    assert "领奖" not in mail.subject + mail.body
    assert "演示诚信" in invite(make_verified_employer(name_zh="演示诚信有限公司"), "13900005678").body


def test_role_ends_with_the_last_membership_and_comes_back_with_the_next(app):
    employer = make_verified_employer()
    colleague = make_colleague(employer)
    member = queries.get_membership(colleague)
    team.end_membership(colleague, membership=member, member=member)
    db.session.commit()
    assert Role.EMPLOYER not in db.session.get(Account, colleague.id).roles
    message = invite(employer, colleague.mobile)
    team.accept(colleague, token=message.body.split("/invitations/")[1].split()[0].rstrip("。."))
    assert Role.EMPLOYER in colleague.roles


def test_whoever_left_may_still_register_an_employer(app, browser_of):
    colleague = make_colleague(make_verified_employer())
    browser = browser_of(colleague)
    member_id = queries.get_membership(colleague).id
    browser.submit(f"/employer/team/{member_id}/departure", {})
    db.session.expire_all()
    assert Role.EMPLOYER not in db.session.get(Account, colleague.id).roles
    assert browser.page("/employer/register").all('input[name="credit_code"]')


def test_region_of_five_thousand_figures_is_left_aside(client):
    client.page("/employers?region=" + "9" * 5000)


def test_staff_do_not_act_for_an_employer(app, browser_of):
    message = invite(make_verified_employer())
    token = message.body.split("/invitations/")[1].split()[0].rstrip("。.")
    with pytest.raises(Conflict):
        team.accept(make_reviewer(), token=token)


@pytest.mark.parametrize("name", ["contact_name", "address_zh", "introduction_zh"])
def test_blank_text_does_not_fill_a_required_field(app, browser_of, name):
    employer = make_draft_employer()
    browser = browser_of(owner_of(employer))
    values = {
        "name_zh": employer.name_zh, "account_type": "employer", "industry_code": "C34", "size_band": "under_100",
        "region_id": str(employer.region_id), "address_zh": "锦州市演示路", "contact_name": "赵演示",
        "contact_phone": "0416-0000000", "introduction_zh": "演示企业。", name: "   ",
    }  # fmt: skip
    browser.refused("/employer/profile", values)


def test_papers_of_one_employer_are_limited_by_the_day(app, browser_of):
    employer = make_draft_employer()
    browser = browser_of(owner_of(employer))
    for _number in range(rules.PAPERS_A_DAY):
        browser.submit("/employer/documents/licence", upload())
    browser.refused("/employer/documents/licence", upload(), expect=429)


def test_version_nobody_was_shown_is_not_kept(app):
    employer = make_draft_employer()
    owner = owner_of(employer)
    first = hand_in(owner, employer)
    path = path_of(first.file)
    assert path.is_file()
    hand_in(owner, employer)
    db.session.commit()
    assert count(QualificationDocument) == 1
    assert count(StoredFile) == 1
    assert not path.exists()


def test_version_that_was_handed_in_stays_as_evidence(app):
    employer = make_draft_employer()
    owner = owner_of(employer)
    add_documents(employer, rules.DocumentState.PENDING)
    papers.submit(owner, employer=employer)
    review.give_back(make_reviewer(), employer=employer, reason="请重新扫描。")
    db.session.commit()
    hand_in(owner, employer)
    db.session.commit()
    assert [document.kind for document in queries.earlier_documents(employer)] == [DocumentKind.LICENCE]


def hand_in(actor, employer):
    upload_of = FileStorage(io.BytesIO(PDF), filename="licence.pdf")
    document = papers.hand_in_document(actor, employer=employer, kind=DocumentKind.LICENCE, upload=upload_of)
    db.session.commit()
    return document
