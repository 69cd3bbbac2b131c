"""Every route × every identity, generated from the URL map: the declared access is what happens, and nothing fails.

Arguments are filled with values that name nothing, so a permitted page may answer 404; what it may never do is let
the wrong person past, ask a signed-in one to sign in, or break.
"""

import pytest
from werkzeug.routing import AnyConverter
from werkzeug.routing.converters import NumberConverter

from jobfair.core.access import DUTIES, Role, access_of
from tests.support.make.accounts import make_account, make_recruiter, make_seeker, make_staff

# Identities: what they hold.
IDENTITIES = {
    "anonymous": (),
    "seeker": (Role.SEEKER,),
    "recruiter": (Role.EMPLOYER,),
    "partner": (Role.PARTNER,),
    **{f"staff-{duty}": (duty,) for duty in DUTIES},
}


def routes(app):
    """(rule, address, method) of every route, arguments filled."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        values = {name: _value(rule, name) for name in rule.arguments if name not in (rule.defaults or {})}
        address = adapter.build(rule.endpoint, values, method=next(iter(rule.methods - {"HEAD", "OPTIONS"})))
        for method in sorted(rule.methods & {"GET", "POST"}):
            yield rule, address, method


def _value(rule, name):
    """Something that fits the argument's converter and names nothing."""
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return next(iter(converter.items))
    return 987654 if isinstance(converter, NumberConverter) else "no-such-thing"


def identity_account(name):
    roles = IDENTITIES[name]
    if not roles:
        return None
    if roles[0] in DUTIES:
        return make_staff(*roles)
    return {Role.SEEKER: make_seeker, Role.EMPLOYER: make_recruiter}.get(roles[0], lambda: make_account(*roles))()


def verdict(access, roles):
    """What the declaration promises this identity: open, sign-in or refused."""
    held = set(roles) | ({Role.STAFF} if set(roles) & set(DUTIES) else set())
    if access.kind == "public":
        return "open"
    if not held:
        return "sign-in"
    return "open" if not access.roles or held & set(access.roles) else "refused"


@pytest.mark.parametrize("identity", IDENTITIES)
def test_route_lets_past_exactly_whom_it_declares(app, identity):
    wrong = []
    account = identity_account(identity)
    for rule, address, method in routes(app):
        client = app.test_client()
        if account is not None:
            client.sign_in(account)
        response = client.open(address, method=method, check=False)
        expected = verdict(access_of(app, rule.endpoint), IDENTITIES[identity])
        asked = response.status_code == 302 and "/sign-in" in response.headers.get("Location", "")
        happened = "sign-in" if asked else "refused" if response.status_code == 403 else "open"
        if response.status_code >= 500 or (expected != happened and not _own_refusal(expected, happened)):
            wrong.append(f"{method} {address}: {response.status_code} ({happened}), declared {expected}")
    assert not wrong, "\n".join(wrong)


def _own_refusal(expected, happened):
    """A page may refuse beyond its role (no employer yet, second factor missing): stricter is not wrong."""
    return expected == "open" and happened in ("refused", "sign-in")
