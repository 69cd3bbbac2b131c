"""`flask seekers retention`: erase those whose time of keeping is over."""

import click
from flask.cli import AppGroup

from jobfair.extensions import db
from jobfair.seekers.services import removal

seekers_cli = AppGroup("seekers", help="Personal data of job seekers.")
groups = (seekers_cli,)


@seekers_cli.command("retention")
@click.option("--dry-run", is_flag=True, help="Only say who would be erased.")
def retention(dry_run: bool) -> None:
    """Erase accounts whose deletion was asked for and whose legal time of keeping has passed."""
    keys = removal.erase_due(dry_run=dry_run)
    db.session.commit()
    verb = "would be erased" if dry_run else "erased"
    click.echo(f"{len(keys)} accounts {verb}" + (": " + ", ".join(map(str, keys)) if keys else ""))
