"""What the service desk may see of a seeker: target groups, each look noted and shown to the person."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts import queries as accounts
from jobfair.core.access import Role, requires
from jobfair.seekers import queries
from jobfair.seekers.services import reads
from jobfair.seekers.views.blueprint import bp


@bp.get("/staff/seekers/<int:account_id>/target-groups")
@requires(Role.DESK, Role.ADMIN)
def staff_groups(account_id: int) -> ResponseReturnValue:
    marks = reads.read_group_marks(current_user._get_current_object(), account_id=account_id)
    return render_template(
        "seekers/staff_groups.html",
        marks=marks,
        names=queries.group_names(),
        person=accounts.get_account(account_id),
    )
