"""The drills in small, for every run of the suite; `make drill` runs them at length."""

import pathlib

import psycopg
import pytest

from jobfair.core import crypto
from tests.drills import crash, mail, nodes, storage
from tests.drills.people import Ledger
from tests.drills.portal import Server, serving, set_up
from tests.drills.truth import judge

SEED = 20230308


@pytest.fixture
def own_keys(portal):
    """The scene has field keys of its own; the suite gets its back."""
    yield
    crypto.key_ring.load(portal.config["FIELD_KEYS"])


@pytest.fixture
def scene(own_keys, database, tmp_path):
    """A portal of its own beside the suite's, on the same kind of database."""
    name = f"drill_{pathlib.Path(tmp_path).name}"[:60].lower()
    if not database.url.startswith("postgresql"):
        yield set_up(tmp_path, f"sqlite:///{tmp_path / 'drill.sqlite3'}", seekers=3, postings=12)
        return
    address = database.url.replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield set_up(tmp_path, f"{database.url.rsplit('/', 1)[0]}/{name}", seekers=3, postings=12)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_nothing_acknowledged_is_lost_when_the_servers_are_killed(scene):
    said = []
    verdict = crash.run(scene, cycles=1, seconds=3, seed=SEED, say=said.append)
    assert verdict.is_good, said
    assert verdict.acknowledged > 0, said


def test_full_disk_is_refused_with_a_page_and_heals_without_a_restart(scene, database):
    if database.url.startswith("postgresql"):
        pytest.skip("the disk of PostgreSQL is not ours to fill")
    server, ledger = Server(scene), Ledger()
    with serving(server):
        outcome = storage.torment(scene, server, "disk full", ledger, 0)
    assert outcome.is_good, str(outcome)
    assert judge(scene, ledger).is_good


def test_two_nodes_agree(scene, database):
    if not database.url.startswith("postgresql"):
        pytest.skip("several nodes need PostgreSQL")
    servers, ledger = [Server(scene), Server(scene)], Ledger()
    ports = [server.port for server in servers]
    with serving(*servers):
        assert nodes.race(scene, ports, ledger, rounds=3) == []
        assert nodes.read_own_writes(scene, ports, ledger, rounds=5) == []
    assert judge(scene, ledger).is_good


def test_outbox_holds_while_the_mail_server_is_away_and_nothing_arrives_twice(app):
    said = []
    assert mail.run(letters=2, patience=0.3, say=said.append), said
