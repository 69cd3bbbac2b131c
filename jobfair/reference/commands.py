"""`flask reference …`: the dictionaries."""

import click
from flask.cli import AppGroup

from jobfair.extensions import db
from jobfair.reference.services import load_reference

reference_cli = AppGroup("reference", help="Dictionaries: regions, industries, occupations, search words, wages.")


@reference_cli.command("load")
def load() -> None:
    """Add missing dictionary entries and update their names; safe to run at every start."""
    changed = load_reference()
    db.session.commit()
    total = sum(changed.values())
    details = ", ".join(f"{name} {count}" for name, count in changed.items() if count)
    click.echo(
        f"Dictionaries: {total} entries added or updated ({details})." if total else "Dictionaries: up to date."
    )


groups = (reference_cli,)
