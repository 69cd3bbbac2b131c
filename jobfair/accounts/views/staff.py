"""Administrators' pages: accounts, duties, closing and opening, the audit trail."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from jobfair.accounts import queries, rules
from jobfair.accounts.forms.staff import (
    DUTY_LABELS,
    ROLE_LABELS,
    ChangeDutiesForm,
    CreateStaffForm,
    ReasonForm,
)
from jobfair.accounts.models import Account
from jobfair.accounts.services import staff as service
from jobfair.accounts.views.blueprint import bp, myself, render_refused
from jobfair.core import audit as trail
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import render_form
from jobfair.core.language import _
from jobfair.core.paging import requested_page

LISTED_ROLES = (Role.STAFF, Role.SEEKER, Role.EMPLOYER, Role.PARTNER)


@bp.get("/staff/accounts")
@requires(Role.ADMIN)
def staff_accounts() -> str:
    """All accounts, searched and filtered by role."""
    text, wanted = rules.plain(request.args.get("q"))[:80], request.args.get("role", "")
    role = Role(wanted) if wanted in LISTED_ROLES else None
    page = queries.accounts(text=text, role=role, page=requested_page())
    roles = [(item, ROLE_LABELS[item]) for item in LISTED_ROLES]
    return render_template(
        "accounts/staff_accounts.html", page=page, text=text, role=role, roles=roles, labels=ROLE_LABELS
    )


@bp.route("/staff/accounts/new", methods=["GET", "POST"])
@requires(Role.ADMIN)
def create_staff() -> ResponseReturnValue:
    """A new member of staff; the one-time password is shown once."""
    form = CreateStaffForm()
    if form.validate_on_submit():
        try:
            account, password = service.create_staff(
                myself(),
                staff_name=form.staff_name.data,
                name=form.name.data,
                duties=rules.clean_duties(form.duties.data),
            )
        except DomainError as refusal:
            return render_refused("accounts/create_staff.html", form, refusal)
        return render_template("accounts/initial_password.html", account=account, password=password)
    return render_form("accounts/create_staff.html", form)


@bp.get("/staff/accounts/<int:account_id>")
@requires(Role.ADMIN)
def staff_account(account_id: int) -> ResponseReturnValue:
    """One account: what it may do, its state, what was done to it."""
    account = queries.get_account(account_id)
    return render_template("accounts/staff_account.html", **_context(account))


@bp.post("/staff/accounts/<int:account_id>/duties")
@requires(Role.ADMIN)
def change_duties(account_id: int) -> ResponseReturnValue:
    """Set the duties of a member of staff."""
    account, form = queries.get_account(account_id), ChangeDutiesForm()
    if form.validate_on_submit():
        try:
            service.change_duties(myself(), account=account, duties=rules.clean_duties(form.duties.data))
        except DomainError as refusal:
            return _refused(account_id, "duties_form", form, refusal)
        flash(_("The duties have been changed."), "done")
        return redirect(url_for("accounts.staff_account", account_id=account_id))
    return render_form("accounts/staff_account.html", form, **_context(account, duties_form=form))


@bp.post("/staff/accounts/<int:account_id>/closing")
@requires(Role.ADMIN)
def disable(account_id: int) -> ResponseReturnValue:
    """Close an account."""
    return _with_reason(account_id, service.disable, _("The account is closed and signed out everywhere."))


@bp.post("/staff/accounts/<int:account_id>/opening")
@requires(Role.ADMIN)
def enable(account_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    return _with_reason(account_id, service.enable, _("The account is open again."))


@bp.post("/staff/accounts/<int:account_id>/second-factor")
@requires(Role.ADMIN)
def reset_second_factor(account_id: int) -> ResponseReturnValue:
    """Unlink a lost authenticator."""
    service.reset_second_factor(myself(), account=queries.get_account(account_id))
    flash(_("The authenticator is unlinked. A new one is linked at the next sign-in."), "done")
    return redirect(url_for("accounts.staff_account", account_id=account_id))


@bp.post("/staff/accounts/<int:account_id>/password")
@requires(Role.ADMIN)
def issue_password(account_id: int) -> ResponseReturnValue:
    """A new one-time password, shown once."""
    account = queries.get_account(account_id)
    password = service.issue_password(myself(), account=account)
    return render_template("accounts/initial_password.html", account=account, password=password)


@bp.get("/staff/audit")
@requires(Role.ADMIN)
def audit() -> str:
    """The audit trail, filtered, and whether its chain is whole."""
    names = {name: rules.plain(request.args.get(name))[:80] for name in ("action", "subject", "actor")}
    actor = names["actor"]
    actor_id = int(actor) if actor.isascii() and actor.isdigit() and len(actor) < 10 else None
    page = queries.audit_entries(
        action=names["action"], subject=names["subject"], actor_id=actor_id, page=requested_page()
    )
    people = queries.names_of({entry.actor_id for entry in page.items if entry.actor_id is not None})
    broken = trail.first_broken_entry() if request.args.get("verify") == "1" else None
    return render_template(
        "accounts/audit.html", page=page, people=people, broken=broken, verified="verify" in request.args, **names
    )


def _with_reason(account_id: int, act: "service.Act", done: str) -> ResponseReturnValue:
    account, form = queries.get_account(account_id), ReasonForm()
    if form.validate_on_submit():
        try:
            act(myself(), account=account, reason=form.reason.data)
        except DomainError as refusal:
            return _refused(account_id, "reason_form", form, refusal)
        flash(done, "done")
        return redirect(url_for("accounts.staff_account", account_id=account_id))
    return render_form("accounts/staff_account.html", form, **_context(account, reason_form=form))


def _refused(
    account_id: int, name: str, form: ReasonForm | ChangeDutiesForm, refusal: DomainError
) -> ResponseReturnValue:
    form.blame(refusal)
    context = _context(queries.get_account(account_id), **{name: form})
    response = render_form("accounts/staff_account.html", form, **context)
    response.status_code = refusal.status
    return response


def _context(account: Account, **forms: ReasonForm | ChangeDutiesForm) -> dict[str, object]:
    held = [row.role.value for row in account.role_rows]
    duties_form = forms.get("duties_form") or ChangeDutiesForm(formdata=None, duties=held)
    return {
        "account": account,
        "duties_form": duties_form,
        "reason_form": forms.get("reason_form") or ReasonForm(formdata=None),
        "labels": ROLE_LABELS,
        "duties": DUTY_LABELS,
        "is_staff": rules.is_staff(account),
        "is_self": account.id == myself().id,
        "can_disable": rules.can_disable(myself(), account),
        "browsers": len(queries.live_sessions(account.id)),
        "acts": queries.audit_entries(subject=f"account:{account.id}").items[:20],
    }
