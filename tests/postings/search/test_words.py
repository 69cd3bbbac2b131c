"""Recall and precision against a plain scan, for whatever a person may type."""

import string

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobfair.core.search_text import index_tokens, is_han, normalise, phrase_of, runs
from jobfair.employers.models import Employer
from jobfair.extensions import db
from jobfair.postings.models import Posting
from jobfair.postings.search import facets, fulltext
from jobfair.postings.search.criteria import Criteria
from jobfair.postings.search.document import COLUMNS, pinyin_tokens
from jobfair.postings.search.query import search
from jobfair.postings.search.words import also_sought, read_words, split_known
from jobfair.reference.models import Synonym
from tests.support.make.employers import make_verified_employer
from tests.support.make.postings import make_published_posting

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
HAN = st.text("电焊工人机械操作员数控车床铣磨钳装配检验仓库", min_size=1, max_size=9)
LATIN = st.text("weldCNC3", min_size=1, max_size=5)
MARKS = st.sampled_from([" ", "、", ",", "(", ")", "·", "/", "\n", "-", "C++", "'", '"', "*", ":"])
TEXTS = st.lists(st.one_of(HAN, LATIN, MARKS), min_size=1, max_size=12).map("".join)
HOSTILE = (
    '"', '""', "'", "''", "*", "焊*", "^焊", "title:焊", "{title}:焊", "a AND", "OR", "NOT 焊", "NEAR(焊 工)",
    "(", ")", "-焊", "%", "_", "\\", "\x00", "焊\x00工", "\u202e焊", "' OR 1=1 --", "<script>", "焊|工", "焊&工",
    "'; DROP TABLE posting;", "焊:*", "!焊", "<->", "𠮷", "🙂", "é", "ﬁ", "焊" * 10_000, "a b c d e f g h i j k",
    "＂焊＂", "\ud7ff", "½", "٣", "ᾳ",
)  # fmt: skip


@pytest.fixture
def postings(app: Flask) -> list[Posting]:
    """A few real ones of different employers and languages."""
    bohai = make_verified_employer(name_zh="渤海示例重工装备有限公司", name_en="Bohai Example Heavy Equipment")
    linghai = make_verified_employer(name_zh="凌海示例风电塔筒有限公司", name_en="Linghai Example Wind Towers")
    plain = {
        "duties_zh": "做好本岗工作。",
        "requirements_zh": "认真。",
        "conditions_zh": "室内。",
        "benefits_zh": "",
    }
    return [
        make_published_posting(bohai, title_zh="管道电焊工(持证)", title_en="Pipe welder (certified)", **plain),
        make_published_posting(
            linghai,
            title_zh="数控车床操作工",
            title_en="CNC lathe operator",
            occupation="cnc_lathe_operator",
            **plain,
        ),
        make_published_posting(linghai, title_zh="C++开发工程师", occupation="software_engineer", **plain),
        make_published_posting(
            linghai, title_zh="保洁员", occupation="cleaner", **{**plain, "duties_zh": "打扫车间,不需要焊工证。"}
        ),
    ]


def titles(q: str, **values: object) -> list[str]:
    """What a search for `q` gives, in order."""
    found = search(Criteria(q=normalise(q[:100]), **values), per_page=100)  # type: ignore[arg-type]
    names = {row.id: row.title_zh for row in db.session.query(Posting).all()}
    return [names[posting_id] for posting_id in found.posting_ids]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("焊", {"管道电焊工(持证)", "保洁员"}),
        ("焊工", {"管道电焊工(持证)", "保洁员"}),
        ("电焊工", {"管道电焊工(持证)"}),
        ("管道电焊", {"管道电焊工(持证)"}),
        ("管道电焊工", {"管道电焊工(持证)"}),
        ("电焊 持证", {"管道电焊工(持证)"}),
        ("dianhangong", {"管道电焊工(持证)"}),
        ("dhg", {"管道电焊工(持证)"}),
        ("hangong", {"管道电焊工(持证)"}),
        ("linghai", {"数控车床操作工", "C++开发工程师", "保洁员"}),
        ("lhsl", {"数控车床操作工", "C++开发工程师", "保洁员"}),
        ("welder", {"管道电焊工(持证)"}),
        ("WELD", {"管道电焊工(持证)"}),
        ("ＣＮＣ", {"数控车床操作工"}),
        ("c++", {"C++开发工程师"}),
        ('"焊工证"', {"保洁员"}),
        ("“pipe welder”", {"管道电焊工(持证)"}),
        ('"welder pipe"', set()),
        ("凌海 车床", {"数控车床操作工"}),
        ("太和区", {"管道电焊工(持证)", "数控车床操作工", "C++开发工程师", "保洁员"}),
        ("锻造", set()),
        ("工焊", set()),
    ],
)
def test_word_finds_what_holds_it(postings: list[Posting], q: str, expected: set[str]) -> None:
    found = set(titles(q))
    assert found >= expected
    if not any(word.others for word in read_words(normalise(q))):
        assert found == expected


def test_synonyms_find_each_other_and_are_named(postings: list[Posting]) -> None:
    db.session.add_all([Synonym(meaning="test", word="保洁"), Synonym(meaning="test", word="清洁工")])
    db.session.commit()
    assert titles("清洁工") == ["保洁员"]
    assert "保洁" in search(Criteria(q="清洁工")).words[0].others
    assert titles('"清洁工"') == []


@pytest.mark.parametrize(
    ("chinese", "pinyin"),
    [
        ("电焊工", "dianhangong"),
        ("电焊工", "dian han gong"),
        ("焊工", "HanGong"),
        ("太和区", "taihequ"),
        ("太和区 电焊工", "tai he qu dian'han'gong"),
    ],
)
def test_pinyin_of_a_known_word_finds_what_the_word_finds(
    postings: list[Posting], chinese: str, pinyin: str
) -> None:
    make_published_posting(title_zh="普工", duties_zh="协助电焊工备料。")  # only its text holds the word
    make_published_posting(title_zh="氩弧焊操作工", duties_zh="氩弧焊。")  # only a synonym names it
    assert len(titles(chinese)) > 1
    assert titles(pinyin) == titles(chinese)


def test_homophones_are_all_looked_for(app: Flask) -> None:
    for word in ("清纱", "轻纱"):
        db.session.add(Synonym(meaning=word, word=word))
        make_published_posting(title_zh=f"{word}操作工")
    assert titles("清纱") == ["清纱操作工"]
    assert set(titles("qingsha")) == {"清纱操作工", "轻纱操作工"}


def test_quoted_and_unknown_pinyin_is_looked_for_as_it_stands(postings: list[Posting]) -> None:
    make_published_posting(title_zh="普工", duties_zh="协助电焊工备料。")
    assert titles('"dianhangong"') == ["管道电焊工(持证)"]
    assert read_words("guandaodian")[0].others == ()
    assert titles("guandaodian") == ["管道电焊工(持证)"]


def test_equal_words_are_named_in_the_readers_language(app: Flask) -> None:
    words = read_words("电焊工")
    english, chinese = also_sought(words, "en"), also_sought(words, "zh")
    assert "welder" in english.words
    assert all(word.isascii() for word in english.words)
    assert len(english.words) + english.more == len(words[0].others) == len(chinese.words) + chinese.more
    assert not chinese.words[0].isascii()


def test_run_of_known_names_is_cut_where_nothing_holds_it_whole(postings: list[Posting]) -> None:
    found = search(Criteria(q="太和区电焊工招聘"))
    assert found.loosened
    assert [word.text for word in split_known("太和区电焊工招聘")] != []
    assert titles("太和区电焊工招聘")[0] == "管道电焊工(持证)"
    assert not search(Criteria(q="凌海锻造锻造")).total


def test_title_comes_before_employer_before_text(app: Flask) -> None:
    named = make_verified_employer(name_zh="锦州塔筒制造厂")
    text = make_published_posting(title_zh="普工", duties_zh="制作塔筒。")
    employer = make_published_posting(named, title_zh="电工")
    title = make_published_posting(title_zh="塔筒焊工")
    newer_text = make_published_posting(title_zh="质检员", duties_zh="检验塔筒。")
    found = search(Criteria(q="塔筒"))
    assert found.posting_ids == [title.id, employer.id, newer_text.id, text.id]
    newest = search(Criteria(q="塔筒", sort="newest"))
    assert newest.posting_ids == [newer_text.id, title.id, employer.id, text.id]


def test_hostile_query_is_only_text(postings: list[Posting]) -> None:
    for q in HOSTILE:
        found = titles(q)
        assert len(found) <= len(postings), q
        if normalise(q[:100]) and phrase_of(normalise(q[:100])) is None:
            assert found == [], q
    assert len(titles("")) == len(postings)


def rows_holding(texts: list[str], q: str) -> set[int]:
    """A plain scan: Chinese anywhere, other words by their beginning."""
    found = set()
    for number, text in enumerate(texts, start=1):
        plain = normalise(text)
        if is_han(q[0]) if q else False:
            holds = q in plain
        else:
            holds = any(word == q or (len(q) > 1 and word.startswith(q)) for word in runs(text))
        if holds:
            found.add(number)
    return found


@FEW
@given(texts=st.lists(TEXTS, min_size=1, max_size=6), q=st.one_of(HAN.map(lambda t: t[:5]), LATIN))
def test_recall_and_precision_are_complete(app: Flask, texts: list[str], q: str) -> None:
    session = db.session()
    fulltext.clear(session)
    documents = []
    for number, text in enumerate(texts, start=1):
        cut = len(text) // 2
        parts = (index_tokens(text[:cut]), [], index_tokens(text[cut:]))
        documents.append((number, fulltext.Document(*parts)))
    fulltext.write(session, documents)
    word = normalise(q)
    phrase = phrase_of(word)
    assert phrase is not None
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts]
    wanted = rows_holding([a for a, _b in halves], word) | rows_holding([b for _a, b in halves], word)
    assert set(fulltext.matching(session, [phrase], COLUMNS)) == wanted
    db.session.rollback()


@FEW
@given(q=st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_can_be_searched_for(app: Flask, q: str) -> None:
    search(Criteria(q=normalise(q)))


def test_reading_begins_at_every_syllable() -> None:
    assert {"dianhangong", "hangong", "gong", "dhg", "hg"} <= set(pinyin_tokens("电焊工"))
    assert pinyin_tokens("Welder") == ()


def test_no_token_holds_a_sign_of_the_query_language() -> None:
    allowed = set(string.ascii_lowercase + string.digits + "+#")
    for q in HOSTILE:
        for token in index_tokens(q[:200]):
            assert all(char in allowed or ord(char) > 127 for char in token), (q, token)


def test_employer_change_moves_all_its_postings(postings: list[Posting]) -> None:
    employer = db.session.get(Employer, postings[0].employer_id)
    assert employer is not None
    employer.name_zh = "辽西换名机械厂"
    db.session.commit()
    assert titles("换名机械") == ["管道电焊工(持证)"]
    assert titles("渤海") == []
    assert facets.current().open.bit_count() == 4
