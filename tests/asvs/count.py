"""How many of the requirements a machine can prove are proved: `python -m tests.asvs.count`."""

import ast
import csv
import tomllib
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROVABLE = ("T", "S")


def provable() -> list[str]:
    """Numbers of the requirements that a test can prove, in the standard's order."""
    with (HERE / "requirements.csv").open(newline="") as file:
        return [f"V{row['id']}" for row in csv.DictReader(file) if row["class"] in PROVABLE]


def named() -> dict[str, list[str]]:
    """Requirements by the tests that `proofs.toml` names."""
    found: dict[str, list[str]] = defaultdict(list)
    for requirement, tests in tomllib.loads((HERE / "proofs.toml").read_text()).items():
        for test in tests:
            found[test].append(requirement)
    return found


def marked() -> dict[str, list[str]]:
    """Requirements by the tests that carry the marker, and every other test with none."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in HERE.parent.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[node.name] += [number for mark in node.decorator_list for number in _numbers(mark)]
    return found


def _numbers(mark: ast.expr) -> list[str]:
    if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Attribute) and mark.func.attr == "asvs":
        return [str(ast.literal_eval(argument)) for argument in mark.args]
    return []


def proved() -> dict[str, list[str]]:
    """Tests by the requirement they prove."""
    found: dict[str, list[str]] = defaultdict(list)
    for source in (named(), marked()):
        for test, requirements in source.items():
            for requirement in requirements:
                found[requirement].append(test)
    return found


def main() -> None:
    """The count, and what is not proved."""
    wanted, tests = provable(), proved()
    there = [number for number in wanted if number in tests]
    print(f"{len(there)} of {len(wanted)} requirements that a machine can prove are proved by a test.")
    print("Without a test: " + " ".join(number for number in wanted if number not in tests))


if __name__ == "__main__":
    main()
