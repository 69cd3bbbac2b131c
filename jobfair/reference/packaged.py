"""The dictionaries as they come with the portal: CSV files under `data/`, one row an entry."""

import csv
import io
from importlib.resources import files

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """All rows of `data/<name>.csv`, in the order of the file."""
    text = (files("jobfair.reference") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def words(cell: str) -> list[str]:
    """The entries of a cell that holds several, separated by a bar."""
    return [word for word in cell.split("|") if word]
