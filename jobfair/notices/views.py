"""The inbox, the choice of channels, the state of delivery for staff, the demonstration's outbox."""

from functools import cache, partial

from flask import Blueprint, Flask, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.local import LocalProxy

from jobfair.accounts import messages
from jobfair.accounts.models import Account
from jobfair.core.access import Role, public, requires, signed_in
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.core.outbox import Channel, Delivery
from jobfair.core.paging import requested_page
from jobfair.notices import queries, services
from jobfair.notices.forms import PreferencesForm, present_choices

bp = Blueprint("notices", __name__)
blueprints = (bp,)


def unread_notices() -> dict[str, object]:
    """The template variable `unread_notices`: asked of the database only when a page shows it to an account."""
    if not current_user.is_authenticated:
        return {"unread_notices": 0}
    return {"unread_notices": LocalProxy(cache(partial(queries.count_unread, current_user.id)))}


def init_app(app: Flask) -> None:
    """Show the unread count everywhere; let accounts write to people."""
    app.context_processor(unread_notices)
    messages.Herald.notify = staticmethod(services.notify)


def _myself() -> Account:
    account: Account = current_user._get_current_object()
    return account


@bp.get("/me/messages")
@signed_in
def inbox() -> str:
    """One's messages, unread first."""
    unread_only = request.args.get("show") == "unread"
    page = queries.notices_of(current_user.id, unread_only=unread_only, page=requested_page())
    return render_template("notices/inbox.html", page=page, unread_only=unread_only)


@bp.get("/me/messages/<int:notice_id>")
@signed_in
def notice(notice_id: int) -> str:
    """One message in full; reading it is noted by the button that leads on."""
    return render_template("notices/notice.html", notice=queries.get_notice(notice_id, account_id=current_user.id))


@bp.post("/me/messages/<int:notice_id>/reading")
@signed_in
def read(notice_id: int) -> ResponseReturnValue:
    """Open a message: it counts as read, and the page it is about comes up."""
    notice = queries.get_notice(notice_id, account_id=current_user.id)
    services.mark_read(_myself(), notice=notice)
    if notice.path and request.form.get("onward") == "1":
        return redirect(request.script_root + notice.path)
    return redirect(url_for("notices.notice", notice_id=notice_id))


@bp.post("/me/messages/reading")
@signed_in
def read_all() -> ResponseReturnValue:
    """Everything in the inbox counts as read."""
    services.mark_all_read(_myself())
    flash(_("All messages are marked as read."), "done")
    return redirect(url_for("notices.inbox"))


@bp.route("/me/messages/preferences", methods=["GET", "POST"])
@signed_in
def preferences() -> ResponseReturnValue:
    """What also comes by mail or text message."""
    form = PreferencesForm(data=present_choices(queries.choices_of(current_user.id)))
    if form.validate_on_submit():
        services.choose_channels(_myself(), wanted=form.chosen())
        flash(_("Saved."), "done")
        return redirect(url_for("notices.preferences"))
    return render_form("notices/preferences.html", form, channels=list(Channel))


@bp.get("/staff/deliveries")
@requires(Role.ADMIN)
def deliveries() -> str:
    """Mails and text messages on their way; never what they say."""
    state, way = request.args.get("state", ""), request.args.get("channel", "")
    status = Delivery(state) if state in set(Delivery) else None
    channel = Channel(way) if way in set(Channel) else None
    page = queries.deliveries(status=status, channel=channel, page=requested_page())
    return render_template(
        "notices/deliveries.html", page=page, status=status, channel=channel, counts=queries.count_by_delivery()
    )


@bp.post("/staff/deliveries/<int:message_id>/retry")
@requires(Role.ADMIN)
def retry(message_id: int) -> ResponseReturnValue:
    """Try a message again that was given up."""
    services.retry(_myself(), message=queries.get_delivery(message_id))
    flash(_("The message is on its way again."), "done")
    return redirect(url_for("notices.deliveries", state=Delivery.FAILED.value))


@bp.get("/demo/messages")
@public
def demo_outbox() -> str:
    """In demonstration only: the last messages with their texts, for who has no telephone at hand."""
    if not current_app.config["DEMO_MODE"]:
        abort(404)
    return render_template("notices/demo_outbox.html", messages=queries.latest_messages())
