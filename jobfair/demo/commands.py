"""`flask demo …`: fill an empty portal, show how to sign in."""

import time
from datetime import timedelta

import click
import pyotp
from flask import current_app
from flask.cli import AppGroup

from jobfair.core import clock
from jobfair.core.errors import DomainError
from jobfair.core.jobs import periodic
from jobfair.core.language import Text, _
from jobfair.demo import queries
from jobfair.demo.content.accounts import PASSWORD, TOTP_SECRET, logins
from jobfair.demo.moving import bring_to_today
from jobfair.demo.services import load_demo
from jobfair.extensions import db

demo_cli = AppGroup("demo", help="Demonstration data: fictitious employers, people and fairs.")


@demo_cli.command("load")
@click.option("--replace", is_flag=True, help="Take an earlier demonstration out first.")
def load(replace: bool) -> None:
    """Fill an empty portal with the demonstration (after `flask db upgrade`)."""
    started = time.monotonic()

    def say(text: Text) -> None:
        click.echo(f"[{time.monotonic() - started:4.1f} s] {text}")

    demonstration = bool(current_app.config["DEMO_MODE"])
    try:
        load_demo(today=clock.today(), is_demonstration=demonstration, replace=replace, say=say)
    except DomainError as refusal:
        db.session.rollback()
        raise click.ClickException(str(refusal.message)) from None
    db.session.commit()
    for fair in queries.demo_fairs():
        found = queries.totals(fair)
        summary = _(
            "%(employers)s employers, %(postings)s postings for %(headcount)s people, %(people)s people let in",
            **found._asdict(),
        )
        click.echo(f"  {fair.held_on} {fair.title_zh}: {summary}")
    say(_("Done."))


@demo_cli.command("today")
def today() -> None:
    """Bring the demonstration's open fair to today, and let in those who have come by now."""
    try:
        fair = bring_to_today()
    except DomainError as refusal:
        db.session.rollback()
        raise click.ClickException(str(refusal.message)) from None
    db.session.commit()
    click.echo(
        _("Today's fair is up to date: %(people)s people let in so far.", people=queries.totals(fair).people)
    )


@demo_cli.command("accounts")
def accounts() -> None:
    """Print the accounts to sign in with; nothing outside demonstration mode."""
    if not current_app.config["DEMO_MODE"]:
        raise click.ClickException(_("There are no demonstration accounts in production mode."))
    say_accounts()


def say_accounts() -> None:
    """Say who one can sign in as."""
    click.echo(_("Demonstration accounts (password of all: %(password)s)", password=PASSWORD))
    for login in logins():
        click.echo(f"  {login.login:<12} {login.purpose}")
    click.echo(_("Staff also need the second factor. Secret for an authenticator: %(secret)s", secret=TOTP_SECRET))
    click.echo(_("The code just now: %(code)s", code=pyotp.TOTP(TOTP_SECRET).now()))


@periodic("demo.today", every=timedelta(minutes=10))
def keep_alive() -> None:
    """In demonstration mode the worker keeps the open fair on today and lets people in as the day goes on."""
    if current_app.config["DEMO_MODE"] and queries.demo_fairs():
        bring_to_today()


groups = (demo_cli,)
