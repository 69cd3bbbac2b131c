"""Probation arithmetic in running text: the trial against the contract term, and its pay against the full pay."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from jobfair.postings.wording.articles import CONTRACT_19, CONTRACT_20, CONTRACT_70
from jobfair.postings.wording.findings import Finding
from jobfair.postings.wording.normalise import Normalised
from jobfair.postings.wording.numbers import ENGLISH_NUMBER, NUMBER, value_of
from jobfair.postings.wording.phrases import make_finding
from jobfair.postings.wording.probation import probation_limit_months
from jobfair.postings.wording.verdicts import Bilingual, Construction, Ground, Verdict

_UNIT = r"(?:年|个半月|个月|月(?!\d|薪|工资|份|底|初)|周|星期|天|日(?!薪))"
_EN_UNIT = r"(?:years?|months?|weeks?|days?)"
_MONTHS = {"年": 12.0, "个半月": 1.0, "个月": 1.0, "月": 1.0, "周": 0.25, "星期": 0.25, "天": 1 / 30, "日": 1 / 30}
_EN_MONTHS = {"year": 12.0, "month": 1.0, "week": 0.25, "day": 1 / 30}

_TRIAL = re.compile(
    rf"(?:试用|试岗|试工)(?:期限|期间|期|"
    rf"时间)?(?:一般)?[^;\d一二两三四五六七八九十半不]{{0,6}}?(?P<n>{NUMBER})(?:-(?P<m>{NUMBER}))?(?P<u>{_UNIT})(?P<h>半)?"
    rf"|(?P<n2>{NUMBER})(?:-(?P<m2>{NUMBER}))?(?P<u2>{_UNIT})(?P<h2>半)?(?:的)?(?:试用|试岗)期?"
    rf"|试用(?:期)?[^;\d]{{0,3}}(?P<half>半年)"
    rf"|probation(?:ary)?(?: period)?(?: is| of| lasts| will be|:| for|,|"
    rf" lasting)* ?(?P<n3>{ENGLISH_NUMBER})(?:(?:-|"
    rf" to )(?P<m3>{ENGLISH_NUMBER}))?[ -]?(?P<u3>{_EN_UNIT})"
    rf"|(?P<n4>{ENGLISH_NUMBER})(?:(?:-|"
    rf" to )(?P<m4>{ENGLISH_NUMBER}))?[ /-]?(?P<u4>{_EN_UNIT})['s]*[ /-](?:of )?(?:probation|"
    rf"trial period)"
)
_TERM = re.compile(
    rf"(?:合同|协议)(?:期限|年限|周期|为期|期为|"
    rf"期)?[^;\d一二两三四五六七八九十半试]{{0,8}}?(?P<n>{NUMBER})(?:-(?P<m>{NUMBER}))?(?P<u>年|"
    rf"个月)(?P<h>半)?(?!以?内签|以?后)"
    rf"|(?P<n2>{NUMBER})(?:-(?P<m2>{NUMBER}))?(?P<u2>年|个月)(?P<h2>半)?(?:期|制|"
    rf"一签)?(?:的)?(?:固定期限|短期|临时|长期)?(?:正式)?(?:劳动|劳务|用工)?(?:合同|协议)"
    rf"|(?P<open>无固定期限|open-ended|permanent contract|indefinite)|(?P<task>以完成一定工作任务|"
    rf"完成一定工作任务为期限|project-based contract)"
    rf"|(?P<n3>{ENGLISH_NUMBER})[ /-]?(?P<u3>{_EN_UNIT})[ /-](?:fixed-term |labou?r |employment |work |"
    rf"fixed term |renewable |term )*(?:contract|agreement)"
    rf"|contract(?: (?:term|period|duration|length))?(?: is| of| for|:|,|"
    rf" lasts)* ?(?P<n4>{ENGLISH_NUMBER})[ /-]?(?P<u4>{_EN_UNIT})"
    rf"|签(?:订|署)?(?P<n5>{NUMBER})(?P<u5>年)(?!以后|后)"
)
_PART_TIME = re.compile(
    r"非全日制(?!学历|本科|硕士|研究生|毕业|教育|大专|专科|不|可|均|也)|小时工|钟点工|"
    r"part[- ]time(?! (?:degree|student|study|education))|hourly worker"
)
_NO_TRIAL = re.compile(
    r"(?:无|没有|不设|不约定|免|不得约定|不设置|取消|不需要|no |without )(?:任何)?(?:试用期?|试岗|probation)"
)
_SPEAKS_OF_LAW = re.compile(r"不超过$|不得超过$|最长不超过$|不高于$")


@dataclass(frozen=True, slots=True)
class _Length:
    start: int
    end: int
    months: float | None  # None: open-ended


def _months(found: re.Match[str]) -> float:
    parts = {name.rstrip("2345"): value for name, value in found.groupdict().items() if value}
    if "half" in parts:
        return 6.0
    count = value_of(parts["m"] if "m" in parts else parts["n"])
    unit = parts["u"]
    factor = _MONTHS.get(unit) or _EN_MONTHS[unit.rstrip("s")]
    extra = 0.5 * factor if "h" in parts or unit == "个半月" else 0.0
    return count * factor + extra


def _terms(text: str) -> list[_Length]:
    found_terms = []
    for found in _TERM.finditer(text):
        if found.group("open"):
            months: float | None = None
        else:
            months = 0.0 if found.group("task") else _months(found)
        found_terms.append(_Length(found.start(), found.end(), months))
    return found_terms


def _nearest(terms: list[_Length], trial: re.Match[str]) -> _Length | None:
    """The contract term a trial belongs to: the closest one, before it where two are as close."""
    place = bisect_left(terms, trial.start(), key=lambda term: term.start)
    beside = terms[max(0, place - 1) : place + 1]
    return min(
        beside,
        key=lambda term: (min(abs(term.start - trial.end()), abs(trial.start() - term.end)), term.start),
        default=None,
    )


def _written(months: float) -> str:
    return f"{months:.1f}".rstrip("0").rstrip(".")


def _arithmetic(trial: float, term: _Length | None, limit: int, part_time: bool) -> Bilingual:
    if part_time:
        return Bilingual("非全日制用工不得约定试用期。", "Part-time work may have no probation.")
    if term is None or term.months is None:
        return Bilingual(
            f"试用期{_written(trial)}个月,超过最长的{limit}个月。",
            f"Probation of {_written(trial)} months; at most {limit}.",
        )
    return Bilingual(
        f"合同期{_written(term.months)}个月,试用期最多{limit}个月,这里写了{_written(trial)}个月。",
        f"For a contract of {_written(term.months)} months the probation is at most {limit} months;"
        f" here it is {_written(trial)}.",
    )


def _length_findings(normalised: Normalised) -> Iterator[Finding]:
    text = normalised.text
    trials = [
        found
        for found in _TRIAL.finditer(text)
        if not _NO_TRIAL.search(text[max(0, found.start() - 8) : found.end()])
    ]
    if not trials:
        return
    taken = bytearray(len(text))
    for found in trials:
        taken[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    terms = [term for term in _terms(text) if not any(taken[term.start : term.end])]
    part_time = _PART_TIME.search(text) is not None
    for found in trials:
        trial, term = _months(found), _nearest(terms, found)
        limit = probation_limit_months(None if term is None or term.months is None else int(term.months), part_time)
        if trial <= limit:
            continue
        article = CONTRACT_70 if part_time else CONTRACT_19
        yield make_finding(
            normalised,
            found.span(),
            (Ground.PROBATION, Verdict.BLOCK, article),
            Construction.ARITHMETIC,
            _arithmetic(trial, term, limit, part_time),
        )


_SHARE = re.compile(
    r"(?:试用|试岗|试工)期?[^;%折]{0,16}?(?P<p>(?<!\d)[1-9]\d?)%"
    r"|(?P<p2>(?<!\d)[1-9]\d?)%[^;,]{0,24}(?:during|in|for|of)[^;,]{0,12}probation|"
    r"probation[^;%]{0,40}?(?P<p3>(?<!\d)[1-9]\d?)%"
)
_TENTHS = re.compile(
    r"(?:试用|试岗)期?[^;%折]{0,16}?(?P<d>[1-9一二三四五六七八九](?:\.?[1-9一二三四五六七八九])?)成"
)
_HALF = re.compile(r"(?:试用|试岗)期?[^;,]{0,8}(?:一半|半薪|半数)(?!以上)")
_DISCOUNT = re.compile(r"试用期?[^;%折]{0,14}?(?P<d>[1-9一二三四五六七八九](?:\.?[1-9一二三四五六七八九])?)折")
_TWO_SUMS = re.compile(
    r"试用期?(?:期间|内)?(?:的)?(?:月)?(?:工资|薪资|底薪|月薪|待遇|薪水|薪酬|"
    r"收入)?[^;\d%]{0,6}(?P<a>\d{3,5})(?:元|块)?(?:/月|每月|/?个?月)?[^;\d%]{0,12}?(?:转正|正式|期满|"
    r"满后)(?:后)?[^;\d%]{0,8}(?P<b>\d{3,5})"
    r"|(?:转正|正式)(?:后)?(?:工资|薪资|底薪|"
    r"月薪)?[^;\d%]{0,6}(?P<b2>\d{3,5})(?:元)?(?:/月)?[^;\d%]{0,8}试用期?[^;\d%]{0,8}(?P<a2>\d{3,5})"
    r"|probation[^;\d%]{0,24}(?P<a3>\d{3,5})[^;\d%]{0,40}(?:after|then|confirmation|regular|full|"
    r"thereafter)[^;\d%]{0,20}(?P<b3>\d{3,5})"
)


def _share(found: re.Match[str]) -> float:
    return float(next(value for value in found.groups() if value))


def _discount(found: re.Match[str]) -> float:
    digits = [value_of(letter) for letter in found.group("d") if letter != "."]
    return digits[0] * 10 + (digits[1] if len(digits) > 1 else 0)


def _ratio(found: re.Match[str]) -> float:
    parts = {name[0]: float(value) for name, value in found.groupdict().items() if value}
    return 100 * parts["a"] / parts["b"] if parts["b"] else 100.0


def _pay_findings(normalised: Normalised) -> Iterator[Finding]:
    for pattern, percent in (
        (_HALF, lambda found: 50.0),
        (_SHARE, _share),
        (_DISCOUNT, _discount),
        (_TENTHS, _discount),
        (_TWO_SUMS, _ratio),
    ):
        for found in pattern.finditer(normalised.text):
            share = percent(found)
            if share >= 80 or re.search(
                r"合格率|淘汰|通过率|提成|绩效|不低于|不少于|not less|at least", found.group()
            ):
                continue
            detail = Bilingual(f"这里约为{share:.0f}%。", f"Here it is about {share:.0f}%.")
            yield make_finding(
                normalised,
                found.span(),
                (Ground.PROBATION_PAY, Verdict.WARN, CONTRACT_20),
                Construction.ARITHMETIC,
                detail,
            )


def trial_findings(normalised: Normalised) -> Iterator[Finding]:
    """Probation longer than the contract allows blocks; probation pay below 80% warns."""
    if re.search(r"试用|试岗|试工|probation|trial", normalised.text):
        yield from _length_findings(normalised)
        yield from _pay_findings(normalised)
