"""The hand-written materials under `data/`: employers, trades, phrases; read once."""

import csv
import io
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

TRADE_FILES = ("trades_machinery", "trades_process", "trades_professional", "trades_service")


class Pair(NamedTuple):
    """A sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Trade:
    """What postings for one occupation are written from; pay in yuan at the level of 2023."""

    key: str
    titles: list[Pair]
    duties: list[Pair]
    asks: list[Pair]
    place: str
    shift: list[str]
    pay: tuple[int, int]
    education: list[str]
    experience: list[int]
    headcount: tuple[int, int]
    hazards: list[str] = field(default_factory=list)
    pay_kind: list[str] = field(default_factory=lambda: ["month"])
    pay_months: list[int] = field(default_factory=lambda: [12])
    pay_note: list[Pair] = field(default_factory=list)
    grade: list[str] = field(default_factory=lambda: [""])
    certs: list[str] = field(default_factory=list)
    welcome: list[str] = field(default_factory=list)
    part_time: bool = False


def _text(name: str) -> str:
    return (files("jobfair.demo.content") / "data" / name).read_text(encoding="utf-8")


def table(name: str) -> list[dict[str, str]]:
    """All rows of `data/<name>.csv`."""
    return list(csv.DictReader(io.StringIO(_text(f"{name}.csv"))))


@cache
def document(name: str) -> dict[str, Any]:
    """`data/<name>.toml` as it stands."""
    return tomllib.loads(_text(f"{name}.toml"))


@cache
def raw(name: str) -> str:
    """A file as text."""
    return _text(name)


def pairs(items: list[list[str]]) -> list[Pair]:
    """Sentences as they stand in the files."""
    return [Pair(zh, en) for zh, en in items]


@cache
def trades() -> dict[str, Trade]:
    """Every trade by its occupation key."""
    found: dict[str, Trade] = {}
    for name in TRADE_FILES:
        for key, values in document(name).items():
            texts = {part: pairs(values[part]) for part in ("titles", "duties", "asks")}
            notes = pairs(values.get("pay_note", []))
            ranges = {part: (values[part][0], values[part][1]) for part in ("pay", "headcount")}
            found[key] = Trade(key=key, **{**values, **texts, **ranges, "pay_note": notes})
    return found
