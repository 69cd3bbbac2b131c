"""Reviewing employers as staff see it."""

import io
from datetime import timedelta

import pytest

from jobfair.core import clock
from jobfair.employers import queries
from jobfair.employers.models import Violation
from jobfair.employers.rules import DocumentKind, Qualification
from jobfair.extensions import db
from tests.employers.forms_of import upload
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import (
    PDF,
    make_submitted_employer,
    make_verified_employer,
    owner_of,
)


def decision(employer, verb, answer="accepted", reason="", **changes):
    values = {"verb": verb, "seen": queries.state_seen(employer), "reason": reason}
    for document in queries.current_documents(employer).values():
        values[f"finding_{document.id}"] = answer
        values[f"reason_{document.id}"] = "印章看不清" if answer == "rejected" else ""
    return {**values, **changes}


def path_of(employer, step="decision"):
    return f"/staff/employers/{employer.id}/{step}"


def test_reviewer_accepts_all_and_approves_in_one_step(browser_of):
    employer = make_submitted_employer()
    path, values = path_of(employer), decision(employer, "approve")
    browser_of(make_reviewer()).submit(path, values)
    assert queries.get_employer(employer.id).is_verified


def test_one_document_unanswered_blocks_approval_with_input_kept(browser_of):
    employer = make_submitted_employer()
    licence = queries.current_documents(employer)[DocumentKind.LICENCE]
    values = decision(employer, "approve", **{f"finding_{licence.id}": ""})
    page = browser_of(make_reviewer()).refused(path_of(employer), values)
    assert str(DocumentKind.LICENCE.label) in page.words(".error-summary")
    assert len(page.all("input[checked]")) == 3


def test_rejected_document_without_reason_is_refused_beside_it(browser_of):
    employer = make_submitted_employer()
    licence = queries.current_documents(employer)[DocumentKind.LICENCE]
    values = decision(employer, "give_back", "rejected", **{f"reason_{licence.id}": ""})
    page = browser_of(make_reviewer()).refused(path_of(employer), values)
    assert page.all(f"#reason_{licence.id}-error")


def test_returned_team_sees_what_to_mend(browser_of):
    employer = make_submitted_employer()
    path, values = path_of(employer), decision(employer, "give_back", "rejected")
    browser_of(make_reviewer()).submit(path, values)
    browser = browser_of(owner_of(queries.get_employer(employer.id)))
    assert "印章看不清" in browser.page("/employer").words()
    assert "印章看不清" in browser.page("/employer/documents").words()


def test_findings_can_be_kept_without_deciding(browser_of):
    employer = make_submitted_employer()
    path, values = path_of(employer), decision(employer, "keep")
    browser_of(make_reviewer()).submit(path, values)
    again = queries.get_employer(employer.id)
    assert again.status is Qualification.SUBMITTED
    assert {state.value for state in queries.document_states(again).values()} == {"accepted"}


def test_refusal_without_reason_is_refused(browser_of):
    employer = make_submitted_employer()
    page = browser_of(make_reviewer()).refused(path_of(employer), decision(employer, "refuse"))
    assert page.all("#reason-error")


@pytest.mark.parametrize("verb", ["", "explode", "reinstate"])
def test_unknown_button_is_refused(browser_of, verb):
    employer = make_submitted_employer()
    browser_of(make_reviewer()).refused(path_of(employer), decision(employer, verb))


def test_second_reviewer_gets_a_sentence_and_the_present_state(browser_of):
    employer = make_submitted_employer()
    path, values = path_of(employer), decision(employer, "approve")
    browser_of(make_reviewer()).submit(path, values)
    values["verb"] = "refuse"
    page = browser_of(make_reviewer()).refused(path, values, expect=409)
    assert page.all('.notice[data-tone="refused"]')
    assert queries.get_employer(employer.id).is_verified


def test_double_press_of_renewal_counts_once(browser_of):
    employer = make_verified_employer(approved_until=clock.today() + timedelta(days=3))
    path, values = path_of(employer), decision(employer, "renew")
    browser = browser_of(make_reviewer())
    browser.submit(path, values)
    browser.refused(path, values, expect=409)


def test_document_replaced_meanwhile_is_not_judged(browser_of):
    employer = make_verified_employer()
    values, path = decision(employer, "renew"), path_of(employer)
    browser_of(owner_of(employer)).submit("/employer/documents/licence", upload(name="new.pdf"))
    browser_of(make_reviewer()).refused(path, values, expect=409)


def test_reviewer_sees_no_buttons_for_the_own_employer(browser_of):
    reviewer = make_reviewer()
    employer = make_submitted_employer(reviewer)
    path, values = path_of(employer), decision(employer, "approve")
    browser = browser_of(reviewer)
    assert not browser.page(f"/staff/employers/{employer.id}").all("button[value=approve]")
    browser.refused(path, values, expect=403)


def suspension(employer, **changes):
    return {
        "seen": queries.state_seen(employer),
        "kind": "fees",
        "description": "向求职者收取押金",
        "happened_on": clock.today().isoformat(),
        **changes,
    }


def test_suspension_with_evidence_and_the_way_back(browser_of, client):
    employer = make_verified_employer()
    key, path = employer.id, path_of(employer, "suspension")
    browser = browser_of(make_reviewer())
    browser.submit(path, suspension(employer, evidence=(io.BytesIO(PDF), "proof.pdf")))
    client.page(f"/employers/{key}", expect=404)
    page = browser.page(f"/staff/employers/{key}")
    assert "proof.pdf" in page.words()
    violation = db.session.query(Violation).one()
    browser.get(f"/staff/employers/violations/{violation.id}/file", expect=200).close()
    values = {"seen": queries.state_seen(queries.get_employer(key)), "reason": "已改正"}
    browser.submit(f"/staff/employers/{key}/reinstatement", values)
    client.page(f"/employers/{key}")


@pytest.mark.parametrize("change", [{"kind": "x"}, {"description": ""}, {"happened_on": "soon"}])
def test_incomplete_suspension_is_refused(browser_of, change):
    employer = make_verified_employer()
    path, values = path_of(employer, "suspension"), suspension(employer, **change)
    browser_of(make_reviewer()).refused(path, values)
    assert queries.get_employer(employer.id).is_verified


def test_hostile_evidence_stops_the_suspension(browser_of):
    employer = make_verified_employer()
    path = path_of(employer, "suspension")
    values = suspension(employer, evidence=(io.BytesIO(b"MZ\0\0"), "proof.pdf"))
    page = browser_of(make_reviewer()).refused(path, values)
    assert page.all("#evidence-error")
    assert queries.get_employer(employer.id).is_verified


def test_longest_wait_stands_first_in_the_queue(browser_of):
    late, early = make_submitted_employer(), make_submitted_employer()
    early.waiting_since = clock.now() - timedelta(days=5)
    db.session.commit()
    words = browser_of(make_reviewer()).page("/staff/employers").words("tbody")
    assert words.index(early.name_zh) < words.index(late.name_zh)
