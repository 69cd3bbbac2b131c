"""Name, language and addresses of one's own account."""

from jobfair.accounts import messages, queries, rules
from jobfair.accounts.models import Account
from jobfair.accounts.rules import Purpose
from jobfair.accounts.services import codes
from jobfair.accounts.services.registration import TAKEN_EMAIL, TAKEN_MOBILE, clean_name
from jobfair.accounts.services.sign_in import confirm_password
from jobfair.core import audit, clock
from jobfair.core.errors import Conflict, Invalid
from jobfair.core.language import LANGUAGES, _l
from jobfair.extensions import db


def change_details(account: Account, *, name: str, language: str) -> None:
    """Set the name by which the person is addressed and the language in which they are written to."""
    if language not in LANGUAGES:
        raise Invalid(_l("Please choose one of the languages."), field="language")
    account.display_name = clean_name(name)
    account.language = language
    db.session.flush()


def ask_to_move(account: Account, *, address: str, password: str, visitor: str) -> None:
    """Send a code to the new mobile number or e-mail address, after the password has been given."""
    field = "mobile" if rules.is_mobile(address) else "email"
    if address == getattr(account, field) and getattr(account, f"{field}_confirmed_at"):
        raise Invalid(_l("This is the one you already have."), field="address")
    confirm_password(account, password, field="password")
    codes.send_to_new_address(account, purpose_of(address), address, visitor=visitor)


def move(account: Account, *, address: str, code: str) -> None:
    """Take the new number or address over once its code has come back; the old one is told.

    Call it before the request's first write. Raises Conflict when another account took the address meanwhile.
    """
    is_number = rules.is_mobile(address)
    codes.use(purpose_of(address), codes.scoped(account, address), code)
    taken = queries.is_mobile_taken(address) if is_number else queries.is_email_taken(address)
    if taken and address not in (account.mobile, account.email):
        raise Conflict(TAKEN_MOBILE if is_number else TAKEN_EMAIL)
    if is_number:
        messages.mobile_changed(account)
        account.mobile, account.mobile_confirmed_at = address, clock.now()
    else:
        messages.email_changed(account)
        account.email, account.email_confirmed_at = address, clock.now()
    db.session.flush()
    what = "mobile" if is_number else "email"
    audit.record(f"{what}.changed", f"account:{account.id}", actor_id=account.id)


def purpose_of(address: str) -> Purpose:
    """What a code to this kind of address is for when an account moves to it."""
    return Purpose.MOBILE if rules.is_mobile(address) else Purpose.EMAIL
