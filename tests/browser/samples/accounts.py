"""Pages of accounts: entrances, one's own account, staff accounts."""

from itertools import count

import pyotp
import sqlalchemy as sa

from jobfair.accounts.models import Account, PrivacyAcceptance
from jobfair.accounts.rules import Purpose
from jobfair.core.access import Role
from jobfair.extensions import db
from tests.support.client import CheckingClient
from tests.support.make.accounts import PASSWORD, make_admin, make_reviewer, make_seeker
from tests.support.samples import account_of, after, answer, id_of, one, page

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


def proving(purpose: Purpose, address: str):
    """A code is on its way to an address."""

    def remember(client: CheckingClient) -> None:
        with client.session_transaction() as stored:
            stored["proving"] = {"purpose": purpose.value, "address": address}

    return remember


def with_a_link(client: CheckingClient) -> None:
    """The link of a mail has been opened."""
    with client.session_transaction() as stored:
        stored["proving"] = {"purpose": Purpose.RESET.value, "address": "token", "by_link": True}


def not_agreed_yet(client: CheckingClient) -> None:
    """Somebody to whom the notice in force has not been put."""
    seeker = make_seeker(mobile=f"136{next(_numbers):08d}")
    db.session.execute(sa.delete(PrivacyAcceptance).where(PrivacyAcceptance.account_id == seeker.id))
    db.session.commit()
    client.sign_in(seeker)


def half_signed_in(client: CheckingClient) -> None:
    """Staff who have given their password, not yet the code."""
    client.sign_in(account_of("admin"), second_factor=False)


def with_password_handed_out(client: CheckingClient) -> None:
    client.sign_in(make_reviewer(must_change_password=True), second_factor=False)


def at_first_sign_in(client: CheckingClient) -> None:
    staff = make_admin()
    client.submit("/staff/sign-in", {"name": staff.staff_name, "password": PASSWORD})


def with_own_authenticator(client: CheckingClient) -> None:
    client.sign_in(make_admin(totp_secret=SECRET, totp_last_step=1))


def newcomer(duty: Role) -> dict[str, object]:
    return {"staff_name": lambda: f"sample{next(_numbers)}", "name": "周演示", "duties": duty.value}


PAGES = [
    page("accounts.sign_in"),
    page("accounts.sign_in", next="/me/applications"),
    answer("accounts.sign_in", press={"name": "19900000001", "password": "not-the-password"}),
    page("accounts.sign_in_by_code"),
    answer("accounts.sign_in_by_code", press={"address": "nobody"}),
    after(proving(Purpose.SIGN_IN, "19900000001"), "accounts.enter_code"),
    answer("accounts.enter_code", before=proving(Purpose.SIGN_IN, "19900000009"), press={"code": "12"}),
    page("accounts.register"),
    answer("accounts.register", press={"mobile": "12"}),
    after(proving(Purpose.REGISTER, "13800000001"), "accounts.register_details"),
    answer("accounts.register_details", before=proving(Purpose.REGISTER, "13800000001"), press={}),
    page("accounts.reset"),
    after(proving(Purpose.RESET, "19900000001"), "accounts.reset_password"),
    answer("accounts.reset_password", before=proving(Purpose.RESET, "19900000001"), press={"password": "12"}),
    after(with_a_link, "accounts.choose_password"),
    after(not_agreed_yet, "accounts.privacy_notice"),
    answer("accounts.privacy_notice", before=not_agreed_yet, press={}),
    page("accounts.staff_sign_in"),
    answer("accounts.staff_sign_in", press={"name": "admin", "password": "not-the-password"}),
    after(with_password_handed_out, "accounts.first_password"),
    answer("accounts.first_password", before=with_password_handed_out, press={"password": "12"}),
    after(half_signed_in, "accounts.second_factor"),
    answer("accounts.second_factor", before=half_signed_in, press={"code": "12"}),
    after(half_signed_in, "accounts.recovery"),
    after(at_first_sign_in, "accounts.second_factor"),
    page("accounts.me", "seeker"),
    page("accounts.me", "newcomer"),
    page("accounts.me", "recruiter"),
    page("accounts.me", "admin"),
    page("accounts.security", "seeker"),
    page("accounts.security", "reviewer"),
    page("accounts.details", "seeker"),
    answer("accounts.details", "seeker", press={"name": ""}),
    page("accounts.change_password", "seeker"),
    answer("accounts.change_password", "seeker", press={}),
    page("accounts.change_mobile", "seeker"),
    page("accounts.change_email", "seeker"),
    answer("accounts.change_email", "seeker", press={"address": "no"}),
    after(proving(Purpose.MOBILE, "13800000002"), "accounts.confirm_mobile", "seeker"),
    after(proving(Purpose.EMAIL, "zhao@example.cn"), "accounts.confirm_email", "seeker"),
    page("accounts.recovery_codes", "admin"),
    answer(
        "accounts.recovery_codes",
        before=with_own_authenticator,
        press={"code": lambda: pyotp.TOTP(SECRET).now()},
        status=200,
    ),
    page("accounts.staff_accounts", "admin"),
    page("accounts.staff_accounts", "admin", role="staff"),
    page("accounts.staff_accounts", "admin", q="没有这样的人"),
    page("accounts.create_staff", "admin"),
    answer("accounts.create_staff", "admin", press={"staff_name": "A B"}),
    answer("accounts.create_staff", "admin", press=newcomer(Role.DESK), status=200),
    page("accounts.staff_account", "admin", account_id=one(Account.id, Account.id.in_(id_of("reviewer")))),
    page("accounts.staff_account", "admin", account_id=one(Account.id, Account.id.in_(id_of("seeker")))),
    page("accounts.audit", "admin"),
]
NOT_PAGES = {"accounts.reset_by_link": "takes the token of a link and leads on"}
