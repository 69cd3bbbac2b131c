"""Pay in the conventional forms, drawn from a trade's usual range and raised to the level of the year."""

from dataclasses import dataclass
from random import Random

from jobfair.demo.content.materials import Trade, document
from jobfair.postings.rules import DAYS_A_MONTH, PayType, comparable_monthly

LEVEL = {2023: 1.0, 2026: 1.13}  # of the year's demonstration pay over that of 2023
COUNTY_LEVEL = 0.94
FLOORS = {"month": 2100, "hour": 17}  # clear of the minimum wage supposed for 2023 (domain.md 2.8)


@dataclass(frozen=True)
class DemoPay:
    """What a posting says about pay, with the comparable monthly figures."""

    pay_type: PayType
    low: int
    high: int
    months: int
    note_zh: str
    monthly_min: int
    monthly_max: int


def draw(rng: Random, trade: Trade, *, level: float, part_time: bool, nights: bool) -> DemoPay:
    """Pay for one posting; `level` scales its range, `nights` lets a night allowance be named."""
    kind = _kind(rng, trade, part_time)
    low, high = (end * level for end in trade.pay)
    spread = high - low
    low, high = low + rng.uniform(0, 0.3) * spread, high - rng.uniform(0, 0.3) * spread
    pay_type, low, high = _convert(kind, low, high, already=trade.pay_kind[0])
    months = rng.choice(trade.pay_months) if pay_type is PayType.MONTH else 12
    return DemoPay(
        pay_type=pay_type,
        low=int(low),
        high=int(high),
        months=months,
        note_zh=_note(rng, trade, pay_type, months, nights),
        monthly_min=comparable_monthly(pay_type, int(low), months=months, part_time=part_time),
        monthly_max=comparable_monthly(pay_type, int(high), months=months, part_time=part_time),
    )


def _kind(rng: Random, trade: Trade, part_time: bool) -> str:
    if part_time:
        return "hour"
    return rng.choice([kind for kind in trade.pay_kind if not kind.startswith("hour")] or ["month"])


def _convert(kind: str, low: float, high: float, *, already: str) -> tuple[PayType, float, float]:
    """Bring a range to the form it is stated in; the range is monthly unless the trade itself is paid otherwise."""
    if kind == "year":
        return PayType.YEAR, round(low, -3), round(high, -3)
    if kind == "hour":
        hourly = (low, high) if already == "hour" else (low / 130, high / 130)
        return PayType.HOUR, max(FLOORS["hour"], round(hourly[0])), max(FLOORS["hour"] + 2, round(hourly[1]))
    if kind == "day":
        daily = (low, high) if already == "day" else (low / DAYS_A_MONTH, high / DAYS_A_MONTH)
        return PayType.DAY, round(daily[0], -1), round(daily[1] + 10, -1)
    if kind == "piece_month":
        low, high = low * DAYS_A_MONTH, high * DAYS_A_MONTH
    pay_type = PayType.PIECE if kind.startswith("piece") else PayType.MONTH
    return pay_type, max(FLOORS["month"], round(low, -2)), max(FLOORS["month"] + 300, round(high, -2))


def _note(rng: Random, trade: Trade, pay_type: PayType, months: int, nights: bool) -> str:
    notes = document("phrases")["pay_notes"]
    if trade.pay_note:
        return rng.choice(trade.pay_note).zh
    if months > 12:
        return f"{months}薪，年终奖按考核发放。"
    known = [note for note in notes[pay_type.value] if nights or "夜班" not in note]
    return str(rng.choice(known))
