"""What administrators do, and what is refused to them."""

import pytest
import sqlalchemy as sa

from jobfair.accounts.models import Account
from jobfair.core import audit, clock
from jobfair.core.access import Role
from jobfair.core.audit import AuditEntry
from jobfair.extensions import db
from tests.accounts.steps import fresh
from tests.support.databases import count
from tests.support.make.accounts import PASSWORD, make_admin, make_disabled, make_reviewer, make_seeker

REASON = {"reason": "演示：离职"}


@pytest.fixture
def admin(app):
    return make_admin()


@pytest.fixture
def desk(browser_of, admin):
    return browser_of(admin)


def acts(action):
    db.session.remove()
    return db.session.query(AuditEntry).filter_by(action=action).all()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_open_in_both_languages(desk, prefix, admin):
    other = make_disabled()
    for path in (
        "/staff/accounts",
        "/staff/accounts/new",
        f"/staff/accounts/{admin.id}",
        "/staff/audit",
        "/staff/audit?verify=1",
    ):
        desk.page(prefix + path)
    desk.page(f"{prefix}/staff/accounts/{other.id}")
    desk.page(f"{prefix}/staff/accounts/{make_reviewer().id}")
    desk.page("/staff/accounts/99999", expect=404)


@pytest.mark.parametrize("path", ["/staff/accounts", "/staff/accounts/new", "/staff/accounts/1", "/staff/audit"])
def test_pages_are_closed_to_others(browser_of, client, path):
    browser_of(make_reviewer()).page(path, expect=403)
    browser_of(make_seeker()).page(path, expect=403)
    client.get(path, expect=302)


def test_accounts_are_found_by_name_number_and_role(desk):
    make_seeker(name="欧阳演示", mobile="13812345678")
    make_seeker(name="百分%演示")
    for text in ("欧阳", "1381234", "OUYANG"):
        words = desk.page("/staff/accounts", query_string={"q": text}).words("main")
        assert ("欧阳演示" in words) is (text != "OUYANG")
        assert "13812345678" not in words
    assert "百分%演示" in desk.page("/staff/accounts", query_string={"q": "%"}).words("tbody")
    assert "欧阳演示" not in desk.page("/staff/accounts", query_string={"q": "%"}).words("tbody")
    assert "欧阳演示" not in desk.page("/staff/accounts?role=staff").words("tbody")
    desk.page("/staff/accounts", query_string={"q": "\x00<script>" + "长" * 500, "role": "king", "page": "-1"})


def test_new_member_of_staff_signs_in_with_the_password_shown_once(desk, client):
    page = desk.refused(
        "/staff/accounts/new",
        {"staff_name": "Wang.Fang", "name": "王芳演示", "duties": ["reviewer", "desk"]},
        expect=200,
    )
    password = page.one("code").to_text()
    account = db.session.scalar(sa.select(Account).where(Account.staff_name == "wang.fang"))
    assert account.roles == {Role.STAFF, Role.REVIEWER, Role.DESK}
    assert account.must_change_password
    client.submit("/staff/sign-in", {"name": "wang.fang", "password": password})
    (entry,) = acts("staff.created")
    assert entry.detail == {"duties": ["reviewer", "desk"]}


@pytest.mark.parametrize(
    "values",
    [
        {"staff_name": "1x", "name": "王", "duties": ["desk"]},
        {"staff_name": "wang", "name": "", "duties": ["desk"]},
        {"staff_name": "wang", "name": "王"},
        {"staff_name": "wang", "name": "王", "duties": ["emperor"]},
        {"staff_name": "\x00", "name": "\x00", "duties": ["desk"]},
        {"staff_name": "w" * 500, "name": "王" * 500, "duties": ["desk"]},
    ],
)
def test_wrong_new_staff_is_refused(desk, values):
    desk.refused("/staff/accounts/new", values)
    assert count(Account) == 1


def test_taken_staff_name_is_refused(desk):
    known = make_reviewer()
    desk.refused(
        "/staff/accounts/new", {"staff_name": known.staff_name, "name": "王", "duties": ["desk"]}, expect=409
    )


def test_duties_change_and_stand_in_the_trail(desk):
    staff = make_reviewer()
    desk.submit(f"/staff/accounts/{staff.id}/duties", {"duties": ["desk", "floor"]})
    assert fresh(staff).roles == {Role.STAFF, Role.DESK, Role.FLOOR}
    (entry,) = acts("staff.duties_changed")
    assert entry.detail == {"before": ["reviewer"], "after": ["floor", "desk"]}


def test_seeker_gets_no_duties(desk):
    seeker = make_seeker()
    desk.refused(f"/staff/accounts/{seeker.id}/duties", {"duties": ["admin"]}, expect=409)
    assert fresh(seeker).roles == {Role.SEEKER}


def test_no_duty_left_is_refused(desk):
    staff = make_reviewer()
    desk.refused(f"/staff/accounts/{staff.id}/duties", {})
    assert Role.REVIEWER in fresh(staff).roles


def test_closing_signs_out_at_once_and_opening_lets_in_again(desk, browser_of, client):
    seeker = make_seeker()
    theirs = browser_of(seeker)
    desk.submit(f"/staff/accounts/{seeker.id}/closing", REASON)
    theirs.get("/me", expect=302)
    client.refused("/sign-in", {"name": seeker.mobile, "password": PASSWORD})
    assert acts("account.disabled")[0].detail == REASON
    desk.refused(f"/staff/accounts/{seeker.id}/closing", REASON, expect=409)
    desk.submit(f"/staff/accounts/{seeker.id}/opening", REASON)
    client.submit("/sign-in", {"name": seeker.mobile, "password": PASSWORD})


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_closing_needs_a_reason(desk, reason):
    seeker = make_seeker()
    desk.refused(f"/staff/accounts/{seeker.id}/closing", {"reason": reason})
    assert fresh(seeker).disabled_at is None


def test_admin_cannot_close_or_weaken_themself(desk, admin):
    make_admin()
    for path, values in {
        "closing": REASON,
        "duties": {"duties": ["desk"]},
        "second-factor": {},
        "password": {},
    }.items():
        desk.refused(f"/staff/accounts/{admin.id}/{path}", values, expect=409)
    assert Role.ADMIN in fresh(admin).roles
    assert acts("account.disabled") == []


def test_last_administrator_stays(desk, admin, browser_of):
    second = make_admin()
    browser = browser_of(second)
    desk.submit(f"/staff/accounts/{second.id}/duties", {"duties": ["desk"]})
    browser.page("/staff/accounts", expect=403)
    assert Role.ADMIN in fresh(admin).roles


def test_disabled_administrator_does_not_count_as_another(app, browser_of):
    acting, last = make_admin(), make_admin()
    browser = browser_of(acting)
    db.session.execute(sa.text("UPDATE account_role SET role = 'desk' WHERE account_id = :id"), {"id": acting.id})
    db.session.commit()
    browser.refused(f"/staff/accounts/{last.id}/closing", REASON, expect=403)
    make_admin(disabled_at=clock.now())
    assert fresh(last).disabled_at is None


def test_lost_authenticator_is_unlinked_and_the_person_is_out(desk, browser_of):
    staff = make_reviewer(totp_secret="JBSWY3DPEHPK3PXP", totp_last_step=1)
    theirs = browser_of(staff)
    desk.submit(f"/staff/accounts/{staff.id}/second-factor")
    assert fresh(staff).totp_secret is None
    theirs.get("/me", expect=302)
    assert acts("second_factor.reset")


def test_new_one_time_password_replaces_the_old(desk, client):
    staff = make_reviewer()
    page = desk.refused(f"/staff/accounts/{staff.id}/password", {}, expect=200)
    client.refused("/staff/sign-in", {"name": staff.staff_name, "password": PASSWORD})
    client.submit("/staff/sign-in", {"name": staff.staff_name, "password": page.one("code").to_text()})


def test_audit_page_filters_and_names_people(desk, admin):
    audit.record("employer.approved", "employer:7", actor_id=admin.id, note="好")
    audit.record("posting.refused", "posting:7", actor_id=None)
    db.session.commit()
    assert "employer.approved" in desk.page("/staff/audit?action=employer").words("tbody")
    assert "posting.refused" not in desk.page("/staff/audit?action=employer").words("tbody")
    assert "posting.refused" in desk.page("/staff/audit?subject=posting").words("tbody")
    assert "posting.refused" not in desk.page(f"/staff/audit?actor={admin.id}").words("tbody")
    desk.page(
        "/staff/audit", query_string={"action": "\x00'%", "subject": "account:" + "9" * 90, "actor": "x" * 99}
    )


def test_audit_page_tells_of_a_broken_chain(desk, admin):
    entry = audit.record("test", "account:1", actor_id=admin.id)
    db.session.commit()
    assert desk.page("/staff/audit?verify=1").all(".notice[data-tone=done]")
    db.session.execute(sa.text("UPDATE audit_entry SET action = 'other' WHERE id = :id"), {"id": entry.id})
    db.session.commit()
    page = desk.page("/staff/audit?verify=1")
    assert str(entry.id) in page.words(".notice[data-tone=refused]")
