"""Bytes on the disk follow the transaction of their rows; leavings are swept, live files never."""

import os
import time
from pathlib import Path

import pytest

from jobfair.core import upload_bytes, uploads
from jobfair.core.errors import Busy, Conflict
from jobfair.core.uploads import PDF, StoredFile
from jobfair.extensions import db
from tests.support.make.employers import PDF as BYTES

OLD = time.time() - 2 * 24 * 3600


@pytest.fixture
def folder(app):
    return Path(app.config["UPLOAD_FOLDER"])


def keep():
    return uploads.keep(BYTES, kind=PDF, original_name="a.pdf", purpose="test", owner_id=None)


def names(folder):
    return {path.name for path in folder.glob("*/*")}


def grow_old(folder):
    for path in folder.glob("*/*"):
        os.utime(path, (OLD, OLD))


def test_bytes_of_a_transaction_undone_are_gone(app, folder):
    keep()
    assert names(folder)
    db.session.rollback()
    assert names(folder) == set()


def test_bytes_of_a_savepoint_undone_are_gone_and_the_others_stay(app, folder):
    first = keep()
    savepoint = db.session.begin_nested()
    keep()
    savepoint.rollback()
    db.session.commit()
    assert names(folder) == {first.stored_name}


def test_bytes_of_a_savepoint_kept_go_when_all_is_undone(app, folder):
    with db.session.begin_nested():
        keep()
    assert names(folder)
    db.session.rollback()
    assert names(folder) == set()


def test_bytes_discarded_go_with_the_commit_and_not_before(app, folder):
    stored = keep()
    db.session.commit()
    uploads.discard(stored)
    assert names(folder) == {stored.stored_name}
    db.session.rollback()
    assert names(folder) == {stored.stored_name}
    uploads.discard(db.session.get(StoredFile, stored.id))
    db.session.commit()
    assert names(folder) == set()


def test_brought_and_discarded_in_one_transaction_leaves_nothing(app, folder):
    uploads.discard(keep())
    db.session.commit()
    assert names(folder) == set()


def test_sweep_takes_old_leavings_and_no_live_file(app, folder):
    stored = keep()
    db.session.commit()
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / "abandoned.pdf").write_bytes(BYTES)
    grow_old(folder)
    (folder / "ab" / "just-arrived.pdf").write_bytes(BYTES)
    assert [path.name for path in uploads.sweep(dry_run=True)] == ["abandoned.pdf"]
    assert names(folder) == {stored.stored_name, "abandoned.pdf", "just-arrived.pdf"}
    uploads.sweep()
    assert names(folder) == {stored.stored_name, "just-arrived.pdf"}


def test_what_is_discarded_during_a_backup_stays_until_the_sweep_after_it(app, folder):
    stored = keep()
    db.session.commit()
    with upload_bytes.holding(folder):
        uploads.discard(stored)
        db.session.commit()
        grow_old(folder)
        assert uploads.sweep() == []
        assert names(folder) == {stored.stored_name}
    assert len(uploads.sweep()) == 1
    assert names(folder) == set()


def test_hold_of_a_backup_that_died_ends(app, folder):
    stored = keep()
    db.session.commit()
    (folder / f"{upload_bytes.MARKER}dead").touch()
    os.utime(folder / f"{upload_bytes.MARKER}dead", (OLD, OLD))
    uploads.discard(stored)
    db.session.commit()
    assert names(folder) == set()


def test_sweep_of_what_looks_like_another_databases_folder_is_refused(app, folder):
    (folder / "ab").mkdir(parents=True)
    for number in range(30):
        (folder / "ab" / f"{number}.pdf").write_bytes(BYTES)
    grow_old(folder)
    with pytest.raises(Conflict):
        uploads.sweep()
    answer = app.test_cli_runner().invoke(args=["sweep-uploads"])
    assert answer.exit_code == 1
    assert "--at-any-rate" in answer.output
    assert len(names(folder)) == 30
    assert "30 files were deleted" in app.test_cli_runner().invoke(args=["sweep-uploads", "--at-any-rate"]).output
    assert names(folder) == set()


def test_disk_that_takes_nothing_is_busy_and_leaves_no_half_file(app, folder):
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    try:
        with pytest.raises(Busy):
            keep()
    finally:
        folder.unlink()


def test_files_are_compared_with_their_rows(app, folder):
    stored = keep()
    db.session.commit()
    run = app.test_cli_runner().invoke
    assert run(args=["check", "files"]).exit_code == 0
    uploads.path_of(stored).write_bytes(b"something else")
    answer = run(args=["check", "files"])
    assert answer.exit_code == 1
    assert "is changed" in answer.output
    uploads.path_of(stored).unlink()
    assert "is missing" in run(args=["check", "files"]).output
