"""The check itself: normalise, cut into words, ask every part of the grammar, put the findings in order."""

from collections.abc import Iterable, Mapping
from itertools import chain

from jobfair.postings.wording.ages import age_findings, sex_age_findings
from jobfair.postings.wording.baits import bait_findings
from jobfair.postings.wording.employment import employment_findings
from jobfair.postings.wording.findings import Finding, Report
from jobfair.postings.wording.normalise import normalise
from jobfair.postings.wording.terms import term_findings
from jobfair.postings.wording.tokens import tokens
from jobfair.postings.wording.trial import trial_findings
from jobfair.postings.wording.verdicts import Ground


def _settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """In the order of the text; of findings on one ground that overlap, the heaviest and then the longest stays."""
    latest: dict[Ground, Finding] = {}
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        other = latest.get(finding.ground)
        if other is not None and finding.start < other.end:
            latest[finding.ground] = max(other, finding, key=lambda f: (f.level.weight, f.end - f.start))
            continue
        if other is not None:
            kept.append(other)
        latest[finding.ground] = finding
    return tuple(sorted([*kept, *latest.values()], key=lambda f: (f.start, f.end, f.ground)))


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
                sex_age_findings(normalised),
                employment_findings(normalised),
                trial_findings(normalised),
                bait_findings(normalised),
            )
        )
    )


def check_posting_fields(fields: Mapping[str, str]) -> dict[str, Report]:
    """Check each field of an editor by itself; offsets are within the field."""
    return {name: check_text(text) for name, text in fields.items()}
