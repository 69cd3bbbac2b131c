"""Two at the same moment: one wins, the other is told, nothing happens twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from jobfair.core.history import changes_of
from jobfair.employers import queries
from jobfair.employers.models import Membership
from jobfair.employers.rules import TeamRole
from jobfair.extensions import db
from tests.support.make.accounts import make_reviewer
from tests.support.make.employers import (
    make_colleague,
    make_submitted_employer,
    make_verified_employer,
    owner_of,
)


def at_once(*presses):
    """The statuses of several posts sent at the same moment, sorted."""

    def press(browser, path, data):
        with browser.application.app_context():
            return browser.post(path, data=data, check=False).status_code

    db.session.remove()
    with ThreadPoolExecutor(len(presses)) as pool:
        return sorted(pool.map(lambda one: press(*one), presses))


def decision(employer, verb):
    values = {"verb": verb, "seen": queries.state_seen(employer), "reason": "理由"}
    for document in queries.current_documents(employer).values():
        values[f"finding_{document.id}"] = "accepted"
    return values


@pytest.mark.parametrize(
    ("make", "first", "second"),
    [
        (make_submitted_employer, "approve", "approve"),
        (make_submitted_employer, "approve", "refuse"),
        (make_verified_employer, "renew", "renew"),
    ],
)
def test_of_two_reviewers_one_decides(browser_of, make, first, second):
    employer = make()
    key, path = employer.id, f"/staff/employers/{employer.id}/decision"
    values = decision(employer, first)
    steps = len(changes_of("employer", key))
    browsers = [browser_of(make_reviewer()), browser_of(make_reviewer())]
    statuses = at_once((browsers[0], path, dict(values)), (browsers[1], path, {**values, "verb": second}))
    assert statuses == [302, 409]
    assert len(changes_of("employer", key)) == steps + 1


def test_of_two_owners_leaving_one_stays(browser_of):
    employer = make_verified_employer()
    key = employer.id
    people = [owner_of(employer), make_colleague(employer, TeamRole.OWNER)]
    paths = [f"/employer/team/{queries.get_membership(person).id}/departure" for person in people]
    browsers = [browser_of(person) for person in people]
    statuses = at_once(*((browser, path, {}) for browser, path in zip(browsers, paths, strict=True)))
    assert statuses == [302, 409]
    assert db.session.query(Membership).filter_by(employer_id=key, left_at=None).count() == 1
