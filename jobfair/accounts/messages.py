"""What accounts write to people: one-time codes, and news about the security of the account.

Codes go straight into the outbox, to an address that may belong to no account yet. News about an account go to its
inbox and addresses through the notices domain, which stands above this one: the factory hands its `notify` down.
"""

from datetime import timedelta
from typing import Any, Protocol

from jobfair.accounts import rules
from jobfair.accounts.models import Account
from jobfair.accounts.rules import Purpose
from jobfair.core import outbox
from jobfair.core.language import _, _l, current_language
from jobfair.core.outbox import Channel
from jobfair.core.urls import absolute_for

CODE_KIND = "accounts.code"  # the texts of this kind hold secrets: they are wiped once sent


class Notify(Protocol):
    """How news reach a person: `notices.services.notify`."""

    def __call__(
        self, account: Account, *, kind: str, title: Any, body: Any, topic: str, path: str | None = None
    ) -> Any: ...


class Herald:
    """Holds the `Notify` that the factory handed down."""

    notify: Notify | None = None


def tell(account: Account, *, kind: str, title: Any, body: Any) -> None:
    """Write to somebody about the security of their account."""
    if Herald.notify is None:
        raise RuntimeError("accounts.messages.Herald.notify was not set by the factory")
    Herald.notify(account, kind=f"accounts.{kind}", title=title, body=body, topic="security", path="/me/security")


def code_sent(address: str, *, purpose: Purpose, code: str, token: str | None = None) -> None:
    """A one-time code to a mobile number or an e-mail address, in the language of the page that asked for it.

    With `token` a mail also carries the link that leads straight to a new password.
    """
    text = _(
        "%(code)s is your code for %(purpose)s. It is good for %(minutes)s minutes. "
        "Nobody of ours will ask you for it.",
        code=code,
        purpose=str(purpose.label),
        minutes=_minutes(rules.CODE_LIFETIME),
    )
    if token is not None and not rules.is_mobile(address):
        link = absolute_for("accounts.reset_by_link", language=current_language(), token=token)
        offer = _(
            "Or open this link to set a new password; it is good once and for %(minutes)s minutes: %(link)s",
            minutes=_minutes(rules.LINK_LIFETIME),
            link=link,
        )
        text = f"{text}\n\n{offer}"
    _post(address, subject=_("Your code for %(purpose)s", purpose=str(purpose.label)), body=text)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


def no_account_here(address: str) -> None:
    """A code was asked for an address nobody signs in with: the page must not say so, its owner may know."""
    body = _(
        "Somebody, perhaps you, wanted to sign in here. There is no account with this number or address. "
        "You can open one: %(link)s",
        link=absolute_for("accounts.register", language=current_language()),
    )
    _post(address, subject=_("There is no account with this address"), body=body)


def already_registered(address: str) -> None:
    """Somebody wanted to open an account with a number that has one."""
    body = _(
        "You already have an account with this number. Please sign in: %(link)s",
        link=absolute_for("accounts.sign_in_by_code", language=current_language()),
    )
    _post(address, subject=_("You already have an account"), body=body)


def address_taken(address: str) -> None:
    """Somebody wanted to move their account to an address that belongs to another one."""
    body = _("Somebody wanted to use this number or address for another account. Nothing has been changed.")
    _post(address, subject=_("Nothing has been changed"), body=body)


def _post(address: str, *, subject: str, body: str) -> None:
    channel = Channel.SMS if rules.is_mobile(address) else Channel.MAIL
    outbox.post(
        channel,
        address,
        kind=CODE_KIND,
        subject=subject if channel is Channel.MAIL else "",
        body=body,
        language=current_language(),
    )


def password_changed(account: Account) -> None:
    """The password is another one since now."""
    tell(
        account,
        kind="password_changed",
        title=_l("Your password has been changed"),
        body=_l(
            "The password of your account has just been changed, and all other browsers have been signed out. "
            "If this was not you, please set a new password at once and call us."
        ),
    )


def mobile_changed(account: Account) -> None:
    """The account moved to another mobile number."""
    tell(
        account,
        kind="mobile_changed",
        title=_l("Your mobile number has been changed"),
        body=_l("From now on you sign in with the new number. If this was not you, please call us at once."),
    )


def email_changed(account: Account) -> None:
    """The account has another confirmed e-mail address."""
    tell(
        account,
        kind="email_changed",
        title=_l("Your e-mail address has been confirmed"),
        body=_l("We will write to this address from now on. If this was not you, please call us at once."),
    )


def second_factor_set(account: Account) -> None:
    """An authenticator has been linked."""
    tell(
        account,
        kind="second_factor_set",
        title=_l("An authenticator has been linked to your account"),
        body=_l("It is asked for at each sign-in. If this was not you, please call an administrator at once."),
    )


def recovery_code_used(account: Account, *, left: int) -> None:
    """Somebody came in with a recovery code."""
    tell(
        account,
        kind="recovery_code_used",
        title=_l("A recovery code has been used"),
        body=lambda: _(
            "Somebody signed in with one of your recovery codes; %(left)s are left. "
            "If this was not you, please call an administrator at once.",
            left=left,
        ),
    )


def second_factor_reset(account: Account) -> None:
    """An administrator has unlinked the authenticator."""
    tell(
        account,
        kind="second_factor_reset",
        title=_l("Your authenticator has been unlinked"),
        body=_l("An administrator has unlinked your authenticator. At the next sign-in you link one anew."),
    )
