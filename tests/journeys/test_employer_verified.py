"""An employer comes to the portal: from a telephone number to the mark on its page, and what happens later."""

import io
import re
from datetime import timedelta

import time_machine

from jobfair.core import clock
from jobfair.core.outbox import OutboxMessage
from jobfair.employers import queries
from jobfair.employers.rules import DocumentKind
from jobfair.employers.services.reminders import remind_before_lapse
from jobfair.extensions import db
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import PDF, credit_code
from tests.support.make.reference import region

MOBILE = "13900005678"
CODE = credit_code("12")


def text_message() -> str:
    return db.session.query(OutboxMessage).filter_by(address=MOBILE).order_by(OutboxMessage.id.desc()).first().body


def employer():
    return queries.find_by_code(CODE)


def decide(browser, verb, **answers):
    values = {"verb": verb, "seen": queries.state_seen(employer())}
    for kind, document in queries.current_documents(employer()).items():
        values[f"finding_{document.id}"] = "rejected" if kind in answers else "accepted"
        values[f"reason_{document.id}"] = answers.get(kind, "")
    browser.submit(f"/staff/employers/{employer().id}/decision", values)


def hand_in(browser, kind):
    browser.submit(f"/employer/documents/{kind}", {"file": (io.BytesIO(PDF), f"{kind}.pdf")})


def test_employer_registers_mends_is_verified_and_renewed(client, browser_of):
    # Somebody without account proves a number, opens an account and registers a public institution.
    client.page("/employer/register")
    client.submit("/employer/register/code", {"mobile": "139 0000 5678"})
    code = re.search(r"(?<!\d)(\d{6})(?!\d)", text_message()).group(1)
    account = {"code": code, "name": "郑演示", "password": "seven-blue-geese", "privacy": "y"}
    client.page("/employer/register")
    client.refused("/employer/register/account", {**account, "code": "000000"})
    client.submit("/employer/register/account", account)
    client.page("/employer/register")
    facts = {
        "credit_code": CODE.lower(),
        "name_zh": "锦州演示研究院",
        "account_type": "employer",
        "industry_code": "C34",
        "size_band": "under_100",
        "region_id": str(region("linghe").id),
        "address_zh": "锦州市凌河区演示街3号",
        "contact_name": "郑演示",
        "contact_phone": "0416-0000002",
    }
    client.submit("/employer/register", facts)

    # The start page says what is missing; the hand-in is refused until it is there.
    assert str(DocumentKind.AUTHORISATION.label) in client.page("/employer").words()
    for kind in DocumentKind:
        hand_in(client, kind)
    client.refused("/employer/submission")
    client.submit("/employer/profile", {**facts, "introduction_zh": "演示用的研究院。"})
    client.submit("/employer/submission")

    # Staff give one document back; the team reads why, mends it and hands in again.
    staff = browser_of(make_reviewer())
    assert "锦州演示研究院" in staff.page("/staff/employers").words()
    decide(staff, "give_back", **{DocumentKind.AUTHORISATION: "没有盖章"})
    assert "没有盖章" in client.page("/employer").words()
    hand_in(client, DocumentKind.AUTHORISATION)
    client.submit("/employer/submission")
    decide(staff, "approve")

    # Everybody sees the mark; the number is nobody's business.
    page = client.page(f"/employers/{employer().id}")
    assert page.all(".verified")
    assert "0416-0000002" not in page.text
    assert "锦州演示研究院" in client.page("/employers?q=jzysyjy").words("#results")

    # Five months later a reminder; after the sixth the page is gone; a check brings it back.
    until, key = employer().approved_until, employer().id
    db.session.commit()
    with time_machine.travel(clock.start_of_day(until - timedelta(days=30)) + timedelta(hours=9), tick=False):
        assert remind_before_lapse() == 1
        db.session.commit()
    with time_machine.travel(clock.start_of_day(until + timedelta(days=1)) + timedelta(hours=9), tick=False):
        client.page(f"/employers/{key}", expect=404)
        db.session.expire_all()
        team = browser_of(queries.team_accounts(employer())[0])
        team.page("/employer")
        team.submit("/employer/renewal")
        decide(browser_of(make_reviewer()), "renew")
        client.page(f"/employers/{key}")
