"""Ages: no statute names them, so limits warn; an applicant under 16 is unlawful, 16 and 17 need a look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobfair.postings.wording.articles import LABOUR_15, LABOUR_64, PROMOTION_3_OPEN, WOMEN_43, Article
from jobfair.postings.wording.findings import Finding
from jobfair.postings.wording.normalise import Normalised
from jobfair.postings.wording.numbers import value_of
from jobfair.postings.wording.phrases import DISOWNING, clause_end, clause_start, make_finding
from jobfair.postings.wording.verdicts import Construction, Ground, Verdict

_N = r"(?:(?<!\d)\d{1,2}(?!\d)|[一二三四五六七八九]?十[一二三四五六七八九]?)"
_YEARS = r"(?:周?岁)"
_EN_YEARS = r"(?: ?(?:years? old|years? of age|yrs? old|yrs|years|year-olds?|y/o))"

_PATTERNS = (
    # both ends
    re.compile(
        rf"(?:年龄[^;,\d一二三四五六七八九十]{{0,8}})(?P<low>{_N}){_YEARS}?(?:[-至到~]|"
        rf" ?/ ?)(?P<high>{_N}){_YEARS}?(?:以[内下]|之间|左右)?"
    ),
    re.compile(rf"(?P<low>{_N}){_YEARS}?[-至到](?P<high>{_N}){_YEARS}(?:以[内下]|之间|左右)?"),
    re.compile(
        rf"(?:aged?|ages|between the ages of|age range|age limit|age)[ :]{{0,2}}(?:is |of |from |between |"
        rf"must be |should be )?(?P<low>\d{{2}})(?:-| to | and |/)(?P<high>\d{{2}})(?!\d){_EN_YEARS}?"
    ),
    re.compile(
        r"(?:between )?(?<!\d)(?P<low>\d{1,2})(?:-| to | and |/)(?P<high>\d{2})(?: ?years? old|"
        r" ?years? of age| ?yrs? old|-year-olds?| ?year-olds?)"
    ),
    re.compile(
        r"(?:must be|should be|candidates|applicants|anyone) (?:aged )?"
        r"between (?P<low>\d{2}) and (?P<high>\d{2})(?!\d)"
    ),
    # upper end
    re.compile(rf"(?P<high>{_N}){_YEARS}及?(?:以[下内]|之内|往下|打住|为限|封顶|左右|上下)"),
    re.compile(
        rf"年龄[^;,\d一二三四五六七八九十]{{0,8}}(?P<high>{_N}){_YEARS}?及?(?:以[下内]|之内|封顶|左右|上下)"
    ),
    re.compile(
        rf"(?:年龄|岁数|年纪)?(?:上限)?(?:原则上)?(?:要求|须|应)?(?:不(?:得|能|要|应|可)?(?:超过|大于|高于|"
        rf"超|过)|小于|低于|未满|不满|上限为?|最大|别超|限)(?P<high>{_N}){_YEARS}"
    ),
    re.compile(
        rf"年龄[^;,\d]{{0,4}}(?:不(?:得|能|应)?(?:超过|大于|高于)|小于|低于|"
        rf"上限)[^;,\d]{{0,3}}(?P<high>{_N})(?!\d|年|个)"
    ),
    re.compile(r"(?P<high>\d{2})(?:周?岁)?(?:及)?以下(?=$|[,;、/ ])(?<!元以下)"),
    re.compile(
        r"(?:under|below|younger than|(?:not|no|nobody|no one) (?:older than|over|above)|"
        r"not exceed(?:ing)?|up to|max(?:imum)?(?: age)?(?: is| of)?:?|age limit(?: is| of)?:?|less than)"
        r" (?:the age of )?(?P<high>\d{2})s?(?: ?years? old| ?years? of age| ?yrs? old| ?years? in age|"
        r"(?= ?(?:$|[,;:])| (?:only|preferred|please|need|are|will|years? (?:of age|old))))"
    ),
    re.compile(
        r"(?:over|above|older than) (?:the age of )?(?P<barred>\d{2})s?(?: ?years? old|"
        r" ?years? of age)?(?= (?:need not|not |please do not|are not|will not|should not|do not))"
    ),
    re.compile(
        rf"(?:超过|超|满|大于|高于|逾)(?P<barred>{_N}){_YEARS}(?=(?:的|者|以上)*(?:人员)?(?:勿|免|不|请勿|"
        rf"谢绝|请绕|除外|别))"
    ),
    re.compile(rf"年龄(?:要求)?:(?P<low>{_N})(?P<high>{_N})?(?=$|[;,、/ ])"),
    re.compile(rf"(?P<barred>{_N}){_YEARS}以上(?=者?(?:的)?(?:人员)?(?:勿|免|不|请勿|谢绝|请绕|除外))"),
    # lower end
    re.compile(rf"(?:年?满|不低于|不小于|大于|须满|已满|最低|最小)(?P<low>{_N}){_YEARS}(?:及?以上)?"),
    re.compile(rf"(?P<low>{_N}){_YEARS}及?(?:以上|起|往上)"),
    re.compile(
        r"(?:at least|minimum(?: age)?(?: is| of)?:?|over|above|older than|no younger than|"
        r"not younger than|aged|"
        r"(?:from|starting at|as young as)(?= (?:the age of )?\d\d(?: years? (?:old|of age)| up))) "
        r"(?:the age of )?(?P<low>\d{2})(?: ?years? old| ?years? of age| ?\+|"
        r" or (?:over|above|older)|(?=$|[,;]))"
    ),
    re.compile(
        r"(?P<low>\d{2}) ?(?:years? old |years? of age )?(?:or (?:over|above|older)|and (?:over|above|"
        r"older)|\+(?= ?(?:$|[,;]| years? old| only)))(?! years)"
    ),
    # a plain age
    re.compile(rf"(?P<plain>{_N}){_YEARS}(?!以上|以下|以内|及)"),
    re.compile(r"(?<![\d-])(?P<plain>\d{2})[-/ ]?years?[- ]olds?"),
    re.compile(
        rf"年龄[^;,\d一二三四五六七八九十]{{0,4}}[≤<](?P<high>{_N})|[≤<](?P<high2>{_N}){_YEARS}|"
        rf"年龄[^;,\d]{{0,4}}[≥>](?P<low>{_N})(?!\d)"
    ),
    re.compile(
        r"(?P<about>[1-6]0|[一二三四五六]十)(?:多|来|几|出头)岁?(?=$|[;,、/ ]|的|左右|以)(?<=岁|多|来|几|"
        r"头)"
    ),
    re.compile(r"(?<!\d)(?P<barred>\d{2})\+(?=者?(?:勿|免|不|请|谢绝))"),
    re.compile(r"(?<![\d-])(?P<low>\d{2})(?:-| to )(?P<high>[2-6]\d) ?(?:years|yrs)(?=$|[,;])"),
    # decades
    re.compile(r"(?<!\d)(?P<decade>[6789]0|[6789]5|0[05])后"),
)
_CHINESE_PATTERNS = tuple(pattern for pattern in _PATTERNS if re.search(r"[\u4e00-\u9fff]", pattern.pattern))
_ENGLISH_HINT = re.compile(
    r"\b(?:aged?|ages|olds?|years|yrs|between|under|below|over|above|younger|older|max|maximum|minimum|than|exceed\w*|"
    r"up to)\b|\d\+"
)
_CHILDREN = re.compile(
    r"儿童|幼儿|宝宝|孩子|小孩|小朋友|婴|童装|少儿|青少年|少年|学员|学生|子女|宝贝|娃|早教|教授|授课|"
    r"children|kids|toddlers|pupils|students|babies|young learners|learners"
)
_ELDERS = re.compile(
    r"老人|长者|老年|长辈|爷爷|奶奶|阿婆|阿公|住户|elderly|care for|cares for|caring|seniors|resident|"
    r"old lady|old man|grandm"
)
_OTHERS = re.compile(
    r"客户|顾客|用户|患者|受众|粉丝|消费者|人群|群体|受试者|会员|观众|乘客|游客|保障对象|服务对象|"
    r"投保|被保险|participants|customers|clients|patients|users|audience|visitors"
)
_APPLYING = re.compile(
    r"年龄|应聘|求职|招|入职|打工|上班|来做|即可|学徒|暑假工|员工|应征|岗位|age limit|candidates|"
    r"applicants|apply|hiring|apprentice"
)
_ACCEPTED = re.compile(
    r"[大的人]{0,2}(?:也|都|均|就|亦|同样)?(?:可以?|能|行|收|要|招|没问题|欢迎)(?:来|做|干|$|[;,、/ ])|"
    r"[大的人]{0,2}(?:也|都|均)(?:可|能|行|收|要|招|没)|"
    r" ?(?:are |is |also |may |can |very )*(?:welcome|ok|okay|fine|accepted|apply|work)"
)
_BARRING = re.compile(
    r"勿|不招|不收|不予|不得|不录|谢绝|不要|免谈|不考虑|除外|不能|禁止|严禁|拒绝|不接受|绝不|不用|"
    r"不可|not |no |never|cannot|unable|need not"
)
_RETIREMENT = re.compile(r"退休年龄|法定")


@dataclass(frozen=True, slots=True)
class AgeRange:
    """What an age expression asks of the applicant; None where it leaves an end open."""

    low: int | None
    high: int | None

    def judged(self) -> tuple[Ground, Verdict, Article] | None:
        """The finding it makes, or None: 18 and over without an upper end is what the law itself says."""
        youngest = self.low if self.low is not None else None
        if (youngest is not None and youngest < 16) or (
            self.low is None and self.high is not None and self.high <= 16
        ):
            return Ground.UNDER_AGE, Verdict.BLOCK, LABOUR_15
        if youngest in (16, 17):
            return Ground.AGE, Verdict.WARN, LABOUR_64
        if youngest == 18 and self.high is None:
            return None
        return Ground.AGE, Verdict.WARN, PROMOTION_3_OPEN


def _range_of(found: re.Match[str]) -> AgeRange | None:
    parts = {name: value for name, value in found.groupdict().items() if value}
    if parts.keys() & {"decade", "barred", "about"}:
        return AgeRange(None, 99)
    if "plain" in parts:
        age = int(value_of(parts["plain"]))
        return AgeRange(age, age) if 10 <= age <= 70 else None
    low = int(value_of(parts["low"])) if "low" in parts else None
    high = int(value_of(parts["high"])) if "high" in parts else None
    if "high2" in parts:
        high = int(value_of(parts["high2"]))
    if low is not None and high is not None and low >= high:
        return None
    return AgeRange(low, high)


def _of_somebody_else(text: str, found: re.Match[str], asked: AgeRange) -> bool:
    """Whether the age is that of children taught, elders cared for or customers served."""
    start, end = found.span()
    clause = text[clause_start(text, start) : clause_end(text, end)]
    ceiling = asked.high if asked.high is not None else (asked.low or 0)
    if _OTHERS.search(clause):
        return True
    if _CHILDREN.search(clause) and (ceiling <= 18 or (asked.low or 0) < 14):
        return not re.search(r"年龄要求|应聘|招(?!生)", clause) or (asked.low or 0) < 12
    return bool(_ELDERS.search(clause)) and (asked.low or ceiling) >= 55


def _bars_minors(text: str, found: re.Match[str], asked: AgeRange) -> bool:
    """未满18周岁勿扰: keeping minors out is the law's own limit."""
    if asked.low is not None or asked.high is None or asked.high > 18:
        return False
    start, end = found.span()
    sentence = text[clause_start(text, start, ";") : clause_end(text, end, ";")]
    return _BARRING.search(sentence.replace(found.group(), "")) is not None


def age_findings(normalised: Normalised) -> Iterator[Finding]:
    """Every age asked of applicants; of patterns that overlap the first, most complete one counts."""
    text = normalised.text
    if not re.search(r"岁|年龄|后|old|age|years|yrs|between|under|below|over|above|older|\+|以下", text):
        return
    taken = bytearray(len(text))
    for pattern in _PATTERNS if _ENGLISH_HINT.search(text) else _CHINESE_PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(taken[start:end]):
                continue
            asked = _range_of(found)
            if asked is None:
                continue
            taken[start:end] = b"\x01" * (end - start)
            if _of_somebody_else(text, found, asked) or _bars_minors(text, found, asked):
                continue
            if _RETIREMENT.search(text[max(0, start - 8) : start]) or not _plausible(text, found, asked):
                continue
            judged = asked.judged()
            if judged is not None:
                yield make_finding(normalised, (start, end), judged, Construction.LIMIT)


_BY_SEX = re.compile(
    r"男(?:性|士|生|工)?[^;\d]{0,6}(?:\d{2}-)?(?P<man>\d{2})周?岁[^;\d]{0,8}女(?:性|士|生|工)?[^;\d]{0,6}(?:\d{2}-)?(?P<woman>\d{2})周?岁"
    r"|女(?:性|士|生|工)?[^;\d]{0,6}(?:\d{2}-)?(?P<woman2>\d{2})周?岁[^;\d]{0,8}男(?:性|士|生|工)?[^;\d]{0,6}(?:\d{2}-)?(?P<man2>\d{2})周?岁"
)


def sex_age_findings(normalised: Normalised) -> Iterator[Finding]:
    """男55岁以下、女50岁以下: an age of its own for each sex; a reviewer sees whether the law sets it."""
    for found in _BY_SEX.finditer(normalised.text):
        ages = {name.rstrip("2"): value for name, value in found.groupdict().items() if value}
        if ages["man"] != ages["woman"]:
            yield make_finding(normalised, found.span(), (Ground.SEX, Verdict.WARN, WOMEN_43), Construction.LIMIT)


def _plausible(text: str, found: re.Match[str], asked: AgeRange) -> bool:
    """Young ages need a word about applying near them; 5岁 may be anything."""
    start, end = found.span()
    before = text[clause_start(text, start) : start]
    if re.search(r"平均|团队|average", before) or re.match(r"[^;,]{0,8}占", text[end : end + 12]):
        return False
    if DISOWNING.search(before) and not re.search(r"不得|拒绝", before):
        return False
    if re.search(r"成立|创立|品牌|年限|工龄|经验|建厂|历史", before) and "岁" not in found.group():
        return False
    if asked.high == asked.low or (asked.low is not None and asked.low < 14):
        sentence = text[clause_start(text, start, ";") : clause_end(text, end, ";")]
        return _APPLYING.search(sentence) is not None or _ACCEPTED.match(text, end) is not None
    if (
        found.groupdict().get("high")
        and "岁" not in found.group()
        and "龄" not in found.group()
        and not re.search("[a-z]", found.group())
    ):
        return re.search(r"男|女|性别|年龄|限", text[clause_start(text, start, ";") : start]) is not None
    return True
