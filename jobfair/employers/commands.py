"""Commands about employers; importing the reminders here registers their periodic job."""

import click
from flask.cli import AppGroup

from jobfair.employers.services.reminders import remind_before_lapse
from jobfair.extensions import db

employers_cli = AppGroup("employers", help="Employers and their verification.")
groups = (employers_cli,)


@employers_cli.command("remind")
def remind() -> None:
    """Tell the teams whose six months end in 30, 7 or 1 days; safe to run twice."""
    told = remind_before_lapse()
    db.session.commit()
    click.echo(f"{told} people told")
