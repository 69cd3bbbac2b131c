"""`flask notices retention`: what the worker does twice a day, by hand."""

import click
from flask.cli import AppGroup

from jobfair.extensions import db
from jobfair.notices.retention import forget_old

notices_cli = AppGroup("notices", help="Messages to people.")
groups = (notices_cli,)


@notices_cli.command("retention")
def retention() -> None:
    """Wipe the texts of messages sent a month ago, delete what was sent half a year or written three years ago."""
    deleted = forget_old()
    db.session.commit()
    click.echo(f"{deleted} messages deleted")
