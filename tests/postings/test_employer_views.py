"""The employer's pages: who may open them, the editor, one posting's page."""

from datetime import timedelta

import pytest

from jobfair.core import clock
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.rules import PostingState, new_number
from tests.postings.forms_of import typed
from tests.support.make.accounts import make_seeker
from tests.support.make.employers import make_submitted_employer, make_verified_employer, owner_of
from tests.support.make.postings import (
    make_closed_posting,
    make_draft_posting,
    make_posting_in_review,
    make_published_posting,
)


@pytest.fixture
def employer(app):
    return make_verified_employer()


@pytest.fixture
def recruiter(employer, browser_of):
    return browser_of(owner_of(employer))


def stored(number):
    db.session.remove()
    return db.session.query(Posting).filter_by(number=number).one()


@pytest.mark.parametrize("path", ["/employer/postings", "/employer/postings/new"])
def test_visitor_is_sent_to_sign_in_and_seeker_refused(client, browser_of, path):
    assert "/sign-in" in client.get(path, expect=302).headers["Location"]
    browser_of(make_seeker()).page(path, expect=403)


@pytest.mark.parametrize("tail", ["", "/edit"])
def test_posting_of_another_employer_is_not_there(recruiter, tail):
    other = make_published_posting(make_verified_employer())
    recruiter.page(f"/employer/postings/{other.number}{tail}", expect=404)
    recruiter.refused(f"/employer/postings/{other.number}/closure", {"because": "filled"}, expect=404)


def test_empty_list_says_what_to_do(recruiter):
    assert "还没有职位" in recruiter.page("/employer/postings").words()
    assert "No postings yet" in recruiter.page("/en/employer/postings").words()


def test_list_shows_states_and_filters(recruiter, employer):
    make_published_posting(employer, title_zh="车工", valid_until=clock.today() + timedelta(days=3))
    make_draft_posting(employer, title_zh="铣工")
    make_closed_posting(employer, title_zh="刨工")
    assert {"车工", "铣工", "刨工"} <= {
        node.to_text().strip() for node in recruiter.page("/employer/postings").all("h2")
    }
    assert "铣工" not in recruiter.page("/employer/postings?state=soon").words()
    assert "刨工" in recruiter.page("/employer/postings?q=刨").words()


def test_draft_is_kept_incomplete(recruiter):
    number = new_number()
    data = {"number": number, "title_zh": "焊工", "action": "save"}
    page = recruiter.follow(recruiter.submit("/employer/postings/new", data))
    assert "草稿" in page.words()
    recruiter.submit("/employer/postings/new", data)
    assert db.session.query(Posting).count() == 1  # pressed twice, made once
    recruiter.page(f"/employer/postings/{number}/edit")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title_zh", "", "请填写职位名称"),
        ("headcount", "许多", "请填写整数"),
        ("headcount", "0", "1到9999"),
        ("pay_max", "10", "最高薪酬低于最低薪酬"),
        ("valid_until", "2026-02-31", "请填写日期"),
        ("title_zh", "长" * 81, "80个字"),
    ],
)
def test_bad_input_is_answered_beside_the_field(recruiter, field, value, said):
    page = recruiter.refused("/employer/postings/new", {**typed(), field: value, "action": "save"})
    assert said in page.words(f"#{field}-error")
    assert "电焊工" in page.text or field == "title_zh"


def test_full_width_figures_and_written_days_are_understood(recruiter):
    number = new_number()
    day = clock.today() + timedelta(days=20)
    data = typed(
        number=number, pay_min="６,０００", valid_until=f"{day.year}年{day.month}月{day.day}日", action="save"
    )
    recruiter.submit("/employer/postings/new", data)
    assert (stored(number).pay_min, stored(number).valid_until) == (6000, day)


def test_tampered_choices_count_as_not_answered(recruiter):
    number = new_number()
    data = typed(
        number=number, shift="never", pay_type="gold", education_rank="99", insurances=["x"], action="save"
    )
    recruiter.submit("/employer/postings/new", data)
    assert (stored(number).pay_type, stored(number).education_rank, stored(number).insurances) == (None, 0, [])


def test_check_button_works_without_a_script_and_keeps_nothing(recruiter):
    page = recruiter.post("/employer/postings/new", data=typed(requirements_zh="已婚已育优先", action="check"))
    assert "已婚已育优先" in page.text
    assert "第四十三条" in page.text
    assert db.session.query(Posting).count() == 0


def test_live_check_speaks_english_too(recruiter):
    said = recruiter.post(
        "/en/employer/postings/checks", data=typed(probation_months="6", contract_months="12")
    ).text
    assert "Labour Contract Law, Article 19" in said
    assert "12 months" in said


def test_live_check_of_anothers_posting_uses_none_of_its_exceptions(recruiter):
    other = make_published_posting(make_verified_employer())
    assert recruiter.post("/employer/postings/checks", data=typed(number=other.number)).status_code == 200


def test_unverified_employer_keeps_drafts_but_cannot_hand_in(app, browser_of):
    browser = browser_of(owner_of(make_submitted_employer()))
    number = new_number()
    browser.submit("/employer/postings/new", typed(number=number, action="save"))
    page = browser.refused(f"/employer/postings/{number}/edit", typed(number=number, action="submit"))
    assert "核验" in page.words(".error-summary")
    assert stored(number).status is PostingState.DRAFT


def test_exception_is_offered_where_the_law_knows_one(recruiter):
    number = new_number()
    data = typed(number=number, requirements_zh="限男性，持特种作业证。", action="submit")
    page = recruiter.refused("/employer/postings/new", data)
    assert page.all("#exception[open]")
    asked = {**data, "exception_code": "annex1_mine", "exception_text": "本岗位长期在矿山井下作业。"}
    recruiter.submit("/employer/postings/new", asked)
    assert stored(number).status is PostingState.IN_REVIEW


def test_correction_through_the_editor(recruiter, employer):
    posting = make_published_posting(employer)
    path = f"/employer/postings/{posting.number}/edit"
    form = recruiter.page(path)
    seen = form.one('input[name="seen"]').attrs["value"]
    assert form.all('button[value="correct"]')
    recruiter.refused(path, typed(seen=seen, requirements_zh="限本地户口", action="correct"))
    page = recruiter.follow(recruiter.submit(path, typed(seen=seen, pay_min="5000", note="更正", action="correct")))
    assert "更正记录" in page.words()
    assert stored(posting.number).status is PostingState.IN_REVIEW


def test_posting_in_review_is_not_edited_but_taken_back(recruiter, employer):
    posting = make_posting_in_review(employer)
    assert recruiter.get(f"/employer/postings/{posting.number}/edit", expect=302)
    recruiter.submit(f"/employer/postings/{posting.number}/recall")
    assert stored(posting.number).status is PostingState.DRAFT


def test_verbs_of_a_public_posting(recruiter, employer):
    posting = make_published_posting(employer, headcount=2)
    base = f"/employer/postings/{posting.number}"
    recruiter.page(base)
    recruiter.submit(f"{base}/filled-places", {"filled": "1"})
    recruiter.refused(f"{base}/filled-places", {"filled": ""})
    recruiter.refused(f"{base}/filled-places", {"filled": "5"}, expect=409)
    recruiter.refused(f"{base}/extension", {"valid_until": "2020-01-01"})
    recruiter.submit(f"{base}/extension", {"valid_until": (clock.today() + timedelta(days=80)).isoformat()})
    recruiter.submit(f"{base}/pause")
    recruiter.refused(f"{base}/pause", expect=409)
    recruiter.submit(f"{base}/resumption")
    recruiter.refused(f"{base}/closure", {"because": "fair_over"})
    recruiter.submit(f"{base}/closure", {"because": "filled"})
    recruiter.submit(f"{base}/copies")
    recruiter.refused(f"{base}/deletion", expect=409)
    assert stored(posting.number).status is PostingState.CLOSED


def test_draft_is_deleted_on_request(recruiter, employer):
    posting = make_draft_posting(employer)
    recruiter.submit(f"/employer/postings/{posting.number}/deletion")
    recruiter.page(f"/employer/postings/{posting.number}", expect=404)


def test_editor_counts_what_is_missing_the_same_everywhere(recruiter):
    page = recruiter.refused("/employer/postings/new", {"title_zh": "焊工", "action": "submit"})
    listed = page.all(".error-summary li")
    missing = [node for node in page.all("#check .check li") if node.attrs.get("data-tone") == "ended"]
    assert len(listed) == len(missing) == 12
    for place in (".error-summary h2", ".findings-head"):
        assert "12" in page.words(place)
    assert "1/13" in page.words("#check h2")  # the title


def test_unreadable_figure_is_named_once_beside_everything_that_is_missing(recruiter):
    page = recruiter.refused("/employer/postings/new", typed(headcount="许多", workplace_zh="", action="submit"))
    assert len(page.all(".error-summary li")) == 2
    assert page.words("#workplace_zh-error")


def test_required_fields_carry_an_asterisk_that_is_explained(recruiter):
    page = recruiter.page("/employer/postings/new")
    marked = {node.parent.attrs.get("for") for node in page.all("label .required")}
    assert {"title_zh", "region_id", "workplace_zh", "pay_min", "valid_until"} <= marked
    assert not {"source_zh", "pay_note_zh", "title_en"} & marked
    assert "*" in page.words("form .help")


def test_nearest_places_come_first_under_headings(recruiter):
    page = recruiter.page("/employer/postings/new")
    groups = page.all("#region_id optgroup")
    assert [group.attrs["label"] for group in groups] == ["锦州市", "辽宁省其他地方", "其他省份"]
    names = [
        [option.to_text() for option in page.all(f"#region_id optgroup[label='{g.attrs['label']}'] option")]
        for g in groups
    ]
    assert "古塔区" in names[0]
    assert (names[1][0], names[1][-1]) == ("沈阳市", "辽宁省")
    assert "北京市" in names[2]
