"""Which behaviour a term shares with others: every kind has its own table of constructions."""

from enum import StrEnum

from jobfair.postings.wording.lexicon import Entry, Role
from jobfair.postings.wording.verdicts import Ground


class Kind(StrEnum):
    PAIR = "pair"  # 男女, only where so many of each are wanted
    ATTRIBUTE = "attribute"  # 婚姻状况, 宗教信仰: where it must be told or is limited by name
    PERSON = "person"  # naming them limits the job: 女性, 已婚, 汉族, 本地人
    TRAIT = "trait"  # 已婚, 信教: neither required nor ruled out nor asked
    NAMED = "named"  # 户口, 性别: unlawful only where the bare name limits
    TITLE = "title"  # a job named after one sex: 阿姨, waitress
    SUBJECT = "subject"  # he, she at the head of a clause
    PRONOUN = "pronoun"  # him, her
    SELF = "self"  # unlawful as soon as it is asked: 四肢健全, 无宗教信仰
    ABSENT = "absent"  # unlawful where it is excluded: 孕妇, 乙肝携带者, 残疾人, 外地人
    ACT = "act"  # what people may not be forbidden: 结婚, 生育
    TEST = "test"  # asking for it is unlawful: 孕检, 乙肝五项
    BARE = "bare"  # a place or a half word, only beside an operator: 本地, 河南, 汉
    CLOSED = "closed"  # 应届生, 党员: may be preferred, not made the only ones
    DEGREE = "degree"  # status in the form of schooling: 全日制, 985
    FEE = "fee"  # 押金, 培训费: unlawful where the worker pays
    LOOK = "look"  # tall, height: words that also describe things
    LOAN = "loan"  # 培训贷: unlawful as soon as it is offered
    GENERIC_FEE = "generic_fee"  # 手续费, 学费: only where an applicant is charged
    UNIFORM = "uniform"  # 工装: only where the worker must buy it
    PAPER = "paper"  # 身份证: unlawful where the employer keeps it


_BY_TAG: dict[str, Kind] = {
    "title": Kind.TITLE,
    "title-en": Kind.TITLE,
    "pronoun": Kind.PRONOUN,
    "out": Kind.ABSENT,
    "minorities": Kind.ABSENT,
    "rural": Kind.ABSENT,
    "disease": Kind.ABSENT,
    "act": Kind.ACT,
    "refuse": Kind.SELF,
    "subject": Kind.SUBJECT,
    "test": Kind.TEST,
    "bare": Kind.BARE,
    "place": Kind.BARE,
    "letter": Kind.BARE,
    "faith": Kind.BARE,
    "degree": Kind.DEGREE,
    "fee": Kind.FEE,
    "medical": Kind.FEE,
    "guarantee": Kind.FEE,
    "fee-self": Kind.SELF,
    "generic": Kind.GENERIC_FEE,
    "uniform": Kind.UNIFORM,
    "look": Kind.SELF,
    "look-en": Kind.SELF,
    "look-loose": Kind.LOOK,
    "loan": Kind.LOAN,
    "paper": Kind.PAPER,
}


#: Traits a form may ask for as basic data.
_BASIC_DATA = frozenset({Ground.SEX, Ground.AGE, Ground.ETHNICITY, Ground.STATUS, Ground.HOUSEHOLD_REGION})


def kind_of(entry: Entry) -> Kind:
    """The behaviour of a term; a trait said to be present (``in``, ``state``) limits the job like a person."""
    if entry.role is Role.PAIR:
        return Kind.PAIR
    if entry.role is Role.ATTRIBUTE:
        return Kind.NAMED if entry.ground in _BASIC_DATA else Kind.ATTRIBUTE
    if entry.ground in {Ground.RELIGION, Ground.MARRIAGE_CHILDBEARING} and entry.tag == "state":
        return Kind.TRAIT
    if entry.ground is Ground.DISABILITY and entry.tag == "in":
        return Kind.SELF
    if entry.ground is Ground.STATUS and entry.tag == "in":
        return Kind.CLOSED
    return _BY_TAG.get(entry.tag, Kind.PERSON)
