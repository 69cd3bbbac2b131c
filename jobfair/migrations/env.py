"""Alembic environment: both databases, batch mode on SQLite with foreign keys off while tables are rebuilt."""

from alembic import context
from flask import current_app

from jobfair.core.database import EnumText
from jobfair.core.search_text import is_search_table
from jobfair.extensions import db


def include_object(_object, name, type_, _reflected, _compare_to):
    """Leave out what SQLite's full-text index makes for itself."""
    return not (type_ == "table" and is_search_table(name))


def render_item(type_, value, _context):
    """Write enum columns as the short text they are; the CHECK beside them holds the values."""
    if type_ == "type" and isinstance(value, EnumText):
        return "sa.String(length=32)"
    return False


def run_migrations() -> None:
    """Run within one connection; on SQLite check the foreign keys afterwards."""
    engine = current_app.extensions["migrate"].db.engine
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if sqlite:
            # A rebuilt parent table would otherwise delete its children (ON DELETE CASCADE).
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            compare_type=True,
            transactional_ddl=True,  # SQLite can, too: an upgrade that is killed is as if it had not begun
            include_object=include_object,
            user_module_prefix="database.",
            render_item=render_item,
        )
        with context.begin_transaction():
            context.run_migrations()
            if sqlite:
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise RuntimeError(f"the migration left {len(broken)} broken references")
        if sqlite:
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")


run_migrations()
