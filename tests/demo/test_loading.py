"""The loaded demonstration: figures counted from rows, everything marked, every life cycle kept."""

from collections import Counter, defaultdict
from datetime import date
from itertools import accumulate

import pyotp
import sqlalchemy as sa

from jobfair.accounts import passwords
from jobfair.accounts.models import Account
from jobfair.accounts.services import second_factor
from jobfair.applications.models import Application
from jobfair.booths.models import Booking
from jobfair.campaigns.models import KeyProject, ReportedFigure
from jobfair.core.history import StateChange
from jobfair.demo import queries
from jobfair.demo.content import article, visits
from jobfair.demo.content.accounts import PASSWORD, TOTP_SECRET, logins
from jobfair.employers.models import Employer
from jobfair.employers.rules import Qualification
from jobfair.extensions import db
from jobfair.fairs.models import Fair, FairZone
from jobfair.fairs.rules import FairState
from jobfair.gate.models import GatePassage
from jobfair.gate.rules import Direction
from jobfair.postings.models import Complaint, FairPosting, Posting
from jobfair.postings.rules import ComplaintState, PostingState
from jobfair.seekers.models import SeekerProfile, TargetGroupMark

WITH_LIFE = (Employer, Fair, Booking, Posting, Application, Complaint)


def fair_in(state: FairState) -> Fair:
    return db.session.scalars(sa.select(Fair).where(Fair.status == state)).one()


def count(query: sa.Select[tuple[int]]) -> int:
    return db.session.scalar(query) or 0


def test_the_archived_fair_shows_110_and_2382_and_more_than_2000_from_rows(loaded: date) -> None:
    found = queries.totals(fair_in(FairState.ARCHIVED))
    assert found.employers == article.fair_employers() == 110
    assert found.headcount == article.fair_headcount() == 2382
    assert found.people == visits.ARCHIVED_PEOPLE > 2000
    assert found.visits > found.people


def test_one_posting_less_changes_the_headcount_shown(loaded: date) -> None:
    fair = fair_in(FairState.ARCHIVED)
    gone = db.session.scalars(sa.select(FairPosting).where(FairPosting.fair_id == fair.id).limit(1)).one()
    headcount = db.session.get_one(Posting, gone.posting_id).headcount
    db.session.delete(gone)
    db.session.flush()
    assert queries.totals(fair).headcount == article.fair_headcount() - headcount
    db.session.rollback()


def test_people_inside_stay_within_the_approved_capacity(loaded: date) -> None:
    fair = fair_in(FairState.ARCHIVED)
    query = sa.select(GatePassage.direction).where(GatePassage.fair_id == fair.id).order_by(GatePassage.at)
    inside = list(accumulate(1 if way is Direction.IN else -1 for way in db.session.scalars(query)))
    assert fair.approved_capacity is not None
    assert max(inside) <= fair.approved_capacity
    assert inside[-1] == 0


def test_a_fair_is_open_today_and_one_can_be_booked(loaded: date) -> None:
    assert fair_in(FairState.LIVE).held_on == loaded
    booking = fair_in(FairState.BOOKING)
    assert booking.held_on > loaded
    states = set(db.session.scalars(sa.select(Booking.status).where(Booking.fair_id == booking.id)))
    assert len(states) >= 4


def test_zones_are_the_rows_the_article_names(loaded: date) -> None:
    for fair in queries.demo_fairs():
        names = db.session.scalars(
            sa.select(FairZone.name_zh).where(FairZone.fair_id == fair.id).order_by(FairZone.sort)
        )
        assert list(names) == article.fair()["zones_zh"]


def test_press_figures_come_from_the_article_with_source_and_date(loaded: date) -> None:
    figures = {(f.subject.split(":")[0], f.key): f for f in db.session.scalars(sa.select(ReportedFigure))}
    campaign = article.campaign()
    assert figures["campaign", "fairs"].value == campaign["fairs"]["total"]
    assert figures["campaign", "headcount_online"].value == campaign["headcount"]["of_which_online"]
    assert figures["campaign", "headcount_online"].part_of == "headcount"
    assert figures["campaign", "passengers"].stated_zh == "开展“点对点”专车运送劳动者4车次98人"
    assert (figures["fair", "people"].value, figures["fair", "people"].qualifier) == (2000, "余")
    assert figures["fair", "zones"].value is None
    assert figures["fair", "zones"].stated_zh == "六大服务板块"
    assert all(figure.source_zh and figure.as_of.year == 2023 for figure in figures.values())


def test_key_projects_say_only_what_the_article_says(loaded: date) -> None:
    projects = list(db.session.scalars(sa.select(KeyProject).order_by(KeyProject.number)))
    told = article.facts()["key_projects"]["projects"]
    assert len(projects) == article.facts()["key_projects"]["stated_count"]
    assert [p.name_zh for p in projects] == [p["name_zh"] for p in told]
    assert [p.investment_100m_yuan for p in projects] == [p["investment_100m_cny"] for p in told]
    assert all((p.status_zh is None) == (p.status_en is None) for p in projects)


def test_everything_is_marked_as_demonstration(loaded: date) -> None:
    for model in (Account, Employer, Fair, Posting, SeekerProfile):
        assert count(sa.select(sa.func.count()).select_from(model).where(sa.not_(model.is_demo))) == 0


def test_each_record_has_one_unbroken_history_that_ends_where_it_stands(loaded: date) -> None:
    steps = defaultdict(list)
    for change in db.session.scalars(sa.select(StateChange).order_by(StateChange.id)):
        steps[change.entity, change.entity_id].append(change)
    for model in WITH_LIFE:
        for number, status in db.session.execute(sa.select(model.id, model.status)):
            chain = steps[model.__tablename__, number]
            assert chain[0].from_state is None
            assert [c.from_state for c in chain[1:]] == [c.to_state for c in chain[:-1]]
            assert chain[-1].to_state == status.value
            assert [c.at for c in chain] == sorted(c.at for c in chain)


def test_every_kind_of_work_waits_for_staff(loaded: date) -> None:
    employers = Counter(db.session.scalars(sa.select(Employer.status)))
    assert set(employers) == set(Qualification)
    assert employers[Qualification.SUBMITTED] >= 3
    assert set(db.session.scalars(sa.select(Posting.status))) == set(PostingState)
    assert ComplaintState.OPEN in set(db.session.scalars(sa.select(Complaint.status)))


def test_employers_of_today_are_verified_and_their_jobs_open(loaded: date) -> None:
    fair = fair_in(FairState.LIVE)
    query = sa.select(Posting).join(FairPosting, FairPosting.posting_id == Posting.id)
    brought = list(db.session.scalars(query.where(FairPosting.fair_id == fair.id)))
    assert len(brought) >= 120
    assert [p.number for p in brought if not p.employer.is_verified] == []
    assert sum(p.is_open for p in brought) > 0.9 * len(brought)
    assert any((p.valid_until - loaded).days <= 2 for p in brought)
    lapsed = [e for e in db.session.scalars(sa.select(Employer)) if e.is_lapsed]
    assert lapsed, "some approvals must have lapsed, to be seen as such"


def test_staff_sign_in_with_the_published_password_and_second_factor(loaded: date) -> None:
    for login in logins():
        column = Account.staff_name if login.is_staff else Account.mobile
        account = db.session.scalars(sa.select(Account).where(column == login.login)).one()
        assert account.roles >= set(login.roles)
        assert (account.totp_secret == TOTP_SECRET) == login.is_staff
        assert second_factor.is_enrolled(account) == login.is_staff
    assert passwords.verify(PASSWORD, account.password_hash)[0]
    assert pyotp.TOTP(TOTP_SECRET).verify(pyotp.TOTP(TOTP_SECRET).now())


def test_target_groups_are_not_readable_in_the_table(loaded: date) -> None:
    stored = db.session.scalars(sa.text("SELECT group_key FROM target_group_mark")).all()
    assert stored
    assert not any("graduate" in text or "disabled" in text for text in stored)
    assert "graduate" in {mark.group_key for mark in db.session.scalars(sa.select(TargetGroupMark))}


def test_applications_rest_on_a_consent_for_that_employer(loaded: date) -> None:
    for application in db.session.scalars(sa.select(Application).limit(60)):
        assert application.consent.recipient == application.posting.employer.name_zh
        assert application.consent.account_id == application.seeker_id
