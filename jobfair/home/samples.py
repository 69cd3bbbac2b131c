"""Invented people, employers and numbers that the style guide shows its components with."""

from typing import NamedTuple

from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    validators,
    widgets,
)
from wtforms.fields import FileField
from wtforms.fields.choices import SelectChoice

from jobfair.core.forms import BaseForm
from jobfair.core.language import Bilingual as B
from jobfair.core.language import _l
from jobfair.core.status import Status, Tone


class SampleState(Status):
    """One state of each tone."""

    GOING = "going", _l("In review"), Tone.GOING
    DONE = "done", _l("Published"), Tone.DONE
    WAITING = "waiting", _l("Waiting for papers"), Tone.WAITING
    REFUSED = "refused", _l("Refused"), Tone.REFUSED
    ENDED = "ended", _l("Closed"), Tone.ENDED


class SampleForm(BaseForm):
    """Every kind of field, with what may go wrong in it."""

    name = StringField(
        _l("Job title"),
        [validators.InputRequired(_l("Please say what the job is called."))],
        description=_l("The word people search for, such as “welder”. No pay and no exclamation marks here."),
    )
    mobile = TelField(
        _l("Mobile number"),
        [validators.Regexp(r"^1\d{10}$", message=_l("A mobile number has 11 digits and begins with 1."))],
    )
    pay = IntegerField(
        _l("Pay from"),
        [validators.NumberRange(min=1, message=_l("Please give the pay as a whole number of yuan."))],
    )
    starts_on = DateField(_l("First day of work"), [validators.Optional()])
    kind = SelectField(
        _l("Kind of employment"),
        choices=[
            SelectChoice("", _l("Please choose")),
            SelectChoice("full", _l("Full time")),
            SelectChoice("part", _l("Part time")),
        ],
    )
    shift = RadioField(
        _l("Working time"),
        choices=[
            SelectChoice("day", _l("Days only")),
            SelectChoice("two", _l("Two shifts")),
            SelectChoice("three", _l("Three shifts")),
        ],
        default="day",
    )
    benefits = SelectMultipleField(
        _l("What comes with it"),
        choices=[
            SelectChoice("meal", _l("Meals")),
            SelectChoice("bed", _l("Lodging")),
            SelectChoice("bus", _l("Works bus")),
            SelectChoice("insurance", _l("Social insurance")),
        ],
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )
    text = TextAreaField(
        _l("What one does there"), description=_l("Three to five sentences, as one would tell a neighbour.")
    )
    paper = FileField(_l("Business licence"), description=_l("A photograph or PDF, at most 10 MB."))
    password = PasswordField(_l("Password"), description=_l("At least 8 characters. Long sentences are welcome."))
    consent = BooleanField(
        _l("This employer may see my résumé for this job."),
        [validators.InputRequired(_l("Without your consent nothing is handed over."))],
    )


class SampleJob(NamedTuple):
    """A row of a list of jobs."""

    title: B
    pay: B
    employer: B
    place: B
    headcount: int
    booth: str | None
    tags: tuple[B, ...]
    soon: bool = False


HEAVY = B("渤海示例重工装备有限公司", "Bohai Example Heavy Equipment Co., Ltd.")
JOBS = (
    SampleJob(
        B("管道电焊工（持证）", "Pipe welder (certified)"),
        B("6,500–9,000 元/月", "CNY 6,500–9,000 a month"),
        HEAVY,
        B("滨海新区", "Binhai New Area"),
        12,
        "A07",
        (B("中级工以上", "Intermediate grade or above"), B("五险一金", "Full insurance"), B("包住", "Lodging")),
    ),
    SampleJob(
        B("氩弧焊工", "TIG welder"),
        B("7,000–8,500 元/月", "CNY 7,000–8,500 a month"),
        B("古塔示例容器制造厂", "Guta Example Vessel Works"),
        B("古塔区", "Guta"),
        6,
        "B14",
        (B("长白班", "Days only"), B("五险", "Social insurance")),
    ),
    SampleJob(
        B("焊工学徒（带薪培训）", "Welding apprentice (paid training)"),
        B("3,800–4,500 元/月", "CNY 3,800–4,500 a month"),
        B("凌海示例风电塔筒有限公司", "Linghai Example Wind Towers Co., Ltd."),
        B("凌海市", "Linghai"),
        20,
        None,
        (B("不要求经验", "No experience needed"), B("应届生可投", "Graduates welcome")),
        True,
    ),
    SampleJob(
        B(
            "新能源负极材料一体化生产线自动化设备运行与维护工程师（夜班）",
            "Automation engineer for operation and maintenance of an integrated anode line (nights)",
        ),
        B("260 元/天", "CNY 260 a day"),
        B(
            "太和示例新材料科技股份有限公司第二分公司",
            "Taihe Example New Materials Technology Co., Ltd., Second Branch",
        ),
        B("太和区", "Taihe"),
        8,
        None,
        (B("夜班津贴", "Night allowance"),),
    ),
)
DISTRICTS = (
    ("guta", B("古塔区", "Guta"), 18),
    ("taihe", B("太和区", "Taihe"), 27),
    ("binhai", B("滨海新区", "Binhai New Area"), 31),
    ("linghai", B("凌海市", "Linghai"), 10),
)
INDUSTRIES = (
    (B("机械装备", "Machinery"), 31, 640),
    (B("石油化工", "Petrochemicals"), 26, 588),
    (B("冶金", "Metallurgy"), 18, 410),
    (B("新能源", "New energy"), 15, 352),
    (B("医药", "Pharmaceuticals"), 12, 236),
    (B("其他", "Other"), 8, 156),
)
ZONES = (
    (
        "zone-recruitment",
        B("招聘服务", "Recruitment"),
        B("110 家企业，展位与排队", "110 employers, booths and queues"),
    ),
    ("zone-skilled", B("技能人才求职", "Skilled talent"), B("按工种和等级找职位", "Jobs by trade and grade")),
    (
        "zone-policy",
        B("政策咨询宣传", "Policy advice"),
        B("两分钟预查，窗口前面 4 人", "Two-minute check, 4 people ahead"),
    ),
    (
        "zone-guidance",
        B("企业用工指导", "Employer guidance"),
        B("缺工登记与服务专员", "Shortage register and advisers"),
    ),
    ("zone-labour", B("劳务协作交流", "Labour cooperation"), B("点对点专车，余 12 座", "Buses, 12 seats left")),
    ("zone-live", B("直播带岗", "Livestream recruiting"), B("10:30 开播，8 家企业", "On air 10:30, 8 employers")),
    (
        "zone-signing",
        B("校企合作签约", "School–enterprise signing"),
        B("14:00 签约，协议可核验", "Signing 14:00, verifiable"),
    ),
)
