"""The three commands."""

from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from jobfair.commands.backups import making, restoring
from jobfair.commands.backups.manifest import BackupError

KEYS = (
    "Keys are not in it, on purpose: keep FIELD_KEYS and SECRET_KEY (environment, local.env or instance/keys) "
    "in another place. Without FIELD_KEYS the sensitive data in this backup cannot be read by anybody."
)


def _app() -> Flask:
    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]


@click.command("backup")
@click.argument("folder", type=click.Path(path_type=Path))
@with_appcontext
def backup(folder: Path) -> None:
    """Write database and uploaded files of one moment into FOLDER, which must not exist yet. The portal may run.

    Exits with 1 when it could not be done, with 2 when it was done but uploads were missing or damaged before.
    """
    try:
        made = making.make(_app(), folder, say=click.echo)
    except BackupError as problem:
        raise click.ClickException(str(problem)) from problem
    rows = sum(made.rows.values())
    click.echo(f"{folder}: schema {made.schema}, {rows} rows in {len(made.rows)} tables, {len(made.files)} files.")
    click.echo(KEYS)
    if made.missing or made.damaged:
        raise SystemExit(2)


@click.command("verify-backup")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@with_appcontext
def verify_backup(folder: Path) -> None:
    """Read a backup from end to end and say whether it could be restored here."""
    try:
        found = restoring.verify(_app(), folder)
        restoring.require_fitting(found)
    except BackupError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"{folder} is whole: taken at {found.taken_at}, schema {found.schema}, {len(found.files)} files.")


@click.command("restore")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--replace", is_flag=True, help="Put it in place of a portal that holds data.")
@click.option(
    "--erasures",
    "lists",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A further list of erasures to carry out again (see docs/operations.md).",
)
@with_appcontext
def restore(folder: Path, replace: bool, lists: tuple[Path, ...]) -> None:
    """Put a backup in place; the portal and its worker must be stopped. Erased people stay erased.

    Exits with 2 when the backup is in place but something needs your attention.
    """
    try:
        report = restoring.restore(_app(), folder, replace=replace, lists=lists, say=click.echo)
    except BackupError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"Restored. {report.erased_again} deletions made after the backup were carried out again.")
    click.echo("Everybody has to sign in again.")
    if report.held_back:
        click.echo(
            f"{report.held_back} messages that were waiting are held back, as they may have gone out since: "
            "they can be sent under “Deliveries”."
        )
    for path in report.kept:
        click.echo(f"The former state is at {path}: please delete it when you are sure.")
    for account in report.refused:
        click.echo(f"The deletion of account {account} could not be repeated; please do it by hand.")
    for problem_found in report.problems:
        click.echo(problem_found)
    if report.refused or report.problems:
        raise SystemExit(2)
