"""Promises made to lure: high pay, guaranteed admission, click farming. They go to a reviewer."""

import re
from collections.abc import Iterator

from jobfair.postings.wording.articles import PLATFORM_NOTICE
from jobfair.postings.wording.findings import Finding
from jobfair.postings.wording.normalise import Normalised
from jobfair.postings.wording.phrases import Phrase, phrase_findings
from jobfair.postings.wording.verdicts import Ground, Verdict

_BAIT = re.compile(
    r"(?:超|极|急)?高薪(?:诚聘|急聘|急招|招聘|聘请|诚招|招募|岗位|工作|兼职|日结|高提成?|保底|待遇|"
    r"就业|职位|厚禄|稳定|轻松|不是梦|诱惑|等你|就等你)?(?!资|酬|级|水|人群|阶层|调查|人才引进|不如)"
    r"|(?:轻松|稳定|保底|保证)?(?:月|年|日|周|时)(?:入|薪|赚|收入)(?:轻松|稳定|可达|至少|保底|"
    r"高达)?(?:过|破|超|上)(?:[一二三五十百]?[十百]?万|\d+万|\d+w|五位数|六位数|千|百)(?:不是梦|"
    r"不封顶)?"
    r"|轻松(?:月|日|年|周)?(?:入|赚|薪)(?:\d+(?:\.\d+)?[万kw千元]?|[一二三五两]?[十百千万]+)?|月(?:入|"
    r"赚)[一二两三五六七八九十\d]+万(?:不是梦|不封顶|以上)?|日(?:赚|入|进斗金)\d{3,5}元?|日赚(?:千|"
    r"百)元?|(?:躺|稳|闭眼|零风险|快速|在家|手机|宅家)(?:着)?赚钱?|暴利|暴富|一夜暴富"
    r"|刷单|刷信誉|刷好评|刷流水|刷销量|刷量|刷评|日结[^;]{0,8}点赞|轻松点赞|点赞(?:员|赚|兼职|日结|关注(?:员|赚|日结|兼职))|"
    r"打字(?:员)?(?:兼职)?日结|手机(?:操作)?兼职[^;]{0,6}日结|一单一结|垫付(?:本金|资金)|跑分|抢单赚|"
    r"充值返(?:现|利)|拉人头|无门槛高|零投入|躺平赚"
    r"|保(?:证)?(?:录取|录用|录(?!像|音|屏|入|仪|制))|包(?:录取|录用|过|入编|上岸|进国企|进编|入职|"
    r"进央企|转编|进体制|进厂入编|上岗)|(?:100%|百分之百|百分百|必)(?:录用|录取|上岗|入职|通过|过)|"
    r"内部(?:名额|指标|渠道|关系)(?:[^;,]{0,6}(?:录|入|编|推))?|免面试入职|交钱(?:入职|进|上岗)|"
    r"花钱进|保底(?:月)?(?:入|薪)过?\d?万|保证入职|承诺录用|承诺入编|有关系可"
    r"|guaranteed (?:job|admission|hiring|offer|employment|placement|acceptance|position|entry|"
    r"recruitment|success|\$?\d)|100% (?:hired|hiring|admission|guaranteed|job|acceptance|placement)|"
    r"everyone (?:is|gets) hired|(?:job|admission|hiring|acceptance|offer) guaranteed|"
    r"guarantee (?:you )?(?:a job|admission|an offer)"
    r"|earn(?:ing)?(?: up to| over| more than| easily)? (?:\$|¥|rmb|usd|€|"
    r"£)? ?\d[\d,.]*k?(?: ?(?:yuan|rmb|usd|dollars))? ?(?:a|per|every|each|/)? ?(?:day|week|hour)|"
    r"easy (?:money|cash|income)|get rich|(?:very |extremely |super )?high(?:ly)?[- ](?:pay|paid|"
    r"salary|salaries|wages|income)|quick cash|fast cash|click[- ]farm(?:ing|er|ers)?|fake (?:orders|"
    r"reviews|likes)|order brushing|brushing (?:orders|tasks?|sales|reviews)|like[- ]for[- ]cash|"
    r"unlimited income|make money (?:fast|online|from home|at home)|six[- ]figure income|"
    r"sky-high (?:pay|salary)|liking posts|click(?:ing)? (?:ads|likes) |"
    r"no experience[^;]{0,20}high (?:pay|salary)|paid daily[^;]{0,12}(?:liking|clicking|likes|clicks)"
)
_ABOUT = re.compile(
    r"风控|识别|打击|反|防|治理|监测|拦截|策略|处罚|审核|违禁|拒绝|不要求|不是(?!梦)|并非|查处|模型|"
    r"检测|法律|案件|(?:not|never|no) (?:click|brushing)|anti-|detect|fraud|prevent|combat|客户|"
    r"产品暴利|面试保密"
)
BAITS = (Phrase(Ground.BAIT, Verdict.WARN, PLATFORM_NOTICE, _BAIT, unless=_ABOUT),)


def bait_findings(normalised: Normalised) -> Iterator[Finding]:
    """Wording of the kind the platform notice names as bait."""
    yield from phrase_findings(normalised, BAITS)
