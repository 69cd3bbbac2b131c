"""Fixed turns of phrase: patterns over the normalised text itself, where the grammar of terms is not needed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobfair.postings.wording.articles import Article
from jobfair.postings.wording.findings import Finding
from jobfair.postings.wording.normalise import Normalised
from jobfair.postings.wording.verdicts import Bilingual, Construction, Ground, Verdict

_REACH = 40

#: Words before a phrase, in its clause, under which it warns of the thing instead of doing it.
DISOWNING = re.compile(
    r"谨防|警惕|防范|当心|小心|举报|投诉|打击|严打|杜绝|拒绝(?!录)|反对|严禁|禁止|不得|绝不|决不|从不|"
    r"绝无|不会|不存在|没有任何|从未|识别|揭露|提防|远离|抵制|防止|"
    r"整治|治理|避免|案件|纠纷|反诈|防骗|如遇|如有|凡是|任何要求|若有|切勿|不要相信|不是|并非|不搞|不参与|不涉及|不从事|不参与|不涉及|不从事|"
    r"不做|不玩|不承诺|"
    r"never|beware|avoid|report|do not|don't|does not|will not|won't|fight|against|prevent|anyone who|if any"
)
_DISOWNED_AFTER = re.compile(
    r"[^;]{0,12}(?:纠纷|案件|维权|违法|举报|投诉|骗局|诈骗|勿信|请勿相信|受骗|是骗|风险|均为虚假|scam|"
    r"is illegal|are illegal|fraud)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One turn of phrase and what it means; ``unless`` is searched in the clause and lifts it."""

    ground: Ground
    level: Verdict
    article: Article
    pattern: re.Pattern[str]
    construction: Construction = Construction.MENTION
    unless: re.Pattern[str] | None = None
    hints: tuple[str, ...] = ()  # of which one must be in the text for the pattern to fit


def clause_start(text: str, at: int, stops: str = ",;") -> int:
    """Where the clause around ``at`` begins, looking back a bounded way."""
    low = max(0, at - _REACH)
    return max([low, *[text.rfind(stop, low, at) + 1 for stop in stops]])


def clause_end(text: str, at: int, stops: str = ",;") -> int:
    """Where the clause around ``at`` ends, looking on a bounded way."""
    high = min(len(text), at + _REACH)
    found = [place for stop in stops if (place := text.find(stop, at, high)) >= 0]
    return min([high, *found])


def disowned(text: str, start: int, end: int) -> bool:
    """Whether the words are warned of, forbidden or denied rather than offered."""
    before = text[clause_start(text, start) : start]
    return DISOWNING.search(before) is not None or _DISOWNED_AFTER.match(text, end) is not None


def make_finding(
    normalised: Normalised,
    bounds: tuple[int, int],
    verdict: tuple[Ground, Verdict, Article],
    construction: Construction = Construction.MENTION,
    detail: Bilingual | None = None,
) -> Finding:
    """A finding for ``bounds`` of the normalised text, its span in the text as it was written."""
    start, end = normalised.span(*bounds)
    ground, level, article = verdict
    source = normalised.source[start:end]
    return Finding(ground, level, source, start, end, article, construction, "", detail)


def phrase_findings(normalised: Normalised, phrases: tuple[Phrase, ...]) -> Iterator[Finding]:
    """Every phrase found and not lifted by its clause."""
    text = normalised.text
    for phrase in phrases:
        if phrase.hints and not any(hint in text for hint in phrase.hints):
            continue
        for found in phrase.pattern.finditer(text):
            start, end = found.span()
            if disowned(text, start, end):
                continue
            clause = text[clause_start(text, start) : clause_end(text, end)]
            if phrase.unless is not None and phrase.unless.search(clause):
                continue
            yield make_finding(
                normalised, (start, end), (phrase.ground, phrase.level, phrase.article), phrase.construction
            )
