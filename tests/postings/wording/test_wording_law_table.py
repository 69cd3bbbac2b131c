"""The bureau's own table of wordings (sex, family, ethnicity, … fees): every row comes out as it is listed."""

import pytest

from jobfair.postings.wording import Ground, Verdict, check_text

BLOCKED = [
    ("限男性,45岁以下", {Ground.SEX, Ground.AGE}),
    ("限 男 性", {Ground.SEX}),
    ("限男\u3000性", {Ground.SEX}),
    ("男士优先", {Ground.SEX}),
    ("女士优先", {Ground.SEX}),
    ("仅招女工20名", {Ground.SEX}),
    ("已婚已育优先", {Ground.MARRIAGE_CHILDBEARING}),
    ("三年内不得怀孕", {Ground.MARRIAGE_CHILDBEARING}),
    ("入职须做妊娠测试", {Ground.MARRIAGE_CHILDBEARING}),
    ("限汉族", {Ground.ETHNICITY}),
    ("无宗教信仰", {Ground.RELIGION}),
    ("无乙肝、无传染病", {Ground.HEALTH_CARRIER}),
    ("须提供乙肝两对半化验单", {Ground.HEALTH_CARRIER}),
    ("不招残疾人", {Ground.DISABILITY}),
    ("四肢健全", {Ground.DISABILITY}),
    ("限锦州户籍", {Ground.HOUSEHOLD_REGION}),
    ("农村户口勿扰", {Ground.HOUSEHOLD_REGION}),
    ("外地人勿扰", {Ground.HOUSEHOLD_REGION}),
    ("须交纳服装费500元", {Ground.FEE_DEPOSIT}),
    ("入职押身份证", {Ground.DOCUMENT_HOLDING}),
]
PASSED = [
    "男女不限",
    "性别:不限",
    "男女均可",
    "女装导购员",
    "工作地点:太和区女儿河街道",
    "义县地藏寺满族乡",
    "大定堡满族乡",
    "婚育不限",
    "提供母婴室、落实产假",
    "少数民族优先",
    "民族不限",
    "体检不查乙肝项目",
    "残疾人优先",
    "退役军人同等条件优先",
]


@pytest.mark.parametrize(("text", "grounds"), BLOCKED)
def test_unlawful_row_is_blocked_on_its_grounds(text, grounds):
    report = check_text(text)
    assert report.verdict is Verdict.BLOCK
    assert {finding.ground for finding in report.findings} == grounds


@pytest.mark.parametrize("text", PASSED)
def test_lawful_row_passes_without_a_finding(text):
    assert check_text(text).findings == ()


def test_age_alone_only_warns():
    report = check_text("年龄18-35周岁")
    assert report.verdict is Verdict.WARN
    assert [finding.ground for finding in report.findings] == [Ground.AGE]


def test_age_beside_a_sex_limit_stays_a_warning():
    levels = {finding.ground: finding.level for finding in check_text("限男性,45岁以下").findings}
    assert levels == {Ground.SEX: Verdict.BLOCK, Ground.AGE: Verdict.WARN}
