"""Finding jobs: the list, one job, the feed."""

from functools import partial
from typing import Any

from flask import Flask, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from jobfair.core import clock
from jobfair.core.access import public
from jobfair.core.language import LANGUAGES, current_language
from jobfair.core.page_cache import cacheable
from jobfair.core.paging import requested_page
from jobfair.core.text import clean
from jobfair.core.urls import absolute_for
from jobfair.postings.blueprint import bp
from jobfair.postings.pay import pay_text
from jobfair.postings.queries import filters, over, structured
from jobfair.postings.queries import public as queries
from jobfair.postings.search import index, renames
from jobfair.postings.search.criteria import Criteria, Sort, read_criteria
from jobfair.postings.search.words import also_sought
from jobfair.postings.statement import is_partly_chinese, statement
from jobfair.postings.views import rows
from jobfair.reference.rules import education_of_rank, grade_of_rank

SECONDS = 300  # a page may be as old as this where nothing public changed; nearness words change by the day only


@bp.get("/jobs")
@public
@cacheable(seconds=SECONDS)
def jobs() -> str:
    """The list of open postings; everything chosen is in the address."""
    criteria = read_criteria(request.args)
    found, page = queries.find_jobs(criteria, page=requested_page())
    bare = criteria.without("sort").args()
    return render_template(
        "postings/jobs.html",
        criteria=criteria,
        found=found,
        page=page,
        also=also_sought(found.words, current_language()),
        groups=partial(filters.filter_groups, criteria, found),
        chosen=[(words, address(criteria.without(n, v))) for n, v, words in filters.chosen_words(criteria)],
        sorts=[(s.label, address(criteria, sort=s.value), s is criteria.order) for s in _sorts(criteria)],
        clear_url=address(Criteria(q=criteria.q)),
        feed_url=url_for("postings.feed", **bare),
        this_url=address(criteria),
        alternates=alternates("postings.jobs", **bare),
    )


@bp.get("/jobs/<number>")
@public
@cacheable(seconds=SECONDS)
def job(number: str) -> ResponseReturnValue:
    """One posting; one that is over is still named, with status 410 and what is open instead."""
    posting = queries.get_shown_posting(number)
    similar = queries.similar_jobs(posting)
    appearances = queries.shown_at(posting)
    if not posting.is_open:
        why = over.why(posting)
        withheld = over.words_withheld(posting)
        return render_template(
            "postings/job_over.html", posting=posting, similar=similar, why=why, withheld=withheld
        ), 410
    return render_template(
        "postings/job.html",
        posting=posting,
        row=queries.job_rows([posting.id])[0],
        statement=statement(posting),
        chinese_only=is_partly_chinese(posting),
        similar=similar,
        open_count=queries.open_count_of(posting.employer_id),
        appearances=appearances,
        fair_slug=queries.fair_of_visit(appearances, request.args.get("fair")),
        exceptions=queries.granted_exceptions(posting.id),
        correction=queries.last_correction(posting.id),
        structured=structured.job_posting(posting, absolute_for("postings.job", number=number)),
        alternates=alternates("postings.job", number=number),
    )


@bp.get("/jobs.atom")
@public
@cacheable(seconds=SECONDS)
def feed() -> Response:
    """The newest results of a search as an Atom feed (RFC 4287)."""
    criteria = read_criteria(request.args).without("sort")
    found, language = queries.latest(criteria), current_language()
    text = render_template(
        "postings/feed.xml",
        rows=found,
        criteria=criteria,
        words=filters.chosen_words(criteria),
        updated=max((row.updated_at for row in found), default=clock.start_of_day(clock.today())),
        self_url=absolute_for("postings.feed", language=language, **criteria.args()),
        list_url=absolute_for("postings.jobs", language=language, **criteria.args()),
        link_of=lambda number, to: absolute_for("postings.job", language=to, number=number),
    )
    response = make_response(clean(text))
    response.mimetype = "application/atom+xml"
    return response


def address(criteria: Criteria, **changes: Any) -> str:
    """The list's address for a search."""
    return url_for("postings.jobs", **{**criteria.args(), **changes})


def alternates(endpoint: str, **values: Any) -> dict[str, str]:
    """The full address of a page in each language."""
    return {language: absolute_for(endpoint, language=language, **values) for language in LANGUAGES}


def _sorts(criteria: Criteria) -> list[Sort]:
    return list(Sort) if criteria.q else [Sort.NEWEST, Sort.PAY]


@bp.record_once
def set_up(state: Any) -> None:
    """Words for pay, education and grade in every template; from now on the search index follows every change."""
    index.keep_in_step()
    renames.keep_in_step()
    app: Flask = state.app
    app.add_template_filter(pay_text, "pay_text")
    app.add_template_global(rows.kept_row, "kept_row")
    app.add_template_filter(lambda rank: education_of_rank(rank).label, "education_name")
    app.add_template_filter(lambda rank: getattr(grade_of_rank(rank), "label", ""), "grade_name")
