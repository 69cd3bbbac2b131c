"""Employers: 110 of the city's key industry at the archived fair, and others that show every kind and state."""

from dataclasses import dataclass
from functools import cache
from random import Random

from jobfair.demo.content import people
from jobfair.demo.content.materials import Pair, document, pairs, table
from jobfair.employers import credit_code
from jobfair.employers.rules import AccountType, Qualification, SizeBand
from jobfair.reference import packaged

FEW = 20  # below so many nobody says “some twenty people”
BANDS = (
    (20, SizeBand.UNDER_20),
    (100, SizeBand.UNDER_100),
    (500, SizeBand.UNDER_500),
    (1000, SizeBand.UNDER_1000),
)
# Not in the table of divisions (GB/T 2260), so no real employer can have such a code (domain.md 2.1).
DIVISION = "210799"
PUBLIC_PREFIXES = ("12", "52")
LICENCE = "演示许可证第{serial:04d}号（示例，无效）"


@dataclass(frozen=True)
class DemoEmployer:
    """One fictitious employer; `key` is its serial number as text."""

    key: str
    serial: int
    credit_code: str
    name: Pair
    account_type: AccountType
    status: Qualification
    line: str
    industry: str
    region: str
    staff: int
    size_band: SizeBand
    product: Pair
    address_zh: str
    introduction: Pair
    contact_name: str
    contact_phone: str
    licence_number: str | None
    pillars: tuple[str, ...]


@cache
def fair_employers() -> tuple[DemoEmployer, ...]:
    """The employers of the archived fair, all of the city's key industry."""
    return tuple(_employer(number, row) for number, row in enumerate(table("employers"), start=1))


@cache
def other_employers() -> tuple[DemoEmployer, ...]:
    """Employers of other kinds and in other states of review."""
    first = len(table("employers")) + 1
    return tuple(_employer(number, row) for number, row in enumerate(table("employers_other"), start=first))


def all_employers() -> tuple[DemoEmployer, ...]:
    """Everyone, those of the archived fair first."""
    return fair_employers() + other_employers()


def size_band(staff: int) -> SizeBand:
    """The band in which this number of staff lies."""
    return next((band for limit, band in BANDS if staff < limit), SizeBand.FROM_1000)


@cache
def _regions() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in packaged.rows("regions")}


@cache
def _pillar_rows() -> list[dict[str, str]]:
    return packaged.rows("pillar_tags")


def _pillars(industry: str, line: str) -> tuple[str, ...]:
    """Tags of both schemes whose usual divisions hold this industry, and new energy by what is made."""
    found = [row["key"] for row in _pillar_rows() if industry in packaged.words(row["divisions"])]
    if line in ("crystal", "pv", "battery", "anode", "blades", "inverter", "cable") and "new_energy" not in found:
        found += ["new_energy", "new_energy_layout"]
    return tuple(dict.fromkeys(found))


def _employer(serial: int, row: dict[str, str]) -> DemoEmployer:
    rng = Random(f"employer {serial}")
    account_type = AccountType[row.get("account_type", "employer").upper()]
    return DemoEmployer(
        key=f"{serial:03d}",
        serial=serial,
        credit_code=credit_code.compose(row.get("prefix", "91"), DIVISION, f"DEM{serial:05d}"),
        name=Pair(row["name_zh"], row["name_en"]),
        account_type=account_type,
        status=Qualification[row.get("status", "approved").upper()],
        line=row["line"],
        industry=row["industry"],
        region=row["region"],
        staff=int(row["staff"]),
        size_band=size_band(int(row["staff"])),
        product=Pair(row["product_zh"], row["product_en"]),
        address_zh=_address(rng, row["region"]),
        introduction=_introduction(rng, row),
        contact_name=people.contact_name(rng),
        contact_phone=people.telephone(serial),
        licence_number=LICENCE.format(serial=serial) if account_type is AccountType.AGENCY else None,
        pillars=_pillars(row["industry"], row["line"]),
    )


def _address(rng: Random, region: str) -> str:
    """A street that says it is an example, in a real district."""
    place = _regions()[region]
    street = rng.choice(document("phrases")["streets"][place["kind"]])
    return f"辽宁省锦州市{place['name_zh']}{street}{rng.randint(1, 198)}号"


def _introduction(rng: Random, row: dict[str, str]) -> Pair:
    intros = document("phrases")["intros"]
    chosen = [rng.choice(pairs(intros[part])) for part in _introduction_parts(row)]
    region, staff = _regions()[row["region"]], int(row["staff"]) // 5 * 5
    zh = "".join(text.zh for text in chosen)
    en = " ".join(text.en for text in chosen)
    facts = {"founded": row["founded"], "staff": staff}
    return Pair(
        zh.format(name=row["name_zh"], region=region["name_zh"], product=row["product_zh"], **facts),
        en.format(name=row["name_en"], region=region["name_en"], product=row["product_en"], **facts),
    )


def _introduction_parts(row: dict[str, str]) -> tuple[str, str, str]:
    lines, is_small = document("lines"), int(row["staff"]) < FEW
    if row.get("prefix") in PUBLIC_PREFIXES:
        return "public", "small_middles" if is_small else "plain_middles", "closings"
    if row["line"] in lines["services"]:
        return "operator", "small_middles" if is_small else "plain_middles", "closings"
    opening = "operator" if row["line"] in lines["operators"] else "openings"
    return opening, "small_middles" if is_small else "middles", "closings"
