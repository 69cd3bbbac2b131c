"""A recruiter writes a posting, learns why a wording is unlawful, mends it, and a reviewer publishes it."""

from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.rules import PostingState
from tests.postings.forms_of import typed
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import make_verified_employer, owner_of


def test_unlawful_wording_is_explained_mended_submitted_and_published(app, client, browser_of):
    employer = make_verified_employer()
    recruiter = browser_of(owner_of(employer))

    # The empty editor names what the law wants stated.
    editor = recruiter.page("/employer/postings/new")
    assert "招聘条件" in editor.words("#check")
    number = editor.one('input[name="number"]').attrs["value"]

    # While typing, the check marks the words, says why, and cites the article.
    unlawful = typed(number=number, requirements_zh="限男性，持有焊工证。")
    said = recruiter.post("/employer/postings/checks", data=unlawful).text
    assert "<mark>限男性</mark>" in said
    assert "《妇女权益保障法》第四十三条" in said
    assert "删去“限男性”" in said

    # Handing it in like that is refused, nothing typed is lost.
    refused = recruiter.refused("/employer/postings/new", {**unlawful, "action": "submit"})
    assert "限男性，持有焊工证。" in refused.one("#requirements_zh").to_text()
    assert db.session.query(Posting).count() == 0

    # Mended, it goes to review.
    mended = typed(number=number, requirements_zh="持有焊工证，能按要求搬运20公斤工件。")
    page = recruiter.follow(recruiter.submit("/employer/postings/new", {**mended, "action": "submit"}))
    assert "审核中" in page.words()
    assert client.get(f"/jobs/{number}", expect=404)

    # A reviewer reads it and publishes it.
    reviewer = browser_of(make_reviewer())
    assert "电焊工" in reviewer.page("/staff/postings").words()
    review = reviewer.page(f"/staff/postings/{number}")
    seen = review.one('input[name="seen"]').attrs["value"]
    reviewer.submit(f"/staff/postings/{number}", {"seen": seen, "decision": "publish"})

    # Everybody sees it; the recruiter has been told.
    assert db.session.query(Posting).one().status is PostingState.PUBLISHED
    assert "电焊工" in client.page(f"/jobs/{number}").one("h1").to_text()
    assert "已发布" in recruiter.page("/employer/postings").words()
    assert "电焊工" in recruiter.page("/me/messages").words()
