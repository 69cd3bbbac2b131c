"""``flask postings …``: the wording check on the command line."""

from typing import BinaryIO

import click
from flask.cli import AppGroup

from jobfair.postings.search.commands import reindex_command
from jobfair.postings.wording.jsonlines import check_line

postings_cli = AppGroup("postings", help="Work with job postings.")
postings_cli.add_command(reindex_command)


@postings_cli.command("check")
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.pass_context
def check(context: click.Context, file: BinaryIO, language: str) -> None:
    """Check the wording of postings: JSON lines {"text": …} in, one JSON line with verdict and findings out.

    Exits with 1 when a line could not be read; the line's answer then says why.
    """
    all_read = True
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        read, answer = check_line(line, number=number, language=language)
        all_read = all_read and read
        click.echo(answer.encode("utf-8"))
    if not all_read:
        context.exit(1)


groups = (postings_cli,)
