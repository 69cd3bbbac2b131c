"""A backup is of one moment and whole; a restore is all or nothing and brings nobody back who was erased."""

import json
import threading
from datetime import timedelta
from pathlib import Path

import flask_migrate
import psycopg
import pytest
import sqlalchemy as sa
import time_machine

from jobfair import create_app
from jobfair.accounts.models import Account, UserSession
from jobfair.applications.models import Application
from jobfair.applications.rules import ApplicationState
from jobfair.commands.backups import erasures
from jobfair.core import audit, clock, crypto, data_version, invariants, outbox, uploads
from jobfair.core.outbox import Channel, Delivery, OutboxMessage
from jobfair.core.uploads import PDF, StoredFile
from jobfair.extensions import db
from jobfair.seekers import queries
from jobfair.seekers.services import removal
from tests.support.databases import count
from tests.support.make.accounts import make_seeker
from tests.support.make.applications import make_application
from tests.support.make.employers import PDF as BYTES
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting
from tests.support.make.seekers import make_seeker_with_profile


@pytest.fixture
def source(app):
    """The portal that is backed up; its schema has a number however it was built."""
    flask_migrate.stamp()
    Path(app.config["ERASURE_LIST"]).unlink(missing_ok=True)
    return app


@pytest.fixture
def elsewhere(source, database, tmp_path):
    """Another, empty installation with the same keys on the same kind of database."""
    url, name = f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}", f"elsewhere_{tmp_path.name}"[:60].lower()
    if database.url.startswith("postgresql"):
        admin, url = database.url.replace("+psycopg", ""), f"{database.url.rsplit('/', 1)[0]}/{name}"
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
    other = create_app(
        {
            "TESTING": True,
            "INSTANCE_PATH": str(tmp_path / "instance"),
            "SQLALCHEMY_DATABASE_URI": url,
            **{key: source.config[key] for key in ("FIELD_KEYS", "SECRET_KEY", "MAIL_URL", "SMS_URL")},
        }
    )
    yield other
    with other.app_context():
        db.session.remove()
        db.engine.dispose()
    if database.url.startswith("postgresql"):
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(app, *arguments, code=0):
    db.session.remove()
    with app.app_context():
        answer = app.test_cli_runner().invoke(args=list(map(str, arguments)))
        db.session.remove()
    assert answer.exit_code == code, answer.output
    return answer.output


def keep(owner=None):
    return uploads.keep(BYTES, kind=PDF, original_name="a.pdf", purpose="test", owner_id=owner and owner.id)


def read(app, work):
    """What `work` finds in another installation."""
    with app.app_context():
        try:
            return work()
        finally:
            db.session.remove()


def test_what_was_there_is_there_elsewhere(source, elsewhere, tmp_path):
    make_verified_employer()
    seeker = make_seeker(name="备份者")
    keep(seeker)
    db.session.commit()
    key, files = seeker.id, count(StoredFile)
    said = run(source, "backup", tmp_path / "one")
    assert "FIELD_KEYS" in said
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_text())
    assert manifest["rows"]["account"] == count(Account)
    assert len([name for name in manifest["files"] if name.startswith("files/")]) == files
    assert not any(key in (tmp_path / "one" / "manifest.json").read_text() for key in source.config["FIELD_KEYS"])
    run(elsewhere, "verify-backup", tmp_path / "one")
    run(elsewhere, "restore", tmp_path / "one")
    assert read(elsewhere, lambda: db.session.get(Account, key).display_name) == "备份者"
    assert read(elsewhere, uploads.damaged) == []
    assert read(elsewhere, invariants.breaches) == []
    assert read(elsewhere, audit.first_broken_entry) is None


def test_backup_under_writing_load_is_of_one_moment(source, elsewhere, tmp_path):
    """Each step of the writer is an account, its file and an audit entry, and the end of the file before."""
    stop, steps = threading.Event(), []

    def write():
        with source.app_context():
            before = None
            while not stop.is_set() or len(steps) < 5:
                seeker = Account(display_name="写入者")
                db.session.add(seeker)
                db.session.flush()
                stored = keep(seeker)
                audit.record("test.step", f"account:{seeker.id}", actor_id=None)
                if before is not None:
                    uploads.discard(db.session.get(StoredFile, before))
                db.session.commit()
                before = stored.id
                steps.append(seeker.id)
                db.session.remove()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(steps) < 3:
            assert writer.is_alive()
        run(source, "backup", tmp_path / "busy")
        run(source, "backup", tmp_path / "busier")
    finally:
        stop.set()
        writer.join()
    run(elsewhere, "restore", tmp_path / "busier")

    def look():
        made = sa.select(sa.func.count()).where(Account.display_name == "写入者")
        noted = sa.select(sa.func.count()).select_from(audit.AuditEntry)
        noted = noted.where(audit.AuditEntry.action == "test.step")
        return db.session.scalar(made), db.session.scalar(noted), count(StoredFile), uploads.damaged()

    accounts, entries, files, damaged = read(elsewhere, look)
    assert 3 <= accounts == entries <= len(steps)
    assert (files, damaged) == (1, [])


def test_restore_over_a_portal_is_refused_unless_asked_for(source, elsewhere, tmp_path):
    make_seeker()
    run(source, "backup", tmp_path / "one")
    run(elsewhere, "restore", tmp_path / "one")
    said = run(elsewhere, "restore", tmp_path / "one", code=1)
    assert "--replace" in said
    read(elsewhere, lambda: make_seeker(name="后来者") and None)
    run(elsewhere, "restore", tmp_path / "one", "--replace")
    assert read(elsewhere, lambda: count(Account)) == 1


def test_restore_while_the_portal_runs_is_refused(source, elsewhere, tmp_path):
    make_seeker()
    run(source, "backup", tmp_path / "one")
    run(elsewhere, "restore", tmp_path / "one")
    engine = sa.create_engine(elsewhere.config["SQLALCHEMY_DATABASE_URI"])
    with engine.connect() as connection:
        connection.execute(sa.text("SELECT count(*) FROM account"))
        assert "still running" in run(elsewhere, "restore", tmp_path / "one", "--replace", code=1)
    engine.dispose()
    assert read(elsewhere, lambda: count(Account)) == 1


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [("schema", "9999_future", "update the portal"), ("portal", "another", "FIELD_KEYS"), ("format", 99, "newer")],
)
def test_backup_that_does_not_fit_is_refused(source, elsewhere, tmp_path, name, value, reason):
    make_seeker()
    run(source, "backup", tmp_path / "one")
    path = tmp_path / "one" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), name: value}))
    assert reason in run(elsewhere, "restore", tmp_path / "one", code=1)
    assert reason in run(elsewhere, "verify-backup", tmp_path / "one", code=1)


def test_damaged_backup_is_refused_and_says_what_is_damaged(source, elsewhere, tmp_path):
    keep()
    db.session.commit()
    run(source, "backup", tmp_path / "one")
    stored = next((tmp_path / "one" / "files").glob("*/*"))
    stored.write_bytes(b"other")
    (tmp_path / "one" / "stranger").write_text("?")
    said = run(elsewhere, "restore", tmp_path / "one", code=1)
    assert f"{stored.name} has been changed" in said
    assert "stranger does not belong" in said


def test_backup_into_a_folder_that_exists_is_refused(source, tmp_path):
    assert "exists already" in run(source, "backup", tmp_path, code=1)


def test_upload_lost_before_the_backup_is_named_and_stops_nothing(source, tmp_path):
    stored = keep()
    db.session.commit()
    uploads.path_of(stored).unlink()
    assert stored.stored_name in run(source, "backup", tmp_path / "one", code=2)
    assert json.loads((tmp_path / "one" / "manifest.json").read_text())["missing"] == [stored.stored_name]


def test_people_erased_after_the_backup_stay_erased(source, elsewhere, tmp_path):
    gone, stays = make_seeker_with_profile(), make_seeker_with_profile()
    keys, mobile, names = (gone.id, stays.id), gone.mobile, (gone.display_name, stays.display_name)
    run(source, "backup", tmp_path / "one")
    removal.delete_account(db.session.get(Account, keys[0]))
    db.session.commit()
    run(source, "backup", tmp_path / "later")
    run(elsewhere, "restore", tmp_path / "one")  # the later backup beside it carries the list

    def look():
        erased, other = (db.session.get(Account, key) for key in keys)
        left = db.session.scalar(sa.select(Account.id).where(Account.mobile == mobile))
        return erased.display_name, erased.is_active, other.display_name, other.is_active, left

    assert read(elsewhere, look) == (removal.GONE_NAME, False, names[1], True, None)
    listed = (tmp_path / "later" / "erasures.jsonl").read_text()
    assert mobile not in listed
    assert names[0] not in listed


def test_list_of_another_portal_erases_nobody(source, elsewhere, tmp_path, monkeypatch):
    seeker = make_seeker_with_profile()
    key, name = seeker.id, seeker.display_name
    run(source, "backup", tmp_path / "one")
    removal.delete_account(db.session.get(Account, key))
    db.session.commit()
    with monkeypatch.context() as patched:
        patched.setattr(crypto, "fingerprint", lambda _text: "somebody else's portal")
        erasures.reconcile(source)
    listed = Path(source.config["ERASURE_LIST"])
    run(elsewhere, "restore", tmp_path / "one", "--erasures", listed)
    assert read(elsewhere, lambda: db.session.get(Account, key).display_name) == name


def test_list_is_written_once_and_survives_half_a_line(source):
    seeker = make_seeker_with_profile()
    listed = Path(source.config["ERASURE_LIST"])
    listed.write_text('{"portal": "ha')
    removal.delete_account(seeker)
    db.session.commit()
    assert erasures.reconcile(source) == len(erasures.read([listed])) > 0
    assert erasures.reconcile(source) == 0


def test_restore_signs_everybody_out_holds_messages_back_and_moves_the_version_on(source, elsewhere, tmp_path):
    seeker = make_seeker()
    source.test_client().sign_in(seeker)
    outbox.post(Channel.MAIL, "a@example.cn", kind="test", body="等待中")
    data_version.bump()
    db.session.commit()
    version = data_version.current()
    run(source, "backup", tmp_path / "one")
    assert "held back" in run(elsewhere, "restore", tmp_path / "one")

    def look():
        live = sa.select(sa.func.count()).select_from(UserSession).where(UserSession.revoked_at.is_(None))
        states = set(db.session.scalars(sa.select(OutboxMessage.status)))
        return db.session.scalar(live), states, data_version.current() > version

    assert read(elsewhere, look) == (0, {Delivery.FAILED}, True)


def test_missing_programs_are_named(source, tmp_path, monkeypatch):
    if db.engine.dialect.name == "sqlite":
        pytest.skip("SQLite needs none")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "pg_dump was not found" in run(source, "backup", tmp_path / "one", code=1)


def test_time_of_keeping_runs_from_the_first_wish(source, elsewhere, tmp_path):
    """Somebody who has applied is kept three years from the day they asked, not from the day of the restore."""
    seeker = make_seeker_with_profile()
    make_application(make_published_posting(), seeker)
    key = seeker.id
    run(source, "backup", tmp_path / "one")
    until = removal.delete_account(db.session.get(Account, key))
    db.session.commit()
    erasures.reconcile(source)
    with time_machine.travel(clock.now() + timedelta(days=5)):
        said = run(elsewhere, "restore", tmp_path / "one", "--erasures", source.config["ERASURE_LIST"], code=2)
        assert "posting: the state is where the last step led" in said  # as made for tests; nothing else is amiss

    def look():
        profile = queries.held_profile(key)
        return profile.retain_until, profile.account.mobile, db.session.scalars(sa.select(Application.status)).all()

    assert "1 deletions" in said
    assert read(elsewhere, look) == (until, None, [ApplicationState.WITHDRAWN])
