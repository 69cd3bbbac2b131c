"""What employers must never learn, what a person's copy must hold, and what erasure must leave: nothing."""

import io
import json
import pathlib
import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa

from jobfair.accounts.models import Account, OneTimeCode
from jobfair.applications.models import Application, ApplicationNote, SavedSearch
from jobfair.applications.rules import ApplicationState
from jobfair.core import clock, outbox, uploads
from jobfair.core.database import Base
from jobfair.core.history import StateChange
from jobfair.extensions import db
from jobfair.notices.models import Notice
from jobfair.postings.models import Complaint
from jobfair.seekers.holdings import all_holdings
from jobfair.seekers.models import DataRead, SeekerProfile
from jobfair.seekers.services import groups, removal
from jobfair.seekers.views.words import COLUMNS
from tests.support import client as client_rules
from tests.support.make.accounts import make_recruiter
from tests.support.make.applications import make_application
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import (
    make_certificate,
    make_resume_entry,
    make_seeker_with_profile,
    profile_of,
)

S = ApplicationState
PDF = b"%PDF-1.4\nCANARYBYTES\n%%EOF\n"


@pytest.fixture
def every_table_once(monkeypatch):
    """Erasing goes through every table that may hold something of a person, so it may ask more than a page does."""
    monkeypatch.setattr(client_rules, "MOST_QUERIES", 90)


def plant(seeker: Account, application: Application) -> set[str]:
    """A word of its own in every personal column of one person; returns the words."""
    words: set[str] = set()

    def canary(name: str) -> str:
        word = f"CANARY{name}"
        words.add(word)
        return word

    seeker.display_name = canary("display")
    seeker.email = canary("mail") + "@example.org"
    profile = profile_of(seeker)
    for name in ("full_name", "school", "major", "introduction"):
        setattr(profile, name, canary(name))
    make_resume_entry(seeker, organisation=canary("org"), title=canary("title"), text=canary("entry"))
    make_certificate(seeker, number=canary("number"), issuer=canary("issuer"))
    profile = profile_of(seeker)
    file = uploads.keep(
        PDF, kind=uploads.PDF, original_name=canary("file") + ".pdf", purpose="resume", owner_id=seeker.id
    )
    profile.resume_file_id = file.id
    application.message = canary("message")
    application.refusal_text = canary("refusal")
    db.session.add_all(
        [
            ApplicationNote(application_id=application.id, author_id=seeker.id, text=canary("note")),
            SavedSearch(account_id=seeker.id, name=canary("search"), criteria={"q": canary("criteria")}),
            Notice(account_id=seeker.id, kind="x", title=canary("notice"), body=canary("body"), language="zh"),
            StateChange(
                entity="application",
                entity_id=application.id,
                verb="view",
                to_state="viewed",
                reason=canary("reason"),
            ),
            Complaint(
                number="C1",
                posting_id=application.posting_id,
                kind="other",
                text=canary("complaint"),
                contact=canary("contact"),
                account_id=seeker.id,
                due_on=clock.today(),
            ),
            OneTimeCode(
                purpose="x", address=seeker.email, code_hash="x", expires_at=clock.now() + timedelta(minutes=5)
            ),
        ]
    )
    outbox.post(
        outbox.Channel.MAIL,
        seeker.email,
        kind="x",
        subject=canary("subject"),
        body=canary("letter"),
        account_id=seeker.id,
    )
    db.session.commit()
    return words


def everywhere(app) -> str:
    """Every cell of every table, and the bytes of every upload, as one text."""
    cells: list[str] = []
    for table in Base.metadata.sorted_tables:
        cells += [str(row) for row in db.session.execute(sa.select(table))]
    folder = pathlib.Path(app.config["UPLOAD_FOLDER"])
    cells += [path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file()]
    return "\n".join(cells)


@pytest.fixture
def person(app):
    """Somebody who has applied once, with a word of their own in every personal column."""
    seeker = make_seeker_with_profile()
    application = make_application(make_published_posting(), seeker)
    return seeker, plant(seeker, application)


def test_copy_holds_every_planted_word(person, browser_of):
    seeker, words = person
    mobile = seeker.mobile
    with browser_of(seeker).get("/me/data/copy") as response:
        archive = zipfile.ZipFile(io.BytesIO(response.data))
    for name in ("data.json", "data.html"):
        text = archive.read(name).decode()
        assert {word for word in (*words, mobile) if word not in text} == set()
    assert PDF in [archive.read(name) for name in archive.namelist() if name.startswith("files/")]
    json.loads(archive.read("data.json"))


def test_every_column_in_the_copy_has_a_name(person):
    seeker, _words = person
    named = {name for holding in all_holdings() for row in holding.rows(seeker.id) for name in row}
    assert named - set(COLUMNS) == set()


def test_deletion_hides_at_once_and_erasure_leaves_nothing(app, person, browser_of, every_table_once):
    seeker, words = person
    key, mobile = seeker.id, seeker.mobile
    browser = browser_of(seeker)
    browser.follow(browser.submit("/me/data/deletion", {"understood": "y"}))
    browser.get("/me/data", expect=302)
    application = db.session.scalars(sa.select(Application)).unique().one()
    assert application.status is S.WITHDRAWN
    assert application.consent.withdrawn_at is not None
    profile = db.session.scalars(sa.select(SeekerProfile)).one()
    assert profile.retain_until == removal.retain_until(clock.today())
    assert removal.erase_due(dry_run=False) == []

    profile.retain_until = clock.today()
    db.session.commit()
    runner = app.test_cli_runner()
    assert str(key) in runner.invoke(args=["seekers", "retention", "--dry-run"]).output
    assert "CANARYfull_name" in everywhere(app)
    assert str(key) in runner.invoke(args=["seekers", "retention"]).output
    db.session.expire_all()
    left = everywhere(app)
    assert {word for word in (*words, mobile, "CANARYBYTES") if word in left} == set()
    assert db.session.scalar(sa.select(sa.func.count(Application.id))) == 1
    assert "0 accounts" in runner.invoke(args=["seekers", "retention"]).output


def test_recruiter_who_stops_looking_keeps_the_other_account(browser_of, every_table_once):
    recruiter = make_recruiter()
    make_verified_employer(owner=recruiter)
    client_rules.add_role(recruiter, "seeker")
    make_seeker_with_profile(account=recruiter)
    key, mobile = recruiter.id, recruiter.mobile
    browser_of(recruiter).submit("/me/data/deletion", {"understood": "y"})
    kept = db.session.get_one(Account, key)
    assert (kept.mobile, kept.disabled_at) == (mobile, None)
    assert not kept.has("seeker")
    assert kept.has("employer")


def test_restricted_person_is_on_no_business_screen(browser_of, every_table_once):
    recruiter = make_recruiter()
    seeker = make_seeker_with_profile(full_name="欧阳独特")
    key = make_application(make_published_posting(make_verified_employer(owner=recruiter)), seeker).id
    browser_of(seeker).submit("/me/data/deletion", {"understood": "y"})
    desk = browser_of(recruiter)
    for path in ("/employer/applicants", f"/employer/applicants/{key}"):
        assert "欧阳" not in desk.page(path).text


# ---- target groups ----

GROUP_WORDS = ("disabled", "残疾", "hard_to_employ", "就业困难", "veteran", "退役军人")


def test_no_employer_page_export_search_or_order_holds_a_target_group(browser_of):
    recruiter = make_recruiter()
    posting = make_published_posting(make_verified_employer(owner=recruiter))
    keys = []
    for name in ("甲演示", "乙演示", "丙演示"):
        seeker = make_seeker_with_profile(full_name=name)
        keys.append(make_application(posting, seeker, status=S.VIEWED).id)
        if name == "乙演示":
            groups.declare_groups(seeker, keys=["disabled", "hard_to_employ", "veteran"], agreed=True)
            db.session.commit()
    desk = browser_of(recruiter)
    pages = [
        "/employer/applicants",
        "/employer/applicants?view=board",
        *(f"/employer/applicants/{key}" for key in keys),
    ]
    texts = [desk.page(path).text for path in pages]
    for kind in ("csv", "xlsx"):
        with desk.post("/employer/applicants/export", data={"format": kind}) as response:
            texts.append(response.data.decode("utf-8", "ignore"))
    for text in texts:
        assert not [word for word in GROUP_WORDS if word in text]
    for word in GROUP_WORDS:
        assert not desk.page(f"/employer/applicants?q={word}").all("input[name=id]")
    for query in ("sort=group", "sort=target_group", "group=disabled", "target_group=disabled"):
        order = [
            int(node.attrs["value"]) for node in desk.page(f"/employer/applicants?{query}").all("input[name=id]")
        ]
        assert order == sorted(keys, reverse=True)


def test_hand_over_reads_no_mark_from_the_database(browser_of):
    recruiter = make_recruiter()
    seeker = make_seeker_with_profile()
    posting = make_published_posting(make_verified_employer(owner=recruiter))
    key = make_application(posting, seeker, status=S.VIEWED).id
    desk = browser_of(recruiter)
    with client_rules.count_queries() as queries:
        desk.page(f"/employer/applicants/{key}")
    assert not [statement for statement in queries if "target_group_mark" in statement]


def test_every_reading_is_shown_to_the_person(browser_of):
    recruiter = make_recruiter(name="钱演示")
    seeker = make_seeker_with_profile()
    employer = make_verified_employer(owner=recruiter)
    name = employer.name_zh
    key = make_application(make_published_posting(employer), seeker, status=S.VIEWED).id
    desk = browser_of(recruiter)
    for _ in range(3):
        desk.page(f"/employer/applicants/{key}")
    assert db.session.scalar(sa.select(sa.func.count(DataRead.id))) == 3
    words = browser_of(seeker).page("/me/data").words()
    assert words.count(f"{name} · 钱演示") == 3
