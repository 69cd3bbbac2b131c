"""The address somebody is proving, kept in the cookie between “send me a code” and “here it is”."""

from flask import session

from jobfair.accounts.rules import Purpose

KEY = "proving"


def remember(purpose: Purpose, address: str, *, by_link: bool = False) -> None:
    """A code for `purpose` is on its way to `address`; with `by_link`, the token of a link that has been opened."""
    session[KEY] = {"purpose": purpose.value, "address": address, "by_link": by_link}


def remembered(purpose: Purpose, *, by_link: bool = False) -> str | None:
    """The address a code for `purpose` went to in this browser (or the token of its link), if any."""
    stored = session.get(KEY)
    if not isinstance(stored, dict) or stored.get("purpose") != purpose.value:
        return None
    if bool(stored.get("by_link")) is not by_link:
        return None
    return str(stored.get("address") or "") or None


def forget() -> None:
    """The address has been proved, or the matter dropped."""
    session.pop(KEY, None)
