"""Staff decide: what changes, what is told, what is refused."""

from datetime import date, timedelta

import pytest

from jobfair.core import audit, clock
from jobfair.core.audit import AuditEntry
from jobfair.core.errors import Conflict, Forbidden, Invalid
from jobfair.core.history import changes_of
from jobfair.employers import queries, rules
from jobfair.employers.models import Employer, Membership, Violation
from jobfair.employers.rules import AccountType, DocumentKind, DocumentState, Qualification, TeamRole, ViolationKind
from jobfair.employers.services import papers, profile, reminders, review
from jobfair.employers.services.review import Finding
from jobfair.extensions import db
from jobfair.notices.models import Notice
from tests.support.databases import count
from tests.support.make.accounts import make_recruiter, make_reviewer
from tests.support.make.employers import (
    add_documents,
    make_draft_employer,
    make_submitted_employer,
    make_suspended_employer,
    make_verified_employer,
    owner_of,
)


def accept_all(reviewer, employer):
    found = {
        document.id: Finding(DocumentState.ACCEPTED) for document in queries.current_documents(employer).values()
    }
    review.judge(reviewer, employer=employer, findings=found)


def notices_of(account):
    return list(db.session.query(Notice).filter_by(account_id=account.id).order_by(Notice.id))


def test_approval_starts_the_clock_tells_the_team_and_leaves_traces(app):
    reviewer, employer = make_reviewer(), make_submitted_employer()
    accept_all(reviewer, employer)
    review.approve(reviewer, employer=employer)
    assert employer.is_verified
    assert employer.checked_on == clock.today()
    assert employer.approved_until == rules.months_after(clock.today())
    assert employer.waiting_since is None
    assert [change.verb for change in changes_of("employer", employer.id)] == ["begin", "submit", "approve"]
    assert [notice.kind for notice in notices_of(owner_of(employer))] == ["employer.approved"]
    assert db.session.query(AuditEntry).filter_by(action="employer.approved", actor_id=reviewer.id).count() == 1
    assert audit.first_broken_entry() is None


def test_approval_with_an_unchecked_document_is_refused_by_name(app):
    reviewer, employer = make_reviewer(), make_submitted_employer()
    accept_all(reviewer, employer)
    licence = queries.current_documents(employer)[DocumentKind.LICENCE]
    licence.state = DocumentState.PENDING
    with pytest.raises(Invalid) as refusal:
        review.approve(reviewer, employer=employer)
    assert str(DocumentKind.LICENCE.label) in str(refusal.value.message)


def test_agency_is_verified_no_longer_than_its_licence(app):
    until = clock.today() + timedelta(days=40)
    employer = make_submitted_employer(
        account_type=AccountType.AGENCY, licence_number="演示1号", licence_scope="职业中介", licence_until=until
    )
    reviewer = make_reviewer()
    accept_all(reviewer, employer)
    review.approve(reviewer, employer=employer)
    assert employer.approved_until == until


def test_agency_with_expired_licence_is_not_verified(app):
    employer = make_submitted_employer(
        account_type=AccountType.AGENCY,
        licence_number="演示1号",
        licence_scope="职业中介",
        licence_until=clock.today() - timedelta(days=1),
    )
    reviewer = make_reviewer()
    accept_all(reviewer, employer)
    with pytest.raises(Invalid):
        review.approve(reviewer, employer=employer)


def test_rejected_document_needs_a_reason(app):
    reviewer, employer = make_reviewer(), make_submitted_employer()
    licence = queries.current_documents(employer)[DocumentKind.LICENCE]
    with pytest.raises(Invalid) as refusal:
        review.judge(reviewer, employer=employer, findings={licence.id: Finding(DocumentState.REJECTED, "  ")})
    assert refusal.value.field == f"reason_{licence.id}"


def test_return_tells_the_team_exactly_what_to_mend(app):
    reviewer, employer = make_reviewer(), make_submitted_employer()
    licence = queries.current_documents(employer)[DocumentKind.LICENCE]
    review.judge(reviewer, employer=employer, findings={licence.id: Finding(DocumentState.REJECTED, "印章看不清")})
    review.give_back(reviewer, employer=employer, reason="")
    assert employer.status is Qualification.RETURNED
    assert "印章看不清" in notices_of(owner_of(employer))[-1].body
    assert "印章看不清" in changes_of("employer", employer.id)[-1].reason


def test_return_without_anything_to_mend_is_refused(app):
    with pytest.raises(Invalid):
        review.give_back(make_reviewer(), employer=make_submitted_employer(), reason=" ")


def test_returned_employer_cannot_hand_in_the_same_rejected_paper(app):
    reviewer, employer = make_reviewer(), make_submitted_employer()
    licence = queries.current_documents(employer)[DocumentKind.LICENCE]
    review.judge(reviewer, employer=employer, findings={licence.id: Finding(DocumentState.REJECTED, "过期")})
    review.give_back(reviewer, employer=employer, reason="")
    with pytest.raises(Invalid) as refusal:
        papers.submit(owner_of(employer), employer=employer)
    assert str(DocumentKind.LICENCE.label) in str(refusal.value.message)


def test_refusal_needs_a_reason(app):
    with pytest.raises(Invalid):
        review.refuse(make_reviewer(), employer=make_submitted_employer(), reason="")


def test_refused_employer_can_be_reopened_by_staff(app):
    reviewer, employer = make_reviewer(), make_submitted_employer()
    review.refuse(reviewer, employer=employer, reason="主体不存在")
    review.reopen(reviewer, employer=employer, reason="核实后恢复")
    assert employer.status is Qualification.RETURNED


def test_suspension_hides_tells_and_keeps_the_evidence(app):
    reviewer, employer = make_reviewer(), make_verified_employer()
    review.suspend(
        reviewer,
        employer=employer,
        kind=ViolationKind.FEES,
        description="向求职者收取押金",
        happened_on=clock.today(),
    )
    assert not employer.is_verified
    assert count(Violation) == 1
    assert notices_of(owner_of(employer))[-1].kind == "employer.suspended"
    assert len(queries.current_documents(employer)) == 4


def test_suspension_on_a_day_to_come_is_refused(app):
    with pytest.raises(Invalid) as refusal:
        review.suspend(
            make_reviewer(),
            employer=make_verified_employer(),
            kind=ViolationKind.OTHER,
            description="x",
            happened_on=clock.today() + timedelta(days=1),
        )
    assert refusal.value.field == "happened_on"


def test_draft_cannot_be_suspended(app):
    with pytest.raises(Conflict):
        review.suspend(
            make_reviewer(),
            employer=make_draft_employer(),
            kind=ViolationKind.OTHER,
            description="x",
            happened_on=clock.today(),
        )


def test_reinstated_employer_goes_on_with_its_old_clock(app):
    employer = make_suspended_employer()
    until = employer.approved_until
    review.reinstate(make_reviewer(), employer=employer, reason="已改正")
    assert employer.is_verified
    assert employer.approved_until == until


def test_second_reviewer_is_told_that_somebody_was_quicker(app):
    first, second, employer = make_reviewer(), make_reviewer(), make_submitted_employer()
    seen = queries.state_seen(employer)
    review.take(first, employer=employer, seen=seen)
    accept_all(first, employer)
    review.approve(first, employer=employer)
    with pytest.raises(Conflict):
        review.take(second, employer=employer, seen=seen)


def test_reviewer_of_the_own_employer_is_refused(app):
    reviewer, employer = make_reviewer(), make_submitted_employer()
    db.session.add(Membership(employer_id=employer.id, account_id=reviewer.id, role=TeamRole.RECRUITER))
    with pytest.raises(Forbidden):
        review.take(reviewer, employer=employer, seen=queries.state_seen(employer))


def test_document_of_another_employer_cannot_be_judged(app):
    stranger = queries.current_documents(make_submitted_employer())[DocumentKind.LICENCE]
    with pytest.raises(Conflict):
        review.judge(
            make_reviewer(),
            employer=make_submitted_employer(),
            findings={stranger.id: Finding(DocumentState.ACCEPTED)},
        )


def test_changed_name_of_a_verified_employer_waits_for_staff(app):
    employer = make_verified_employer()
    old, owner = employer.name_zh, owner_of(employer)
    waits = profile.update_profile(owner, employer=employer, facts={"name_zh": "演示新名有限公司", "website": None})
    assert waits
    assert employer.name_zh == old
    assert employer.is_verified
    assert employer.waiting_since is not None
    reviewer = make_reviewer()
    review.renew(reviewer, employer=employer)
    assert employer.name_zh == "演示新名有限公司"
    assert employer.pinyin.startswith("yanshixinming")
    assert employer.proposed_facts is None
    assert employer.waiting_since is None


def test_changed_introduction_of_a_verified_employer_shows_at_once(app):
    employer = make_verified_employer()
    waits = profile.update_profile(owner_of(employer), employer=employer, facts={"introduction_zh": "新介绍"})
    assert not waits
    assert employer.introduction_zh == "新介绍"
    assert employer.waiting_since is None


def test_licence_day_survives_the_wait_for_staff(app):
    employer = make_verified_employer()
    facts = {
        "account_type": AccountType.AGENCY,
        "licence_number": "演示2号",
        "licence_scope": "职业中介",
        "licence_until": date(2099, 1, 31),
    }
    profile.update_profile(owner_of(employer), employer=employer, facts=facts)
    db.session.commit()
    review.renew(make_reviewer(), employer=employer)
    assert employer.licence_until == date(2099, 1, 31)
    assert employer.account_type is AccountType.AGENCY


def test_declined_change_leaves_the_verified_facts_in_force(app):
    employer = make_verified_employer()
    old = employer.name_zh
    profile.update_profile(owner_of(employer), employer=employer, facts={"name_zh": "演示假名有限公司"})
    review.give_back(make_reviewer(), employer=employer, reason="与执照不符")
    assert employer.is_verified
    assert employer.name_zh == old
    assert employer.waiting_since is None
    assert notices_of(owner_of(employer))[-1].kind == "employer.declined"


def test_profile_is_closed_while_papers_are_checked(app):
    employer = make_submitted_employer()
    with pytest.raises(Conflict):
        profile.update_profile(owner_of(employer), employer=employer, facts={"introduction_zh": "x"})


def test_renewal_asked_too_early_is_refused(app):
    employer = make_verified_employer()
    with pytest.raises(Conflict):
        papers.ask_renewal(owner_of(employer), employer=employer)


def test_lapsed_employer_can_ask_for_the_next_check_and_is_renewed(app):
    employer = make_verified_employer(approved_until=clock.today() - timedelta(days=3))
    papers.ask_renewal(owner_of(employer), employer=employer)
    assert not employer.is_verified
    review.renew(make_reviewer(), employer=employer)
    assert employer.is_verified


def test_submission_names_everything_that_is_missing(app):
    employer = make_draft_employer(introduction_zh="", contact_phone="")
    with pytest.raises(Invalid) as refusal:
        papers.submit(owner_of(employer), employer=employer)
    said = str(refusal.value.message)
    for kind in DocumentKind:
        assert str(kind.label) in said


def test_complete_draft_is_submitted_and_waits(app):
    employer = make_draft_employer()
    add_documents(employer, DocumentState.PENDING)
    papers.submit(owner_of(employer), employer=employer)
    assert employer.status is Qualification.SUBMITTED
    assert employer.waiting_since is not None


def test_reminders_go_once_for_each_step(app):
    employer = make_verified_employer(approved_until=clock.today() + timedelta(days=7))
    make_verified_employer(approved_until=clock.today() + timedelta(days=90))
    assert reminders.remind_before_lapse() == 1
    assert reminders.remind_before_lapse() == 0
    employer.approved_until = clock.today() + timedelta(days=1)
    db.session.commit()
    assert reminders.remind_before_lapse() == 1
    assert {notice.kind for notice in notices_of(owner_of(employer))} == {"employer.lapses_soon"}


def test_who_has_asked_for_the_next_check_is_not_reminded(app):
    employer = make_verified_employer(approved_until=clock.today() + timedelta(days=7))
    employer.waiting_since = clock.now()
    db.session.commit()
    assert reminders.remind_before_lapse() == 0


def test_notice_speaks_the_language_of_each_member(app):
    employer = make_submitted_employer(make_recruiter(language="en"))
    reviewer = make_reviewer()
    accept_all(reviewer, employer)
    review.approve(reviewer, employer=employer)
    assert "is verified" in notices_of(owner_of(employer))[0].title


def test_database_refuses_an_approval_without_clock(app):
    employer = make_verified_employer()
    db.session.execute(db.update(Employer).where(Employer.id == employer.id).values(status=Qualification.DRAFT))
    with pytest.raises(Exception, match="approved_has_clock"):
        db.session.execute(
            db.update(Employer)
            .where(Employer.id == employer.id)
            .values(status=Qualification.APPROVED, approved_until=None)
        )
