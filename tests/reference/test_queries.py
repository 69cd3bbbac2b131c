"""The snapshot that pages and search read."""

from flask import Flask

from jobfair.extensions import db
from jobfair.reference import queries
from jobfair.reference.models import Occupation, Synonym
from tests.support.make.reference import occupation


def test_words_for_the_same_trade_find_each_other(app: Flask) -> None:
    known = queries.snapshot()
    assert {"电焊工", "焊工", "氩弧焊", "welder"} <= known.equivalents("氩弧焊工")
    assert {"普工", "操作工"} <= known.equivalents("操作工")
    assert "welder" in known.equivalents("Welder")


def test_unknown_word_means_only_itself(app: Flask) -> None:
    assert queries.synonyms_of(["宇航员"]) == {"宇航员": frozenset({"宇航员"})}


def test_snapshot_is_kept_until_a_change_is_committed(app: Flask) -> None:
    first = queries.snapshot()
    assert queries.snapshot() is first
    db.session.add(Synonym(meaning="welder", word="烧电焊"))
    db.session.commit()
    assert "烧电焊" in queries.snapshot().equivalents("焊工")


def test_snapshot_inside_a_writing_transaction_is_not_kept(app: Flask) -> None:
    db.session.add(Occupation(key="drone_pilot", name_zh="无人机驾驶员", name_en="Drone pilot", major_class=4))
    db.session.flush()
    assert "drone_pilot" in {trade.key for trade in queries.snapshot().trades}
    db.session.rollback()
    assert "drone_pilot" not in {trade.key for trade in queries.snapshot().trades}


def test_chips_are_the_marked_trades(app: Flask) -> None:
    welder = occupation("welder")
    assert queries.snapshot().trade[welder.id].name.zh == "电焊工"
    assert welder.id in {chip.id for chip in queries.snapshot().chips}
    assert occupation("pharmacist").id not in {chip.id for chip in queries.snapshot().chips}


def test_every_occupation_lies_in_one_of_the_eight_classes(app: Flask) -> None:
    assert {trade.major_class for trade in queries.snapshot().trades} <= set(range(1, 9))


def test_places_of_the_city_and_industries_are_named_in_both_languages(app: Flask) -> None:
    known = queries.snapshot()
    assert len(known.jinzhou) == len(queries.jinzhou_regions())
    assert known.branch["C34"].name.en == "General-purpose equipment"
    assert {known.place[place.id].name.zh for place in known.jinzhou} >= {"滨海新区", "义县"}
