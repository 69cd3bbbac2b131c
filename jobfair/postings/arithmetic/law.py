"""The laws that figures are measured by, and how an article is cited."""

from jobfair.core.language import Bilingual
from jobfair.postings.wording import Verdict

BLOCK, WARN = Verdict.BLOCK, Verdict.WARN
CONTRACT_LAW = Bilingual("《劳动合同法》", "Labour Contract Law")
LABOUR_LAW = Bilingual("《劳动法》", "Labour Law")
NOTICE = Bilingual(
    "《关于规范网络平台招聘类信息发布的通知》", "Notice on Regulating Recruitment Information on Online Platforms"
)


def article(law: Bilingual, number_zh: str, number: int) -> Bilingual:
    """`《劳动合同法》第十九条` / `Labour Contract Law, Article 19`."""
    return Bilingual(f"{law.zh}第{number_zh}条", f"{law.en}, Article {number}")
