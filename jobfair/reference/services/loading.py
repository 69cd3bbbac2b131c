"""Bringing the packaged dictionaries into the database; what staff changed or retired stays so."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa

from jobfair.core.database import Base
from jobfair.extensions import db
from jobfair.reference import packaged
from jobfair.reference.models import (
    Industry,
    MinimumWage,
    Occupation,
    PillarTag,
    Region,
    Synonym,
    TargetGroup,
    ZoneType,
)
from jobfair.reference.rules import RegionKind, ServiceKind

Entry = TypeVar("Entry", bound=Base)


def load_reference() -> dict[str, int]:
    """Add missing entries and update names from the packaged files; returns how many rows changed, by file.

    Safe to run twice and late: nothing is ever deleted, wages and search words that are there stay as they are.
    """
    return {
        "regions": _load_regions(),
        "industries": _load("industries", Industry, "code", _industry),
        "pillar_tags": _load("pillar_tags", PillarTag, "key", _pillar_tag),
        "occupations": _load("occupations", Occupation, "key", _occupation),
        "target_groups": _load("target_groups", TargetGroup, "key", _target_group),
        "zone_types": _load("zone_types", ZoneType, "key", _zone_type),
        "synonyms": _load_synonyms(),
        "minimum_wages": _load_minimum_wages(),
    }


def _load(name: str, model: type[Entry], key: str, read: Callable[[packaged.Row], dict[str, Any]]) -> int:
    """Bring one file into one table, in the order of the file."""
    present = {getattr(entry, key): entry for entry in db.session.scalars(sa.select(model))}
    changed = 0
    for position, row in enumerate(packaged.rows(name)):
        values = read(row)
        if "sort" in model.__table__.columns:
            values["sort"] = position
        entry = present.get(row[key])
        if entry is None:
            db.session.add(model(**{key: row[key]}, **_names(row), **values))
            changed += 1
        else:
            names = {} if getattr(entry, "edited_at", None) else _names(row)
            changed += _update(entry, {**names, **values})
    db.session.flush()
    return changed


def _names(row: packaged.Row) -> dict[str, str]:
    return {"name_zh": row["name_zh"], "name_en": row["name_en"]}


def _update(entry: Base, values: Mapping[str, Any]) -> bool:
    different = {name: value for name, value in values.items() if getattr(entry, name) != value}
    for name, value in different.items():
        setattr(entry, name, value)
    return bool(different)


def _load_regions() -> int:
    """Regions first without, then with what they lie in."""
    changed = _load("regions", Region, "key", _region)
    by_key = {region.key: region for region in db.session.scalars(sa.select(Region))}
    for row in packaged.rows("regions"):
        parent = by_key.get(row["parent"])
        place = {"parent_id": parent.id if parent else None, "in_jinzhou": row["parent"] == "jinzhou"}
        _update(by_key[row["key"]], place)
    db.session.flush()
    return changed


def _region(row: packaged.Row) -> dict[str, Any]:
    return {"code": row["code"] or None, "kind": RegionKind[row["kind"].upper()]}


def _industry(row: packaged.Row) -> dict[str, Any]:
    return {"section": row["code"][0]}


def _pillar_tag(row: packaged.Row) -> dict[str, Any]:
    return {"scheme": row["scheme"], "tier": row["tier"] or None}


def _occupation(row: packaged.Row) -> dict[str, Any]:
    return {"major_class": int(row["major_class"]), "is_trade": row["is_trade"] == "1"}


def _target_group(row: packaged.Row) -> dict[str, Any]:
    return {
        "definition_zh": row["definition_zh"],
        "definition_en": row["definition_en"],
        "is_sensitive": row["is_sensitive"] == "1",
    }


def _zone_type(row: packaged.Row) -> dict[str, Any]:
    return {
        "service_kind": ServiceKind[row["service_kind"].upper()],
        "pictogram": row["pictogram"],
        "purpose_zh": row["purpose_zh"],
        "purpose_en": row["purpose_en"],
    }


def _load_synonyms() -> int:
    """Names and aliases of an occupation mean the same; further groups come from their own file."""
    groups = {row["meaning"]: packaged.words(row["words"]) for row in packaged.rows("synonyms")}
    for row in packaged.rows("occupations"):
        groups[row["key"]] = [row["name_zh"], row["name_en"], *packaged.words(row["aliases"])]
    present = set(db.session.execute(sa.select(Synonym.meaning, Synonym.word)).all())
    wanted = {(meaning, word.lower()): None for meaning, words in groups.items() for word in words}
    missing = [{"meaning": meaning, "word": word} for meaning, word in wanted if (meaning, word) not in present]
    db.session.add_all(Synonym(**values) for values in missing)
    db.session.flush()
    return len(missing)


def _load_minimum_wages() -> int:
    """Unconfirmed rows (domain.md 2.8); a row that is there may have been confirmed or corrected, so it stays."""
    regions = dict(db.session.execute(sa.select(Region.key, Region.id)).all())
    present = set(db.session.execute(sa.select(MinimumWage.region_id, MinimumWage.valid_from)).all())
    added = 0
    for row in packaged.rows("minimum_wages"):
        region_id, valid_from = regions[row["region"]], date.fromisoformat(row["valid_from"])
        if (region_id, valid_from) in present:
            continue
        wage = MinimumWage(
            region_id=region_id,
            month_yuan=int(row["month_yuan"]),
            hour_fen=int(row["hour_fen"]),
            valid_from=valid_from,
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            source=row["source"],
        )
        db.session.add(wage)
        added += 1
    db.session.flush()
    return added
