"""Staff pages of the dictionaries: search words, occupations, minimum wages."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from jobfair.accounts.models import Account
from jobfair.core.access import Role, requires
from jobfair.core.errors import DomainError
from jobfair.core.forms import BaseForm, render_form
from jobfair.core.language import _
from jobfair.core.paging import requested_page
from jobfair.reference import queries, rules
from jobfair.reference.forms import AddWordForm, ConfirmWageForm, OccupationForm, WageForm, WordForm
from jobfair.reference.models import MinimumWage, Occupation
from jobfair.reference.services import wages as wage_services
from jobfair.reference.services import words as services

bp = Blueprint("reference", __name__)
blueprints = (bp,)


def _myself() -> Account:
    account: Account = current_user._get_current_object()
    return account


def _text() -> str:
    return request.args.get("q", "").strip()[:40]


def _is_retiring() -> bool:
    return request.form.get("retired") == "1"


def _said(*, retired: bool) -> None:
    flash(_("Retired. What has it keeps it.") if retired else _("It is back in use."), "done")


@bp.route("/staff/dictionaries/words", methods=["GET", "POST"])
@requires(Role.REVIEWER, Role.ADMIN)
def words() -> ResponseReturnValue:
    """Search words by meaning, and adding one."""
    form = AddWordForm()
    if form.validate_on_submit():
        try:
            services.add_word(_myself(), word=form.word.data, same_as=form.same_as.data)
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("The word is added; searching follows at once."), "done")
            return redirect(url_for("reference.words", q=form.word.data))
    page = queries.words_kept(_text(), page=requested_page())
    names = {trade.key: trade.name for trade in queries.snapshot().all_trades}
    return render_form("reference/words.html", form, page=page, text=_text(), names=names)


@bp.route("/staff/dictionaries/words/<int:synonym_id>", methods=["GET", "POST"])
@requires(Role.REVIEWER, Role.ADMIN)
def word(synonym_id: int) -> ResponseReturnValue:
    """One search word, to be written otherwise."""
    known = queries.get_synonym(synonym_id)
    form = WordForm(word=known.word)
    if form.validate_on_submit():
        try:
            services.change_word(_myself(), synonym=known, word=form.word.data)
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Saved."), "done")
            return redirect(url_for("reference.words", q=form.word.data))
    return render_form("reference/word.html", form, synonym_id=synonym_id)


@bp.post("/staff/dictionaries/words/<int:synonym_id>/use")
@requires(Role.REVIEWER, Role.ADMIN)
def switch_word(synonym_id: int) -> ResponseReturnValue:
    """Retire a search word, or take it back."""
    known = queries.get_synonym(synonym_id)
    services.switch_word(_myself(), synonym=known, retired=_is_retiring())
    _said(retired=_is_retiring())
    return redirect(url_for("reference.words", q=known.word))


@bp.get("/staff/dictionaries/occupations")
@requires(Role.REVIEWER, Role.ADMIN)
def occupations() -> ResponseReturnValue:
    """Occupations by class."""
    page = queries.occupations_kept(_text(), page=requested_page())
    return render_template("reference/occupations.html", page=page, text=_text(), classes=rules.MAJOR_CLASSES)


@bp.route("/staff/dictionaries/occupations/new", methods=["GET", "POST"])
@requires(Role.REVIEWER, Role.ADMIN)
def new_occupation() -> ResponseReturnValue:
    """A new occupation."""
    return _occupation(OccupationForm(), None)


@bp.route("/staff/dictionaries/occupations/<int:occupation_id>", methods=["GET", "POST"])
@requires(Role.REVIEWER, Role.ADMIN)
def occupation(occupation_id: int) -> ResponseReturnValue:
    """One occupation."""
    known = queries.get_occupation(occupation_id)
    return _occupation(OccupationForm(obj=known), known)


def _occupation(form: OccupationForm, known: Occupation | None) -> ResponseReturnValue:
    key = known.id if known else None
    if form.validate_on_submit():
        values = {name: value for name, value in form.data.items() if name != "csrf_token"}
        try:
            services.save_occupation(_myself(), occupation=known, **values)
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Saved. Searching follows at once."), "done")
            return redirect(url_for("reference.occupations", q=values["name_zh"]))
    return render_form("reference/occupation.html", form, occupation_id=key)


@bp.post("/staff/dictionaries/occupations/<int:occupation_id>/use")
@requires(Role.REVIEWER, Role.ADMIN)
def switch_occupation(occupation_id: int) -> ResponseReturnValue:
    """No longer offer an occupation, or offer it again."""
    known = queries.get_occupation(occupation_id)
    services.switch_occupation(_myself(), occupation=known, retired=_is_retiring())
    _said(retired=_is_retiring())
    return redirect(url_for("reference.occupations", q=known.name_zh))


@bp.get("/staff/dictionaries/wages")
@requires(Role.REVIEWER, Role.ADMIN)
def wages() -> ResponseReturnValue:
    """Minimum wages with their sources."""
    may_edit = rules.can_keep_wages(current_user)
    return render_template("reference/wages.html", wages=queries.wages_kept(), may_edit=may_edit)


@bp.route("/staff/dictionaries/wages/new", methods=["GET", "POST"])
@requires(Role.ADMIN)
def new_wage() -> ResponseReturnValue:
    """A new minimum wage."""
    return _wage(WageForm(), None)


@bp.route("/staff/dictionaries/wages/<int:wage_id>", methods=["GET", "POST"])
@requires(Role.ADMIN)
def wage(wage_id: int) -> ResponseReturnValue:
    """One minimum wage, to be corrected."""
    known = queries.get_wage(wage_id)
    return _wage(WageForm(obj=known, data={"hour_yuan": known.hour_fen / 100}), known)


def _wage(form: WageForm, known: MinimumWage | None) -> ResponseReturnValue:
    is_confirmed = known is not None and known.confirmed_on is not None
    if form.validate_on_submit():
        try:
            wage_services.save_wage(_myself(), wage=known, **form.values)
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Saved. Until it is confirmed it only warns."), "waiting")
            return redirect(url_for("reference.wages"))
    return render_form("reference/wage.html", form, is_new=known is None, is_confirmed=is_confirmed)


@bp.route("/staff/dictionaries/wages/<int:wage_id>/confirmation", methods=["GET", "POST"])
@requires(Role.ADMIN)
def confirm_wage(wage_id: int) -> ResponseReturnValue:
    """State that one has checked a minimum wage against its source."""
    form: BaseForm = ConfirmWageForm(obj=queries.get_wage(wage_id))
    if form.validate_on_submit():
        try:
            wage_services.confirm_minimum_wage(
                _myself(), wage=queries.get_wage(wage_id), source=form["source"].data
            )
        except DomainError as refusal:
            form.blame(refusal)
        else:
            flash(_("Confirmed. From now on it may block postings that pay less."), "done")
            return redirect(url_for("reference.wages"))
    return render_form("reference/confirm_wage.html", form, wage=queries.get_wage(wage_id))


@bp.post("/staff/dictionaries/wages/<int:wage_id>/use")
@requires(Role.ADMIN)
def switch_wage(wage_id: int) -> ResponseReturnValue:
    """Retire a wrong row, or take it back."""
    wage_services.switch_wage(_myself(), wage=queries.get_wage(wage_id), retired=_is_retiring())
    _said(retired=_is_retiring())
    return redirect(url_for("reference.wages"))
