"""Accounts, their roles, sessions and the secrets they sign in with. One person, one account."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from jobfair.core import clock
from jobfair.core.access import DUTIES, Role
from jobfair.core.database import Base, EncryptedText, EnumText, Record, one_of, personal, unique_while


class AccountRole(Base):
    """A role held by an account. Staff duties are roles; STAFF itself follows from any of them."""

    __tablename__ = "account_role"
    __table_args__ = (one_of("role", Role),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[Role] = mapped_column(EnumText(Role), primary_key=True)


class Account(Record):
    """Whoever signs in: by mobile number (seekers, recruiters), e-mail (recruiters, partners) or staff name."""

    __tablename__ = "account"
    __allow_unmapped__ = True

    mobile: Mapped[str | None] = mapped_column(sa.String(11), unique=True, info=personal())
    email: Mapped[str | None] = mapped_column(sa.String(254), unique=True, info=personal())
    staff_name: Mapped[str | None] = mapped_column(sa.String(40), unique=True, info=personal())
    display_name: Mapped[str] = mapped_column(sa.String(60), info=personal())
    password_hash: Mapped[str | None] = mapped_column(sa.String(200))
    password_changed_at: Mapped[datetime | None]
    must_change_password: Mapped[bool] = mapped_column(default=False)
    totp_secret: Mapped[str | None] = mapped_column(EncryptedText)
    totp_last_step: Mapped[int | None] = mapped_column(sa.BigInteger)
    language: Mapped[str] = mapped_column(sa.String(2), default="zh")
    disabled_at: Mapped[datetime | None]
    disabled_reason: Mapped[str | None] = mapped_column(sa.String(300))
    mobile_confirmed_at: Mapped[datetime | None]
    email_confirmed_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)

    role_rows: Mapped[list[AccountRole]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    # Set by the session loader; not stored. Staff roles count only after the second factor.
    second_factor_passed: bool = False
    privacy_notice_due: bool = False
    session_id: int | None = None
    session_token: str | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """Every role this account holds, STAFF included when it has a duty."""
        held = {row.role for row in self.role_rows}
        return frozenset(held | {Role.STAFF}) if held.intersection(DUTIES) else frozenset(held)

    def has(self, role: Role | str) -> bool:
        """Whether this account may act as `role` now: somebody of the staff only after the second factor."""
        held = self.roles
        return Role(role) in held and (Role.STAFF not in held or self.second_factor_passed)

    # What Flask-Login asks.
    is_anonymous = False

    @property
    def is_authenticated(self) -> bool:
        """True: only live sessions of enabled accounts are loaded."""
        return True

    @property
    def is_active(self) -> bool:
        """Whether the account has not been disabled."""
        return self.disabled_at is None

    def get_id(self) -> str:
        """What the cookie carries: the token of the session row, which decides whether it is still good."""
        if self.session_token is None:
            raise RuntimeError("an account was signed in without a session row")
        return self.session_token


class Visitor:
    """Somebody without an account, with the questions templates ask of an account."""

    is_authenticated = False
    is_active = False
    is_anonymous = True
    id = None
    display_name = ""
    language = None
    roles: frozenset[Role] = frozenset()

    def has(self, role: Role | str) -> bool:
        """Never."""
        return False

    def get_id(self) -> Any:
        """No key."""
        return None


class UserSession(Base):
    """One signed-in browser; revoking the row signs it out at once, everywhere."""

    __tablename__ = "user_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    second_factor_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    address: Mapped[str] = mapped_column(sa.String(45), default="", info=personal())
    agent: Mapped[str] = mapped_column(sa.String(200), default="", info=personal())

    account: Mapped[Account] = relationship()


class OneTimeCode(Base):
    """A six-figure code or a link token sent to prove an address; kept only as a keyed hash."""

    __tablename__ = "one_time_code"
    __table_args__ = (
        unique_while("uq_one_time_code_live", "purpose", "address", condition=sa.text("used_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(sa.String(20))
    address: Mapped[str] = mapped_column(sa.String(254), index=True, info=personal())
    code_hash: Mapped[str] = mapped_column(sa.String(64))
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]


class RecoveryCode(Base):
    """A staff member's way in without the authenticator, usable once."""

    __tablename__ = "recovery_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64))
    used_at: Mapped[datetime | None]


class PrivacyAcceptance(Base):
    """Which version of the privacy notice somebody accepted, and when (PIPL art. 14, 17)."""

    __tablename__ = "privacy_acceptance"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[str] = mapped_column(sa.String(20), primary_key=True)
    accepted_at: Mapped[datetime] = mapped_column(default=clock.now)
    # Signed on paper at a desk: who of the staff saw and recorded it. None: the person pressed the button.
    recorded_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
