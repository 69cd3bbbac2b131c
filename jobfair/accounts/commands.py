"""`flask accounts …` and `flask audit …`."""

import click
from flask.cli import AppGroup

from jobfair.accounts import rules
from jobfair.accounts.services import cleaning, staff
from jobfair.core import audit
from jobfair.core.access import DUTIES
from jobfair.core.errors import DomainError
from jobfair.core.language import in_language
from jobfair.extensions import db

accounts_cli = AppGroup("accounts", help="Accounts of staff.")
audit_cli = AppGroup("audit", help="The audit trail.")
groups = (accounts_cli, audit_cli)

__all__ = ["cleaning", "groups"]


@accounts_cli.command("create-staff")
@click.argument("staff_name")
@click.option("--name", help="The person's name; the staff name when left out.")
@click.option("--duty", "duties", multiple=True, required=True, type=click.Choice([duty.value for duty in DUTIES]))
def create_staff(staff_name: str, name: str | None, duties: tuple[str, ...]) -> None:
    """Create a member of staff; prints the one-time password."""
    with in_language("en"):
        try:
            account, password = staff.create_staff(
                None,
                staff_name=staff_name,
                name=name or staff_name,
                duties=rules.clean_duties(list(duties)),
            )
        except DomainError as refusal:
            raise click.ClickException(str(refusal.message)) from refusal
    db.session.commit()
    click.echo(f"Staff name: {account.staff_name}")
    click.echo(f"One-time password: {password}")
    click.echo("It is shown only now and must be replaced at the first sign-in, at /staff/sign-in.")


@audit_cli.command("verify")
def verify() -> None:
    """Check the chain of the audit trail; exits with 1 when an entry was changed, removed or put in."""
    broken = audit.first_broken_entry()
    if broken is not None:
        raise click.ClickException(f"The chain is broken at entry {broken}.")
    click.echo("The audit trail is whole.")
