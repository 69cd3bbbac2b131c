"""The profile: made by its first saving, true by declaration."""

from datetime import date
from typing import Any

from werkzeug.datastructures import FileStorage

from jobfair.accounts.models import Account
from jobfair.core import clock, uploads
from jobfair.core.errors import Invalid
from jobfair.core.language import _l
from jobfair.extensions import db
from jobfair.reference import queries as reference
from jobfair.seekers import queries, rules
from jobfair.seekers.models import SeekerProfile


def save_profile(
    actor: Account, *, full_name: str, born_on: date, occupation_ids: list[int], declared: bool, **values: Any
) -> SeekerProfile:
    """Keep what a seeker says about themselves.

    Raises Invalid (blaming the field) under the working age, and without the declaration that it is true
    (条例 art. 23). `values` are further columns of the profile.
    """
    rules.require_working_age(born_on, on=clock.today())
    if not declared:
        raise Invalid(_l("Please confirm that what you state is true."), field="declared")
    graduated_on: date | None = values.get("graduated_on")
    if graduated_on is not None and graduated_on <= born_on:
        raise Invalid(_l("The graduation lies before the birth."), field="graduated_on")
    profile = queries.find_profile(actor.id)
    if profile is None:
        profile = SeekerProfile(account_id=actor.id, full_name=full_name, introduction="")
        db.session.add(profile)
    profile.full_name, profile.born_on = full_name, born_on
    for name, value in values.items():
        setattr(profile, name, value)
    wanted = list(dict.fromkeys(occupation_ids))[: rules.MOST_OCCUPATIONS]
    known = {occupation.id: occupation for occupation in reference.all_occupations()}
    profile.occupations = [known[key] for key in wanted if key in known]
    profile.declared_true_at = clock.now()
    db.session.flush()
    return profile


def own_profile(actor: Account) -> SeekerProfile:
    """The actor's profile, begun with the account's name when there is none: a résumé may come first."""
    profile = queries.find_profile(actor.id)
    if profile is None:
        profile = SeekerProfile(account_id=actor.id, full_name=actor.display_name, introduction="")
        db.session.add(profile)
        db.session.flush()
    return profile


def keep_resume_file(actor: Account, *, upload: FileStorage) -> SeekerProfile:
    """Keep a résumé file in place of the one before; raises Invalid for what is no PDF, DOCX or picture."""
    profile = own_profile(actor)
    old = profile.resume_file
    stored = uploads.store(upload, purpose="resume", owner_id=actor.id, kinds=uploads.RESUMES, field="file")
    profile.resume_file = stored
    db.session.flush()
    if old is not None:
        uploads.discard(old)
    return profile


def remove_resume_file(actor: Account) -> None:
    """Take the résumé file back; employers no longer see it from now on."""
    profile = queries.get_profile(actor.id)
    if old := profile.resume_file:
        profile.resume_file = None
        db.session.flush()
        uploads.discard(old)


def switch_recommendations(actor: Account, *, on: bool) -> None:
    """Want suggestions, or none (PIPL art. 24)."""
    own_profile(actor).recommendations_on = on
    db.session.flush()
