"""The grammar: patterns over the letters of :class:`~jobfair.postings.wording.lexicon.entry.Role`.

A clause is a row of letters, one a word; ``@`` is the term looked at, ``t`` another term of its ground, ``u`` a
term of another, ``a`` and ``e`` their attributes, ``.`` an unknown character, ``w`` an unknown Latin word, ``d`` a
number. Separators are themselves. Rules are tried in order and the first that fits decides, so what lifts a limit
stands before what makes one, each within its own clause: 男女不限,但男士优先 has one clause of either kind.
"""

import re
from dataclasses import dataclass

from jobfair.postings.wording.kinds import Kind
from jobfair.postings.wording.verdicts import Construction, Verdict

_C = Construction


@dataclass(frozen=True, slots=True)
class Rule:
    """``effect`` None lifts the term; ``level`` overrides the ground's own level."""

    name: str
    pattern: re.Pattern[str]
    effect: Construction | None
    level: Verdict | None = None
    needs: frozenset[str] = frozenset()


def _letters_needed(pattern: str) -> frozenset[str]:
    """Letters of which one must be present for the pattern to fit: a quick look before the slow one."""
    needed: set[str] = set()
    for branch in _TOP_LEVEL_BAR.split(_LOOKAROUND.sub("", pattern)):
        plain = _OPTIONAL.sub("", branch)
        groups = _REQUIRED.findall(plain.replace("@", ""))
        if not groups:
            return frozenset()
        needed |= set(groups[0].strip("[]"))
    return frozenset(needed)


_LOOKAROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
_TOP_LEVEL_BAR = re.compile(r"\|(?![^(]*\))")
_OPTIONAL = re.compile(r"\([^()]*\)(?:\?|\{0,\d+\})|\[[^\]]*\](?:\?|\{0,\d+\})|[A-Za-z:](?:\?|\{0,\d+\})")
_REQUIRED = re.compile(r"\[[A-Za-z]+\]|[A-Za-z]")


def _rule(name: str, pattern: str, effect: Construction | None, level: Verdict | None = None) -> Rule:
    return Rule(name, re.compile(pattern), effect, level, _letters_needed(pattern))


_EDGE_BEFORE = r"(?:^|(?<=[;,、:/ ]))"
_EDGE_AFTER = r"(?=$|[;,、:/ ])"

WARNED = _rule("warned against", r"U[^;]{0,24}@|@[^;]{0,14}U", None)
OPENED_LIST = _rule("open after", r"@[tuBEJaeMV、/ ]{0,12}O(?![ B]*[lL])", None)
NOT_ASKED = _rule("not asked", r"[NnXZ]B?s[^;]{0,16}@", None)
OPENED = _rule("open after", r"@[tuBEJaMV、/ ]{0,10}O(?![ :]?e)(?![ B]*[lL])", None)
OPEN_AHEAD = _rule("open before", r"O[B]?(?:[tuaeMo.]{1,3}[、V/]){0,8}[ta]{0,2}@(?![^;,]{0,4}[PXlL])", None)
NEGATED = _rule("negated", r"N[^;,@]{0,4}[DCLlXPRaceHF][^;,]{0,16}@|N[B.w]{0,2}@(?![^;,]{0,4}[X])", None)
NEGATED_AFTER = _rule("negated after", r"@[^;,]{0,8}[Nn][^,;]{0,4}[DLCPRO]|[nN][^;,]{0,6}C[^;,]{0,10}@", None)
FORBIDDEN_EMPLOYER = _rule("forbidden to the employer", r"n[^;,@]{0,8}[DCLlRaecFPX][^;]{0,24}@", None)
DOUBLE = _rule("double negation", r"[ZNn]B?X[^;,]{0,8}@|@[^;,]{0,6}[ZNn]B?X", None)
NO_REQUIREMENT = _rule("no requirement", r"Z[^;,@]{0,6}@[B、V/tuea]{0,8}[RLD]", None)
ONLY_FIRST = _rule("only", r"(?<![nNZx])l[Bw.]{0,3}@", _C.LIMIT)
NOT_BECAUSE = _rule("not because of", r"j[^;]{0,24}@", None)
EQUAL = _rule("equal treatment", r"@[^;,]{0,10}D|D[^;,]{0,6}@", None)
SERVED = _rule(
    "served",
    r"@[tBV、u]{0,3}G(?![^;,]{0,3}[PXQ])|G[B]?:[^;]{0,12}@|G[B.]{0,2}@(?![^;,]{0,4}[PXQL])|"
    r"G[.B]{0,2}C@",
    None,
)
OF_SERVED = _rule("served", r"@[B]?[GJ]|@[^;,]{0,6}N", None)
TASK = _rule("task", r"K[^;,: HLRP]{0,8}@(?![^;,]{0,6}[PXQHEl])", None)
BENEFIT = _rule("benefit", r"F[^;,: LHR]{0,5}@(?![^;,]{0,6}[PXQl])|@[BJ]{0,2}[^;,:PXQLl]{0,6}F", None)

NOT_ONLY = _rule("not only", r"Z[B]?[LlHRPp][^;,XZNn]{0,6}@", None)
FIRM_NAMED = _rule("name of a firm", r"(?<![HLhlKRZX])@[.B]{0,2}f(?![^;,]{0,6}[JQPXLHE])", None)
MEANT_FOR = _rule("meant for", r"Y[Bw]{0,2}@(?![^;,]{0,8}[OV])", _C.LIMIT)
NOT_MEANT_FOR = _rule("not meant for", r"(?<![a-zA-Z])[ZNnx][Bw]{0,3}Y[Bw]{0,2}@", _C.EXCLUSION)
RESIDENTS = _rule("residents of", r"L[tV、]{0,6}@[tVB、]{0,6}G(?=$|[;,:])", _C.LIMIT)
DONE_BY = _rule("done by", r"b[B]?@[J.]{0,3}(?:B(?!J)|$|[;,])", _C.LIMIT)
NO_PLACES = _rule("no places", r"[NZxX]B?@B?S", _C.EXCLUSION)
SET_ASIDE = _rule("places set aside", r"@B?S", _C.LIMIT)
SOUGHT = _rule("sought", r"@[^;,:]{0,3}H(?=$|[;,:/ Q])", _C.LIMIT)
HEADLINE = _rule(
    "title of the posting", r"(?:^|(?<=[;/]))[wBJ.o]{0,3}@(?=$|[;,:/])|(?:^|(?<=;))@(?![^;,]{0,4}[VOGKF])", _C.LIMIT
)
NOBODY_ELSE = _rule("nobody but", r"Z@[B]{0,2}X", _C.LIMIT)
LIMITED = _rule("limited", r"L[^;,ZNXP]{0,12}@", _C.LIMIT)
LIMITED_AROUND = _rule("only", r"l[^;,ZNXP]{0,5}@|@[^;,:ZNXP]{0,5}l", _C.LIMIT)
EXCLUDED = _rule(
    "excluded", r"@[^;,:PL]{0,10}X|X:?[^;,POa]{0,8}@|X:[^;]{0,24}@|x(?:[BJtuw]{1,2}V){0,3}[BJ]{0,2}@", _C.EXCLUSION
)
CAUSED = _rule("because of it", r"C@[^;]{0,18}X", _C.EXCLUSION)
FORBIDDEN = _rule("forbidden", r"n[B.w]{0,3}@", _C.EXCLUSION)
FORBIDDEN_FAR = _rule("forbidden", r"n[^;,]{0,8}@", _C.EXCLUSION)
PREFERRED = _rule("preferred", r"@[^;,:XOK]{0,8}P|[Pp][^;,: X]{0,8}@", _C.PREFERENCE)
COUNTED = _rule("counted", r"@[BJ ]{0,4}[^;,、: ]{0,3}Q|Q[B]?@", _C.COUNT)
HIRED = _rule("hired", r"K@B{0,3}H|H:?[^;,:KZ]{0,10}@|@[^;,:]{0,4}h|h[^;,]{0,4}@", _C.LIMIT)
LABELLED = _rule("labelled", r"a[RB ]{0,2}:?[ BL]{0,2}[^;,:]{0,2}@", _C.LIMIT)
REQUIRED = _rule("required", r"R[:B ]{0,3}[^;,:KZ]{0,6}@", _C.LIMIT)
POST = _rule("post", r"@[B]?E", _C.LIMIT)
TITLED = _rule("titled", r"(?:^|(?<=[;:/]))[.wJo]{0,6}@[.wB]{0,3}J(?=$|[;,:/ QdHh])", _C.LIMIT)
ALONE = _rule("alone", _EDGE_BEFORE + r"@[B]?" + _EDGE_AFTER + r"|[J]B?@" + _EDGE_AFTER, _C.LIMIT)
BOTH_AGED = _rule(
    "an age for each sex", r"@[.wB]{0,2}d[^;]{0,12}t[.wB]{0,2}d|t[.wB]{0,2}d[^;]{0,12}@[.wB]{0,2}d", None
)
ALONE_AGED = _rule("alone with an age", r"(?:^|(?<=[;,:/、]))@(?=[wB]{0,2}d)", _C.LIMIT)
ABSENCE = _rule("absence", r"Z[B.w]{0,3}@|Z[^;,:@]{0,8}[tV、][^;,:]{0,3}@", _C.EXCLUSION)
TESTED = _rule("tested", r"@[^;,:]{0,6}c|c[^;,:]{0,6}@", _C.TEST)
ASKED = _rule("asked", r"s[^;,]{0,8}@|@[^;,:]{0,5}s", _C.TEST)
NAMED_LIMIT = _rule("limited by name", r"L@(?=$|[;,、 ])|@B?L(?=[^;,:ZO ])", _C.LIMIT)
MENTIONED = _rule("mentioned", r"@", _C.MENTION)
MENTION_WARNED = _rule("mentioned", r"@", _C.MENTION, Verdict.WARN)
NOT_HAVING = _rule("lifted by absence", r"Z[B.w]{0,3}@", None)

_LIFTING = (
    WARNED,
    ONLY_FIRST,
    NOT_ASKED,
    NOT_BECAUSE,
    DOUBLE,
    NO_REQUIREMENT,
    FORBIDDEN_EMPLOYER,
    NEGATED,
    OPENED,
    OPEN_AHEAD,
    EQUAL,
    NEGATED_AFTER,
    SERVED,
    NOT_ONLY,
)
_LIMITING = (NOBODY_ELSE, EXCLUDED, LIMITED, LIMITED_AROUND, PREFERRED, LABELLED, COUNTED)

_TIGHT_LIMIT = _rule("limited", r"[Ll][B ]?@[B]?(?=$|[;,、:/ XPB])|a[RB ]?:[ B]?@", _C.LIMIT)
_TIGHT_EXCLUDED = _rule("excluded", r"@[Bt、V/ ]{0,4}X|X[B]?@(?=$|[;,、/ B])", _C.EXCLUSION)
_TIGHT_PREFERRED = _rule("preferred", r"@B?P", _C.PREFERENCE)

_PAID_BY_OTHERS = _rule(
    "paid by others", r"@[.BCb]{0,2}G|G[^;,]{0,6}@|@[^;,]{0,4}F|Z[B.w]?y?[B.w]{0,3}@|[nNX][^;,]{0,6}@", None
)
_NOTHING_PAID = _rule("nothing paid", r"O[^;,]{0,4}@|@[^;,]{0,10}O|x[B]?@|@[^;,]{0,4}[nNZ]", None)
_NOTHING_PAID_LATER = _rule("nothing paid", r"@(?:[、V/ ][^;,]{0,3}[tu]){0,4}[^;,]{0,8}[NZ]", None)
_PAID = _rule("paid", r"y[^;,]{0,10}@(?:[^;,]{0,2}d)?|@[^;:]{0,12}y", _C.CHARGE)
_PRICED = _rule(
    "priced", r"[LHR][^;,]{0,8}@|d[.w]?@|@:?[^;,]{0,6}d|@[^;,]{0,6}[lk]|k[^;,]{0,4}@|h[^;,]{0,4}@", _C.CHARGE
)
_CHARGED_APPLICANT = _rule("charged", r"[LHB][^;,]{0,6}y[^;,]{0,6}@|[LHB][^;,]{0,5}@[^;,]{0,4}d", _C.CHARGE)
_BOUGHT = _rule("bought", r"y[^;,]{0,4}@|@[^;,]{0,5}y", _C.CHARGE)
_HELD = _rule("held", r"[ky][^;,KP]{0,6}@|@[^;,]{0,8}[ky]", _C.CHARGE)
_NOT_HELD = _rule("not held", r"[ZnNx][^;,]{0,4}[kyV、][^;,]{0,8}@|O[^;,]{0,4}@|[ZN][B]?@", None)

CONSTRUCTIONS: dict[Kind, tuple[Rule, ...]] = {
    Kind.PERSON: (
        NO_PLACES,
        NOT_MEANT_FOR,
        *_LIFTING,
        FIRM_NAMED,
        TASK,
        *_LIMITING,
        SET_ASIDE,
        MEANT_FOR,
        DONE_BY,
        BENEFIT,
        REQUIRED,
        HIRED,
        POST,
        TITLED,
        ALONE,
        BOTH_AGED,
        ALONE_AGED,
        FORBIDDEN,
    ),
    Kind.PAIR: (_rule("so many of each", r"@[B ]?q", _C.COUNT),),
    Kind.TRAIT: (
        OPENED_LIST,
        *_LIFTING,
        TASK,
        *_LIMITING,
        ABSENCE,
        ASKED,
        BENEFIT,
        REQUIRED,
        HIRED,
        ALONE,
        FORBIDDEN,
    ),
    Kind.ATTRIBUTE: (
        OPENED_LIST,
        *_LIFTING,
        NOT_HAVING,
        ASKED,
        NAMED_LIMIT,
        _rule("preferred", r"@[^;,]{0,5}P", _C.PREFERENCE),
    ),
    Kind.NAMED: (
        OPENED_LIST,
        *_LIFTING,
        NOT_HAVING,
        NAMED_LIMIT,
        _rule("preferred", r"@B?P", _C.PREFERENCE),
        _rule("limited", r"[Ll][t.B]{1,4}@|t[.B]{0,2}@B{0,2}[PX]", _C.LIMIT),
    ),
    Kind.LOOK: (
        *_LIFTING,
        TASK,
        *_LIMITING,
        REQUIRED,
        HIRED,
        ALONE,
        _rule("measured", r"@[wBLl:]{0,3}d", _C.LIMIT),
    ),
    Kind.LOAN: (WARNED, NOT_BECAUSE, DOUBLE, NEGATED, NOT_HAVING, FORBIDDEN_EMPLOYER, SERVED, MENTIONED),
    Kind.CLOSED: (*_LIFTING, TASK, NOBODY_ELSE, EXCLUDED, LIMITED, LIMITED_AROUND),
    Kind.TITLE: (
        *_LIFTING,
        FIRM_NAMED,
        TASK,
        *_LIMITING,
        HIRED,
        SOUGHT,
        POST,
        ALONE,
        HEADLINE,
        MENTION_WARNED,
    ),
    Kind.SUBJECT: (*_LIFTING, _rule("subject", r"(?:^|(?<=[;,:]))@", _C.MENTION, Verdict.WARN)),
    Kind.PRONOUN: (*_LIFTING, _rule("pronoun", r"@[Bwo.]{0,2}[LlRH]", _C.MENTION, Verdict.WARN)),
    Kind.SELF: (OPENED_LIST, *_LIFTING, NOT_HAVING, TASK, MENTIONED),
    Kind.ABSENT: (NOT_MEANT_FOR, *_LIFTING, TASK, EXCLUDED, FORBIDDEN_FAR, ABSENCE, TESTED, ASKED, CAUSED),
    Kind.ACT: (*_LIFTING, EXCLUDED, FORBIDDEN_FAR, ABSENCE, LIMITED, CAUSED),
    Kind.TEST: (
        WARNED,
        _rule("free of charge", r"O[^;,]{0,8}@|[Zx][B.w]{0,3}@", None),
        NOT_BECAUSE,
        FORBIDDEN_EMPLOYER,
        NEGATED,
        OPENED,
        OPEN_AHEAD,
        OF_SERVED,
        NOT_HAVING,
        TASK,
        MENTIONED,
    ),
    Kind.BARE: (RESIDENTS, *_LIFTING, TASK, _TIGHT_LIMIT, _TIGHT_EXCLUDED, _TIGHT_PREFERRED),
    Kind.DEGREE: (*_LIFTING, TASK, MENTIONED),
    Kind.FEE: (WARNED, NOT_BECAUSE, _PAID_BY_OTHERS, _NOTHING_PAID, _NOTHING_PAID_LATER, TASK, _PAID, _PRICED),
    Kind.GENERIC_FEE: (WARNED, _PAID_BY_OTHERS, _NOTHING_PAID, TASK, _CHARGED_APPLICANT),
    Kind.UNIFORM: (WARNED, _PAID_BY_OTHERS, _NOTHING_PAID, TASK, _BOUGHT),
    Kind.PAPER: (
        WARNED,
        NOT_BECAUSE,
        _rule("forbidden to the employer", r"n[^;]{0,16}@", None),
        _NOT_HELD,
        SERVED,
        _rule("served", r"G[^;,]{0,6}@", None),
        TASK,
        _HELD,
    ),
}
