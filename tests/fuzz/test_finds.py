"""What hostile submissions once broke, kept mended."""

import pytest

from tests.support.make.employers import make_colleague, make_verified_employer, owner_of


@pytest.mark.parametrize("blank", ["\x00", "\n\n", " "])
def test_role_of_nothing_but_blanks_is_no_choice(app, browser_of, blank):
    employer = make_verified_employer()
    make_colleague(employer)
    browser = browser_of(owner_of(employer))
    action = browser.page("/employer/team").all("form[action$='/role']")[0].attrs["action"]
    browser.refused(action, {"role": blank})
    browser.refused("/employer/team/invitations", {"address": "13900000001", "role": blank})


def test_check_while_typing_bears_fields_that_were_not_sent(app, browser_of):
    owner = owner_of(make_verified_employer())
    browser_of(owner).submit("/employer/postings/checks", {"title_zh": "焊工"}, expect=200)
