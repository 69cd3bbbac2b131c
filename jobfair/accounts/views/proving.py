"""The address somebody is proving, kept in the cookie between “send me a code” and “here it is”."""

from flask import session

from jobfair.accounts.rules import Purpose

KEY = "proving"


def remember(purpose: Purpose, address: str) -> None:
    """A code for `purpose` is on its way to `address`."""
    session[KEY] = {"purpose": purpose.value, "address": address}


def remembered(purpose: Purpose) -> str | None:
    """The address a code for `purpose` went to in this browser, if any."""
    stored = session.get(KEY)
    if not isinstance(stored, dict) or stored.get("purpose") != purpose.value:
        return None
    return str(stored.get("address") or "") or None


def forget() -> None:
    """The address has been proved, or the matter dropped."""
    session.pop(KEY, None)
