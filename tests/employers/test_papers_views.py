"""Papers as the employer and those who may read them see them."""

import pytest

from jobfair.core.audit import AuditEntry
from jobfair.employers import queries
from jobfair.employers.models import QualificationDocument
from jobfair.employers.rules import DocumentKind, Qualification
from jobfair.extensions import db
from tests.employers.forms_of import facts, upload
from tests.support.databases import count
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import (
    make_draft_employer,
    make_submitted_employer,
    make_verified_employer,
    owner_of,
)


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
