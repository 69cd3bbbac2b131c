"""The first page, standing texts, the staff desk, the style guide, and every refusal."""

from jobfair.core.errors import Busy
from jobfair.core.language import _l
from jobfair.home.styleguide import SAMPLE_PAGES
from tests.support.samples import answer, failing, page, refusal


def out_of_order(error: Exception):
    return lambda app: failing(app, "home.about", error)


PAGES = [
    page("home.home"),
    page("home.home", "seeker"),
    page("home.home", "recruiter"),
    page("home.about"),
    page("home.privacy"),
    page("home.accessibility"),
    page("home.staff_desk", "reviewer"),
    page("home.staff_desk", "floor"),
    page("home.staff_desk", "admin"),
    page("styleguide.styleguide"),
    answer("styleguide.styleguide", press={}),
    *(page("styleguide.page", sample=sample) for sample in SAMPLE_PAGES),
    refusal(403, "/staff", "seeker"),
    refusal(403, "/me/resume", "recruiter"),
    refusal(404, "/no-such-page"),
    refusal(404, "/staff/no-such-page", "reviewer"),
    refusal(405, "/sign-out", "seeker"),
    refusal(500, "/about", during=out_of_order(RuntimeError("on purpose"))),
    refusal(503, "/about", during=out_of_order(Busy(_l("Very busy just now")))),
]
NOT_PAGES = {
    "home.large_type": "sets a cookie and comes back",
    "live.versions": "for a script that follows changes",
    "sitemap.robots": "for search engines",
    "sitemap.sitemap": "for search engines",
    "static": "files",
}
