"""Counting rules of the first published figures (domain.md 3.3)."""

from datetime import date

import pytest

from jobfair.booths.rules import BookingState
from jobfair.campaigns.models import Campaign, ReportedFigure
from jobfair.campaigns.rules import say
from jobfair.core.language import in_language
from jobfair.extensions import db
from jobfair.fairs.rules import FairMode
from jobfair.gate.models import GatePassage
from jobfair.gate.rules import Direction
from jobfair.postings.rules import PostingState
from jobfair.statistics import queries
from tests.support.make.accounts import make_seeker
from tests.support.make.employers import make_verified_employer
from tests.support.make.fairs import (
    make_announced_fair,
    make_archived_fair,
    make_exhibitor,
    make_live_fair,
    make_passages,
)
from tests.support.make.postings import make_draft_posting, make_published_posting


def figures(fair):
    return queries.figures_of([fair])[fair.id]


def test_postings_and_headcount_are_counted_apart(app):
    fair = make_live_fair()
    employer = make_verified_employer()
    one = make_published_posting(employer, headcount=20, open_headcount=20)
    two = make_published_posting(employer, headcount=2, open_headcount=1)
    make_exhibitor(fair, one, two)
    assert (figures(fair).postings, figures(fair).headcount, figures(fair).open_headcount) == (2, 22, 21)


def test_draft_posting_is_not_counted(app):
    fair = make_live_fair()
    employer = make_verified_employer()
    make_exhibitor(fair, make_published_posting(employer, headcount=3), make_draft_posting(employer, headcount=9))
    assert figures(fair).headcount == 3


def test_people_are_distinct_and_entries_are_not(app):
    fair = make_live_fair()
    make_passages(fair, ("a", Direction.IN), ("a", Direction.OUT), ("a", Direction.IN), ("b", Direction.IN))
    counted = figures(fair)
    assert (counted.people, counted.visits, counted.inside) == (2, 3, 2)


def test_refused_employer_is_not_counted_nor_its_postings(app):
    fair = make_announced_fair()
    make_exhibitor(fair, make_published_posting(), status=BookingState.REFUSED)
    assert (figures(fair).employers, figures(fair).postings) == (0, 0)


def test_after_the_fair_only_employers_that_came_count(app):
    fair = make_archived_fair()
    make_exhibitor(fair, make_published_posting(headcount=5), status=BookingState.LEFT)
    make_exhibitor(fair, make_published_posting(headcount=7), status=BookingState.CONFIRMED)
    assert (figures(fair).employers, figures(fair).headcount) == (1, 5)


def test_closed_posting_still_counts_for_the_archived_fair_but_has_no_open_place(app):
    fair = make_archived_fair()
    posting = make_published_posting(headcount=5, open_headcount=5)
    make_exhibitor(fair, posting, status=BookingState.LEFT)
    posting.status, posting.closed_because = PostingState.CLOSED, "fair_over"
    db.session.commit()
    assert (figures(fair).headcount, figures(fair).open_headcount) == (5, 0)


def make_campaign(*fairs, slug="spring"):
    campaign = Campaign(
        slug=slug, title_zh="春风", title_en="Spring", starts_on=date(2020, 1, 1), ends_on=date(2030, 1, 1)
    )
    db.session.add(campaign)
    for fair in fairs:
        fair = db.session.merge(fair)
        fair.campaigns.append(campaign)
    db.session.commit()
    return campaign


def test_campaign_counts_an_employer_once_over_its_fairs(app):
    first, second = make_archived_fair(), make_archived_fair(mode=FairMode.ONLINE)
    employer = make_verified_employer()
    posting = make_published_posting(employer, headcount=4)
    make_exhibitor(first, posting, status=BookingState.LEFT)
    make_exhibitor(second, posting, status=BookingState.LEFT)
    campaign = make_campaign(first, second)
    fairs = queries.fairs_of_campaign(campaign)
    counted = queries.campaign_figures(fairs, queries.figures_of(fairs))
    assert (counted.fairs, counted.fairs_online, counted.employers, counted.headcount) == (2, 1, 1, 4)


def test_coming_fair_is_not_counted_for_the_campaign(app):
    campaign = make_campaign(make_announced_fair())
    assert queries.fairs_of_campaign(campaign) == []


@pytest.mark.parametrize(("language", "said"), [("zh", "2,000余"), ("en", "more than 2,000")])
def test_inexact_number_keeps_its_qualifier(app, language, said):
    with in_language(language):
        assert say(2000, "余") == said


def test_campaign_page_keeps_reported_and_counted_apart(client, app):
    fair = make_archived_fair()
    make_exhibitor(fair, make_published_posting(headcount=5), status=BookingState.LEFT)
    make_campaign(fair)
    db.session.add(
        ReportedFigure(
            subject="campaign:spring", key="headcount", label_zh="提供岗位", label_en="Headcount offered",
            unit_zh="个", unit_en="places", value=10232, stated_zh="提供岗位10232个", as_of=date(2023, 2, 28),
            source_zh="报纸", source_en="a newspaper",
        )
    )  # fmt: skip
    db.session.commit()
    page = client.page("/campaigns/spring")
    assert "10,232" in page.words()
    assert "10,237" not in page.words()
    client.get("/campaigns/none", expect=404)


def test_person_at_two_fairs_of_a_campaign_is_one_person(app):
    first, second = make_archived_fair(), make_archived_fair()
    seeker = make_seeker()
    for fair in (first, second):
        db.session.add(
            GatePassage(
                fair_id=fair.id,
                holder=f"P{fair.id}",
                account_id=seeker.id,
                direction=Direction.IN,
                at=fair.opens_at,
            )
        )
        db.session.add(GatePassage(fair_id=fair.id, holder="N1", direction=Direction.IN, at=fair.opens_at))
    db.session.commit()
    campaign = make_campaign(first, second)
    fairs = queries.fairs_of_campaign(campaign)
    counted = queries.campaign_figures(fairs, queries.figures_of(fairs))
    assert (counted.people, counted.visits) == (3, 4)


def test_exhibitor_list_shows_those_that_the_figure_counts(client, app):
    fair = make_archived_fair()
    came = make_exhibitor(fair, make_published_posting(), status=BookingState.LEFT).employer.name_zh
    missed = make_exhibitor(fair, make_published_posting(), status=BookingState.CONFIRMED).employer.name_zh
    words = client.page(f"/fairs/{fair.slug}").words()
    assert came in words
    assert missed not in words
