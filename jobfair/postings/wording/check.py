"""The check itself: normalise, cut into words, ask every part of the grammar, put the findings in order."""

from collections.abc import Iterable, Mapping
from itertools import chain

from jobfair.postings.wording.ages import age_findings
from jobfair.postings.wording.baits import bait_findings
from jobfair.postings.wording.employment import employment_findings
from jobfair.postings.wording.findings import Finding, Report
from jobfair.postings.wording.normalise import normalise
from jobfair.postings.wording.terms import term_findings
from jobfair.postings.wording.tokens import tokens
from jobfair.postings.wording.trial import trial_findings


def _settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """In the order of the text; of findings on one ground that overlap, the heaviest and then the longest stays."""
    kept: list[Finding] = []
    ranked = sorted(findings, key=lambda f: (-f.level.weight, f.start - f.end, f.start))
    for finding in ranked:
        same = (other for other in kept if other.ground is finding.ground)
        if not any(other.start < finding.end and finding.start < other.end for other in same):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.start, f.end, f.ground)))


def check_text(text: str) -> Report:
    """Check one text in Chinese or English. Any string is accepted; the time is linear in its length."""
    normalised = normalise(text)
    if not normalised.text:
        return Report.of(())
    cut = tokens(normalised)
    return Report.of(
        _settled(
            chain(
                term_findings(normalised, cut),
                age_findings(normalised),
                employment_findings(normalised),
                trial_findings(normalised),
                bait_findings(normalised),
            )
        )
    )


def check_posting_fields(fields: Mapping[str, str]) -> dict[str, Report]:
    """Check each field of an editor by itself; offsets are within the field."""
    return {name: check_text(text) for name, text in fields.items()}
