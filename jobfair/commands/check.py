"""`flask check …`: whether what the portal promises holds in this installation."""

import click
from flask.cli import AppGroup

from jobfair.core import audit, invariants, transactions, uploads
from jobfair.core.errors import Conflict

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


@check_cli.command("files")
def check_files() -> None:
    """Compare every uploaded file with its row; exits with 1 when one is missing or changed."""
    with transactions.reading():
        wrong = [(stored.id, stored.stored_name, problem) for stored, problem in uploads.damaged()]
    for key, name, problem in wrong:
        click.echo(f"stored_file {key}: {name} is {problem}")
    if wrong:
        raise SystemExit(1)
    click.echo("Every uploaded file is there as it was handed in.")


@click.command("sweep-uploads")
@click.option("--dry-run", is_flag=True, help="Only name the files.")
@click.option("--at-any-rate", is_flag=True, help="Also when most files are unknown to the database.")
def sweep_uploads(dry_run: bool, at_any_rate: bool) -> None:
    """Delete files of uploads that were never completed (no row names them, older than a day)."""
    try:
        found = uploads.sweep(dry_run=dry_run, at_any_rate=at_any_rate)
    except Conflict as refusal:
        raise click.ClickException(f"{refusal.message} (--at-any-rate deletes them all the same)") from refusal
    for path in found:
        click.echo(path.name)
    click.echo(f"{len(found)} files {'would be' if dry_run else 'were'} deleted.")
