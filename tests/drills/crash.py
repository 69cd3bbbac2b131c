"""kill -9 of the serving processes under load, again and again: `python -m tests.drills.crash --cycles 200`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.drills.people import Crowd, Ledger
from tests.drills.portal import Scene, Server, serving, set_up
from tests.drills.truth import Verdict, judge

SEED = 20230308


def run(scene: Scene, *, cycles: int, seconds: float, seed: int, say=print) -> Verdict:
    """So many lives of a server, each ended at a random moment of its load; the verdict over all of them."""
    ledger, random = Ledger(), Random(seed)
    crowd = Crowd(scene.cookies, scene.numbers, ledger=ledger, seed=seed)
    verdict = judge(scene, ledger)
    for cycle in range(1, cycles + 1):
        server = Server(scene, workers=2)
        with serving(server):
            crowd.start([server.port])
            time.sleep(seconds * (0.5 + random.random()))
            server.kill()
            crowd.stop()
        if cycle % 10 == 0 or cycle == cycles:
            verdict = judge(scene, ledger)
            say(f"cycle {cycle}: {verdict}; unanswered or refused {dict(sorted(ledger.others.items()))}")
            if not verdict.is_good:
                break
    return verdict


def main() -> None:
    """Print the verdict and end with 1 when anything was lost, half done or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=3.0, help="mean length of a life under load")
    parser.add_argument("--people", type=int, default=12)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jobfair-drill-") as folder:
        url = f"sqlite:///{folder}/portal.sqlite3"
        scene = set_up(Path(folder), url, seekers=options.people, postings=300)
        print(f"kill -9, {options.cycles} cycles, {options.people} people, seed {options.seed}")
        verdict = run(scene, cycles=options.cycles, seconds=options.seconds, seed=options.seed)
    sys.exit(0 if verdict.is_good else 1)


if __name__ == "__main__":
    main()
