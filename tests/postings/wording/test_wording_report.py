"""What a report gives back: exact spans, articles, explanations in both languages, and it never raises."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfair.postings.wording import (
    ExceptionKind,
    Ground,
    Verdict,
    check_posting_fields,
    check_text,
    probation_limit_months,
)
from jobfair.postings.wording.articles import chinese_number
from jobfair.postings.wording.normalise import normalise

PIECES = [
    *"男女限招不要勿扰优先者的、,。;:/ \n【】“”\u200b\u3000侽♂♀🚫18-35岁年龄试用期月合同一三年押金身份证社保%折",
    "male ", "female ", "only ", "no ", "xian nan", "nv性", "women's ", "probation ", "months ", "under 35 ",
    "Straße", "ﷺ", "İ", "㍿",
    "\ud800", "已婚", "乙肝", "残疾人", "外地人", "刷单", "汉族", "薪",
]  # fmt: skip


def _assert_spans_are_exact(text):
    for finding in check_text(text).findings:
        assert text[finding.start : finding.end] == finding.span
        assert finding.span


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture_of_dangerous_pieces_gives_exact_spans(text):
    _assert_spans_are_exact(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_exact_spans(text):
    _assert_spans_are_exact(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_normalised_offsets_never_leave_the_text_or_run_backwards(text):
    folded = normalise(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("招聘:限 男 性,谢谢", "限 男 性"),
        ("岗位(限\u200b男\u200b性)", "限\u200b男\u200b性"),
        ("要求【限】男。", "限】男"),
        ("本岗位限男/性", "限男/性"),
        ("Ｍａｌｅ ｏｎｌｙ!", "Ｍａｌｅ ｏｎｌｙ"),
        ("限侽性", "限侽性"),
        ("只招nv生", "只招nv生"),
        ("xian nan 5名", "xian nan"),
        ("性別:限女", "限女"),
    ],
)
def test_evasive_spelling_is_reported_as_it_was_written(text, span):
    (finding,) = check_text(text).findings
    assert (finding.ground, finding.level) == (Ground.SEX, Verdict.BLOCK)
    assert finding.span.startswith(span)


def test_clauses_are_judged_apart():
    report = check_text("男女不限,但男士优先;民族不限")
    assert [(f.ground, f.span) for f in report.findings] == [(Ground.SEX, "男士优先")]


def test_open_clause_does_not_excuse_the_next_line():
    assert check_text("性别不限\n女士勿扰").verdict is Verdict.BLOCK


def test_finding_explains_itself_in_both_languages():
    (finding,) = check_text("限男性").findings
    assert finding.name.zh == "性别"
    assert finding.article.citation.zh == "《妇女权益保障法》第四十三条"
    assert finding.article.citation.en.endswith("Article 43")
    assert "限男性" in finding.rewrite.zh
    assert finding.rewrite.en.startswith("Remove")
    assert finding.exception is ExceptionKind.BARRED_TO_WOMEN


@pytest.mark.parametrize("text", ["限女性", "只招女工", "男士勿扰", "女士优先", "招女服务员5名", "Women only"])
def test_nothing_justifies_keeping_men_out(text):
    findings = check_text(text).findings
    assert findings
    assert {finding.exception for finding in findings} == {ExceptionKind.NONE}


@pytest.mark.parametrize("text", ["女性勿扰", "只招男工", "Men only"])
def test_annex_may_justify_keeping_women_out(text):
    assert {finding.exception for finding in check_text(text).findings} == {ExceptionKind.BARRED_TO_WOMEN}


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("女士勿扰", "《妇女权益保障法》第四十三条"),
        ("男士优先", "《妇女权益保障法》第四十三条"),
        ("女士优先", "《就业促进法》第三条"),
        ("男士勿扰", "《就业促进法》第三条"),
        ("农民工勿扰", "《就业促进法》第三十一条"),
        ("年龄18-35周岁", "《就业促进法》第三条（列举以“等”字结尾，没有写明此项）"),
    ],
)
def test_article_follows_who_is_kept_out(text, article):
    assert check_text(text).findings[0].article.citation.zh == article


def test_finding_without_a_lawful_exception_says_so():
    (finding,) = check_text("已婚已育优先").findings
    assert not finding.exception_possible


@pytest.mark.parametrize("language", ["zh", "en"])
def test_finding_as_json_has_the_keys_other_programs_read(language):
    finding = check_text("入职押身份证").findings[0].as_json(language)
    assert {"ground", "level", "span", "start", "end", "article", "explanation"} <= set(finding)
    assert finding["ground"] == "document_holding"
    assert ("Article" in finding["article"]) is (language == "en")


def test_each_field_gets_a_report_of_its_own():
    reports = check_posting_fields({"title": "女前台", "duties": "接待来访客户", "requirements": "年龄18-35周岁"})
    assert {name: report.verdict for name, report in reports.items()} == {
        "title": Verdict.BLOCK,
        "duties": Verdict.PASS,
        "requirements": Verdict.WARN,
    }


def test_probation_too_long_shows_the_arithmetic():
    (finding,) = check_text("签订一年劳动合同,试用期三个月").findings
    assert finding.ground is Ground.PROBATION
    assert "最多2个月" in finding.why.zh
    assert "at most 2 months" in finding.why.en


@pytest.mark.parametrize(
    ("contract", "part_time", "limit"),
    [
        (2, False, 0),
        (3, False, 1),
        (11, False, 1),
        (12, False, 2),
        (35, False, 2),
        (36, False, 6),
        (None, False, 6),
        (36, True, 0),
    ],
)
def test_probation_limit_follows_the_contract_term(contract, part_time, limit):
    assert probation_limit_months(contract, part_time) == limit


@pytest.mark.parametrize(("number", "written"), [(3, "三"), (10, "十"), (19, "十九"), (43, "四十三"), (70, "七十")])
def test_article_number_is_written_in_chinese(number, written):
    assert chinese_number(number) == written


def _seconds(text):
    check_text(text[:100])
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        check_text(text)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize(
    "piece",
    ["男 ", "男", "女;", "不", "押金交", "合同1年试用", "18岁", "社保,不", "月入", "no women ", "十", "18-"],
)
def test_repetitive_text_takes_linear_time(piece):
    short, long = (piece * (size // len(piece)) for size in (2_500, 20_000))
    assert _seconds(long) <= 20 * _seconds(short) + 0.05
