"""The fields of the posting editor, part by part as the page shows them and the error summary names them."""

from wtforms import BooleanField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice

from jobfair.core.language import _l
from jobfair.postings.forms.fields import (
    DayField,
    line,
    member_or,
    number_or_none,
    options,
    rank_on,
    ranks,
    text,
    ticks,
    whole,
)
from jobfair.postings.labels import LABELS
from jobfair.postings.rules import Contract, EmploymentType, Insurance, PayType, Shift
from jobfair.reference.rules import Education, SkillGrade


class JobPart:
    """The job itself: what is done, who can do it, where and under which conditions."""

    title_zh = line(
        LABELS["title_zh"],
        80,
        description=_l("The word people search for, such as “welder”. No pay and no exclamation marks here."),
    )
    occupation_id = SelectField(LABELS["occupation_id"], coerce=number_or_none, validate_choice=False)
    employment_type = RadioField(
        LABELS["employment_type"],
        choices=options(EmploymentType),
        coerce=member_or(EmploymentType),
        validate_choice=False,
    )
    headcount = whole(LABELS["headcount"], 1, 9999)
    duties_zh = text(
        LABELS["duties_zh"],
        description=_l("What one does there, in a few sentences, as one would tell a neighbour."),
    )
    requirements_zh = text(
        LABELS["requirements_zh"],
        description=_l("Only what the work needs: skills, certificates, experience. If nothing is needed, say so."),
    )
    education_rank = SelectField(
        LABELS["education_rank"],
        choices=ranks(Education),
        coerce=rank_on(Education),
        default=0,
        validate_choice=False,
    )
    skill_rank = SelectField(
        LABELS["skill_rank"],
        choices=[
            SelectChoice("0", _l("No requirement")),
            *(SelectChoice(str(grade.rank), grade.label) for grade in SkillGrade),
        ],
        coerce=rank_on(SkillGrade),
        default=0,
        validate_choice=False,
    )
    experience_years = whole(LABELS["experience_years"], 0, 40, default=0)
    minimum_age = whole(
        LABELS["minimum_age"],
        1,
        60,
        default=18,
        description=_l("16 by law, 18 for work with hazards. There is no upper limit."),
    )
    conditions_zh = text(
        LABELS["conditions_zh"],
        description=_l("Where and how one works: indoors or outside, standing or sitting, breaks."),
    )
    shift = RadioField(
        LABELS["shift"],
        choices=options(Shift),
        coerce=member_or(Shift, Shift.DAY),
        default=Shift.DAY,
        validate_choice=False,
    )
    weekly_hours = whole(
        LABELS["weekly_hours"], 1, 80, description=_l("Must be stated for part-time work: at most 24.")
    )
    region_id = SelectField(LABELS["region_id"], coerce=number_or_none, validate_choice=False)
    workplace_zh = line(
        LABELS["workplace_zh"], 200, description=_l("Street, number and hall, so that people find the way.")
    )
    hazards_stated = RadioField(
        LABELS["hazards_stated"],
        choices=[SelectChoice("no", _l("None")), SelectChoice("yes", _l("Yes, as follows"))],
        validate_choice=False,
        description=_l("The law asks you to tell people before they start."),
    )
    hazards_zh = line(
        LABELS["hazards_zh"], 300, description=_l("Such as noise, welding fumes, dust, heat, chemicals.")
    )
    hazard_protection_zh = text(
        LABELS["hazard_protection_zh"],
        1000,
        description=_l("Such as ventilation, ear protection, yearly medical checks."),
    )


class PayPart:
    """Pay, insurance and benefits, contract and probation."""

    pay_type = RadioField(
        LABELS["pay_type"],
        choices=options(PayType),
        coerce=member_or(PayType),
        validate_choice=False,
    )
    pay_min = whole(LABELS["pay_min"], 1, 9_999_999)
    pay_max = whole(LABELS["pay_max"], 1, 9_999_999)
    pay_months = whole(LABELS["pay_months"], 1, 36, default=12)
    pay_note_zh = line(
        LABELS["pay_note_zh"],
        200,
        description=_l("Such as: basic pay 3,000 and piece rate, paid on the 15th of the month."),
    )
    insurances = ticks(LABELS["insurances"], options(Insurance))
    housing_fund = BooleanField(LABELS["housing_fund"])
    board = BooleanField(LABELS["board"])
    lodging = BooleanField(LABELS["lodging"])
    benefits_zh = text(
        LABELS["benefits_zh"],
        description=_l("What comes beside the pay: meals, lodging, works bus, leave, training."),
    )
    contract = RadioField(
        LABELS["contract"],
        choices=options(Contract)[1:],
        coerce=member_or(Contract, Contract.NOT_STATED),
        validate_choice=False,
    )
    contract_months = whole(LABELS["contract_months"], 1, 600)
    probation_months = whole(LABELS["probation_months"], 0, 60, default=0)
    probation_pay_percent = whole(LABELS["probation_pay_percent"], 1, 200)


class RestPart:
    """Validity and source, English texts, a legal exception, the note of a correction."""

    valid_until = DayField(
        LABELS["valid_until"], description=_l("At most 90 days from today; you can extend it later.")
    )
    source_zh = line(
        LABELS["source_zh"],
        200,
        description=_l("For agencies and reposts: for which employer, and where the posting comes from."),
    )
    group_keys = ticks(LABELS["group_keys"], description=_l("Preferring these people is lawful."))
    suits_graduates = BooleanField(LABELS["suits_graduates"])
    invites_foreigners = BooleanField(LABELS["invites_foreigners"])
    title_en = line(LABELS["title_en"], 120)
    duties_en = text(LABELS["duties_en"])
    requirements_en = text(LABELS["requirements_en"])
    conditions_en = text(LABELS["conditions_en"])
    benefits_en = text(LABELS["benefits_en"])
    exception_code = SelectField(
        _l("Reason the law knows"),
        choices=[SelectChoice("", _l("No exception is asked for"))],
        validate_choice=False,
    )
    exception_text = text(_l("Why it applies to this job"), 500)
    note = line(_l("What was corrected, and why"), 300)
