"""Every earlier schema with data reaches the present one with the data equal, even when it is killed on the way."""

import json
import pathlib
from datetime import datetime, time

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext

from jobfair.commands.serve import migrate
from jobfair.core import transactions
from jobfair.extensions import db
from tests.support.databases import Postgresql

ROWS = json.loads((pathlib.Path(__file__).parent / "data" / "rows_of_0001.json").read_text(encoding="utf-8"))
FIRST = "0001"


class Killed(Exception):
    """What the test throws where a power cut would be."""


@pytest.fixture
def old(portal, database, tmp_path):
    """The application on a database of the first schema, with the rows of a demonstration."""
    with portal.app_context():
        db.engine.dispose()
    engine = _empty(database, tmp_path)
    transactions.prepare_engine(engine)
    with portal.app_context():
        known, db.engines[None] = db.engine, engine
        flask_migrate.upgrade(revision=FIRST)
        _insert(engine, ROWS)
        yield engine
        db.session.remove()
        db.engines[None] = known
        engine.dispose()


def _empty(database, tmp_path):
    if isinstance(database, Postgresql):
        name = f"{database.name}_old"
        database._sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
        return sa.create_engine(f"{database.server}/{name}")
    return sa.create_engine(f"sqlite:///{tmp_path / 'old.sqlite3'}")


def _insert(engine, rows):
    held = sa.MetaData()
    held.reflect(engine, only=lambda name, _: name in rows)
    with engine.begin() as connection:
        for table in held.sorted_tables:
            connection.execute(table.delete())
        for table in held.sorted_tables:
            connection.execute(table.insert(), [_typed(table, row) for row in rows[table.name]])


def _typed(table, row):
    return {name: _value(table.c[name].type, value) for name, value in row.items()}


def _value(kind, value):
    if value is None:
        return None
    if isinstance(kind, sa.DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, sa.Date):
        return datetime.fromisoformat(value).date()
    if isinstance(kind, sa.Time):
        return time.fromisoformat(value)
    if isinstance(kind, sa.Boolean):
        return bool(value)
    return json.loads(value) if isinstance(kind, sa.JSON) else value


def _read(engine):
    """All rows of the tables of the first schema, by table, in the columns the first schema had."""
    held = sa.MetaData()
    held.reflect(engine, only=lambda name, _: name in ROWS, resolve_fks=False)
    with engine.begin() as connection:
        found = {}
        for table in held.tables.values():
            columns = [table.c[name] for name in ROWS[table.name][0]]
            rows = connection.execute(sa.select(*columns)).all()
            found[table.name] = sorted(map(repr, rows))
        return found


def _revision(engine):
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_data_of_the_first_schema_are_equal_after_the_upgrade(old):
    before = _read(old)
    assert sum(map(len, before.values())) > 250
    flask_migrate.upgrade()
    assert _read(old) == before
    flask_migrate.check()  # the schema is the one of the models


def test_checks_and_indexes_are_those_of_the_models(old, tmp_path):
    """`flask db check` compares tables and columns; conditions it does not see."""
    if old.dialect.name != "sqlite":
        pytest.skip("conditions are written back in the database's own words elsewhere")
    flask_migrate.upgrade()
    models = sa.create_engine(f"sqlite:///{tmp_path / 'models.sqlite3'}")
    db.metadata.create_all(models)
    assert _conditions(old) == _conditions(models)
    models.dispose()


def _conditions(engine):
    seen, found = sa.inspect(engine), set()
    for table in db.metadata.tables:
        found |= {
            (table, one["name"], " ".join(one["sqltext"].split())) for one in seen.get_check_constraints(table)
        }
        for index in seen.get_indexes(table):
            where = str(index.get("dialect_options", {}).get("sqlite_where", ""))
            found.add((table, index["name"], tuple(index["column_names"]), index["unique"], where))
    return found


def test_an_upgrade_killed_at_any_statement_is_as_if_it_had_not_begun(old):
    before = _read(old)
    ran, limit = [0], [0]

    def count(_connection, _cursor, statement, *_rest):
        ran[0] += 1
        if ran[0] == limit[0]:
            raise Killed

    sa.event.listen(old, "before_cursor_execute", count)
    step = 1
    while True:
        ran[0], limit[0] = 0, limit[0] + step
        try:
            flask_migrate.upgrade()
        except Killed:
            limit_reached = limit[0]
            sa.event.remove(old, "before_cursor_execute", count)
            assert _revision(old) == FIRST, f"killed at statement {limit_reached}"
            assert _read(old) == before
            sa.event.listen(old, "before_cursor_execute", count)
            step = max(1, limit_reached // 3)
        else:
            break
    sa.event.remove(old, "before_cursor_execute", count)
    assert limit[0] > 10, "the upgrade was killed at many places"
    assert _read(old) == before


def test_a_newer_schema_stops_the_start(app):
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SystemExit, match="9999"):
        migrate(app)
