"""What the check found, with its place in the text as it was written."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobfair.postings.wording.articles import WOMEN_43, Article
from jobfair.postings.wording.explanations import NAMES, exception_kind, reason, rewriting
from jobfair.postings.wording.verdicts import Bilingual, Construction, ExceptionKind, Ground, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of a posting that are unlawful (``BLOCK``) or that a person should look at (``WARN``).

    ``span`` is exactly ``text[start:end]`` of the text that was checked.
    """

    ground: Ground
    level: Verdict
    span: str
    start: int
    end: int
    article: Article
    construction: Construction = Construction.MENTION
    tag: str = ""
    detail: Bilingual | None = None

    @property
    def name(self) -> Bilingual:
        """The ground in a word or two: 性别 / Sex."""
        return NAMES[self.ground]

    @property
    def why(self) -> Bilingual:
        """Why the words are unlawful or doubtful; with the arithmetic where there is one."""
        rule = reason(self.ground, self.construction, self.level, self.tag)
        if self.detail is None:
            return rule
        return Bilingual(f"{self.detail.zh}{rule.zh}", f"{self.detail.en} {rule.en}")

    @property
    def rewrite(self) -> Bilingual:
        """A lawful way to say what is needed."""
        return rewriting(self.ground, self.construction, self.span, self.tag)

    @property
    def exception(self) -> ExceptionKind:
        """The exception staff may approve; ``NONE`` where the law knows none.

        女职工劳动保护特别规定 annex 1 bars women from certain work: it can justify keeping women out, which
        妇女权益保障法 art. 43 forbids otherwise, and never keeping men out.
        """
        kind = exception_kind(self.ground, self.level, self.tag)
        if kind is ExceptionKind.BARRED_TO_WOMEN and self.article is not WOMEN_43:
            return ExceptionKind.NONE
        return kind

    @property
    def exception_possible(self) -> bool:
        return self.exception is not ExceptionKind.NONE

    def as_json(self, language: str = "zh") -> Mapping[str, object]:
        """The finding as JSON keys and values, its sentences in one language."""
        return {
            "ground": str(self.ground),
            "name": self.name.in_language(language),
            "level": str(self.level),
            "span": self.span,
            "start": self.start,
            "end": self.end,
            "article": self.article.citation.in_language(language),
            "explanation": self.why.in_language(language),
            "rewrite": self.rewrite.in_language(language),
            "exception_possible": self.exception_possible,
            "exception": str(self.exception),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The answer for one text: the heaviest level found, and every finding in the order of the text."""

    verdict: Verdict
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: tuple[Finding, ...]) -> "Report":
        heaviest = max((finding.level for finding in findings), key=lambda v: v.weight, default=Verdict.PASS)
        return cls(heaviest, findings)

    def as_json(self, language: str = "zh") -> Mapping[str, object]:
        return {"verdict": str(self.verdict), "findings": [f.as_json(language) for f in self.findings]}
