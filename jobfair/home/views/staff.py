"""Start page of the bureau's people: what waits, the longest waiting first."""

from flask import render_template

from jobfair.core.access import Role, requires
from jobfair.home import waiting
from jobfair.home.blueprint import bp


@bp.get("/staff")
@requires(Role.STAFF)
def staff_desk() -> str:
    """Work queues of the person's duties with their counts and the age of the oldest item."""
    return render_template("home/staff_desk.html", queues=waiting.queues())
