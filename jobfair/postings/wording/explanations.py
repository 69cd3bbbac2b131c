"""What the check says about a finding: the name of the ground, why it matters, and how to say it lawfully."""

from jobfair.postings.wording.verdicts import Bilingual, Construction, ExceptionKind, Ground, Verdict

NAMES: dict[Ground, Bilingual] = {
    Ground.SEX: Bilingual("性别", "Sex"),
    Ground.MARRIAGE_CHILDBEARING: Bilingual("婚姻与生育", "Marriage and childbearing"),
    Ground.ETHNICITY: Bilingual("民族、种族", "Ethnicity or race"),
    Ground.RELIGION: Bilingual("宗教信仰", "Religion"),
    Ground.HEALTH_CARRIER: Bilingual("传染病病原携带", "Infection or past infection"),
    Ground.DISABILITY: Bilingual("残疾", "Disability"),
    Ground.HOUSEHOLD_REGION: Bilingual("户籍、地域", "Household registration or region"),
    Ground.STATUS: Bilingual("身份", "Status"),
    Ground.AGE: Bilingual("年龄", "Age"),
    Ground.UNDER_AGE: Bilingual("未满16周岁", "Under 16"),
    Ground.APPEARANCE_ORIGIN: Bilingual("外貌、出身", "Looks or origin"),
    Ground.FEE_DEPOSIT: Bilingual("收费、押金", "Fee or deposit"),
    Ground.DOCUMENT_HOLDING: Bilingual("扣押证件", "Holding papers"),
    Ground.PROBATION: Bilingual("试用期", "Probation"),
    Ground.PROBATION_PAY: Bilingual("试用期工资", "Probation pay"),
    Ground.SOCIAL_INSURANCE: Bilingual("社会保险", "Social insurance"),
    Ground.NO_CONTRACT: Bilingual("劳动合同", "Labour contract"),
    Ground.BAIT: Bilingual("诱导性宣传", "Bait"),
}

_WHY: dict[Ground, Bilingual] = {
    Ground.SEX: Bilingual(
        "招聘时不得限定性别，也不得规定某一性别优先。",
        "A posting may neither limit a job to one sex nor prefer one.",
    ),
    Ground.MARRIAGE_CHILDBEARING: Bilingual(
        "不得以婚姻、生育状况为录用条件，不得进一步询问婚育情况，也不得要求妊娠测试。",
        "Marriage and childbearing may not be a condition, may not be asked about, and no "
        "pregnancy test may be required.",
    ),
    Ground.ETHNICITY: Bilingual(
        "劳动者就业不因民族、种族不同而受歧视。",
        "No one may be treated differently at hiring for ethnicity or race.",
    ),
    Ground.RELIGION: Bilingual(
        "劳动者就业不因宗教信仰不同而受歧视。",
        "No one may be treated differently at hiring for religion or its absence.",
    ),
    Ground.HEALTH_CARRIER: Bilingual(
        "不得以是传染病病原携带者为由拒绝录用，也不得要求检测或提供乙肝项目报告。",
        "Carriers may not be refused, and tests or reports such as hepatitis B may not be required.",
    ),
    Ground.DISABILITY: Bilingual(
        "招用人员不得歧视残疾人。", "People with disabilities may not be discriminated against in hiring."
    ),
    Ground.HOUSEHOLD_REGION: Bilingual(
        "不得以户籍、地域限制求职者，农村劳动者享有平等的就业权利。",
        "Applicants may not be limited by household registration or region; rural workers have equal rights.",
    ),
    Ground.STATUS: Bilingual(
        "不得以身份（如学历形式、用工身份）限制求职者，请由审核人员确认是否与工作有关。",
        "Applicants may not be limited by status, such as the form of a degree; a reviewer "
        "looks whether the job needs it.",
    ),
    Ground.AGE: Bilingual(
        "法律没有写明年龄，但与工作无关的年龄限制可能构成就业歧视，请确认确有必要。",
        "No statute names age, but an age limit the job does not need may be discrimination; "
        "please be sure it is needed.",
    ),
    Ground.UNDER_AGE: Bilingual("禁止招用未满16周岁的未成年人。", "Employing anyone under 16 is forbidden."),
    Ground.APPEARANCE_ORIGIN: Bilingual(
        "身高、相貌、属相、星座、血型、籍贯、姓氏等一般与工作无关，请确认确有必要。",
        "Height, looks, zodiac, blood type, birthplace or surname rarely matter for the work; "
        "please be sure they do.",
    ),
    Ground.FEE_DEPOSIT: Bilingual(
        "招用劳动者不得要求提供担保，不得以任何名义收取财物。",
        "An employer may not demand a guarantee or collect money or property from workers under any name.",
    ),
    Ground.DOCUMENT_HOLDING: Bilingual(
        "招用劳动者不得扣押居民身份证和其他证件。",
        "An employer may not hold a worker's identity card or other papers.",
    ),
    Ground.PROBATION: Bilingual(
        "试用期上限：合同不满3个月或非全日制为0;3个月以上不满1年为1个月；1年以上不满3年为2个月；"
        "3年以上或无固定期限为6个月；同一单位只能约定一次。",
        "Longest probation: none under 3 months or part-time; 1 month from 3 months; 2 months "
        "from 1 year; 6 months from"
        " 3 years or open-ended; and only once with one employer.",
    ),
    Ground.PROBATION_PAY: Bilingual(
        "试用期工资不得低于本单位相同岗位最低档工资或合同约定工资的80%，并不得低于当地最低工资标准。",
        "Probation pay may not be below 80% of the lowest pay of the same post or of the "
        "agreed pay, nor below the minimum wage.",
    ),
    Ground.SOCIAL_INSURANCE: Bilingual(
        "参加社会保险是劳动合同的必备内容，不能约定不缴或自愿放弃。",
        "Social insurance is a required clause of the contract and cannot be left out or given up.",
    ),
    Ground.NO_CONTRACT: Bilingual(
        "建立劳动关系应当自用工之日起一个月内订立书面劳动合同。",
        "A written labour contract must be made within one month of the first day of work.",
    ),
    Ground.BAIT: Bilingual(
        "不得以高薪、保录等诱导求职者，此类内容须经人工审核。",
        "High pay or guaranteed admission may not be used as bait; a person reviews such wording.",
    ),
}

_REWRITE: dict[Ground, Bilingual] = {
    Ground.SEX: Bilingual(
        "删去“{span}”。确有体力要求的，写明工作内容、重量和频次，例如“每小时搬运20公斤货物约5次”。",
        "Remove “{span}”. If the work is heavy, describe the task, weight and frequency, such "
        "as “lifts 20 kg about five times an hour”.",
    ),
    Ground.MARRIAGE_CHILDBEARING: Bilingual(
        "删去“{span}”。需要说明出差、夜班等的，直接写工作安排。",
        "Remove “{span}”. If travel or night shifts matter, describe the schedule.",
    ),
    Ground.ETHNICITY: Bilingual(
        "删去“{span}”。需要语言能力的，写“能用……语交流”。",
        "Remove “{span}”. If a language is needed, write “able to work in …”.",
    ),
    Ground.RELIGION: Bilingual(
        "删去“{span}”。需要懂得习俗或知识的，写明具体知识。",
        "Remove “{span}”. If knowledge of customs is needed, name the knowledge.",
    ),
    Ground.HEALTH_CARRIER: Bilingual(
        "删去“{span}”。法律规定须持健康证的岗位，写“须持有效健康证”。",
        "Remove “{span}”. Where the law asks for a health certificate, write “valid health certificate required”.",
    ),
    Ground.DISABILITY: Bilingual(
        "删去“{span}”，写明具体任务，例如“需攀爬3米作业平台”。",
        "Remove “{span}” and describe the task, such as “climbs to a 3-metre platform”.",
    ),
    Ground.HOUSEHOLD_REGION: Bilingual(
        "删去“{span}”。可写工作地点、到岗时间和是否提供住宿。",
        "Remove “{span}”. You may state the place of work, the starting time and whether lodging is offered.",
    ),
    Ground.STATUS: Bilingual(
        "改写“{span}”为工作需要的学历层次、专业或证书，例如“本科及以上学历”。",
        "Replace “{span}” with the level of education, subject or certificate the work needs.",
    ),
    Ground.AGE: Bilingual(
        "删去“{span}”，或写明依据和工作需要，例如“年满18周岁（有毒有害岗位）”。",
        "Remove “{span}”, or state the reason, such as “18 or over (hazardous post)”.",
    ),
    Ground.UNDER_AGE: Bilingual(
        "删去“{span}”，写“年满16周岁”或“年满18周岁”。", "Remove “{span}” and write “16 or over” or “18 or over”."
    ),
    Ground.APPEARANCE_ORIGIN: Bilingual(
        "删去“{span}”，写明工作需要的能力，例如“普通话标准、善于沟通”。",
        "Remove “{span}” and name the ability needed, such as “speaks clearly and deals well with people”.",
    ),
    Ground.FEE_DEPOSIT: Bilingual(
        "删去“{span}”。工装、培训和工具由用人单位承担，可写“免费提供”。",
        "Remove “{span}”. Uniform, training and tools are the employer's to pay; you may write “provided free”.",
    ),
    Ground.DOCUMENT_HOLDING: Bilingual(
        "删去“{span}”，可写“入职时出示身份证原件，留存复印件”。",
        "Remove “{span}”; you may write “bring your identity card; we keep a copy”.",
    ),
    Ground.PROBATION: Bilingual(
        "把“{span}”改到法定上限以内，或写“试用期依法约定”。",
        "Bring “{span}” within the limit, or write “probation as the law allows”.",
    ),
    Ground.PROBATION_PAY: Bilingual(
        "把“{span}”改为不低于转正工资的80%。", "Raise “{span}” to at least 80% of the agreed pay."
    ),
    Ground.SOCIAL_INSURANCE: Bilingual(
        "删去“{span}”，写“依法缴纳社会保险”。", "Remove “{span}” and write “social insurance as the law requires”."
    ),
    Ground.NO_CONTRACT: Bilingual(
        "删去“{span}”，写“依法订立书面劳动合同”。", "Remove “{span}” and write “written labour contract”."
    ),
    Ground.BAIT: Bilingual(
        "删去“{span}”，写明真实的工资构成和范围。", "Remove “{span}” and state the real pay and how it is made up."
    ),
}

_EXCEPTIONS: dict[Ground, ExceptionKind] = {
    Ground.SEX: ExceptionKind.BARRED_TO_WOMEN,
    Ground.HEALTH_CARRIER: ExceptionKind.BARRED_TO_CARRIERS,
    Ground.HOUSEHOLD_REGION: ExceptionKind.POLICY_POST,
    Ground.AGE: ExceptionKind.HAZARDOUS_ADULTS_ONLY,
}


#: Where the construction itself says how to put it lawfully, that comes before the ground's own advice.
_REWRITE_AS: dict[tuple[Ground, Construction], Bilingual] = {
    (Ground.SEX, Construction.COUNT): Bilingual(
        "把“{span}”合并为总人数，不分男女，例如“普工5名”。",
        "Give one number for all instead of “{span}”, such as “5 operators”.",
    ),
    (Ground.SEX, Construction.PREFERENCE): Bilingual(
        "删去“{span}”，改写看重的能力，例如“沟通细致者优先”“能搬运20公斤者优先”。",
        "Replace “{span}” with the ability that matters, such as “able to lift 20 kg preferred”.",
    ),
    (Ground.MARRIAGE_CHILDBEARING, Construction.TEST): Bilingual(
        "删去“{span}”，入职体检不得包含妊娠检测，也不得询问婚育情况。",
        "Remove “{span}”: a medical may not include a pregnancy test, nor may the family be asked about.",
    ),
}
_DOUBTFUL_TITLE = Bilingual(
    "“{span}”是带性别的称呼，建议改为不分性别的岗位名称，例如“保洁员”“服务员”“销售员”。",
    "“{span}” names the job after one sex; use a neutral title, such as “server” or “sales assistant”.",
)


def reason(ground: Ground, construction: Construction, level: Verdict, tag: str) -> Bilingual:
    """Why the words are unlawful or doubtful."""
    if ground is Ground.SEX and level is Verdict.WARN:
        return Bilingual(
            "这种说法可能让人以为只招某一性别，请审核。",
            "The words may be read as a wish for one sex; a reviewer looks at them.",
        )
    return _WHY[ground]


def rewriting(ground: Ground, construction: Construction, span: str, tag: str) -> Bilingual:
    """A lawful wording for exactly these words."""
    titled = tag in {"title", "title-en"} and construction is Construction.MENTION
    shape = _DOUBTFUL_TITLE if titled else _REWRITE_AS.get((ground, construction), _REWRITE[ground])
    return Bilingual(shape.zh.replace("{span}", span), shape.en.replace("{span}", span))


def exception_kind(ground: Ground, level: Verdict, tag: str) -> ExceptionKind:
    """The exception staff may approve, if the law knows one."""
    return _EXCEPTIONS.get(ground, ExceptionKind.REVIEWED_MEANING if level is Verdict.WARN else ExceptionKind.NONE)
