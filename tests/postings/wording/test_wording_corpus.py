"""The labelled corpus: what the grammar was tuned on holds in full, a fresh batch holds in its great part."""

import json
from pathlib import Path

import pytest

from jobfair.postings.wording import check_text

FOLDER = Path(__file__).parent


def _cases(name: str) -> list[dict]:
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def _fits(case: dict) -> bool:
    """The verdict is the labelled one, and no labelled ground is missed; a further finding is not counted."""
    report = check_text(case["text"])
    found = {str(finding.ground) for finding in report.findings}
    return report.verdict == case["verdict"] and set(case["grounds"]) <= found


CASES = _cases("cases.jsonl")
GROUNDS = sorted({ground for case in CASES for ground in case["grounds"]})


@pytest.mark.parametrize("ground", GROUNDS)
def test_tuned_cases_of_a_ground_come_out_as_labelled(ground):
    missed = [case["text"] for case in CASES if ground in case["grounds"] and not _fits(case)]
    assert missed == []


def test_tuned_lawful_cases_pass_without_a_finding():
    passed = [case for case in CASES if case["verdict"] == "pass"]
    assert [case["text"] for case in passed if check_text(case["text"]).findings] == []


def test_fresh_batch_keeps_its_accuracy():
    cases = _cases("unseen.jsonl")
    missed = [case["text"] for case in cases if not _fits(case)]
    assert len(cases) >= 100
    assert len(missed) / len(cases) <= 0.10, missed


def test_corpus_is_balanced_between_dangerous_looking_passes_and_findings():
    passes = sum(case["verdict"] == "pass" for case in CASES)
    assert 0.35 <= passes / len(CASES) <= 0.65
    assert len(GROUNDS) == 18
