"""A posting as schema.org `JobPosting`, for search engines."""

from datetime import datetime, time
from typing import Any

from jobfair.core import clock
from jobfair.postings.models import Posting
from jobfair.postings.rules import EmploymentType, PayType

KINDS = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.INTERNSHIP: "INTERN",
    EmploymentType.DISPATCH: "CONTRACTOR",
}
UNITS = {
    PayType.MONTH: "MONTH",
    PayType.PIECE: "MONTH",
    PayType.YEAR: "YEAR",
    PayType.DAY: "DAY",
    PayType.HOUR: "HOUR",
}


def job_posting(posting: Posting, url: str) -> dict[str, Any]:
    """The JSON-LD object; texts are Chinese, the language in which a posting is legally made."""
    ends = datetime.combine(posting.valid_until, time(23, 59, 59), tzinfo=clock.LOCAL)
    texts = (posting.duties_zh, posting.requirements_zh, posting.conditions_zh, posting.benefits_zh)
    published = posting.published_at or posting.created_at
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "url": url,
        "title": posting.title_zh,
        "description": "\n".join(text for text in texts if text),
        "identifier": {"@type": "PropertyValue", "name": posting.employer.name_zh, "value": posting.number},
        "datePosted": clock.to_local(published).date().isoformat(),
        "validThrough": ends.isoformat(),
        "employmentType": KINDS[posting.employment_type],
        "hiringOrganization": {"@type": "Organization", "name": posting.employer.name_zh},
        "jobLocation": {"@type": "Place", "address": _address(posting)},
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "CNY",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": posting.pay_min,
                "maxValue": posting.pay_max,
                "unitText": UNITS[posting.pay_type],
            },
        },
        "totalJobOpenings": posting.open_headcount,
        "directApply": True,
        "inLanguage": "zh-CN",
    }
    if posting.employer.website:
        found["hiringOrganization"]["sameAs"] = posting.employer.website
    return found


def _address(posting: Posting) -> dict[str, str]:
    return {
        "@type": "PostalAddress",
        "streetAddress": posting.workplace_zh,
        "addressLocality": posting.region.name_zh,
        "addressRegion": "辽宁省" if posting.region.in_jinzhou else posting.region.name_zh,
        "addressCountry": "CN",
    }
