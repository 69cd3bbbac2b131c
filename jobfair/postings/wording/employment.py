"""Social insurance and the written contract: both are the law's minimum, so leaving one out blocks."""

import re
from collections.abc import Iterator

from jobfair.postings.wording.articles import (
    CONTRACT_9,
    CONTRACT_10,
    CONTRACT_17,
    CONTRACT_19,
    CONTRACT_20,
    LABOUR_15,
    PROMOTION_3_OPEN,
    WOMEN_43,
)
from jobfair.postings.wording.findings import Finding
from jobfair.postings.wording.normalise import Normalised
from jobfair.postings.wording.phrases import Phrase, phrase_findings
from jobfair.postings.wording.verdicts import Construction, Ground, Verdict

_SI = (
    r"(?:社保|社会保险|五险一金|五险|六险|三险一金|三险|养老保险|医疗保险|职工保险|保险(?!箱|柜|丝|"
    r"公司|杠|业务|销售|客户|产品|行业|代理|经纪|从业|经验|知识))"
)
_NOT = r"(?:不予|不给|不会|不用|不再|不提供|不负责|概不|暂不|暂无|没有|无需|无须|不必|不|无|未|没|免)"
_GIVE = r"(?:为员工|给员工|给|帮)?(?:缴纳|交纳|代缴|缴|交|上|买|购买|办理|办|参加|提供|参保|享受|含)?(?:任何)?"
_BUY = r"(?:缴纳|交纳|代缴|缴|交|上|买|购买|办理|办|参加|参保|享受|享有|提供)"
_SI_MATTER = re.compile(
    r"(?<!不)负责|空档|纠纷|维权|记录|断缴|要求|限制|不限|客户|代理|代缴业务|咨询|熟悉|了解|核算|协助|"
    r"申报|退休|已有|原单位|灵活就业人员均|放心|不影响|不担心|不拖欠"
)
_SI_HINTS = ("社", "险", "insurance", "social")
_SOCIAL_BLOCK = re.compile(
    rf"{_NOT}{_GIVE}{_SI}(?!断|记录|要求|限制|问题|经验)"
    rf"|{_SI}(?:费用)?[ ,]?(?:一律|均|都|全部|由|需|须|可|可以|请|员工|个人|本人|自愿|"
    rf"将)*(?:{_NOT}(?:缴纳|交纳|缴|交|买|上|办理|办|提供|予缴纳|参加|含)|自理|自缴|自交|自付|"
    rf"自行(?:缴纳|购买|参保|办理|承担|解决|负责)|自己(?:缴|交|买|承担|解决|购买)|个人(?:全额)?(?:缴纳|"
    rf"承担|自理)|员工(?:自行)?承担|折现|折算|折合|折成|放弃)"
    rf"|(?:放弃|弃缴|弃保)[^;,]{{0,8}}{_SI}"
    rf"|{_SI}[^;,]{{0,8}}(?:以(?:现金|补贴|工资)|现金补贴|补贴(?:形式)?(?:发放|代替)|补助代替|折成现金|"
    rf"换成现金|发到工资)"
    rf"|(?:以|用)?(?:现金|补贴|补助|商业保险|意外险|雇主责任险)[^;,]{{0,4}}(?:代替|替代|抵|顶替)[^;,]{{0,4}}{_SI}"
    rf"|(?:满|工作|入职)[^;,]{{0,3}}(?:[2-9两二三四五六]|十?[一二]?年|半年|1[0-2])个?[月年]?(?:以?后|"
    rf"以上|后才|才)?[^;,]{{0,4}}{_BUY}[^;,]{{0,3}}{_SI}"
    r"|(?:no|without|not (?:provide|pay|offer|include|cover)|don't (?:provide|pay|offer)|"
    r"do not (?:provide|pay|offer)|does not (?:provide|pay|offer)|give up|gives up|waives?|waiving|"
    r"opt out of|forgo|in lieu of|instead of|not eligible for|not entitled to) (?:any |paying |your |"
    r"their |the |all |statutory )?(?:social (?:insurance|security)|five insurances|social benefits|"
    r"insurance(?= ?(?:$|[,;]| provided| paid| during)))"
    r"|social (?:insurance|security)(?: (?:contributions?|payments?))?(?: is| are| will be)? (?:not|"
    r"waived|paid by (?:the )?employee|your own|at your own|converted|self-paid|to be given up)"
)
_SOCIAL_WARN = re.compile(
    rf"(?:转正|试用期(?:满|过|结束|后))[后,]?[^;,]{{0,8}}{_BUY}[^;,]{{0,3}}{_SI}|(?:转正|试用期满|"
    rf"试用期后|试用期过)后?(?:有|享|交|缴|上){_SI}"
    r"|social (?:insurance|security)[^;,]{0,12} after (?:the )?probation"
)
_CONTRACT = re.compile(
    r"(?:不予|不会|不用|不需要|不需|不|无需|无须|不必|免|没有|未|概不|暂不|先不)(?:与(?:员工|劳动者|"
    r"公司|个人|你|求职者))?(?:签订|签署|签定|签|订立)(?:任何|书面|正式)*(?:劳动|用工|劳务|"
    r"就业)?(?:合同|协议)(?!纠纷)"
    r"|(?:无|没有|没)(?:书面|正式)?劳动合同(?!纠纷|法|经验|管理|要求)|(?:劳动)?合同(?:一律|暂时|都|均|"
    r"可以?)?不(?:予)?(?:签订|签署|签)"
    r"|口头(?:约定|协议|合同|承诺)(?:即可|为准|就行|就可以|用工|入职|上岗)?"
    r"|(?:转正|试用期(?:满|过|结束))[后,]?[^;,]{0,6}(?:签订|签署|签|订立)[^;,]{0,6}(?:劳动)?合同"
    r"|(?:满|工作|入职|干满)(?:[2-9两二三四五六]个月|半年|一年|1年|三月)(?:以?后|"
    r"以上)?[^;,]{0,5}(?:签订|签署|签|订立)[^;,]{0,5}(?:劳动)?合同"
    r"|(?:no|without(?: a| any| signing a)?|not sign(?: a| any)?|don't sign(?: a| any)?|"
    r"do not sign(?: a| any)?|no need to sign a) (?:written |formal |labou?r |employment |"
    r"work )*(?:contracts?|agreement)(?! (?:disputes|negotiation|experience|manager))|(?:contract|"
    r"agreement) (?:is )?not (?:signed|provided|needed|required)|(?:oral|verbal) (?:agreement|"
    r"contract)(?: only)?"
    r"|(?:contract|agreement)[^;,]{0,12} (?:only )?after (?:the )?probation"
)
_CONTRACT_MATTER = re.compile(r"纠纷|维权|客户|供应商|采购|租赁|销售|解除|电子|law|disputes|案件|咨询|拒绝|担心|怕")
_WAGES_KEPT = re.compile(
    r"(?<![不无未])(?:[压押扣](?:一|半|两|二|三|首|第一|头|\d{1,2})?(?:个)?(?:半)?(?:月|天|周|日|"
    r"星期)?(?:的)?(?:工资|薪水|薪资|月薪|薪)|[压押]\d{1,2}天)(?!条|单|表|核算)"
    r"|工资(?:作为|当作?|充当)(?:押金|保证金)"
    r"|(?:withhold|keep|hold|retain)s? (?:the |your )?(?:first|one|half)[^;,]{0,10} (?:month's |"
    r"weeks' |week's )?(?:salary|wages|pay)"
    r"|(?:first|one|half)[^;,]{0,16}(?:salary|wages|pay) (?:is|are|will be) (?:withheld|kept|held|retained)"
)
_CASH_UP_FRONT = re.compile(
    r"(?:先|须|需|要|入职|上岗|报名|面试|入厂)[^;,0-9公社]{0,6}?(?:交纳|缴纳|交付|支付|转账|交|缴|付|"
    r"收取|收|打款)(?:人民币|现金|给?公司|给?中介|费用?)*\d{2,5}(?:元|块|rmb|¥)?"
    r"|每人(?:收取?|交|缴纳?)\d{2,5}元?|(?:缴费|交费|付费|交钱|收费)(?:后)?(?:才能?|方可|即可|"
    r"可)?(?:安排|办理)?(?:上岗|入职|面试|报名|录用|安排工作|培训后上岗)"
    r"|(?:从|在)?(?:首月|第一个月|第一月|次月|当月)?(?:工资|薪资|薪水)(?:中|里|内)?(?:直接)?(?:扣除?|"
    r"扣取|抵扣)(?:工装|服装|培训|体检|押金|保证金|工作服|制服|中介|住宿押金)"
    r"|(?:pay|paying|transfer|remit|submit)[^;,.]{0,24}(?:(?:\$|¥|rmb|yuan|usd|"
    r"cny) ?\d{2,5}|\d{2,5} ?(?:rmb|yuan|usd|cny))[^;,.]{0,30}"
    r"(?:before|upfront|up front|in advance|training|uniform|registration|deposit|onboard)"
)
_FEE_AT_THE_DOOR = re.compile(
    r"(?:入职|上岗|报到|报名|面试|进厂|办理入住)(?:前|时|后|即)?(?:先)?[^;,无免不零]{0,4}(?:押金|"
    r"保证金|培训费|服装费|工装费|报名费|体检费|中介费)"
)
_UNPAID = re.compile(
    r"(?:试用期|试用|试岗期?|试工期?|培训期间?|试做)[^;,]{0,10}(?:无薪资?|不计薪|无工资|没有?工资|"
    r"不发(?:放)?工资|无底薪|不给工资|不算工资|无报酬|没有?底薪|无任何报酬|不付工资|免费|零工资|没钱|"
    r"不支付工资)"
    r"|(?:免费|无薪|无偿|零薪)(?:试用|试岗|试工|试做)|(?:unpaid|no pay|without pay|no salary|"
    r"no wages)[^;,]{0,12}(?:trial|probation)|(?:trial|probation)[a-z ]{0,20}(?:unpaid|without pay|"
    r"no pay|not paid|no salary)"
)
_EXTENDED = re.compile(
    r"延长试用期?|试用期?(?:可以|可|将|予以|视情况|酌情|有可能|会)+(?:再|适当|酌情)?(?:次)?(?:延长|"
    r"顺延)|(?:再次|二次|重新|第二次)(?:约定)?试用|extend(?:ed|ing)? (?:the )?probation|"
    r"probation (?:period )?(?:may|can|will) be extended"
)

_SURNAME = re.compile(
    r"姓[\u4e00-\u9fff](?:氏)?(?:的|者|人士|人员|应聘者)?(?:请)?(?:勿扰|不要|不招|免谈|除外|优先|勿投|"
    r"不考虑|谢绝|者佳)|(?:不招|不要|只招|限|谢绝)姓[\u4e00-\u9fff](?:的|人)?"
)

_CHILD_LABOUR = re.compile(
    r"(?:招|聘|要|用|收|接受|可)(?:收|用|聘|少量)?童工|(?:hire|employ|hiring|employing) (?:child labou?r|children)"
)

_RATIO = re.compile(r"男女(?:比例|比)[^;,\d]{0,4}\d{1,2}[:/比]\d{1,2}")

_COME = re.compile(
    r"(?:[男女](?:人|的|生|性|士|同志|青年|孩|工|员工|将)|汉子|爷们|小伙子?|姑娘|大姐|大哥|阿姨)"
    r"(?:子|们)?(?:就|快|都|请|可以)?来(?=$|[;,])"
)

EMPLOYMENT = (
    Phrase(Ground.SEX, Verdict.BLOCK, WOMEN_43, _COME, Construction.LIMIT, re.compile(r"都|均|不限|别来|不要来")),
    Phrase(
        Ground.SEX,
        Verdict.BLOCK,
        WOMEN_43,
        _RATIO,
        Construction.COUNT,
        re.compile(r"团队|公司|目前|现有|均衡|氛围|合理|同事"),
    ),
    Phrase(Ground.UNDER_AGE, Verdict.BLOCK, LABOUR_15, _CHILD_LABOUR, unless=re.compile("不|严禁|禁止|无|拒绝")),
    Phrase(Ground.APPEARANCE_ORIGIN, Verdict.WARN, PROMOTION_3_OPEN, _SURNAME),
    Phrase(Ground.SOCIAL_INSURANCE, Verdict.BLOCK, CONTRACT_17, _SOCIAL_BLOCK, unless=_SI_MATTER, hints=_SI_HINTS),
    Phrase(Ground.SOCIAL_INSURANCE, Verdict.WARN, CONTRACT_17, _SOCIAL_WARN, unless=_SI_MATTER, hints=_SI_HINTS),
    Phrase(
        Ground.NO_CONTRACT,
        Verdict.BLOCK,
        CONTRACT_10,
        _CONTRACT,
        unless=_CONTRACT_MATTER,
        hints=("合同", "协议", "口头", "contract", "agreement"),
    ),
    Phrase(
        Ground.FEE_DEPOSIT,
        Verdict.BLOCK,
        CONTRACT_9,
        _WAGES_KEPT,
        Construction.CHARGE,
        re.compile(r"不[压押扣]|无[压押]|薪酬核算"),
    ),
    Phrase(
        Ground.FEE_DEPOSIT,
        Verdict.BLOCK,
        CONTRACT_9,
        _CASH_UP_FRONT,
        Construction.CHARGE,
        re.compile(r"客户|社保|公积金|五险|会员|业主|租|税|个税|餐费|收银|免费|公司承担|报销"),
    ),
    Phrase(
        Ground.FEE_DEPOSIT,
        Verdict.BLOCK,
        CONTRACT_9,
        _FEE_AT_THE_DOOR,
        Construction.CHARGE,
        re.compile(r"免|无|不|零|承担|报销|补贴|退还客|体检费|报销|客户|补助"),
    ),
    Phrase(Ground.SEX, Verdict.BLOCK, WOMEN_43, re.compile(r"男\d女\d(?!\d)|女\d男\d(?!\d)"), Construction.COUNT),
    Phrase(
        Ground.PROBATION_PAY,
        Verdict.WARN,
        CONTRACT_20,
        _UNPAID,
        unless=re.compile(r"免费(?:培训|提供|食宿|住宿|工作餐|三餐|午餐|吃住|用餐|班车)|产品|软件|客户"),
    ),
    Phrase(Ground.PROBATION, Verdict.WARN, CONTRACT_19, _EXTENDED),
)


def employment_findings(normalised: Normalised) -> Iterator[Finding]:
    """Insurance or contract left out, wages or money taken at the door, unpaid or repeated trial."""
    yield from phrase_findings(normalised, EMPLOYMENT)
