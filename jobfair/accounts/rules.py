"""What counts as an address, a name and a password, how long secrets live, and what an admin may do."""

import re
import unicodedata
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from email_validator import EmailNotValidError, validate_email

from jobfair.core.access import DUTIES, Role
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import Text, _l
from jobfair.core.status import Choice
from jobfair.core.text import clean

PRIVACY_VERSION = "2026-11"  # of the notice at home.privacy; whoever accepted another one is asked again
# What is new in this version, in one sentence for those who accepted an earlier one; empty for the first.
PRIVACY_NEWS: Text = ""

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200
SHORTEST_PART_OF_SELF = 4  # a shorter own name inside a password proves nothing

CODE_LIFETIME = timedelta(minutes=10)
LINK_LIFETIME = timedelta(minutes=30)
CODE_TRIES = 5
CODE_PAUSE = timedelta(seconds=60)
CODES_PER_ADDRESS = (8, timedelta(hours=24))
CODES_PER_VISITOR = (300, timedelta(hours=1))  # a fair's hall shares one network address
TRIES_PER_ACCOUNT = (10, timedelta(minutes=15))
TRIES_PER_VISITOR = (100, timedelta(minutes=15))  # failed ones
SECOND_FACTOR_TRIES = (8, timedelta(minutes=15))
RECOVERY_CODES = 10

MOBILE = re.compile(r"1[3-9][0-9]{9}")
STAFF_NAME = re.compile(r"[a-z][a-z0-9._-]{2,39}")
LISTS = Path(__file__).parent / "lists"
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv")

# The first sign found names it: most browsers also call themselves by the names of others.
BROWSERS = (
    ("MicroMessenger", "微信"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Quark", "夸克"),
    ("QQBrowser", "QQ浏览器"),
    ("UCBrowser", "UC浏览器"),
    ("MiuiBrowser", "小米浏览器"),
    ("HuaweiBrowser", "华为浏览器"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


class Purpose(Choice):
    """What a one-time code is good for; a code sent for one thing opens nothing else."""

    REGISTER = "register", _l("opening an account")
    SIGN_IN = "sign_in", _l("signing in")
    RESET = "reset", _l("setting a new password")
    MOBILE = "mobile", _l("changing the mobile number")
    EMAIL = "email", _l("confirming the e-mail address")


def tidy(text: str | None) -> str:
    """Text as it was written, without control characters and outer white space."""
    return clean(text or "").strip()


def plain(text: str | None) -> str:
    """What somebody typed to be recognised by (a number, an address, a code), in its normal form."""
    return tidy(unicodedata.normalize("NFKC", text or ""))


def normalise_mobile(text: str | None) -> str | None:
    """Eleven digits of a mainland mobile number however it was typed (+86, spaces, full width), else None."""
    digits = re.sub(r"[\s\-()]", "", plain(text))
    digits = re.sub(r"^(\+|00)?86(?=1[3-9][0-9]{9}$)", "", digits)
    return digits if MOBILE.fullmatch(digits) else None


def normalise_email(text: str | None) -> str | None:
    """An e-mail address in lower case, None when it cannot be one."""
    try:
        return validate_email(plain(text), check_deliverability=False, allow_smtputf8=False).normalized.lower()
    except EmailNotValidError:
        return None


def normalise_address(text: str | None) -> str | None:
    """The mobile number or e-mail address somebody typed to sign in."""
    return normalise_mobile(text) or normalise_email(text)


def is_mobile(address: str) -> bool:
    """Whether a normalised address is a mobile number."""
    return MOBILE.fullmatch(address) is not None


def normalise_staff_name(text: str | None) -> str | None:
    """A staff name in lower case: a letter, then letters, digits, dot, dash; 3 to 40 characters; else None."""
    name = plain(text).lower()
    return name if STAFF_NAME.fullmatch(name) else None


@cache
def common_passwords() -> frozenset[str]:
    """The packaged list: what people really choose, Chinese habits included, in lower case."""
    return frozenset((LISTS / "common_passwords.txt").read_text(encoding="utf-8").split())


def require_good_password(password: str, *, about: tuple[str | None, ...] = (), field: str = "password") -> None:
    """Refuse a password that is too short, common, or made of the person's own name or number.

    No rules of composition: length and rarity are what counts. `about` holds the person's mobile, e-mail, names.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid(_l("Please use at least %(n)s characters.", n=SHORTEST_PASSWORD), field=field)
    if len(password) > LONGEST_PASSWORD:
        raise Invalid(_l("Please use at most %(n)s characters.", n=LONGEST_PASSWORD), field=field)
    folded = unicodedata.normalize("NFKC", password).casefold()
    if is_common(folded):
        raise Invalid(
            _l("Many people use this password, so it is easily guessed. Please choose another."), field=field
        )
    if any(part in folded for part in own_parts(about)):
        raise Invalid(_l("Please do not use your own name or number in the password."), field=field)


def is_common(folded: str) -> bool:
    """Whether a case-folded password is on the list, one character or group repeated, or a walk along the keys."""
    if folded in common_passwords() or len(set(folded)) <= 2:
        return True
    for size in range(1, len(folded) // 2 + 1):
        if folded[:size] * (len(folded) // size) == folded and (size < 4 or folded[:size] in common_passwords()):
            return True
    return any(folded in row * 3 or folded[::-1] in row * 3 for row in ROWS)


def own_parts(about: tuple[str | None, ...]) -> set[str]:
    """What of a person must not stand in their password: numbers, names, the e-mail's local part."""
    parts = set()
    for text in about:
        folded = plain(text).casefold().replace(" ", "").split("@")[0]
        is_chinese_name = len(folded) >= 2 and not folded.isascii()
        if len(folded) >= SHORTEST_PART_OF_SELF or is_chinese_name:
            parts.add(folded)
    return parts


def browser_name(agent: str) -> str:
    """A browser and its system in two words people know; empty when the header says neither."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return " · ".join(part for part in (browser, system) if part)


def is_staff(account: Any) -> bool:
    """Whether the account holds any duty: then it signs in at the staff entrance only."""
    return Role.STAFF in account.roles


def needs_second_factor(account: Any) -> bool:
    """Whether this signed-in browser still lacks the second factor its account demands."""
    return is_staff(account) and not account.second_factor_passed


def must_accept_privacy_notice(account: Any, *, has_accepted: bool) -> bool:
    """Whether the notice in force is still to be put to this person; staff are here by duty, not by consent."""
    return not has_accepted and not is_staff(account)


def can_administer(actor: Any) -> bool:
    """Whether `actor` keeps accounts."""
    return bool(actor.has(Role.ADMIN))


def can_disable(actor: Any, account: Any) -> bool:
    """Whether `actor` may close `account`: admins, nobody themself."""
    return can_administer(actor) and actor.id != account.id and account.disabled_at is None


def require_other(actor: Any, account: Any) -> None:
    """Refuse acts of an admin upon themself."""
    if actor.id == account.id:
        raise Conflict(_l("You cannot do this to your own account. Please ask another administrator."))


def require_admin_left(*, remaining: int) -> None:
    """Refuse what would leave the portal without an administrator."""
    if remaining < 1:
        raise Conflict(_l("This is the last administrator. Please name another one first."))


def clean_duties(chosen: list[str]) -> tuple[Role, ...]:
    """The duties among the words given, in the order of the dictionary; Invalid when there is none."""
    duties = tuple(duty for duty in DUTIES if duty.value in chosen)
    if not duties:
        raise Invalid(_l("Please choose at least one duty."), field="duties")
    return duties
