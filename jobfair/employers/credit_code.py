"""Unified social credit codes (统一社会信用代码, GB 32100-2015): read, checked and explained; pure.

Eighteen characters: who registered (1), the kind of body (2), the division of the registering office (3–8,
GB/T 2260), the organisation's own number (9–17, GB 11714) and a check character (18). The letters I, O, Z, S and V
are not used. What somebody typed is never corrected silently: the sentence says which character cannot stand where.
"""

import unicodedata
from dataclasses import dataclass

from jobfair.core.language import Bilingual, Text, _l

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
MODULUS = 31
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ORGANISATION_CHECKS = "0X987654321"

# What a wrong letter is most often meant to be; only ever said, never put in its place.
LOOKALIKES = {"O": "0", "I": "1", "Z": "2", "S": "5", "V": "U"}

# The first two characters. 91, 92 and 93 were seen in public sources; the others are common knowledge that nobody
# has confirmed against the standard (domain.md 2.1), so a pair that is not listed is said to be new, never refused.
CATEGORIES = {
    "11": Bilingual("机关", "Government body"),
    "12": Bilingual("事业单位", "Public institution"),
    "13": Bilingual("由编办管理编制的群众团体", "Mass organisation with staff on the public establishment"),
    "19": Bilingual("机构编制部门登记的其他机构", "Other body registered with the establishment office"),
    "21": Bilingual("外国常驻新闻机构", "Resident foreign news agency"),
    "29": Bilingual("外交部门登记的其他机构", "Other body registered with the foreign affairs office"),
    "31": Bilingual("律师执业机构", "Law firm"),
    "32": Bilingual("公证处", "Notary office"),
    "33": Bilingual("基层法律服务所", "Local legal service office"),
    "34": Bilingual("司法鉴定机构", "Forensic institute"),
    "35": Bilingual("仲裁委员会", "Arbitration commission"),
    "39": Bilingual("司法行政部门登记的其他机构", "Other body registered with the office of justice"),
    "41": Bilingual("外国在华文化中心", "Foreign cultural centre"),
    "49": Bilingual("文化部门登记的其他机构", "Other body registered with the office of culture"),
    "51": Bilingual("社会团体", "Association"),
    "52": Bilingual("民办非企业单位（社会服务机构）", "Private non-enterprise unit (social service body)"),
    "53": Bilingual("基金会", "Foundation"),
    "54": Bilingual("村民委员会", "Villagers' committee"),
    "55": Bilingual("居民委员会", "Residents' committee"),
    "59": Bilingual("民政部门登记的其他机构", "Other body registered with civil affairs"),
    "61": Bilingual("外国旅游部门常驻代表机构", "Resident office of a foreign tourism authority"),
    "62": Bilingual("港澳台旅游部门常驻代表机构", "Office of a Hong Kong, Macao or Taiwan tourism authority"),
    "69": Bilingual("旅游部门登记的其他机构", "Other body registered with the office of tourism"),
    "71": Bilingual("宗教活动场所", "Place of religious activity"),
    "72": Bilingual("宗教院校", "Religious school"),
    "79": Bilingual("宗教部门登记的其他机构", "Other body registered with religious affairs"),
    "81": Bilingual("基层工会", "Local trade union"),
    "89": Bilingual("工会系统登记的其他机构", "Other body registered with the trade unions"),
    "91": Bilingual("企业", "Company"),
    "92": Bilingual("个体工商户", "Self-employed business"),
    "93": Bilingual("农民专业合作社", "Farmers' cooperative"),
    "A1": Bilingual("军队事业单位", "Public institution of the armed forces"),
    "A9": Bilingual("军队系统登记的其他机构", "Other body registered with the armed forces"),
    "N1": Bilingual("组级集体经济组织", "Collective economic organisation of a villagers' group"),
    "N2": Bilingual("村级集体经济组织", "Collective economic organisation of a village"),
    "N3": Bilingual("乡镇级集体经济组织", "Collective economic organisation of a township"),
    "N9": Bilingual("农业部门登记的其他机构", "Other body registered with agriculture"),
    "Y1": Bilingual("其他机构", "Other body"),
}


@dataclass(frozen=True)
class Reading:
    """What a typed code says: its normal form, what is wrong with it, and what a reviewer should look at."""

    code: str
    problems: tuple[Text, ...]
    warnings: tuple[Text, ...] = ()
    category: Bilingual | None = None

    @property
    def is_valid(self) -> bool:
        """Whether the code passes the standard's own check."""
        return not self.problems

    @property
    def division(self) -> str:
        """The six figures of the registering office (GB/T 2260)."""
        return self.code[2:8]

    @property
    def organisation(self) -> str:
        """The organisation code inside, eight characters and its check character."""
        return self.code[8:17]


def normalise(typed: str) -> str:
    """Full width made half, lower case made upper, white space and invisible characters taken out; nothing else."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(char for char in plain if not char.isspace() and unicodedata.category(char) != "Cf")


def read(typed: str) -> Reading:
    """Read what somebody typed."""
    code = normalise(typed)
    problems = [_not_allowed(place, char) for place, char in enumerate(code, 1) if char not in ALPHABET][:3]
    if len(code) != LENGTH:
        problems.append(_wrong_length(len(code)))
    if problems:
        return Reading(code, tuple(problems), category=CATEGORIES.get(code[:2]))
    category = CATEGORIES.get(code[:2])
    if check_character(code[:17]) != code[17]:
        mistyped = _l(
            "The last character does not fit the others, so at least one is mistyped. "
            "Please compare the code with your licence, character by character."
        )
        return Reading(code, (mistyped,), category=category)
    return Reading(code, (), _warnings(code, category), category)


def check_character(body: str) -> str:
    """The eighteenth character for the first seventeen (GB 32100-2015)."""
    total = sum(ALPHABET.index(char) * pow(3, place, MODULUS) for place, char in enumerate(body))
    return ALPHABET[-total % MODULUS]


def organisation_check(body: str) -> str:
    """Check character of the eight characters of an organisation code (GB 11714)."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, ORGANISATION_WEIGHTS, strict=True))
    return ORGANISATION_CHECKS[total % 11]


def compose(prefix: str, division: str, organisation: str) -> str:
    """The whole code for its parts, both check characters added (demonstration and test data)."""
    body = prefix + division + organisation + organisation_check(organisation)
    return body + check_character(body)


def _not_allowed(place: int, char: str) -> Text:
    if likely := LOOKALIKES.get(char):
        return _l(
            "Character %(place)s is “%(char)s”, which never stands in a credit code. "
            "Please look at your licence: is it “%(likely)s”?",
            place=place,
            char=char,
            likely=likely,
        )
    return _l(
        "Character %(place)s is “%(char)s”. A credit code has figures and capital letters only.",
        place=place,
        char=char,
    )


def _wrong_length(count: int) -> Text:
    if count < LENGTH:
        return _l(
            "A credit code has 18 characters; %(count)s are here, so %(missing)s are missing.",
            count=count,
            missing=LENGTH - count,
        )
    return _l("A credit code has 18 characters; %(count)s are here.", count=count)


def _warnings(code: str, category: Bilingual | None) -> tuple[Text, ...]:
    found: list[Text] = []
    if category is None:
        found.append(
            _l("We do not know the kind “%(pair)s” yet; the reviewer will look at your licence.", pair=code[:2])
        )
    if organisation_check(code[8:16]) != code[16]:
        found.append(
            _l(
                "Characters 9 to 17 do not pass the older organisation code check. Some genuine codes do not; "
                "please compare them with your licence."
            )
        )
    return tuple(found)
