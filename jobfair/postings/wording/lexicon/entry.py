"""One word of the lexicon: the letter it is written as in the grammar, and what it is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from jobfair.postings.wording.verdicts import Ground


class Role(StrEnum):
    """The part a word plays; its value is the letter the grammar's patterns are written in."""

    TERM = "T"  # people or traits a law protects: 女性, 已婚, 乙肝
    ATTRIBUTE = "a"  # the name of such a trait: 性别, 民族, 户籍
    PAIR = "M"  # both sides named together: 男女
    LIMIT = "L"  # 限, 只招, must be
    LIMIT_AROUND = "l"  # before or after the term: only, exclusively
    HIRE = "H"  # 招, 聘, looking for
    HIRE_AROUND = "h"  # before or after the term: wanted, needed
    REQUIRE = "R"  # 要求, requirements
    PREFER = "P"  # 优先, preferred
    PREFER_AHEAD = "p"  # only before the term: 最好, 倾向, ideally
    EXCLUDE = "X"  # 勿扰, 不要, need not apply
    EXCLUDE_AHEAD = "x"  # only before the term: 除, no
    NEGATE = "N"  # 不会, 不因, never
    FORBID = "n"  # 不得, 禁止: forbids the applicant, or the employer (不得限定)
    NOT_BECAUSE = "j"  # 不因, 不以: not because of
    ASK = "s"  # 注明, 填写: to state something of oneself
    EACH = "q"  # 各5名, 各半: so many of each
    CAUSE = "C"  # 因, 以, because of
    DISCRIMINATE = "D"  # 歧视, 区别对待
    OPEN = "O"  # 不限, 均可, welcome alike
    UNIT = "Q"  # 名, 位 after a number
    JOB = "J"  # 服务员, driver
    POST = "E"  # 岗位, position
    BRIDGE = "B"  # 的, 者, 人员, applicants
    AND = "V"  # 和, 或, and, or
    TASK = "K"  # 负责, 照顾, responsible for
    SERVED = "G"  # 客户, 宿舍, customers: makes the term a person served, a thing or a place
    BENEFIT = "F"  # 享受, 提供, enjoy
    WELCOME = "W"  # 欢迎
    WARNING = "U"  # 谨防, beware
    ABSENCE = "Z"  # 无, 没有, 非, without
    TEST = "c"  # 体检, 化验, test
    PAY = "y"  # 交, 扣, pay
    HOLD = "k"  # 扣押, 抵押, keep: to hold somebody's papers
    FIRM = "f"  # 超市, 酒店, hotel: at the end of a name, such as 好姑娘超市
    BY = "b"  # 由: who is to do it
    MEANT = "Y"  # a job for: whom it is meant for
    QUOTA = "S"  # 名额: places set aside for somebody
    OTHER = "o"  # a known word that only looks like one of the above


#: Where the private letters of terms and attributes begin; the place after that is the ground's.
TERMS_AT, ATTRIBUTES_AT = 0xE000, 0xE100
GROUNDS = tuple(Ground)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    ``letter`` is the role's, except that terms and attributes have one of their ground, from the
    private area.
    """

    role: Role
    ground: Ground | None = None
    tag: str = ""
    letter: str = ""

    @classmethod
    def of(cls, role: Role, ground: Ground | None = None, tag: str = "") -> "Entry":
        if ground is None or role not in {Role.TERM, Role.ATTRIBUTE}:
            return cls(role, ground, tag, role.value)
        first = TERMS_AT if role is Role.TERM else ATTRIBUTES_AT
        return cls(role, ground, tag, chr(first + GROUNDS.index(ground)))


def words(block: str) -> Iterator[str]:
    """The words of a block; ``_`` stands for a space inside an English phrase."""
    return (word.replace("_", " ") for word in block.split())


def entries(role: Role, block: str, ground: Ground | None = None, tag: str = "") -> dict[str, Entry]:
    return dict.fromkeys(words(block), Entry.of(role, ground, tag))


def products(heads: str, tails: str) -> Iterator[str]:
    """Every head joined with every tail: 女 + 装, 女 + 鞋 …"""
    return (head + tail for head in heads.split() for tail in tails.split())


def phrases(heads: str, tails: str) -> Iterator[str]:
    """Every head before every tail with a space between: "will not be" + "hired"."""
    return (f"{head} {tail}" for head in words(heads) for tail in words(tails))


def merged(parts: Iterable[dict[str, Entry]]) -> dict[str, Entry]:
    """One table of many; a later part overrides an earlier one."""
    table: dict[str, Entry] = {}
    for part in parts:
        table |= part
    return table
