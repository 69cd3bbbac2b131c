"""Reading keys for search and order."""

import pytest

from jobfair.reference.pinyin import person_key, pinyin_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("电焊工", "dianhangong dhg"),
        ("女儿河", "nverhe neh"),
        ("数控车工（CNC）", "shukongchegongcnc skcgc"),
        ("ＣＮＣ车工 2级", "cncchegong2ji ccg2j"),
        ("", ""),
        ("！？", ""),
    ],
)
def test_title_is_read_whole_and_by_initials(text: str, key: str) -> None:
    assert pinyin_key(text) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("单雄信", "shanxiongxin sxx"), ("曾丽", "zengli zl"), ("尉迟恭", "yuchigong yg"), ("张三", "zhangsan zs")],
)
def test_surname_is_read_as_a_surname(name: str, key: str) -> None:
    assert person_key(name) == key


def test_long_text_is_cut_at_the_limit() -> None:
    assert len(pinyin_key("电" * 300, limit=400)) == 400
