"""Addresses, passwords and what an administrator may do: pure."""

from types import SimpleNamespace

import pytest

from jobfair.accounts import rules
from jobfair.core.access import Role
from jobfair.core.errors import Conflict, Invalid


@pytest.mark.parametrize(
    "typed", ["13800000001", "+86 138 0000 0001", "0086-138-0000-0001", "１３８０００００００１", "(86)13800000001"]
)
def test_mobile_number_however_typed_is_eleven_digits(typed):
    assert rules.normalise_mobile(typed) == "13800000001"


@pytest.mark.parametrize(
    "typed", ["", "1380000000", "12800000001", "138000000011", "abc", "\x00", None, "⑬800000001x"]
)
def test_what_is_no_mobile_number_is_refused(typed):
    assert rules.normalise_mobile(typed) is None


def test_email_is_kept_in_lower_case():
    assert rules.normalise_email(" Li.Ming@Example.CN ") == "li.ming@example.cn"


@pytest.mark.parametrize("typed", ["", "a@", "@b.cn", "a b@c.cn", "a@b\x00.cn" * 90, "x" * 300 + "@a.cn"])
def test_what_is_no_email_is_refused(typed):
    assert rules.normalise_email(typed) is None


@pytest.mark.parametrize(
    "password", ["长江之水天上来呀", "spring-breeze-2023", "x" * 100 + "yz!", "a" * 7 + "bcdefg "]
)
def test_long_or_rare_password_is_accepted(password):
    rules.require_good_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "12345678",
        "woaini520",
        "WoAiNi1314",
        "１２３４５６７８",
        "aaaaaaaa",
        "abababab",
        "qwertyui",
        "87654321",
        "19880808",
        "mima1234",
    ],
)
def test_password_that_many_people_use_is_refused(password):
    with pytest.raises(Invalid) as refusal:
        rules.require_good_password(password)
    assert refusal.value.field == "password"


@pytest.mark.parametrize("password", ["short", "x" * 201])
def test_password_of_wrong_length_is_refused(password):
    with pytest.raises(Invalid):
        rules.require_good_password(password)


@pytest.mark.parametrize("password", ["my13800000001!", "王小明的密码很长", "LIMING-is-here", "xx liming@ xx"])
def test_password_made_of_oneself_is_refused(password):
    with pytest.raises(Invalid):
        rules.require_good_password(password, about=("13800000001", "王小明", "liming@example.cn"))


def test_short_latin_name_does_not_forbid_a_password():
    rules.require_good_password("green li river", about=("Li",))


def test_staff_name_is_lower_case_and_short():
    assert rules.normalise_staff_name(" Wang.Fang ") == "wang.fang"
    assert rules.normalise_staff_name("1abc") is None
    assert rules.normalise_staff_name("王芳") is None


def test_duties_keep_only_known_words_in_order():
    assert rules.clean_duties(["admin", "reviewer", "emperor", "seeker"]) == (Role.REVIEWER, Role.ADMIN)


def test_no_duty_at_all_is_refused():
    with pytest.raises(Invalid):
        rules.clean_duties(["emperor"])


def person(number, *roles, disabled_at=None):
    return SimpleNamespace(id=number, has=lambda role: role in roles, disabled_at=disabled_at)


def test_admin_may_close_another_account_but_not_their_own():
    admin = person(1, Role.ADMIN)
    assert rules.can_disable(admin, person(2))
    assert not rules.can_disable(admin, admin)
    assert not rules.can_disable(person(3, Role.REVIEWER), person(2))
    with pytest.raises(Conflict):
        rules.require_other(admin, admin)


def test_last_administrator_is_kept():
    rules.require_admin_left(remaining=1)
    with pytest.raises(Conflict):
        rules.require_admin_left(remaining=0)


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1 MicroMessenger/8.0", "微信 · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130", "Edge · Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36", "Chrome · Android"),
        ("curl/8", ""),
        ("<script>", ""),
    ],
)
def test_browser_is_named_in_words_people_know(agent, name):
    assert rules.browser_name(agent) == name
