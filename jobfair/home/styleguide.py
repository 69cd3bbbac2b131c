"""The living page of all components, in demonstration mode only: what every other template is built from."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, render_template

from jobfair.core import clock
from jobfair.core.access import public
from jobfair.core.forms import render_form
from jobfair.core.language import Bilingual as B
from jobfair.core.language import _l
from jobfair.core.paging import Page, requested_page
from jobfair.home.samples import DISTRICTS, HEAVY, INDUSTRIES, JOBS, ZONES, SampleForm, SampleState

bp = Blueprint("styleguide", __name__)

SAMPLE_PAGES = {
    "front": (_l("First page"), "styleguide/front.html"),
    "jobs": (_l("List of jobs"), "styleguide/jobs.html"),
    "job": (_l("One job"), "styleguide/job.html"),
    "editor": (_l("Editor with a live check"), "styleguide/editor.html"),
    "applicants": (_l("Applicants"), "styleguide/applicants.html"),
    "reviews": (_l("A work queue"), "styleguide/reviews.html"),
    "figures": (_l("Figures"), "styleguide/figures.html"),
    "ticket": (_l("A ticket"), "styleguide/ticket.html"),
    "gate": (_l("The gate"), "styleguide/gate.html"),
    "wall": (_l("The wall"), "styleguide/wall.html"),
    "notice": (_l("Recruitment notice on paper"), "styleguide/notice.html"),
    "slip": (_l("Slip of 80 mm"), "styleguide/slip.html"),
}


def sample_context() -> dict[str, Any]:
    """What the templates of the guide show."""
    now, reviewer = clock.now(), B("刘审核员", "Reviewer Liu")
    changes = [
        {"label": _l("Published"), "tone": "done", "at": now - timedelta(hours=2), "actor": reviewer},
        {
            "label": _l("Returned"),
            "tone": "waiting",
            "at": now - timedelta(days=1, hours=3),
            "actor": reviewer,
            "reason": B(
                "请写明试用期工资，不得低于约定工资的 80%。", "Please give the pay during probation: at least 80 %."
            ),
        },
        {"label": _l("Submitted"), "tone": "going", "at": now - timedelta(days=3)},
    ]
    return {
        "states": list(SampleState),
        "jobs": JOBS,
        "districts": DISTRICTS,
        "industries": INDUSTRIES,
        "zones": ZONES,
        "now": now,
        "changes": changes,
        "samples": SAMPLE_PAGES,
        "page": Page(JOBS, min(requested_page(), 9), 20, 172),
        "employer": HEAVY,
        "checked_on": (now - timedelta(days=72)).date(),
    }


def only_in_demonstration() -> None:
    """The guide is no part of a real portal."""
    if not current_app.config["DEMO_MODE"]:
        abort(404)


@bp.get("/styleguide")
@public
def styleguide() -> Response:
    """Every component in every state."""
    only_in_demonstration()
    return make_response(render_template("styleguide/styleguide.html", form=SampleForm(), **sample_context()))


@bp.post("/styleguide")
@public
def send_sample() -> Response:
    """The sample form, checked and never kept: shows how a refused form comes back."""
    only_in_demonstration()
    form = SampleForm()
    form.validate_on_submit()
    return render_form("styleguide/styleguide.html", form, **sample_context())


@bp.get("/styleguide/<sample>")
@public
def page(sample: str) -> Response:
    """One whole page as it will look."""
    only_in_demonstration()
    if sample not in SAMPLE_PAGES:
        abort(404)
    title, template = SAMPLE_PAGES[sample]
    return make_response(render_template(template, sample_title=title, form=SampleForm(), **sample_context()))
