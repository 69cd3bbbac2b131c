"""My data: what is held, who has read it, what was agreed to; a copy to take away; deletion."""

import io
import json
import zipfile
from typing import Any

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, logout_user

from jobfair.accounts.models import Account
from jobfair.core import clock, uploads
from jobfair.core.access import public, signed_in
from jobfair.core.errors import DomainError, Invalid
from jobfair.core.forms import render_form
from jobfair.core.language import _, _l
from jobfair.core.uploads import StoredFile
from jobfair.seekers import queries, rules
from jobfair.seekers.forms import DeleteAccountForm
from jobfair.seekers.holdings import all_holdings
from jobfair.seekers.services import groups, removal
from jobfair.seekers.views.blueprint import bp
from jobfair.seekers.views.words import PURPOSES, READ_LABELS, name_of_column, show_value

SHOWN_APART = ("consents", "reads")  # on the page they have sections of their own


def _parts(*, without: tuple[str, ...] = ()) -> list[tuple[Any, list[dict[str, Any]]]]:
    wanted = [holding for holding in all_holdings() if holding.key not in without]
    return [(holding, holding.rows(current_user.id)) for holding in wanted]


@bp.get("/me/data")
@signed_in
def my_data() -> ResponseReturnValue:
    return render_template(
        "seekers/my_data.html",
        parts=_parts(without=SHOWN_APART),
        consents=queries.consents_of(current_user.id),
        reads=queries.reads_of(current_user.id),
        purposes=PURPOSES,
        read_labels=READ_LABELS,
        groups_consent=rules.GROUPS_CONSENT,
        name_of_column=name_of_column,
        show_value=show_value,
    )


@bp.get("/me/data/copy")
@signed_in
def my_data_copy() -> ResponseReturnValue:
    parts = _parts()
    machine = {holding.key: rows for holding, rows in parts}
    page = render_template(
        "seekers/my_data_copy.html", parts=parts, name_of_column=name_of_column, show_value=show_value
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(machine, ensure_ascii=False, indent=2))
        archive.writestr("data.html", page)
        for stored in _files():
            archive.write(uploads.path_of(stored), f"files/{stored.id}-{stored.original_name}")
    return _as_download(packed.getvalue(), f"my-data-{clock.today():%Y-%m-%d}.zip")


def _files() -> list[StoredFile]:
    found = next(holding for holding in all_holdings() if holding.key == "files")
    return [stored for stored in found.records(current_user.id) if uploads.path_of(stored).is_file()]


def _as_download(content: bytes, name: str) -> Response:
    response = make_response(content)
    response.headers["Content-Type"] = "application/zip"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@bp.post("/me/data/consents/<int:consent_id>/withdrawal")
@signed_in
def withdraw_consent(consent_id: int) -> ResponseReturnValue:
    consent = queries.get_consent(consent_id, account_id=current_user.id)
    if consent.purpose != rules.GROUPS_CONSENT:
        raise Invalid(_l("This consent ends with the application it belongs to: please withdraw that."))
    groups.withdraw_groups(current_user)
    flash(_("Your consent is withdrawn and the particulars are deleted."), "done")
    return redirect(url_for("seekers.my_data"))


@bp.route("/me/data/deletion", methods=["GET", "POST"])
@signed_in
def delete_account() -> ResponseReturnValue:
    form, account = DeleteAccountForm(), current_user._get_current_object()
    if form.validate_on_submit():
        if not form.understood.data:
            form.understood.errors = [_("Please tick this, so that nothing is deleted by mistake.")]
        elif _is_deleted(account, form):
            logout_user()
            return redirect(url_for("seekers.account_deleted"))
    until, stays = removal.kept_until(account), removal.acts_otherwise(account)
    return render_form("seekers/delete_account.html", form, until=until, stays=stays)


def _is_deleted(account: Account, form: DeleteAccountForm) -> bool:
    try:
        removal.delete_account(account)
    except DomainError as refusal:
        form.blame(refusal)
        return False
    return True


@bp.get("/account-deleted")
@public
def account_deleted() -> ResponseReturnValue:
    return render_template("seekers/account_deleted.html", years=rules.YEARS_KEPT)
