"""Public pages of the fairs: facts, zones, exhibitors and what they bring, numbers counted from rows."""

from flask import Blueprint, Response, render_template, request
from icalendar import Calendar, Event

from jobfair.booths import queries as booths
from jobfair.campaigns import queries as campaigns
from jobfair.core import clock
from jobfair.core.access import public
from jobfair.core.language import current_language
from jobfair.core.page_cache import cacheable
from jobfair.core.paging import paginate, requested_page
from jobfair.core.urls import absolute_for
from jobfair.fairs import queries
from jobfair.statistics import queries as statistics
from jobfair.statistics.rules import DEFINITION

bp = Blueprint("fairs", __name__)

LONGEST_SEARCH = 60


@bp.get("/fairs")
@public
@cacheable(seconds=5)
def fairs() -> str:
    """Coming fairs, then those that are over."""
    coming = queries.coming_fairs()
    past = paginate(queries.past_fairs(), page=requested_page())
    figures = statistics.figures_of([*coming, *past.items])
    return render_template("fairs/fairs.html", coming=coming, page=past, figures=figures)


@bp.get("/fairs/<slug>")
@public
@cacheable(seconds=5)
def fair(slug: str) -> str:
    """One fair."""
    found = queries.get_public_fair(slug)
    words = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    return render_template(
        "fairs/fair.html",
        fair=found,
        figures=statistics.figures_of([found])[found.id],
        definition=DEFINITION,
        page=booths.exhibitors(found, words=words, page=requested_page()),
        words=words,
        reported=campaigns.reported_figures([f"fair:{slug}"]),
        is_over=found.held_on < clock.today(),
    )


@bp.get("/fairs/<slug>/calendar.ics")
@public
def calendar(slug: str) -> Response:
    """The fair as a calendar entry."""
    found = queries.get_public_fair(slug)
    language = current_language()
    event = Event()
    event.add("uid", f"fair-{found.slug}@jobfair")
    event.add("summary", str(found.title))
    event.add("dtstart", clock.to_local(found.opens_at))
    event.add("dtend", clock.to_local(found.closes_at))
    event.add("dtstamp", found.updated_at)
    event.add("url", absolute_for("fairs.fair", language=language, slug=found.slug))
    if found.venue is not None:
        address = found.venue.address_zh if language == "zh" else found.venue.address_en
        event.add("location", ", ".join(part for part in (str(found.venue.name), address) if part))
    entry = Calendar()
    entry.add("prodid", "-//jobfair//fairs//")
    entry.add("version", "2.0")
    entry.add_component(event)
    entry.add_missing_timezones()
    response = Response(entry.to_ical(), mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.ics"'
    return response
