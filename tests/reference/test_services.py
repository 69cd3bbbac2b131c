"""Loading the packaged dictionaries."""

from datetime import date

import sqlalchemy as sa
from flask import Flask

from jobfair.core import clock
from jobfair.extensions import db
from jobfair.reference import packaged, queries
from jobfair.reference.models import Industry, MinimumWage, Occupation, PillarTag, Region, Synonym, ZoneType
from jobfair.reference.rules import RegionKind
from jobfair.reference.services import confirm_minimum_wage, load_reference
from tests.support.make.accounts import make_staff
from tests.support.make.reference import occupation, region


def count(model: type) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def test_loading_again_changes_nothing(app: Flask) -> None:
    before = [count(model) for model in (Region, Industry, Occupation, PillarTag, Synonym, ZoneType, MinimumWage)]
    assert set(load_reference().values()) == {0}
    after = [count(model) for model in (Region, Industry, Occupation, PillarTag, Synonym, ZoneType, MinimumWage)]
    assert before == after
    assert count(Industry) == 20 + 97


def test_changed_name_is_brought_back_and_own_rows_stay(app: Flask) -> None:
    region("guta").name_zh = "古塔"
    db.session.add(Occupation(key="drone_pilot", name_zh="无人机驾驶员", name_en="Drone pilot", major_class=4))
    db.session.flush()
    assert load_reference()["regions"] == 1
    assert region("guta").name_zh == "古塔区"
    assert occupation("drone_pilot").name_en == "Drone pilot"


def test_jinzhou_has_seven_coded_places_and_two_zones_without_a_code(app: Flask) -> None:
    places = queries.jinzhou_regions()
    zones = [place for place in places if place.kind is RegionKind.FUNCTIONAL_ZONE]
    assert {zone.name_zh for zone in zones} == {"松山新区", "滨海新区"}
    assert all(zone.code is None for zone in zones)
    assert sorted(place.code for place in places if place.code) == [
        "210702", "210703", "210711", "210726", "210727", "210781", "210782",
    ]  # fmt: skip


def test_the_two_tag_schemes_are_independent(app: Flask) -> None:
    layout = queries.pillar_tags("layout")
    assert [tag.tier for tag in layout].count("focus") == 6
    assert [tag.tier for tag in layout].count("foster") == 1
    assert [tag.tier for tag in layout].count("plan") == 2
    assert [tag.name_zh for tag in queries.pillar_tags("fair")] == ["机械", "冶金", "石油化工", "医药", "新能源"]


def test_packaged_files_hold_no_half_width_commas_in_chinese() -> None:
    files = ("regions", "industries", "pillar_tags", "occupations", "target_groups", "zone_types", "minimum_wages")
    for name in files:
        for row in packaged.rows(name):
            assert None not in row.values(), f"{name}: a row is short: {row}"
            assert "," not in row.get("name_zh", "") + row.get("definition_zh", ""), f"{name}: {row}"


def test_seeded_wages_are_unconfirmed_until_a_person_confirms_them(app: Flask) -> None:
    wage = queries.wage_on(region("taihe").id, date(2023, 3, 8))
    assert wage is not None
    assert (wage.month_yuan, wage.hour_fen, wage.confirmed_by_id) == (1580, 1590, None)
    staff = make_staff()
    confirm_minimum_wage(staff, wage=wage)
    load_reference()
    assert (wage.confirmed_by_id, wage.confirmed_on) == (staff.id, clock.today())


def test_no_wage_is_known_before_the_first_row_or_outside_jinzhou(app: Flask) -> None:
    assert queries.wage_on(region("taihe").id, date(2017, 1, 1)) is None
    assert queries.wage_on(region("dalian").id, date(2023, 3, 8)) is None


def test_command_says_that_nothing_had_to_change(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["reference", "load"])
    assert result.exit_code == 0
    assert "已是最新" in result.output
