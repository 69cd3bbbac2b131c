"""`flask check …`: whether what the portal promises holds in this installation."""

import click
from flask.cli import AppGroup

from jobfair.core import audit, invariants, transactions

check_cli = AppGroup("check", help="Compare the database and the files with what the portal promises.")


@check_cli.command("invariants")
@click.option("--list", "only_list", is_flag=True, help="Only name what is checked.")
def check_invariants(only_list: bool) -> None:
    """Look for rows that break a promise; exits with 1 when there are any. Reads only, safe on a running portal."""
    promises = invariants.published()
    if only_list:
        for promise in promises:
            click.echo(promise.name)
        return
    with transactions.reading():
        found = invariants.breaches(promises)
        broken = audit.first_broken_entry()
    for breach in found:
        click.echo(str(breach))
    if broken is not None:
        click.echo(f"audit trail: the chain is broken at entry {broken}")
    if found or broken is not None:
        raise SystemExit(1)
    click.echo(f"{len(promises)} promises and the audit trail hold.")
