"""What a posting states, element by element, always in the same order.

The elements: 条例 art. 24, 规定 art. 15, 就业服务规定 art. 11.
"""

from typing import Any

from markupsafe import Markup

from jobfair.core.formatting import show_date, show_number, show_paragraphs
from jobfair.core.language import _, _n, current_language
from jobfair.postings.models import Posting
from jobfair.postings.pay import pay_text
from jobfair.postings.rules import Contract, Insurance
from jobfair.reference.rules import education_of_rank, grade_of_rank

Element = tuple[str, Any]


def statement(posting: Posting) -> list[Element]:
    """(label, value) pairs; a value that is empty is left out by the page."""
    return [
        (_("What one does"), text(posting.duties_zh, posting.duties_en)),
        (_("People wanted"), _people(posting)),
        (_("What is needed"), _requirements(posting)),
        (_("Kind of employment"), str(posting.employment_type.label)),
        (_("Working conditions"), _conditions(posting)),
        (_("Place of work"), _place(posting)),
        (_("Pay"), _pay(posting)),
        (_("Benefits"), _benefits(posting)),
        (_("Social insurance"), _insurance(posting)),
        (_("Contract and probation"), _contract(posting)),
        (_("Hazards at work"), _hazards(posting)),
        (_("Welcomes"), _listed([str(group.name) for group in posting.groups])),
        (_("Source"), text(posting.source_zh, None)),
        (_("Open until"), show_date(posting.valid_until)),
        (
            _("Published"),
            _("%(date)s, number %(number)s", date=show_date(posting.published_at), number=posting.number),
        ),
    ]


def is_partly_chinese(posting: Posting) -> bool:
    """Whether some of its texts exist in Chinese only (said on the English page)."""
    pairs = (
        (posting.title_zh, posting.title_en),
        (posting.duties_zh, posting.duties_en),
        (posting.requirements_zh, posting.requirements_en),
        (posting.conditions_zh, posting.conditions_en),
        (posting.benefits_zh, posting.benefits_en),
        (posting.workplace_zh, None),
    )
    return any(zh and not en for zh, en in pairs)


def text(zh: str | None, en: str | None) -> Markup | str:
    """Paragraphs in the reader's language; Chinese ones are marked as such where nothing else exists."""
    if not zh and not en:
        return ""
    if current_language() == "en" and not en:
        return Markup('<div lang="zh-CN">{}</div>').format(show_paragraphs(zh))
    return show_paragraphs(en if current_language() == "en" else zh)


def _listed(words: list[str]) -> str:
    return (", " if current_language() == "en" else "、").join(words)


def _lines(*parts: Markup | str | None) -> Markup:
    shown = [part if isinstance(part, Markup) else Markup("<p>{}</p>").format(part) for part in parts if part]
    return Markup("").join(shown)


def _people(posting: Posting) -> str:
    wanted = _n("%(num)s person", "%(num)s people", posting.headcount)
    if posting.open_headcount == posting.headcount:
        return wanted
    return _("%(wanted)s, of whom %(open)s still", wanted=wanted, open=show_number(posting.open_headcount))


def _requirements(posting: Posting) -> Markup:
    limits = []
    if posting.education_rank:
        limits.append(_("%(education)s or above", education=education_of_rank(posting.education_rank).label))
    if grade := grade_of_rank(posting.skill_rank):
        limits.append(_("%(grade)s or above", grade=grade.label))
    if posting.experience_years:
        limits.append(_n("%(num)s year of experience", "%(num)s years of experience", posting.experience_years))
    if posting.minimum_age > 16:
        limits.append(_("at least %(age)s years old", age=posting.minimum_age))
    if posting.suits_graduates:
        limits.append(_("Graduates welcome"))
    return _lines(_listed(limits), text(posting.requirements_zh, posting.requirements_en))


def _conditions(posting: Posting) -> Markup:
    hours = None
    if posting.weekly_hours:
        hours = _n("%(num)s hour a week", "%(num)s hours a week", posting.weekly_hours)
    facts = [str(posting.shift.label), hours]
    return _lines(_listed([fact for fact in facts if fact]), text(posting.conditions_zh, posting.conditions_en))


def _place(posting: Posting) -> Markup:
    return _lines(str(posting.region.name), text(posting.workplace_zh, None))


def _pay(posting: Posting) -> Markup:
    pay = pay_text(posting)
    note = _("%(monthly)s (only for comparing)", monthly=pay.monthly) if pay.monthly else None
    return _lines(pay.stated, note, text(posting.pay_note_zh, None))


def _benefits(posting: Posting) -> Markup:
    words = [word for holds, word in ((posting.board, _("Meals")), (posting.lodging, _("Lodging"))) if holds]
    return _lines(_listed(words), text(posting.benefits_zh, posting.benefits_en))


def _insurance(posting: Posting) -> str:
    held = [kind for kind in Insurance if kind.value in posting.insurances]
    words = [_("All five insurances")] if len(held) == len(Insurance) else [str(kind.label) for kind in held]
    return _listed([*words, _("Housing fund")] if posting.housing_fund else words)


def _contract(posting: Posting) -> Markup:
    term = None
    if posting.contract is Contract.FIXED and posting.contract_months:
        term = _n("Fixed term of %(num)s month", "Fixed term of %(num)s months", posting.contract_months)
    elif posting.contract is not Contract.NOT_STATED:
        term = str(posting.contract.label)
    return _lines(term, _probation(posting))


def _probation(posting: Posting) -> str:
    if not posting.probation_months:
        return _("Probation: not stated")
    months = _n("Probation of %(num)s month", "Probation of %(num)s months", posting.probation_months)
    if not posting.probation_pay_percent:
        return months
    return _(
        "%(probation)s at %(percent)s%% of the agreed pay", probation=months, percent=posting.probation_pay_percent
    )


def _hazards(posting: Posting) -> Markup | str:
    if not posting.hazards_zh:
        return _("None, as the employer states")
    return _lines(text(posting.hazards_zh, None), text(posting.hazard_protection_zh, None))
