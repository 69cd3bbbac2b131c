"""JSON lines in, JSON lines out: one answer for every line, and never a traceback."""

import json

import pytest
from click.testing import CliRunner

from jobfair.postings.commands import postings_cli
from jobfair.postings.wording.jsonlines import check_lines


def _run(data: bytes, *options: str):
    return CliRunner().invoke(postings_cli, ["check", *options], input=data)


def test_lines_are_answered_in_order_with_verdict_and_findings():
    data = '{"text": "限男性"}\n\n{"text": "男女不限"}\n{"text": "Age 18-35"}\n'.encode()
    result = _run(data)
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert result.exit_code == 0
    assert [answer["verdict"] for answer in answers] == ["block", "pass", "warn"]
    assert answers[0]["findings"][0]["span"] == "限男性"
    assert "四十三" in answers[0]["findings"][0]["article"]
    assert "限男性" in result.output


def test_english_explanations_on_request():
    result = _run('{"text": "不签合同"}\n'.encode(), "--language", "en")
    assert json.loads(result.output)["findings"][0]["article"] == "Labour Contract Law, Article 10"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "JSON"),
        (b"[1, 2]", "object"),
        (b'"text"', "object"),
        (b"{}", "missing"),
        (b'{"text": 5}', "string"),
        (b'{"text": null}', "string"),
        (b'{"text": "\xff\xfe"}', "UTF-8"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_bad_line_is_refused_in_one_line_and_the_rest_goes_on(line, reason):
    result = _run(line + b'\n{"text": "ok"}\n', "--language", "en")
    refused, answered = [json.loads(answer) for answer in result.output.splitlines()]
    assert result.exit_code == 1
    assert refused["verdict"] == "error"
    assert refused["error"].startswith("line 1: ")
    assert reason in refused["error"]
    assert answered["verdict"] == "pass"


def test_refusal_is_told_in_chinese_by_default():
    result = _run(b"oops\n")
    assert json.loads(result.output)["error"].startswith("第1行")


def test_missing_file_is_refused_with_a_sentence():
    result = CliRunner().invoke(postings_cli, ["check", "no-such-file.jsonl"])
    assert result.exit_code == 2
    assert "no-such-file.jsonl" in result.output


def test_lone_surrogate_still_gives_a_line_of_valid_utf8():
    (answer,) = check_lines(['{"text": "限男性\\ud800"}'])
    assert json.loads(answer.encode("utf-8"))["verdict"] == "block"


def test_text_lines_and_bytes_lines_are_both_read():
    answers = list(check_lines(['{"text": "女士勿扰"}', '\ufeff{"text": "女装"}'.encode()]))
    assert [json.loads(answer)["verdict"] for answer in answers] == ["block", "pass"]
