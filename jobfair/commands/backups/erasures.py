"""The list of deletions beside the database: it outlives the database, so that a restored backup forgets them too.

One JSON object a line, nothing personal in it. The worker brings it up to date every minute, every backup takes a
copy along. `ERASURE_LIST` says where it lies: best on other storage than the database.
"""

import fcntl
import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask, current_app

from jobfair.core import crypto, transactions
from jobfair.core.jobs import periodic
from jobfair.seekers.services import erasures
from jobfair.seekers.services.erasures import Erasure


def portal_name() -> str:
    """Which installation this is: the same on all its nodes and after a change of keys, and tells nothing else."""
    return crypto.fingerprint("portal")[:24]


def list_of(app: Flask) -> Path:
    """Where this installation keeps its list."""
    return Path(app.config["ERASURE_LIST"])


def reconcile(app: Flask) -> int:
    """Append what the audit trail knows and the list does not; how many lines were added."""
    with transactions.reading():
        recorded = erasures.recorded()
    path = list_of(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        path.chmod(0o600)
        listed = {one.entry for one in read([path])}
        fresh = [one for one in recorded if one.entry not in listed]
        for one in fresh:
            file.write("\n" + _line(one) + "\n")  # never onto the half line that a crash may have left
        file.flush()
        os.fsync(file.fileno())
    return len(fresh)


def _line(one: Erasure) -> str:
    moments = {"registered_at": one.registered_at.isoformat(), "at": one.at.isoformat()}
    return json.dumps({"portal": portal_name(), **asdict(one), **moments})


def read(paths: Iterable[Path]) -> list[Erasure]:
    """The lines of several lists, each once. Lines of other installations, and half lines, are passed over."""
    found: dict[str, Erasure] = {}
    for path in paths:
        for text in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            try:
                values = json.loads(text)
                if values.pop("portal") != portal_name():
                    continue
                moments = {name: datetime.fromisoformat(values[name]) for name in ("registered_at", "at")}
                found[values["entry"]] = Erasure(**{**values, **moments})
            except (ValueError, KeyError, TypeError):
                continue
    return list(found.values())


@periodic("commands.erasure_list", every=timedelta(minutes=1))
def keep_list() -> None:
    """Bring the list up to date, as the worker does it."""
    reconcile(current_app._get_current_object())  # type: ignore[attr-defined]
