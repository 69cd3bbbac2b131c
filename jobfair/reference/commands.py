"""`flask reference …`: the dictionaries."""

import click
from flask.cli import AppGroup

from jobfair.core.language import _
from jobfair.extensions import db
from jobfair.reference.services import load_reference

reference_cli = AppGroup("reference", help="Dictionaries: regions, industries, occupations, search words, wages.")


@reference_cli.command("load")
def load() -> None:
    """Add missing dictionary entries and update their names; safe to run at every start."""
    changed = load_reference()
    db.session.commit()
    if total := sum(changed.values()):
        click.echo(_("Dictionaries: %(count)s entries added or updated.", count=total))
    else:
        click.echo(_("Dictionaries: up to date."))


groups = (reference_cli,)
