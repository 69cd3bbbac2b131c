"""What the check answers with: issues that block or warn, and which statutory elements are there."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from jobfair.core.language import Bilingual, Text
from jobfair.core.status import Tone
from jobfair.postings.wording import Bilingual as Sentence
from jobfair.postings.wording import ExceptionKind, Finding, Verdict

Words: TypeAlias = Text | Bilingual


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in one element that stands in the way (`BLOCK`) or should be looked at (`WARN`).

    Findings of the wording check carry the words and their place in the element's text; a granted exception makes a
    blocking one harmless (`excused`), one that is asked for lets it go to a reviewer (`asked`).
    """

    field: str
    level: Verdict
    title: Words
    why: Words
    article: Words = ""
    instead: Words = ""
    is_missing: bool = False
    ground: str = ""
    span: str = ""
    start: int = 0
    end: int = 0
    exception: ExceptionKind = ExceptionKind.NONE
    excused: bool = False
    asked: bool = False

    @property
    def blocks(self) -> bool:
        """Whether the posting may not be published with this."""
        return self.level is Verdict.BLOCK and not self.excused

    @property
    def tone(self) -> Tone:
        """How it looks: red, amber, or green when a reviewer has allowed it."""
        if self.excused:
            return Tone.DONE
        return Tone.REFUSED if self.level is Verdict.BLOCK else Tone.WAITING

    @property
    def may_be_excused(self) -> bool:
        """Whether the law knows an exception that a reviewer could grant."""
        return self.blocks and self.exception is not ExceptionKind.NONE

    @property
    def key(self) -> tuple[str, str]:
        """What an exception is granted for: these words on this ground."""
        return self.ground, self.span


@dataclass(frozen=True, slots=True)
class Element:
    """Something that this posting must state, which fields state it, and what is still missing in them."""

    field: str
    label: Text
    covers: frozenset[str]
    lack: Issue | None

    @property
    def done(self) -> bool:
        """Whether it is stated."""
        return self.lack is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole answer of the check."""

    issues: tuple[Issue, ...]
    elements: tuple[Element, ...]

    @property
    def blocks(self) -> tuple[Issue, ...]:
        """What stands in the way of publishing, unlawful words first, what is merely missing last."""
        return tuple(sorted((i for i in self.issues if i.blocks), key=lambda issue: issue.is_missing))

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """What a person should look at."""
        return tuple(issue for issue in self.issues if issue.level is Verdict.WARN)

    @property
    def excused(self) -> tuple[Issue, ...]:
        """Wordings that a reviewer has allowed."""
        return tuple(issue for issue in self.issues if issue.excused)

    @property
    def may_submit(self) -> bool:
        """Nothing stands in the way, or only wordings for which an exception is asked."""
        return all(issue.asked and issue.may_be_excused for issue in self.blocks)

    @property
    def may_publish(self) -> bool:
        """Nothing stands in the way."""
        return not self.blocks

    @property
    def wrong(self) -> tuple[Issue, ...]:
        """What stands in the way although it is stated."""
        return tuple(issue for issue in self.blocks if not issue.is_missing)

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements that are not stated yet: whoever counts what is missing counts these."""
        return tuple(element for element in self.elements if not element.done)

    @property
    def done(self) -> int:
        """How many elements are stated."""
        return sum(element.done for element in self.elements)

    def of(self, field: str) -> tuple[Issue, ...]:
        """The issues of one element, in the order of its text."""
        return tuple(sorted((i for i in self.issues if i.field == field), key=lambda issue: issue.start))

    def with_requests(self, codes: frozenset[ExceptionKind]) -> "Outcome":
        """The same answer, knowing for which kinds of exception the author asks."""
        issues = tuple(
            replace(issue, asked=True) if issue.may_be_excused and issue.exception in codes else issue
            for issue in self.issues
        )
        return Outcome(issues, self.elements)


def words(sentence: Sentence) -> Bilingual:
    """A sentence of the wording check as one that speaks the reader's language."""
    return Bilingual(sentence.zh, sentence.en)


def from_finding(field: str, finding: Finding) -> Issue:
    """A finding of the wording check as an issue of the element it was found in."""
    return Issue(
        field=field,
        level=finding.level,
        title=words(finding.name),
        why=words(finding.why),
        article=words(finding.article.citation),
        instead=words(finding.rewrite),
        ground=str(finding.ground),
        span=finding.span,
        start=finding.start,
        end=finding.end,
        exception=finding.exception if finding.level is Verdict.BLOCK else ExceptionKind.NONE,
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, with the issue it belongs to if there is one."""

    text: str
    issue: Issue | None = None


def pieces(text: str, issues: tuple[Issue, ...]) -> list[Piece]:
    """`text` cut at its findings, so that a page can mark the words; of overlapping findings the first counts."""
    found: list[Piece] = []
    at = 0
    for issue in sorted((i for i in issues if i.span), key=lambda issue: (issue.start, -issue.end)):
        if issue.start < at:
            continue
        found += [Piece(text[at : issue.start]), Piece(text[issue.start : issue.end], issue)]
        at = issue.end
    found.append(Piece(text[at:]))
    return [piece for piece in found if piece.text]
