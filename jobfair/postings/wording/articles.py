"""The articles of law the check cites. Only those whose text was read are cited with a number."""

from dataclasses import dataclass

from jobfair.postings.wording.verdicts import Bilingual

_NUMERALS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """43 → 四十三; article numbers here stay below 100."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _NUMERALS[tens] + "十")
    return head + (_NUMERALS[ones] if ones or not tens else "")


@dataclass(frozen=True, slots=True)
class Article:
    """A provision: the law's name in both languages and the number of its article (None: the whole document)."""

    law_zh: str
    law_en: str
    number: int | None
    confirmed: bool = True
    remark: Bilingual | None = None

    @property
    def citation(self) -> Bilingual:
        """A short citation, such as 《劳动合同法》第九条 / Labour Contract Law, Article 9."""
        zh, en = f"《{self.law_zh}》", self.law_en
        if self.number is not None:
            zh, en = f"{zh}第{chinese_number(self.number)}条", f"{en}, Article {self.number}"
        if not self.confirmed:
            zh, en = f"{zh}（条号待核实）", f"{en} (article number to be confirmed)"
        if self.remark is not None:
            zh, en = f"{zh}{self.remark.zh}", f"{en} {self.remark.en}"
        return Bilingual(zh, en)


_PROMOTION = ("就业促进法", "Employment Promotion Law")
_CONTRACT = ("劳动合同法", "Labour Contract Law")
_LABOUR = ("劳动法", "Labour Law")
_MARKET = ("人力资源市场暂行条例", "Interim Regulations on the Human Resources Market")

_OPEN_LIST = Bilingual(
    "（列举以“等”字结尾，没有写明此项）", "(its list of grounds is open-ended and does not name this one)"
)

WOMEN_43 = Article("妇女权益保障法", "Law on the Protection of Women's Rights and Interests", 43)
PROMOTION_3 = Article(*_PROMOTION, 3)
PROMOTION_3_OPEN = Article(*_PROMOTION, 3, remark=_OPEN_LIST)
PROMOTION_27 = Article(*_PROMOTION, 27)
PROMOTION_28 = Article(*_PROMOTION, 28)
PROMOTION_29 = Article(*_PROMOTION, 29)
PROMOTION_30 = Article(*_PROMOTION, 30)
PROMOTION_31 = Article(*_PROMOTION, 31)
MARKET_11 = Article(*_MARKET, 11)
CONTRACT_9 = Article(*_CONTRACT, 9)
CONTRACT_10 = Article(*_CONTRACT, 10)
CONTRACT_17 = Article(*_CONTRACT, 17)
CONTRACT_19 = Article(*_CONTRACT, 19)
CONTRACT_20 = Article(*_CONTRACT, 20)
CONTRACT_70 = Article(*_CONTRACT, 70)
LABOUR_15 = Article(*_LABOUR, 15)
LABOUR_64 = Article(*_LABOUR, 64)
PLATFORM_NOTICE = Article(
    "关于规范网络平台招聘类信息发布的通知",
    "Notice on Regulating Recruitment Information on Online Platforms",
    None,
)
