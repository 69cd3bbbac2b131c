"""`flask postings reindex`: prove that the search index is right, and build it anew."""

import click

from jobfair.extensions import db
from jobfair.postings.search.check import differences
from jobfair.postings.search.index import reindex


@click.command("reindex")
@click.option("--check", is_flag=True, help="Only compare; exit with 1 when something differs.")
@click.pass_context
def reindex_command(context: click.Context, check: bool) -> None:
    """Compare the search index with the postings and build it anew where it differs."""
    wrong = differences(db.session())
    for number, problem in wrong[:20]:
        click.echo(f"{number}: {problem}")
    if len(wrong) > 20:
        click.echo(f"… and {len(wrong) - 20} more")
    if check:
        click.echo("Search index: differs from the postings." if wrong else "Search index: right.")
        context.exit(1 if wrong else 0)
    count = reindex(db.session())
    db.session.commit()
    click.echo(f"Search index: {count} postings, {len(wrong)} differences mended.")
