"""The seeker's own pages: who may open them, what they keep, what they refuse."""

import io
import json
import pathlib
import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.extensions import db
from jobfair.seekers.models import DataRead, ResumeEntry, SeekerProfile, SkillCertificate, TargetGroupMark
from tests.support import client as client_rules
from tests.support.make.accounts import make_recruiter, make_seeker, make_staff
from tests.support.make.reference import occupation
from tests.support.make.seekers import (
    make_certificate,
    make_resume_entry,
    make_seeker_with_profile,
    profile_of,
)

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PAGES = (
    "/me/profile",
    "/me/resume",
    "/me/resume/sheet",
    "/me/resume/entries/new",
    "/me/resume/certificates/new",
    "/me/target-groups",
    "/me/data",
    "/me/data/deletion",
)


def profile_form(**changes: object) -> dict[str, object]:
    """A filled-in profile as a browser sends it."""
    return {
        "full_name": "孙演示",
        "born_on": "1999-02-28",
        "education_rank": "3",
        "experience_years": "4",
        "occupation_1": str(occupation("welder").id),
        "wanted_monthly_yuan": "6000",
        "declared": "y",
        **changes,
    }


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_own_page_opens_in_both_languages(browser_of, path, prefix):
    seeker = make_seeker_with_profile()
    make_resume_entry(seeker)
    make_certificate(seeker)
    browser_of(seeker).page(prefix + path)


@pytest.mark.parametrize("path", PAGES)
def test_visitor_is_sent_to_sign_in_and_back(client, path):
    response = client.get(path, expect=302)
    assert "/sign-in?next=" + path.replace("/", "%2F") in response.headers["Location"] or (
        "next=" + path in response.headers["Location"]
    )


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("/me/data")])
def test_recruiter_has_no_seeker_pages(browser_of, path):
    browser_of(make_recruiter()).page(path, expect=403)


def test_profile_is_made_by_its_first_saving(browser_of):
    seeker = make_seeker()
    browser = browser_of(seeker)
    assert "0" in browser.page("/me/profile").words("aside")
    browser.follow(browser.submit("/me/profile", profile_form()))
    kept = profile_of(seeker)
    assert (kept.full_name, kept.education_rank, kept.occupations[0].key) == ("孙演示", 3, "welder")
    assert kept.declared_true_at is not None


def test_profile_saved_on_the_way_to_a_job_leads_back_there(browser_of):
    browser = browser_of(make_seeker())
    response = browser.submit("/me/profile?next=/jobs/JZ1/application", profile_form())
    assert response.headers["Location"].endswith("/jobs/JZ1/application")


def test_profile_does_not_lead_to_another_host(browser_of):
    response = browser_of(make_seeker()).submit("/me/profile?next=https://example.org/", profile_form())
    assert response.headers["Location"] == "/me/profile"


def test_fifteen_year_old_is_refused_kindly_with_the_law_and_input_is_kept(browser_of):
    seeker = make_seeker()
    born = clock.today().replace(year=clock.today().year - 16) + timedelta(days=2)
    page = browser_of(seeker).refused("/me/profile", profile_form(born_on=born.isoformat()))
    assert "劳动法" in page.words()
    assert "十五条" in page.words()
    assert page.one("#full_name").attrs["value"] == "孙演示"
    assert db.session.scalar(sa.select(SeekerProfile)) is None


def test_profile_without_declaration_is_refused_beside_the_field(browser_of):
    form = profile_form()
    del form["declared"]
    page = browser_of(make_seeker()).refused("/me/profile", form)
    assert page.all("#declared-error")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("born_on", "not a date"),
        ("born_on", "1800-01-01"),
        ("experience_years", "many"),
        ("experience_years", "-3"),
        ("wanted_monthly_yuan", "6k"),
        ("education_rank", "99"),
        ("region_id", "abc"),
        ("occupation_1", "999999"),
        ("full_name", ""),
        ("full_name", "张" * 61),
        ("introduction", "好" * 2001),
    ],
)
def test_bad_profile_field_gets_a_sentence(browser_of, field, value):
    page = browser_of(make_seeker()).refused("/me/profile", profile_form(**{field: value}))
    assert page.all(".errors")


def test_entry_is_added_changed_and_deleted(browser_of):
    seeker = make_seeker_with_profile()
    browser = browser_of(seeker)
    form = {"kind": "work", "organisation": "示例厂", "title": "电工", "started_on": "2019-03", "ended_on": ""}
    browser.submit("/me/resume/entries/new", form)
    entry = db.session.scalars(sa.select(ResumeEntry)).one()
    entry_id = entry.id
    assert "示例厂" in browser.page("/me/resume").words()
    browser.submit(f"/me/resume/entries/{entry_id}", {**form, "title": "高级电工"})
    assert "高级电工" in browser.page("/me/resume/sheet").words()
    browser.submit(f"/me/resume/entries/{entry_id}/deletion")
    assert db.session.scalar(sa.select(ResumeEntry)) is None


def test_entry_that_ends_before_it_began_is_refused(browser_of):
    form = {"kind": "work", "organisation": "厂", "title": "工", "started_on": "2020-03", "ended_on": "2019-01"}
    page = browser_of(make_seeker_with_profile()).refused("/me/resume/entries/new", form)
    assert page.all("#ended_on-error")


def test_other_seekers_entry_is_not_found(browser_of):
    entry = make_resume_entry(make_seeker_with_profile())
    stranger = browser_of(make_seeker_with_profile())
    stranger.page(f"/me/resume/entries/{entry.id}", expect=404)
    stranger.refused(f"/me/resume/entries/{entry.id}/deletion", expect=404)


def test_old_certificate_keeps_its_label_and_gets_the_right_rank(browser_of):
    seeker = make_seeker_with_profile()
    form = {
        "occupation_id": str(occupation("welder").id),
        "family": "qualification",
        "grade": "old-1",
        "number": "12345",
        "issuer": "示例中心",
    }
    browser_of(seeker).submit("/me/resume/certificates/new", form)
    kept = db.session.scalars(sa.select(SkillCertificate)).one()
    assert (kept.printed_label, kept.rank, kept.number, kept.state.value) == (
        "一级/高级技师",
        6,
        "12345",
        "declared",
    )
    raw = db.session.execute(sa.text("SELECT number FROM skill_certificate")).scalar_one()
    assert "12345" not in raw


def test_certificate_without_a_grade_is_refused(browser_of):
    form = {"occupation_id": str(occupation("welder").id), "family": "skill_level", "grade": "new-9"}
    page = browser_of(make_seeker_with_profile()).refused("/me/resume/certificates/new", form)
    assert page.all("#grade-error")


def test_other_seekers_certificate_and_scan_are_not_found(browser_of):
    certificate = make_certificate(make_seeker_with_profile())
    stranger = browser_of(make_seeker_with_profile())
    stranger.page(f"/me/resume/certificates/{certificate.id}", expect=404)
    stranger.page(f"/me/resume/certificates/{certificate.id}/scan", expect=404)


def test_resume_file_is_kept_given_back_replaced_and_deleted(app, browser_of):
    seeker = make_seeker_with_profile()
    browser = browser_of(seeker)
    for name in ("简历.pdf", "新简历.pdf"):
        browser.submit("/me/resume/file", {"file": (io.BytesIO(PDF), name)})
    assert "新简历.pdf" in browser.page("/me/resume").words()
    with browser.get("/me/resume/file") as response:
        assert response.data == PDF
    assert len(list(_uploads(app))) == 1
    browser.submit("/me/resume/file/deletion")
    browser.page("/me/resume/file", expect=404)
    assert not _uploads(app)


def _uploads(app):
    return [path for path in pathlib.Path(app.config["UPLOAD_FOLDER"]).rglob("*") if path.is_file()]


def test_resume_file_that_is_none_is_refused(browser_of):
    browser = browser_of(make_seeker_with_profile())
    page = browser.refused("/me/resume/file", {"file": (io.BytesIO(b"MZ..."), "resume.exe")})
    assert page.all("#file-error")
    assert browser.refused("/me/resume/file").all("#file-error")


def test_target_groups_need_their_own_consent(browser_of):
    browser = browser_of(make_seeker_with_profile())
    page = browser.refused("/me/target-groups", {"keys": ["disabled"]})
    assert page.all("#agreed-error")
    assert db.session.scalar(sa.select(TargetGroupMark)) is None


def test_target_groups_are_kept_encrypted_and_deleted_on_withdrawal(browser_of):
    seeker = make_seeker_with_profile()
    browser = browser_of(seeker)
    browser.submit("/me/target-groups", {"keys": ["disabled", "veteran"], "agreed": "y"})
    raw = db.session.execute(sa.text("SELECT group_key FROM target_group_mark")).scalars().all()
    assert len(raw) == 2
    assert not any("disabled" in text or "veteran" in text for text in raw)
    assert "残疾人" in browser.page("/me/target-groups").words()
    browser.submit("/me/target-groups/withdrawal")
    assert db.session.scalar(sa.select(TargetGroupMark)) is None
    assert "撤回" in browser.page("/me/data").words()


def test_staff_look_at_target_groups_is_noted_and_shown(browser_of):
    seeker = make_seeker_with_profile()
    browser_of(seeker).submit("/me/target-groups", {"keys": ["disabled"], "agreed": "y"})
    desk = make_staff(Role.DESK)
    assert "残疾人" in browser_of(desk).page(f"/staff/seekers/{seeker.id}/target-groups").words()
    assert db.session.scalars(sa.select(DataRead)).one().reader_id == desk.id
    assert desk.display_name in browser_of(seeker).page("/me/data").words()


def test_staff_without_the_desk_duty_may_not_look_at_target_groups(browser_of):
    seeker = make_seeker_with_profile()
    path = f"/staff/seekers/{seeker.id}/target-groups"
    browser_of(make_staff(Role.FLOOR)).page(path, expect=403)
    browser_of(make_recruiter()).page(path, expect=403)
    assert db.session.scalar(sa.select(DataRead)) is None


def test_copy_holds_a_page_the_same_for_programs_and_the_files(browser_of):
    seeker = make_seeker_with_profile(introduction="独一无二的介绍")
    browser = browser_of(seeker)
    browser.submit("/me/resume/file", {"file": (io.BytesIO(PDF), "简历.pdf")})
    with zipfile.ZipFile(io.BytesIO(browser.get("/me/data/copy").data)) as archive:
        names = archive.namelist()
        assert json.loads(archive.read("data.json"))["profile"][0]["introduction"] == "独一无二的介绍"
        assert "独一无二的介绍" in archive.read("data.html").decode()
        assert [archive.read(name) for name in names if name.startswith("files/")] == [PDF]


def test_deletion_without_the_tick_deletes_nothing(browser_of):
    seeker = make_seeker_with_profile()
    assert browser_of(seeker).refused("/me/data/deletion").all("#understood-error")
    assert profile_of(seeker).restricted_at is None


@pytest.fixture
def every_table_once(monkeypatch):
    """Erasing goes through every table that may hold something of a person, so it may ask more than a page does."""
    monkeypatch.setattr(client_rules, "MOST_QUERIES", 60)


def test_deleting_an_account_that_never_applied_erases_it_at_once(browser_of, every_table_once):
    seeker = make_seeker_with_profile()
    key, mobile = seeker.id, seeker.mobile
    browser = browser_of(seeker)
    browser.follow(browser.submit("/me/data/deletion", {"understood": "y"}))
    browser.get("/me/profile", expect=302)
    assert db.session.scalar(sa.select(SeekerProfile)) is None
    shell = db.session.get(Account, key)
    assert (shell.mobile, shell.display_name) == (None, "已注销用户")
    make_seeker(mobile=mobile)


def test_recommendations_can_be_switched_off(browser_of):
    seeker = make_seeker_with_profile()
    browser_of(seeker).submit("/me/profile/recommendations", {"on": "0"})
    assert profile_of(seeker).recommendations_on is False


@pytest.mark.parametrize(("field", "value"), [("full_name", "  "), ("full_name", "\u3000\u3000")])
def test_name_of_blanks_is_refused(browser_of, field, value):
    page = browser_of(make_seeker()).refused("/me/profile", profile_form(**{field: value}))
    assert page.all("#full_name-error")


@pytest.mark.parametrize("field", ["organisation", "title"])
def test_line_of_the_resume_of_blanks_is_refused(browser_of, field):
    form = {"kind": "work", "organisation": "示例厂", "title": "电工", "started_on": "2019-03", field: "   "}
    page = browser_of(make_seeker_with_profile()).refused("/me/resume/entries/new", form)
    assert page.all(f"#{field}-error")
