"""The labelled corpus: what the grammar was tuned on must hold in full, a fresh batch must hold in its great part."""

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


@pytest.mark.parametrize("case", _cases("cases.jsonl"), ids=lambda case: case["text"][:40])
def test_tuned_case_comes_out_as_labelled(case):
    report = check_text(case["text"])
    found = {str(finding.ground) for finding in report.findings}
    assert report.verdict == case["verdict"], found
    assert set(case["grounds"]) <= found


def test_fresh_batch_keeps_its_accuracy():
    cases = _cases("unseen.jsonl")
    missed = [case["text"] for case in cases if not _fits(case)]
    assert len(cases) >= 150
    assert len(missed) / len(cases) <= 0.10, missed


def test_corpus_is_balanced_between_dangerous_looking_passes_and_findings():
    cases = _cases("cases.jsonl")
    passes = sum(case["verdict"] == "pass" for case in cases)
    assert 0.35 <= passes / len(cases) <= 0.65
    assert len({ground for case in cases for ground in case["grounds"]}) == 18
