"""Pay in words: the form the employer stated, and beside it the comparable month where the form is another one."""

from typing import Any, NamedTuple

from jobfair.core.language import _
from jobfair.postings.rules import PayType


class PayText(NamedTuple):
    """`stated` in the employer's own form (domain.md 2.9); `monthly` such as `≈ 6,760 元/月` where converted."""

    stated: str
    monthly: str = ""

    def __str__(self) -> str:
        return f"{self.stated} {self.monthly}".strip()


def pay_text(posting: Any) -> PayText:
    """The pay of a posting (or a row with the same columns) in the reader's language."""
    kind = PayType(posting.pay_type)
    amount = span(posting.pay_min, posting.pay_max)
    if kind is PayType.MONTH:
        if posting.pay_months > 12:
            return PayText(_("CNY %(amount)s a month, %(months)s months", amount=amount, months=posting.pay_months))
        return PayText(_("CNY %(amount)s a month", amount=amount))
    if kind is PayType.PIECE:
        return PayText(_("CNY %(amount)s a month by the piece", amount=amount))
    stated = {
        PayType.YEAR: _("CNY %(amount)s a year", amount=amount),
        PayType.DAY: _("CNY %(amount)s a day", amount=amount),
        PayType.HOUR: _("CNY %(amount)s an hour", amount=amount),
    }[kind]
    monthly = span(posting.monthly_min, posting.monthly_max)
    return PayText(stated, _("≈ CNY %(amount)s a month", amount=monthly))


def span(low: int, high: int) -> str:
    """`6,500–9,000`, or one figure when both ends are equal."""
    return "–".join(f"{value:,}" for value in dict.fromkeys((low, high)))
