"""What the open data interface takes and gives: public facts only, never a contact or a person."""

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from jobfair.core.language import _l
from jobfair.employers.rules import AccountType, SizeBand
from jobfair.fairs.rules import PUBLIC_STATES, FairMode
from jobfair.postings.rules import Contract, EmploymentType, Insurance, PayType, Shift
from jobfair.postings.search.criteria import Comfort, Sort
from jobfair.reference.rules import Education, SkillGrade

MOST_PER_PAGE = 100
LEVELS = [level.value for level in Education]
GRADES = [grade.value for grade in SkillGrade]


def said(text: Any) -> dict[str, Any]:
    """Metadata with a description."""
    return {"description": text}


def one_of(values: Any) -> validate.OneOf:
    """Only these values."""
    return validate.OneOf([str(value) for value in values], error=_l("Please give one of: {choices}"))


def within(low: int, high: int) -> validate.Range:
    """A number between two others."""
    return validate.Range(min=low, max=high, error=_l("Please give a whole number from {min} to {max}."))


class Whole(fields.Integer):
    """A whole number, refused in the reader's language."""

    default_error_messages = {"invalid": _l("Please give a whole number.")}  # noqa: RUF012  # marshmallow merges them


def keys(text: Any, values: Any = None) -> "fields.List[Any]":
    """A filter that may be given several times; its values are alternatives."""
    checks = (
        one_of(values)
        if values
        else validate.Length(min=1, max=60, error=_l("From {min} to {max} characters, please."))
    )
    return fields.List(
        fields.String(validate=checks),
        metadata=said(text),
        validate=validate.Length(max=40, error=_l("At most {max} values, please.")),
    )


class PageQuery(Schema):
    """Which page of a list."""

    class Meta:
        """Arguments nobody knows are left alone."""

        unknown = EXCLUDE

    page = Whole(load_default=1, validate=within(1, 500), metadata=said(_l("Page, from 1")))
    per_page = Whole(
        load_default=20,
        validate=within(1, MOST_PER_PAGE),
        metadata=said(_l("Entries a page, at most 100")),
    )


class PostingQuery(PageQuery):
    """The filters of the list of jobs."""

    q = fields.String(
        load_default="",
        validate=validate.Length(max=100, error=_l("At most {max} characters, please.")),
        metadata=said(_l("Words that must all be found: Chinese, pinyin or initials, English; “quoted” exactly")),
    )
    region = keys(_l("Keys of places; a city includes its districts"))
    industry = keys(_l("Sections or divisions of GB/T 4754-2017, such as C or C34"))
    trade = keys(_l("Keys of occupations"))
    pay = Whole(
        load_default=None,
        validate=within(1, 100_000),
        metadata=said(_l("Yuan a month that the lower end of the pay must reach, compared by the month")),
    )
    education = fields.String(
        load_default=None,
        validate=one_of(LEVELS),
        metadata=said(_l("What the person has; higher floors are left out")),
    )
    grade = keys(_l("Skill grades asked for"), GRADES)
    type = keys(_l("Kinds of employment"), EmploymentType)
    group = keys(_l("Keys of groups that the job welcomes"))
    have = keys(_l("What must hold; all that are given"), Comfort)
    days = Whole(
        load_default=None,
        validate=within(1, 365),
        metadata=said(_l("Published within so many days")),
    )
    fair = fields.String(
        load_default=None,
        validate=validate.Length(max=60, error=_l("At most {max} characters, please.")),
        metadata=said(_l("Name of a fair in its address")),
    )
    employer = Whole(load_default=None, validate=within(1, 2**31 - 1), metadata=said(_l("Number of an employer")))
    sort = fields.String(load_default=None, validate=one_of(Sort), metadata=said(_l("Order of the results")))


class Text(Schema):
    """A text in both languages; `en` is null where only the Chinese exists."""

    zh = fields.String(required=True)
    en = fields.String(allow_none=True, required=True)


class Link(Schema):
    """The page for people."""

    zh = fields.URL(required=True)
    en = fields.URL(required=True)


class Term(Schema):
    """An entry of a dictionary."""

    key = fields.String(required=True)
    name = fields.Nested(Text, required=True)


class Pay(Schema):
    """Pay as the employer stated it, in yuan, and by the month for comparing only."""

    type = fields.String(required=True, validate=one_of(PayType))
    min = fields.Integer(required=True)
    max = fields.Integer(required=True)
    months = fields.Integer(required=True, metadata=said(_l("Monthly salaries a year")))
    monthly_min = fields.Integer(required=True)
    monthly_max = fields.Integer(required=True)
    currency = fields.String(required=True, validate=one_of(["CNY"]))


class EmployerName(Schema):
    """The employer of a posting."""

    id = fields.Integer(required=True)
    name = fields.Nested(Text, required=True)
    checked_on = fields.Date(
        required=True, allow_none=True, metadata=said(_l("Day on which staff last checked the papers"))
    )


class PostingEntry(Schema):
    """A posting in a list."""

    number = fields.String(required=True)
    link = fields.Nested(Link, required=True)
    title = fields.Nested(Text, required=True)
    employer = fields.Nested(EmployerName, required=True)
    trade = fields.Nested(Term, required=True)
    region = fields.Nested(Term, required=True)
    employment_type = fields.String(required=True, validate=one_of(EmploymentType))
    open_headcount = fields.Integer(required=True, metadata=said(_l("People still wanted")))
    pay = fields.Nested(Pay, required=True)
    education = fields.String(required=True, validate=one_of(LEVELS))
    skill_grade = fields.String(required=True, allow_none=True, validate=one_of(GRADES))
    suits_graduates = fields.Boolean(required=True)
    board = fields.Boolean(required=True)
    lodging = fields.Boolean(required=True)
    booth_today = fields.String(required=True, allow_none=True, metadata=said(_l("Booth at a fair of today")))
    valid_until = fields.Date(required=True)
    published_at = fields.AwareDateTime(required=True, format="iso")
    updated_at = fields.AwareDateTime(required=True, format="iso")
    is_demo = fields.Boolean(required=True, metadata=said(_l("Invented for demonstration")))


class Appearance(Schema):
    """A fair to which the posting is brought."""

    fair = fields.String(required=True)
    booth = fields.String(required=True, allow_none=True)


class PostingDetail(PostingEntry):
    """A posting with all that it must state by law."""

    headcount = fields.Integer(required=True, metadata=said(_l("People wanted in all")))
    duties = fields.Nested(Text, required=True)
    requirements = fields.Nested(Text, required=True)
    conditions = fields.Nested(Text, required=True)
    benefits = fields.Nested(Text, required=True)
    workplace = fields.Nested(Text, required=True)
    experience_years = fields.Integer(required=True)
    minimum_age = fields.Integer(required=True)
    insurances = fields.List(fields.String(validate=one_of(Insurance)), required=True)
    housing_fund = fields.Boolean(required=True)
    shift = fields.String(required=True, validate=one_of(Shift))
    contract = fields.String(required=True, validate=one_of(Contract))
    contract_months = fields.Integer(required=True, allow_none=True)
    probation_months = fields.Integer(required=True)
    probation_pay_percent = fields.Integer(required=True, allow_none=True)
    hazards = fields.Nested(Text, required=True, allow_none=True)
    groups = fields.List(fields.Nested(Term), required=True)
    fairs = fields.List(fields.Nested(Appearance), required=True)


class EmployerEntry(EmployerName):
    """An employer whose papers are in order."""

    link = fields.Nested(Link, required=True, allow_none=True)
    credit_code = fields.String(required=True, metadata=said(_l("Unified social credit code")))
    account_type = fields.String(required=True, validate=one_of(AccountType))
    industry = fields.Nested(Term, required=True)
    region = fields.Nested(Term, required=True)
    size = fields.String(required=True, validate=one_of(SizeBand))
    introduction = fields.Nested(Text, required=True)
    website = fields.String(required=True, allow_none=True)
    approved_until = fields.Date(required=True)
    open_postings = fields.Integer(required=True)
    is_demo = fields.Boolean(required=True)


class FairEntry(Schema):
    """A job fair; `postings` and `headcount` count what employers bring."""

    slug = fields.String(required=True)
    link = fields.Nested(Link, required=True, allow_none=True)
    title = fields.Nested(Text, required=True)
    theme = fields.Nested(Text, required=True)
    mode = fields.String(required=True, validate=one_of(FairMode))
    status = fields.String(required=True, validate=one_of(PUBLIC_STATES))
    held_on = fields.Date(required=True)
    opens_at = fields.AwareDateTime(required=True, format="iso")
    closes_at = fields.AwareDateTime(required=True, format="iso")
    venue = fields.Nested(Text, required=True, allow_none=True)
    postings = fields.Integer(required=True)
    headcount = fields.Integer(required=True)
    is_demo = fields.Boolean(required=True)


class Paged(Schema):
    """One page of a list."""

    page = fields.Integer(required=True)
    per_page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    total = fields.Integer(required=True)


class PostingPage(Paged):
    """Postings found: `total` counts postings, `headcount` the people they still want together."""

    headcount = fields.Integer(required=True)
    items = fields.List(fields.Nested(PostingEntry), required=True)


class EmployerPage(Paged):
    """Verified employers."""

    items = fields.List(fields.Nested(EmployerEntry), required=True)


class FairPage(Paged):
    """Public fairs, the latest first."""

    items = fields.List(fields.Nested(FairEntry), required=True)


class Problem(Schema):
    """A refusal (RFC 9457), in the language of the address."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict(metadata=said(_l("What is wrong, by argument")))
