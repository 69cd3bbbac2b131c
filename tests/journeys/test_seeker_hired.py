"""A seeker fills in a profile, applies, is invited, hired and starts; both sides see the same at every step."""

from datetime import timedelta

import sqlalchemy as sa

from jobfair.applications.models import Application
from jobfair.core import clock
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.postings.models import Posting
from tests.support.make.accounts import make_recruiter, make_seeker
from tests.support.make.applications import make_application
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.reference import occupation


def test_seeker_is_hired(browser_of):
    recruiter, seeker = make_recruiter(name="钱演示"), make_seeker(name="孙演示")
    posting = make_published_posting(make_verified_employer(owner=recruiter), headcount=2)
    number, posting_id, employer_name = posting.number, posting.id, posting.employer.name_zh
    elsewhere_id = make_application(make_published_posting(), seeker).id
    seeker_id, mobile = seeker.id, seeker.mobile
    person, desk = browser_of(seeker), browser_of(recruiter)

    # Without a profile the way leads through it and back to the job.
    page = person.page(f"/jobs/{number}/application")
    profile_url = page.one("main a.button[href*='/me/profile']").attrs["href"]
    profile = {
        "full_name": "孙演示",
        "born_on": "1996-05-01",
        "education_rank": "3",
        "occupation_1": str(occupation("welder").id),
        "declared": "y",
    }
    page = person.follow(person.submit(profile_url, profile))
    assert "同意并投递" in page.words()

    # Two presses: the page of the application, and the button.
    person.follow(
        person.submit(f"/jobs/{number}/application", {"kinds": ["profile", "phone"], "message": "盼回复"})
    )
    application = (
        db.session.scalars(sa.select(Application).where(Application.posting_id == posting_id)).unique().one()
    )
    key = application.id
    assert application.consent.recipient == employer_name

    # The employer opens the résumé; only then is it seen, and the seeker is told.
    assert "孙演示" in desk.page("/employer/applicants").words()
    assert mobile not in desk.page(f"/employer/applicants/{key}").text
    opened = desk.follow(desk.submit(f"/employer/applicants/{key}/opening"))
    assert mobile in opened.text
    assert "盼回复" in opened.text

    # Interview, intention, hired; each with a preview before it is sent.
    on = (clock.today() + timedelta(days=3)).isoformat()
    interview = {"step": "interview", "id": key, "on": on, "at": "09:30", "place": "演示路8号二楼", "mode": "place"}
    preview = desk.post("/employer/applicants/step", data=interview)
    assert "演示路8号二楼" in preview.text
    assert "send" in preview.text
    desk.submit("/employer/applicants/step", {**interview, "send": "1"})
    assert "演示路8号二楼" in person.page(f"/me/applications/{key}").words()
    today = clock.today().isoformat()
    for step in ("intend", "hire"):
        desk.submit("/employer/applicants/step", {"step": step, "id": key, "on": today, "send": "1"})
    person.submit(f"/me/applications/{key}/hire-confirmation")

    # The first day at work lowers the remaining count; the others are set aside and can come back.
    person.submit(f"/me/applications/{key}/start", {"on": today})
    assert db.session.get(Posting, posting_id).open_headcount == 1
    person.submit(f"/me/applications/{key}/others")
    assert db.session.get(Application, elsewhere_id).status.value == "set_aside"
    person.submit(f"/me/applications/{elsewhere_id}/return")
    assert db.session.get(Application, elsewhere_id).status.value == "submitted"

    # Everything is told and visible: who read what, each step with its day.
    told = sa.select(Notice.kind).where(Notice.account_id == seeker_id).order_by(Notice.id)
    kinds = db.session.scalars(told).all()
    assert kinds == ["application.view", "application.interview", "application.intend", "application.hire"]
    assert employer_name in person.page("/me/data").words()
    steps = person.page(f"/me/applications/{key}").words(".timeline")
    for word in ("投递", "面试", "意向", "录用", "到岗"):
        assert word in steps
