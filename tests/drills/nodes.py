"""Two nodes on one PostgreSQL: races, reading one's own writes, a node killed, the database restarted under load.

`python -m tests.drills.nodes`
"""

import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.drills.people import APPLICATION, Browser, Crowd, Ledger
from tests.drills.portal import Scene, Server, serving, set_up
from tests.drills.truth import judge
from tests.support.databases import Postgresql, find_server_programs

SEED = 20230308
PRESSES = 20
HEALED = 10.0  # seconds until the portal must serve again after a restart of the database


def race(scene: Scene, ports: list[int], ledger: Ledger, *, rounds: int) -> list[str]:
    """Twenty presses of one button on both nodes at once: one application, and everybody is told of it."""
    wrong = []
    presses = [Browser([ports[press % len(ports)]], scene.cookies[0]) for press in range(PRESSES)]
    for browser in presses:
        browser.read_token(f"/jobs/{scene.numbers[0]}/application")
    with ThreadPoolExecutor(PRESSES) as pool:
        for number in scene.numbers[:rounds]:
            path = f"/jobs/{number}/application"
            answers = list(
                pool.map(lambda browser, to=path: browser.ask("POST", to, {"kinds": "profile"}), presses)
            )
            told = {found.group(1) for answer in answers if (found := APPLICATION.search(answer.location))}
            if len(told) != 1 or {answer.status for answer in answers} != {302}:
                wrong.append(f"{number}: {sorted({answer.status for answer in answers})}, {len(told)} applications")
            for key in told:
                ledger.sent[0, number] = int(key)
    for browser in presses:
        browser.close()
    return wrong


def read_own_writes(scene: Scene, ports: list[int], ledger: Ledger, *, rounds: int) -> list[str]:
    """What is sent on one node is there on the other, at once."""
    wrong = []
    browser = Browser(ports, scene.cookies[1])
    browser.read_token(f"/jobs/{scene.numbers[0]}/application")
    for turn, number in enumerate(scene.numbers[:rounds]):
        here, there = ports[turn % 2], ports[(turn + 1) % 2]
        sent = browser.ask("POST", f"/jobs/{number}/application", {"kinds": "profile"}, port=here)
        found = APPLICATION.search(sent.location)
        if found is None:
            wrong.append(f"{number}: {sent.status}")
            continue
        ledger.sent[1, number] = int(found.group(1))
        if browser.ask("GET", f"/me/applications/{found.group(1)}", port=there).status != 200:
            wrong.append(f"{number}: not on the other node")
    browser.close()
    return wrong


def kill_a_node(scene: Scene, servers: list[Server], ledger: Ledger) -> list[str]:
    """People of the node that dies go on at the other; what the dead one had acknowledged is there."""
    crowd = Crowd(scene.cookies[2:], scene.numbers, ledger=ledger, seed=SEED)
    crowd.start([server.port for server in servers])
    time.sleep(2)
    servers[0].kill()
    before = ledger.acknowledged
    time.sleep(2)
    crowd.stop()
    gone_on = ledger.acknowledged - before
    servers[0].start()
    return [] if gone_on else ["nobody could go on"]


def restart_database(scene: Scene, database: Postgresql, ports: list[int], ledger: Ledger) -> list[str]:
    """Down at once and up again under load: 503 meanwhile, served again within ten seconds, nothing else ever."""
    ledger.others.clear()
    crowd = Crowd(scene.cookies[2:], list(reversed(scene.numbers)), ledger=ledger, seed=SEED + 1)
    crowd.start(ports)
    time.sleep(1)
    control = [find_server_programs() / "pg_ctl", "-D", database.folder / "data"]
    user = "postgres" if Path(database.folder / "data").stat().st_uid != 0 else None
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "user": user, "cwd": "/"}
    subprocess.run([*control, "stop", "-m", "immediate"], check=True, **quiet)
    time.sleep(2)
    visitor = Browser(ports, scene.cookies[0]).ask("GET", "/me/applications")
    subprocess.run(
        [*control, "start", "-l", database.folder / "log", "-o", database_options(database)], check=True, **quiet
    )
    up_at = time.monotonic()
    healed = None
    asking = Browser(ports, scene.cookies[0])
    while healed is None and time.monotonic() - up_at < HEALED:
        if all(asking.ask("GET", "/me/applications").status == 200 for _port in ports):
            healed = time.monotonic() - up_at
    time.sleep(1)
    crowd.stop()
    print(
        f"  while it was down: {visitor.status} after {visitor.seconds:.1f} s, Retry-After {visitor.retry_after};",
        end="",
    )
    print(f" up again: served after {healed or HEALED:.1f} s; refused or unanswered {ledger.others}")
    odd = set(ledger.others) - {503}
    return ([f"answers {odd}"] if odd else []) + (
        [] if healed is not None and visitor.status == 503 else ["not healed"]
    )


def database_options(database: Postgresql) -> str:
    """The server's command line once more, but as durable as in earnest."""
    port = str(database.server).rsplit(":", 1)[1]
    return f"-p {port} -h 127.0.0.1 -k {database.folder}"


def main() -> None:
    """All four, then the truth."""
    database = Postgresql()
    try:
        database._sql(f"CREATE DATABASE {database.name}")
        with tempfile.TemporaryDirectory(prefix="jobfair-drill-") as folder:
            sys.exit(0 if run(database, Path(folder)) else 1)
    finally:
        stop_restarted(database)
        database.stop()


def run(database: Postgresql, folder: Path) -> bool:
    """Whether all went well."""
    scene = set_up(folder, database.url, seekers=8, postings=150)
    servers, ledger = [Server(scene), Server(scene)], Ledger()
    ports, good = [server.port for server in servers], True
    with serving(*servers):
        for name, drill in (
            (f"race of {PRESSES} presses, 20 rounds", lambda: race(scene, ports, ledger, rounds=20)),
            ("own writes on the other node, 40 rounds", lambda: read_own_writes(scene, ports, ledger, rounds=40)),
            ("a node is killed", lambda: kill_a_node(scene, servers, ledger)),
            ("the database restarts", lambda: restart_database(scene, database, ports, ledger)),
        ):
            wrong = drill()
            good = good and not wrong
            print(f"{name}: {'as promised' if not wrong else '; '.join(wrong[:5])}")
    verdict = judge(scene, ledger)
    print(verdict)
    return good and verdict.is_good


def stop_restarted(database: Postgresql) -> None:
    """The server that pg_ctl started is not the one the fixture knows."""
    control = [find_server_programs() / "pg_ctl", "-D", database.folder / "data", "stop", "-m", "immediate"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if (database.folder / "data").exists():
        subprocess.run(control, user="postgres", cwd="/", check=False, **quiet)


if __name__ == "__main__":
    main()
