"""What a database holds, read in one transaction: rows by table, uploads by name, schema."""

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Connection

from jobfair.commands.backups.manifest import Content
from jobfair.core.database import Base
from jobfair.core.uploads import StoredFile


def content_of(connection: Connection) -> Content:
    """Count and list; a table the database does not have yet is left out."""
    present = set(sa.inspect(connection).get_table_names())
    rows = {}
    for table in Base.metadata.sorted_tables:
        if table.name in present:
            rows[table.name] = connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
    uploads: dict[str, str] = {}
    if StoredFile.__tablename__ in present:
        uploads = dict(connection.execute(sa.select(StoredFile.stored_name, StoredFile.sha256)).all())
    return Content(MigrationContext.configure(connection).get_current_revision(), rows, uploads)
