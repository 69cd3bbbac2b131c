"""Pages of employers as a visitor, the wrong role, another employer, the right person and staff see them."""

import io
from datetime import timedelta

import pytest

from jobfair.core import clock
from jobfair.core.access import Role
from jobfair.core.audit import AuditEntry
from jobfair.employers import queries
from jobfair.employers.models import Employer, QualificationDocument, Violation
from jobfair.employers.rules import DocumentKind, Qualification
from jobfair.extensions import db
from tests.support.databases import count
from tests.support.make.accounts import make_admin, make_recruiter, make_reviewer, make_seeker, make_staff
from tests.support.make.employers import (
    PDF,
    credit_code,
    make_draft_employer,
    make_submitted_employer,
    make_suspended_employer,
    make_verified_employer,
    owner_of,
)
from tests.support.make.reference import region


def facts(**changes):
    return {
        "credit_code": credit_code(),
        "name_zh": "演示新办机械有限公司",
        "name_en": "",
        "account_type": "employer",
        "licence_number": "",
        "licence_scope": "",
        "licence_until": "",
        "industry_code": "C34",
        "size_band": "under_100",
        "region_id": str(region("taihe").id),
        "address_zh": "锦州市太和区演示路2号",
        "contact_name": "钱演示",
        "contact_phone": "0416-0000001",
        **changes,
    }


def upload(content=PDF, name="licence.pdf"):
    return {"file": (io.BytesIO(content), name)}


# --- the public side


def test_visitor_finds_verified_employers_only(client):
    verified, draft = make_verified_employer(), make_draft_employer()
    page = client.page("/employers")
    assert verified.name_zh in page.words()
    assert draft.name_zh not in page.words()


def test_visitor_searches_by_pinyin(client):
    make_verified_employer(name_zh="辽西精密示例厂")
    other = make_verified_employer(name_zh="凌河食品示例厂")
    page = client.page("/employers?q=liaoxi")
    assert "辽西精密示例厂" in page.words()
    assert other.name_zh not in page.words("#results")


@pytest.mark.parametrize("query", ["section=Ω&region=x", "region=99999999999999999999", "q=%00%25_'", "page=-1"])
def test_nonsense_in_the_address_is_ignored(client, query):
    make_verified_employer()
    client.page(f"/employers?{query}")


def test_nothing_found_says_what_to_do(client):
    assert client.page("/employers?q=没有这样的单位").one(".empty")


def test_public_page_shows_mark_kind_and_last_check_but_no_contact(client):
    employer = make_verified_employer(contact_name="孙保密", contact_phone="0416-7654321")
    page = client.page(f"/employers/{employer.id}")
    assert page.all(".verified")
    assert str(clock.today().year) in page.words(".facts")
    for secret in ("孙保密", "0416-7654321", employer.credit_code):
        assert secret not in page.text


@pytest.mark.parametrize("make", [make_draft_employer, make_submitted_employer, make_suspended_employer])
def test_employer_that_is_not_verified_is_not_there(client, make):
    client.page(f"/employers/{make().id}", expect=404)


def test_lapsed_employer_is_not_there(client):
    employer = make_verified_employer(approved_until=clock.today() - timedelta(days=1))
    client.page(f"/employers/{employer.id}", expect=404)


def test_english_page_says_that_a_text_is_only_in_chinese(client):
    employer = make_verified_employer()
    page = client.page(f"/en/employers/{employer.id}")
    assert "only in Chinese" in page.words()
    assert employer.name_en in page.words("h1")


def test_english_text_is_shown_without_remark(client):
    employer = make_verified_employer(introduction_en="We make pumps.")
    page = client.page(f"/en/employers/{employer.id}")
    assert "We make pumps." in page.words()
    assert "only in Chinese" not in page.words()


# --- who may open what

OWN_PAGES = ("/employer", "/employer/profile", "/employer/documents", "/employer/team")
STAFF_PAGES = ("/staff/employers",)


@pytest.mark.parametrize("path", OWN_PAGES + STAFF_PAGES)
def test_visitor_is_sent_to_sign_in(client, path):
    assert "/sign-in" in client.get(path, expect=302).headers["Location"]


@pytest.mark.parametrize("path", OWN_PAGES)
def test_seeker_is_refused(browser_of, path):
    browser_of(make_seeker()).page(path, expect=403)


@pytest.mark.parametrize("path", OWN_PAGES)
@pytest.mark.parametrize("make", [make_draft_employer, make_submitted_employer, make_verified_employer])
@pytest.mark.parametrize("language", ["", "/en"])
def test_owner_opens_own_pages_in_every_state(browser_of, make, path, language):
    browser_of(owner_of(make())).page(language + path)


@pytest.mark.parametrize("path", OWN_PAGES[1:])
def test_recruiter_without_employer_gets_not_found(browser_of, path):
    browser_of(make_recruiter()).page(path, expect=404)


def test_recruiter_without_employer_is_led_to_register(browser_of):
    response = browser_of(make_recruiter()).get("/employer", expect=302)
    assert response.headers["Location"].endswith("/employer/register")


def test_suspended_employer_sees_why(browser_of):
    employer = make_suspended_employer()
    assert "虚假招聘" in browser_of(owner_of(employer)).page("/employer").words()


@pytest.mark.parametrize("path", [*STAFF_PAGES, "/staff/employers/{id}"])
@pytest.mark.parametrize("who", [make_recruiter, make_seeker, lambda: make_staff(Role.FLOOR)])
def test_staff_pages_are_for_reviewers(browser_of, path, who):
    employer = make_submitted_employer()
    browser_of(who()).page(path.format(id=employer.id), expect=403)


def test_reviewer_without_second_factor_is_refused(app):
    client = app.test_client().sign_in(make_reviewer(), second_factor=False)
    client.get("/staff/employers", expect=403)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize(
    "make", [make_draft_employer, make_submitted_employer, make_verified_employer, make_suspended_employer]
)
def test_reviewer_opens_every_state(browser_of, make, language):
    employer = make()
    page = browser_of(make_reviewer()).page(f"{language}/staff/employers/{employer.id}")
    assert employer.credit_code in page.words()


def test_admin_looks_but_does_not_decide(browser_of):
    employer = make_submitted_employer()
    browser = browser_of(make_admin())
    assert not browser.page(f"/staff/employers/{employer.id}").all("button[value=approve]")
    browser.refused(f"/staff/employers/{employer.id}/decision", {"verb": "approve"}, expect=403)


@pytest.mark.parametrize(
    "shelf", ["waiting", "draft", "returned", "approved", "lapsed", "suspended", "refused", "nonsense"]
)
def test_every_shelf_opens(browser_of, shelf):
    make_submitted_employer()
    browser_of(make_reviewer()).page(f"/staff/employers?shelf={shelf}")


# --- registering


def test_signed_in_person_registers_an_employer_and_becomes_owner(browser_of):
    seeker = make_seeker()
    browser = browser_of(seeker)
    browser.submit("/employer/register", facts())
    employer = queries.employer_of(seeker)
    assert employer.status is Qualification.DRAFT
    assert employer.pinyin.startswith("yanshixinban")
    browser.page("/employer")


def test_typed_spaces_and_small_letters_in_the_code_do_not_matter(browser_of):
    seeker, code = make_seeker(), credit_code("12")
    browser_of(seeker).submit("/employer/register", facts(credit_code=f" {code.lower()[:9]} {code[9:]}"))
    assert queries.employer_of(seeker).credit_code == code


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"credit_code": "91430100MA4R7G5X6N"}, "credit_code"),
        ({"credit_code": ""}, "credit_code"),
        ({"name_zh": "ACME"}, "name_zh"),
        ({"name_zh": "长" * 121}, "name_zh"),
        ({"account_type": "spy"}, "account_type"),
        ({"account_type": "agency"}, "licence_number"),
        ({"industry_code": "Ω"}, "industry_code"),
        ({"industry_code": ""}, "industry_code"),
        ({"region_id": "0"}, "region_id"),
        ({"size_band": ""}, "size_band"),
        ({"contact_phone": "javascript:"}, "contact_phone"),
        ({"licence_until": "31.2.2027"}, "licence_until"),
    ],
)
def test_wrong_fact_is_refused_beside_its_field_with_the_input_kept(browser_of, change, field):
    page = browser_of(make_seeker()).refused("/employer/register", facts(address_zh="演示街9号", **change))
    assert page.all(f"#{field}-error")
    assert "演示街9号" in page.text
    assert count(Employer) == 0


@pytest.mark.parametrize("language", ["", "/en"])
def test_registered_employer_is_refused_kindly_a_second_time(browser_of, language):
    employer = make_draft_employer()
    code = employer.credit_code
    page = browser_of(make_seeker()).refused(f"{language}/employer/register", facts(credit_code=code), expect=409)
    assert page.all("#credit_code-error")


def test_person_of_one_employer_cannot_register_another(browser_of):
    browser_of(owner_of(make_draft_employer())).refused("/employer/register", facts(), expect=409)


def test_visitor_cannot_post_an_employer(client):
    client.submit("/employer/register", facts())
    assert count(Employer) == 0


def check(browser, code, language=""):
    """The piece of page fetched while a code is typed."""
    response = browser.post(f"{language}/employer/register/credit-code", data={"credit_code": code}, check=False)
    assert response.status_code == 200
    return response.text


def test_code_is_explained_while_it_is_typed(browser_of):
    browser = browser_of(make_seeker())
    assert "“O”" in check(browser, "9135O100M000100Y43")
    assert "企业" in check(browser, "91350100M000100Y43")
    assert "Company" in check(browser, "91350100M000100Y43", "/en")
    assert check(browser, "").strip() == ""


def test_taken_code_says_how_to_join_while_it_is_typed(browser_of):
    employer = make_verified_employer()
    said = check(browser_of(make_seeker()), employer.credit_code)
    assert 'data-tone="refused"' in said
    assert employer.name_zh not in said


# --- papers


@pytest.mark.parametrize("kind", DocumentKind)
def test_document_is_handed_in_and_replaced_with_the_old_one_kept(browser_of, kind):
    key = make_verified_employer().id
    browser = browser_of(owner_of(queries.get_employer(key)))
    browser.submit(f"/employer/documents/{kind}", upload(name="better.pdf"))
    employer = queries.get_employer(key)
    assert queries.current_documents(employer)[kind].file.original_name == "better.pdf"
    assert len(queries.earlier_documents(employer)) == 1
    browser.page("/employer/documents")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + b"\0" * 400, "licence.pdf"),
        (b"", "licence.pdf"),
        (b"PK\x03\x04" + b"\0" * 400, "licence.zip"),
        (b"<script>alert(1)</script>", "licence.png"),
        (b"%PDF-1.4 cut off", "licence.pdf"),
    ],
)
def test_file_that_is_not_what_it_says_is_refused_beside_its_field(browser_of, content, name):
    employer = make_draft_employer()
    page = browser_of(owner_of(employer)).refused("/employer/documents/licence", upload(content, name))
    assert page.all("#file-error")
    assert count(QualificationDocument) == 0


def test_no_file_chosen_is_refused(browser_of):
    browser_of(owner_of(make_draft_employer())).refused("/employer/documents/licence", {})


def test_unknown_kind_of_document_is_not_found(browser_of):
    browser_of(owner_of(make_draft_employer())).refused("/employer/documents/love-letter", upload(), expect=404)


def test_document_is_closed_while_papers_are_checked(browser_of):
    employer = make_submitted_employer()
    browser_of(owner_of(employer)).refused("/employer/documents/licence", upload(), expect=409)


def test_own_document_comes_as_attachment_and_the_reading_is_noted(browser_of):
    employer = make_submitted_employer()
    document = queries.current_documents(employer)[DocumentKind.LICENCE]
    response = browser_of(owner_of(employer)).get(f"/employer/documents/{document.id}/file", expect=200)
    response.close()
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert db.session.query(AuditEntry).filter_by(action="employer.document_read").count() == 1


def test_document_of_another_employer_is_not_there(browser_of):
    document = queries.current_documents(make_submitted_employer())[DocumentKind.LICENCE]
    key = document.id
    browser = browser_of(owner_of(make_verified_employer()))
    browser.get(f"/employer/documents/{key}/file", expect=404)
    browser.get(f"/staff/employers/documents/{key}/file", expect=403)


def test_reviewer_reads_a_document_and_it_is_noted(browser_of):
    document = queries.current_documents(make_submitted_employer())[DocumentKind.LICENCE]
    reviewer = make_reviewer()
    path, reader = f"/staff/employers/documents/{document.id}/file", reviewer.id
    browser_of(reviewer).get(path, expect=200).close()
    noted = db.session.query(AuditEntry).filter_by(action="employer.document_read").one()
    assert noted.actor_id == reader


def test_incomplete_papers_are_not_submitted_and_the_missing_ones_named(browser_of):
    employer = make_draft_employer()
    key = employer.id
    page = browser_of(owner_of(employer)).refused("/employer/submission")
    assert str(DocumentKind.AUTHORISATION.label) in page.words()
    assert queries.get_employer(key).status is Qualification.DRAFT


def test_profile_keeps_what_is_written(browser_of):
    employer = make_draft_employer()
    key, browser = employer.id, browser_of(owner_of(employer))
    values = facts(introduction_zh="第一段\n第二段", website="https://example.cn/a", pillars=["fine_chemicals"])
    browser.submit("/employer/profile", values)
    again = queries.get_employer(key)
    assert again.website == "https://example.cn/a"
    assert [tag.key for tag in again.pillars] == ["fine_chemicals"]
    assert again.credit_code != values["credit_code"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://example.cn", "example.cn", "https://", "http://user:pw@example.cn", "//x.cn"],
)
def test_web_site_is_http_or_https_only(browser_of, address):
    employer = make_draft_employer()
    page = browser_of(owner_of(employer)).refused(
        "/employer/profile", facts(introduction_zh="介绍", website=address)
    )
    assert page.all("#website-error")


def test_markup_in_a_profile_is_shown_as_text(browser_of, client):
    employer = make_verified_employer(introduction_zh="<script>alert(1)</script>")
    assert "<script>alert" not in client.page(f"/employers/{employer.id}").text


# --- deciding


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
