"""`flask applications`: deadlines and alerts, run by the worker or a timer."""

import click
from flask.cli import AppGroup

from jobfair.applications.services import deadlines, retention, saved
from jobfair.extensions import db

applications_cli = AppGroup("applications", help="Deadlines of applications and alerts of saved searches.")
groups = (applications_cli,)


@applications_cli.command("lapse")
def lapse() -> None:
    """Let applications lapse that were not answered by their deadline, and tell both sides."""
    total = 0
    while number := deadlines.lapse_due():
        db.session.commit()
        total += number
    click.echo(f"{total} applications lapsed")


@applications_cli.command("alerts")
def alerts() -> None:
    """Tell seekers about new jobs for their saved searches."""
    told = saved.run_alerts()
    db.session.commit()
    click.echo(f"{told} people told about new jobs")


@applications_cli.command("retention")
def forget() -> None:
    """Forget consents that ended three years ago."""
    number = retention.forget_old_consents()
    db.session.commit()
    click.echo(f"{number} consents forgotten")
