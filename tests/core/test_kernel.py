"""The kernel's promises, on whichever database the suite runs."""

import pytest
from sqlalchemy.exc import DBAPIError

from jobfair.accounts.models import Account
from jobfair.core import audit, data_version, transactions
from jobfair.extensions import db
from tests.support.databases import count
from tests.support.make.accounts import make_seeker, make_staff


def test_account_made_is_counted_once(app):
    make_seeker()
    assert count(Account) == 1


def test_next_test_starts_empty(app):
    assert count(Account) == 0


def test_reading_transaction_refuses_a_write(app):
    with transactions.reading(), pytest.raises(DBAPIError, match=r"(?i)read"):
        db.session.execute(db.text("DELETE FROM account"))


def test_public_change_bumps_the_version_once(app):
    before = data_version.current()
    data_version.bump()
    data_version.bump()
    db.session.commit()
    assert data_version.current() == before + 1


def test_audit_chain_notices_a_changed_entry(app):
    account = make_seeker()
    audit.record("test", "account:1", actor_id=account.id, note="one")
    second = audit.record("test", "account:1", actor_id=account.id, note="two")
    db.session.commit()
    assert audit.first_broken_entry() is None
    db.session.execute(db.text("UPDATE audit_entry SET action = 'changed' WHERE id = :id"), {"id": second.id})
    db.session.commit()
    db.session.expire_all()
    assert audit.first_broken_entry() == second.id


def test_unknown_address_is_a_kind_404(client):
    page = client.page("/no-such-page", expect=404)
    assert page.all("h1")
    assert client.page("/en/no-such-page", expect=404).one("html").attrs["lang"] == "en"


@pytest.mark.parametrize(
    "path", ["/jobs?page=99999999999999999999", "/employers/99999999999999999999999", "/fairs/%00", "/jobs?q=%00"]
)
def test_impossible_address_is_refused_without_a_fault(client, path):
    response = client.get(path, check=False)
    assert response.status_code in (200, 400, 404)


def test_staff_with_only_a_password_is_led_to_the_second_step(app):
    client = app.test_client().sign_in(make_staff(), second_factor=False)
    assert "/staff/second-factor" in client.get("/me", expect=302).headers["Location"]


def test_demonstration_account_is_nobody_in_production_mode(app, monkeypatch):
    client = app.test_client().sign_in(make_seeker(is_demo=True))
    client.get("/me", expect=200)
    monkeypatch.setitem(app.config, "DEMO_MODE", False)
    assert "/sign-in" in client.get("/me", expect=302).headers["Location"]
