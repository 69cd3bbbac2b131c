"""Plain texts: privacy notice, accessibility statement, how to begin."""

from flask import render_template

from jobfair.core.access import public
from jobfair.core.page_cache import cacheable
from jobfair.home.blueprint import bp
from jobfair.home.rules import PRIVACY_NOTICE


@bp.get("/privacy")
@public
@cacheable(seconds=3600)
def privacy() -> str:
    """The privacy notice (PIPL art. 17); the Chinese text is authoritative."""
    return render_template("home/privacy.html", notice=PRIVACY_NOTICE)


@bp.get("/accessibility")
@public
@cacheable(seconds=3600)
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("home/accessibility.html")


@bp.get("/about")
@public
@cacheable(seconds=3600)
def about() -> str:
    """What the portal is, for whom, and how each of them begins."""
    return render_template("home/about.html")
